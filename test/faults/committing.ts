import { spawn } from 'node:child_process'
import type { Storage } from '../../library/storage/storage.ts'
import { bundled } from './bundled.ts'
import { Failure } from './tally.ts'

const program = bundled('committing-process')

/** A process that commits to a library as fast as it can. */
export interface Committing {
  /** The numbers it has said to be acknowledged so far; grows. */
  readonly acknowledged: readonly number[]
  /** Resolves when it has acknowledged so many. */
  has(enough: number): Promise<void>
  /** Ends it as a power cut or a crash does; resolves when it is gone and all it said was heard. */
  kill(): Promise<void>
}

/** Starts one that numbers its commits from `first` on. */
export function startCommitting(directory: string, first: number): Committing {
  const child = spawn(process.execPath, [program, directory, String(first)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const acknowledged: number[] = []
  let rest = ''
  let onMore = () => undefined as void
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    acknowledged.push(...lines.map(Number))
    onMore()
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    acknowledged,
    has: (enough) =>
      new Promise((resolve, reject) => {
        onMore = () => void (acknowledged.length >= enough && resolve())
        onMore()
        void gone.then(() => reject(new Failure('thrown', 'the committing process ended by itself')))
      }),
    kill: () => {
      child.kill('SIGKILL')
      return gone
    },
  }
}

/** Fails where a library lacks an edit that the process said to be acknowledged. */
export function checkCommitted({ store }: Storage, acknowledged: Iterable<number>): void {
  for (const number of acknowledged)
    for (const each of [0, 1, 2])
      if (store.get(`collection:${number}-${each}`) === undefined)
        throw new Failure('lost', `edit ${number}-${each} was acknowledged and is not there`)
}
