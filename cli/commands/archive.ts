import { resolve } from 'node:path'
import { defaultLibraryDirectory } from '../../library/place.ts'
import { readArchive, writeArchive, type Archived } from '../../library/storage/archive.ts'
import { openStorage, type Storage } from '../../library/storage/storage.ts'
import type { Result } from '../../core/commands/result.ts'
import { orRefuse, say } from '../exit.ts'

interface ArchiveOptions {
  readonly library?: string
}

/** `postil archive FILE`: the whole library as one open archive (JSON, the original files, a description). */
export function archive(file: string, options: ArchiveOptions): Promise<number> {
  return withStorage(options, 'written', (storage) => writeArchive(storage, resolve(file)))
}

/** `postil unarchive FILE`: a new library from such an archive. */
export function unarchive(file: string, options: ArchiveOptions): Promise<number> {
  return withStorage(options, 'read', (storage) => readArchive(storage, resolve(file)))
}

/** Exit 1 where a part is missing: the rest is there all the same. */
async function withStorage(
  { library }: ArchiveOptions,
  what: string,
  run: (storage: Storage) => Promise<Result<Archived>>,
): Promise<number> {
  const storage = orRefuse(await openStorage({ directory: library ?? defaultLibraryDirectory() }))
  try {
    const { records, files, missing } = orRefuse(await run(storage))
    say(`${records} record(s) and ${files} file(s) were ${what}.`)
    for (const line of missing) say(line)
    return missing.length === 0 ? 0 : 1
  } finally {
    await storage.close()
  }
}
