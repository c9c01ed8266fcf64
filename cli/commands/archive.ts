import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readArchive, writeArchive, type Archived } from '../../library/storage/archive.ts'
import { openStorage, type Storage } from '../../library/storage/storage.ts'
import type { Result } from '../../core/commands/result.ts'
import { orRefuse, say } from '../exit.ts'
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
export async function unarchive(file: string, options: ArchiveOptions): Promise<number> {
  const directory = libraryFolder(options.library, true)
  const isNew = !existsSync(directory)
  try {
    return await withStorage(directory, 'read', (storage) => readArchive(storage, resolve(file)))
  } catch (error) {
    if (isNew) await rm(directory, { recursive: true, force: true })
    throw error
  }
}

/** Exit 1 where a part is missing: the rest is there all the same. */
async function withStorage(
  directory: string,
  what: string,
  run: (storage: Storage) => Promise<Result<Archived>>,
): Promise<number> {
  const storage = orRefuse(await openStorage({ directory }))
  try {
    const { records, files, missing } = orRefuse(await run(storage))
    say(`${records} record(s) and ${files} file(s) were ${what}.`)
    for (const line of missing) say(line)
    return missing.length === 0 ? 0 : 1
  } finally {
    await storage.close()
  }
}
