import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readArchive, writeArchive, type Archived } from '../../library/storage/archive.ts'
import type { Storage } from '../../library/storage/storage.ts'
import type { Result } from '../../core/commands/result.ts'
import { openAlone } from '../alone.ts'
import { orRefuse, say, sayWhereReadOnly } from '../exit.ts'
import { libraryFolder } from '../library-folder.ts'

interface ArchiveOptions {
  readonly library?: string
}

/** `postil archive FILE`: the whole library as one open archive (JSON, the original files, a description). */
export function archive(file: string, options: ArchiveOptions): Promise<number> {
  return withStorage(libraryFolder(options.library), 'written', (storage) =>
    writeArchive(storage, resolve(file)),
  )
}

/** `postil unarchive FILE`: a new library from such an archive. A folder that was made for one that is refused is taken away again. */
export function unarchive(file: string, options: ArchiveOptions): Promise<number> {
  const directory = libraryFolder(options.library, true)
  const isNew = !existsSync(directory)
  return withStorage(directory, 'read', async (storage) => {
    const isEmpty = storage.seq === 0
    const read = await readArchive(storage, resolve(file))
    // While it is held: another program may be making a library there at the same moment, and have put something in.
    if (!read.ok && isNew && isEmpty) await rm(directory, { recursive: true, force: true })
    return read
  })
}

/** Exit 1 where a part is missing: the rest is there all the same. */
async function withStorage(
  directory: string,
  what: string,
  run: (storage: Storage) => Promise<Result<Archived>>,
): Promise<number> {
  const storage = await openAlone({ directory })
  try {
    const { records, files, missing } = orRefuse(await run(storage))
    say(`${records} record(s) and ${files} file(s) were ${what}.`)
    for (const line of missing) say(line)
    sayWhereReadOnly(storage.state)
    return missing.length === 0 ? 0 : 1
  } finally {
    await storage.close()
  }
}
