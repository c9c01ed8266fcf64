import type { Refusal, Result } from '../core/commands/result.ts'
import type { StorageState } from '../core/protocol/events.ts'

/** A refusal on its way to the terminal: told on stderr, exit code 1. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/** The value, or the refusal thrown: a command reads as what happens when all goes well. */
export function orRefuse<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.error)
  return result.value
}

/** Words for people go to stderr: stdout carries the result alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** That a library can only be read, and why, where it is so. */
export function sayWhereReadOnly(state: StorageState): void {
  if (state.kind === 'read-only') say(state.message)
}

/** A refusal and what to do about it, on stderr. */
export function tellRefusal({ message, details = [] }: Refusal): void {
  say(message)
  for (const detail of details) say(`  ${detail}`)
}

/** Writes a result to stdout, ending in one newline; resolves when it is out, so that a pipe gets all of it. */
export function print(text: string): Promise<void> {
  const ended = text.endsWith('\n') || text === '' ? text : `${text}\n`
  return new Promise((resolve, reject) => {
    process.stdout.write(ended, (error) => {
      // A reader that has seen enough (`| head`) is no failure.
      if (error != null && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error)
      else resolve()
    })
  })
}

export function printJson(value: unknown): Promise<void> {
  return print(JSON.stringify(value, null, 2))
}
