import { setTimeout as delay } from 'node:timers/promises'
import { done, type Result } from '../../core/commands/result.ts'
import { dispatch } from '../handlers/dispatch.ts'
import { openLibrary, type LibraryOptions, type OpenLibrary } from '../handlers/library.ts'
import type { HowToClose } from '../storage/storage-contract.ts'
import { doesNotAnswer, joinLibrary, mayAskAgain, type Access, type JoinedAccess } from './join.ts'
import { shareLibrary } from './share.ts'

/** A library this process holds itself has `library`; one that another program holds has null there. */
export type AccessedLibrary =
  | (Omit<Access, 'close'> & { readonly library: OpenLibrary; close(how?: HowToClose): Promise<void> })
  | (JoinedAccess & { readonly library: null })

/** A program that is just opening the library, or closing it, is waited for so long. Milliseconds. */
const patience = 15_000
const pause = 50

/** Opens a library, or joins the program that holds it: one writer, any number of clients. */
export async function accessLibrary(options: LibraryOptions): Promise<Result<AccessedLibrary>> {
  for (let waited = 0; ; waited += pause) {
    const accessed = await openOrJoin(options)
    if (accessed.ok || accessed.error.code !== 'locked' || waited >= patience) return accessed
    await delay(pause)
  }
}

async function openOrJoin(options: LibraryOptions): Promise<Result<AccessedLibrary>> {
  const opened = await openLibrary(options)
  if (!opened.ok) {
    const address = opened.error.code === 'locked' ? addressIn(opened.error.details) : undefined
    if (address === undefined) return opened
    const joined = await joinLibrary(address)
    if (!joined.ok) return joined
    // A program that is about to end may have its door open still; who answers once says goodbye before it leaves.
    const answer = await joined.value.call('jobs.list', {})
    if (answer.ok) return done({ ...joined.value, library: null })
    await joined.value.close()
    return mayAskAgain('jobs.list', answer) ? doesNotAnswer : answer
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

function addressIn(details: readonly string[] | undefined): string | undefined {
  return details?.find((detail) => detail.startsWith('{'))
}
