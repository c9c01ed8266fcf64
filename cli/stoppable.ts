import { setTimeout as delay } from 'node:timers/promises'
import type { LastingAccess } from '../library/remote/lasting.ts'
import { say } from './exit.ts'
import { interrupted } from './interrupted.ts'

/** A library as a command asks of it. `library` is that of the start, where this process held it. */
export type Asking = Pick<LastingAccess, 'call' | 'on' | 'library'>

/** What other programs have asked of a command that is stopped may take so long yet, ms. */
const moment = 5000

/**
 * Runs a command on a library and closes it. A person who stops it ends it so that nobody who works through it has to
 * guess: what it took for others is done, its own import is broken off, and it says goodbye. Then the process ends by the
 * signal, as it would have without: to a shell that is 130, and a loop of commands stops too. A second signal ends it at once.
 */
export async function stoppable<T>(access: LastingAccess, run: (asking: Asking) => Promise<T>): Promise<T> {
  let closing: Promise<void> | null = null
  const close = () => (closing ??= access.close())
  let stopping: Promise<never> | null = null
  void interrupted().then((signal) => (stopping = stop(signal, access, close)))
  try {
    return await run({
      library: access.library,
      on: access.on,
      // A command that is stopped begins nothing more, and has nothing to say about it.
      call: (method, argument) => (stopping === null ? access.call(method, argument) : forever()),
    })
  } finally {
    await close()
    await (stopping as Promise<never> | null)
  }
}

async function stop(
  signal: NodeJS.Signals,
  { library }: LastingAccess,
  close: () => Promise<void>,
): Promise<never> {
  say(
    library === null
      ? 'Stopped here. The program that holds the library may still finish what it was asked.'
      : 'Stopped. What was done is kept.',
  )
  await Promise.race([close(), delay(moment)])
  process.kill(process.pid, signal)
  return forever()
}

const forever = () => new Promise<never>(() => undefined)
