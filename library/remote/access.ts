import { setTimeout as delay } from 'node:timers/promises'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { dispatch } from '../handlers/dispatch.ts'
import { openLibrary, type LibraryOptions, type OpenLibrary } from '../handlers/library.ts'
import type { HowToClose } from '../storage/storage-contract.ts'
import {
  doesNotAnswer,
  joinLibrary,
  mayAskAgain,
  nobodyThere,
  type Access,
  type JoinedAccess,
} from './join.ts'
import { shareLibrary } from './share.ts'
import { refuseHeld } from './who-holds.ts'

/** A library this process holds itself has `library`; one that another program holds has null there. */
export type AccessedLibrary =
  | (Omit<Access, 'close'> & { readonly library: OpenLibrary; close(how?: HowToClose): Promise<void> })
  | (JoinedAccess & { readonly library: null })

/** A program that is just opening the library, or closing it, is waited for so long. Milliseconds. */
const patience = 15_000
const pause = 50

/** What is asked of a library that this process has let go of, or looks for no more. */
export const letGo = refuse('cancelled', 'Postil has let go of the library here. Nothing was changed.')

/** Opens a library, or joins the program that holds it: one writer, any number of clients. `signal` ends the search. */
export async function accessLibrary(
  options: LibraryOptions,
  signal?: AbortSignal,
): Promise<Result<AccessedLibrary>> {
  for (let waited = 0; ; waited += pause) {
    if (signal?.aborted === true) return letGo
    const accessed = await openOrJoin(options, signal)
    if (accessed.ok || accessed.error.code !== 'locked') return accessed
    // One that does not answer was waited for already.
    if (waited >= patience || accessed === doesNotAnswer) return refuseHeld(options.directory)
    await delay(pause)
  }
}

async function openOrJoin(
  options: LibraryOptions,
  signal: AbortSignal | undefined,
): Promise<Result<AccessedLibrary>> {
  const opened = await openLibrary(options)
  if (!opened.ok) {
    const address = opened.error.code === 'locked' ? addressIn(opened.error.details) : undefined
    return address === undefined ? opened : join(address, signal)
  }
  const library = opened.value
  const shared = await shareLibrary(library)
  return done({
    library,
    call: (method, argument) => dispatch(library.handlers, method, argument) as never,
    on: library.subscribe,
    async close(how) {
      library.retire()
      const unshared = shared.close()
      // A disk that does not answer keeps nobody who gave up what it does not take.
      if (how?.giveUp === true) unshared.catch(() => undefined)
      else await unshared
      await library.close(how)
    },
  })
}

/** A program that is about to end may have its door open still; who answers once says goodbye before it leaves. */
async function join(address: string, signal: AbortSignal | undefined): Promise<Result<AccessedLibrary>> {
  const joined = await joinLibrary(address)
  if (!joined.ok) return joined
  const answer = await orAborted(joined.value.call('jobs.list', {}), signal)
  if (answer.ok) return done({ ...joined.value, library: null })
  await joined.value.close()
  return mayAskAgain('jobs.list', answer) ? nobodyThere : answer
}

function orAborted<T>(asked: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  return new Promise((resolve) => {
    const abort = () => resolve(letGo)
    signal?.addEventListener('abort', abort)
    void asked.then(resolve).finally(() => signal?.removeEventListener('abort', abort))
  })
}

function addressIn(details: readonly string[] | undefined): string | undefined {
  return details?.find((detail) => detail.startsWith('{'))
}
