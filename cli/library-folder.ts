import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { defaultLibraryDirectory } from '../library/place.ts'
import { layoutOf } from '../library/storage/layout.ts'
import { Refused } from './exit.ts'

/**
 * The folder of the library that a command works on: the one that is named, or the default. A name that is mistyped would
 * show an empty library, and one of a folder with other files would put a library amid them: both are refused. `makes`:
 * the command may make the library where there is no folder yet.
 */
export function libraryFolder(named: string | undefined, makes = false): string {
  if (named === undefined) return defaultLibraryDirectory()
  if (named.trim() === '')
    throw new Refused({ code: 'invalid', message: '--library needs the name of a folder.' })
  const names = namesIn(named)
  if (names === null) {
    if (makes) return named
    throw new Refused({
      code: 'not-found',
      message: `There is no library “${named}”.`,
      details: ['postil import makes one there.', `Without --library it is ${defaultLibraryDirectory()}.`],
    })
  }
  if (names.length > 0 && !names.some((name) => ofALibrary.has(name)))
    throw new Refused({
      code: 'invalid',
      message: `“${named}” holds other files and no library.`,
      details: ['Nothing was written. Name the folder of a library, an empty folder or a new one.'],
    })
  return named
}

/** What is in a folder; null where there is none. What else may be wrong with it is for the storage to say. */
function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : []
  }
}

const ofALibrary: ReadonlySet<string> = new Set([
  'lock',
  ...Object.values(layoutOf('.')).map((path) => basename(path)),
])
