import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Argument, MethodName, OutputOf } from '../core/protocol/index.ts'
import { Store } from '../core/store/store.ts'
import type { LibraryOptions } from '../library/handlers/library.ts'
import { accessLibrary, type AccessedLibrary } from '../library/remote/access.ts'
import { defaultLibraryDirectory, machineDirectory } from '../library/place.ts'
import { orRefuse } from './exit.ts'

/** Where the texts are that ship with the app. */
export const contentDirectory = fileURLToPath(new URL('../content/', import.meta.url))

export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** A library as a command uses it: refusals are thrown, and the records are at hand. */
export interface CommandLibrary {
  readonly access: AccessedLibrary
  readonly store: Store
  call<M extends MethodName>(method: M, argument: Argument<M>): Promise<OutputOf<M>>
}

/** Where a command finds the library, and what opening it takes. */
export const libraryOptions = (directory: string | undefined): LibraryOptions => ({
  directory: directory ?? defaultLibraryDirectory(),
  contentDirectory,
  version,
  machineDirectory: machineDirectory(),
})

/** Runs a command on a library and closes it, whatever happens. */
export async function withLibrary<T>(
  directory: string | undefined,
  run: (library: CommandLibrary) => Promise<T>,
): Promise<T> {
  const access = orRefuse(await accessLibrary(libraryOptions(directory)))
  try {
    const snapshot = orRefuse(await access.call('library.open', {}))
    return await run({
      access,
      store: new Store(snapshot.records),
      call: async (method, argument) => orRefuse(await access.call(method, argument)),
    })
  } finally {
    await access.close()
  }
}
