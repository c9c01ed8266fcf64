import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Failure } from './tally.ts'

const program = fileURLToPath(new URL('./writing-process.ts', import.meta.url))

/** One of several programs that write to a library. */
export interface Writing {
  /** The titles it said to be acknowledged so far; grows. */
  readonly acknowledged: readonly string[]
  /** Resolves when it has made all its edits, or was killed. */
  readonly done: Promise<void>
  /** Resolves when it has acknowledged so many. */
  has(enough: number): Promise<void>
  /** The number and the hash of the records that it knows of. */
  known(): Promise<string>
  end(): Promise<void>
  kill(): Promise<void>
}

/** Starts one whose clock is wrong by so many milliseconds. */
export function startWriting(directory: string, name: string, edits: number, wrong: number): Writing {
  const child = spawn(process.execPath, [program, directory, name, String(edits), String(wrong)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const acknowledged: string[] = []
  const answers: ((known: string) => void)[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  let killed = false
  let complaint = ''
  let finish: () => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const done = new Promise<void>((resolve, reject) => {
    finish = resolve
    fail = reject
  })
  done.catch(() => undefined)
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (complaint += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines)
      if (line.startsWith('+')) acknowledged.push(line.slice(1))
      else if (line.startsWith('=')) answers.shift()?.(line.slice(1))
      else finish()
    for (const look of waiting) look()
  })
  child.stdin.on('error', () => undefined)
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  void gone.then(() =>
    killed ? finish() : fail(new Failure('thrown', `a writer ended by itself: ${complaint.slice(0, 500)}`)),
  )
  return {
    acknowledged,
    done,
    has: (enough) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (acknowledged.length < enough) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        done.catch(reject)
      }),
    known: () =>
      new Promise((resolve) => {
        answers.push(resolve)
        child.stdin.write('?\n')
      }),
    end: () => {
      killed = true
      child.stdin.end()
      return gone
    },
    kill: () => {
      killed = true
      child.kill('SIGKILL')
      return gone
    },
  }
}
