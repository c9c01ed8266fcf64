import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Argument, MethodName, OutputOf } from '../core/protocol/index.ts'
import { Store } from '../core/store/store.ts'
import type { LibraryOptions } from '../library/handlers/library.ts'
import { lastingAccess } from '../library/remote/lasting.ts'
import { machineDirectory } from '../library/place.ts'
import { orRefuse, Refused, say, sayWhereReadOnly } from './exit.ts'
import { stoppable, type Asking } from './stoppable.ts'
import { libraryFolder } from './library-folder.ts'

/** Where the texts are that ship with the app. */
export const contentDirectory = fileURLToPath(new URL('../content/', import.meta.url))

export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** A library as a command uses it: refusals are thrown, and the records are at hand. */
export interface CommandLibrary {
  readonly access: Asking
  readonly store: Store
  call<M extends MethodName>(method: M, argument: Argument<M>): Promise<OutputOf<M>>
}

/** Where a command finds the library, and what opening it takes. */
export const libraryOptions = (named: string | undefined, makes = false): LibraryOptions => ({
  directory: libraryFolder(named, makes),
  contentDirectory,
  version,
  machineDirectory: machineDirectory(),
})

type Run<T> = (library: CommandLibrary) => Promise<T>

/** Runs a command on a library that is there, and closes it, whatever happens. What did not read as it was written is told, and a library that can only be read. */
export function withLibrary<T>(named: string | undefined, run: Run<T>): Promise<T> {
  return onLibrary(libraryOptions(named), run)
}

/** The same for a command that makes the library where there is none, and so writes: refused where it can only be read. */
export function makingLibrary<T>(named: string | undefined, run: Run<T>): Promise<T> {
  return onLibrary(libraryOptions(named, true), (library) => {
    const refusal = library.access.library?.storage.refusal ?? null
    if (refusal !== null) throw new Refused(refusal)
    return run(library)
  })
}

async function onLibrary<T>(options: LibraryOptions, run: Run<T>): Promise<T> {
  return stoppable(orRefuse(await lastingAccess(options)), async (access) => {
    const snapshot = orRefuse(await access.call('library.open', {}))
    snapshot.told.forEach(say)
    const answer = await run({
      access,
      store: new Store(snapshot.records),
      call: async (method, argument) => orRefuse(await access.call(method, argument)),
    })
    // A command that is refused for it says so in its own words.
    sayWhereReadOnly(snapshot.storage)
    return answer
  })
}
