import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))

/** Runs `postil` as a person's shell would: a process of its own, `as` another user where one is given. */
export function postil(
  args: readonly string[],
  { input = '', env = {} as Record<string, string>, as = {} as { uid?: number; gid?: number } } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, NO_COLOR: '1', ...env },
      ...as,
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code: code ?? -1, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
