import { join } from 'node:path'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { AnyRecord } from '../../core/records/index.ts'
import { isEmpty, type Diff } from '../../core/store/diff.ts'
import { sameValue } from '../../core/store/same-value.ts'
import { namedBackup, type NamedBackup } from './backup-schedule.ts'
import {
  listBackups,
  loadBackup,
  newestBackup,
  restoreFiles,
  sizeOfBackup,
  type Backups,
  type LoadedBackup,
} from './backup.ts'
import { addRecords } from './add-records.ts'
import { replaceFile, sha256Of } from './durable-file.ts'
import type { FileSystem } from './file-system.ts'
import type { Format } from './format.ts'
import type { Layout } from './layout.ts'
import { recordOf, type LibraryData } from './library-data.ts'
import { allRecords } from './snapshot.ts'
import type { Storage, StoredBackup, WentBack } from './storage-contract.ts'
import { goOn, type Work } from './work.ts'

/** Where a library's backups lie. */
export interface Shelf {
  readonly files: FileSystem
  readonly layout: Layout
  readonly format: Format
}

/** Every backup there is with what is in it, newest first. */
export async function storedBackups({ files, layout }: Shelf): Promise<readonly StoredBackup[]> {
  const stored: StoredBackup[] = []
  for (const named of await listBackups(files, layout))
    stored.push({ ...named, size: await sizeOfBackup(files, layout, named) })
  return stored
}

/**
 * Makes the records what they were in a backup, but for settings, which are how the window looks and not what a person
 * wrote. It is an edit like any other, so undo takes it back; files of texts are only ever added.
 */
export async function goBack(
  storage: Storage,
  data: LibraryData,
  backups: Backups,
  name: string,
): Promise<Result<WentBack>> {
  const loaded = await load(name, (named) => backups.load(named))
  if (!loaded.ok) return loaded
  // First, since making a backup may thin this one out.
  const files = await backups.putBack(loaded.value)
  const before = await storage.backupForGood()
  if (!before.ok) return before
  const diff = between(data, loaded.value.data)
  const changed = [diff.added, diff.updated, diff.removed].flatMap((part) => Object.keys(part)).length
  if (isEmpty(diff)) return done({ changed, files, before: before.value })
  const committed = await storage.commit(diff, 'Go back to a backup')
  return committed.ok ? done({ changed, files, before: before.value }) : committed
}

/** What makes the one library's records the other's; settings are left out. */
function between(from: LibraryData, to: LibraryData): Diff {
  const added: Record<string, AnyRecord> = {}
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = {}
  const removed: Record<string, AnyRecord> = {}
  for (const [, record] of allRecords(to)) {
    if (record.typeName === 'setting') continue
    const present = recordOf(from, record.id)
    if (present === undefined) added[record.id] = record
    else if (!sameValue(present, record)) updated[record.id] = [present, record]
  }
  for (const [, record] of allRecords(from))
    if (record.typeName !== 'setting' && recordOf(to, record.id) === undefined) removed[record.id] = record
  return { added, updated, removed }
}

/** Fills a new library with what a backup holds; files first, so that no record names one that is not there. */
export async function fillFromBackup(
  target: Storage,
  shelf: Shelf,
  name: string,
  work: Work,
): Promise<Result<{ records: number; missing: number }>> {
  if (target.seq > 0)
    return refuse('invalid', 'There is a library in that folder already, so nothing was written.')
  const { files, layout, format } = shelf
  const loaded = await load(name, (named) => loadBackup(files, layout, format, named))
  if (!loaded.ok) return loaded
  const contents = Object.entries(loaded.value.manifest.files)
  let missing = 0
  for (const [index, [path, sha256]] of contents.entries()) {
    goOn(work, index / contents.length)
    const bytes = await files.read(join(layout.backupFiles, sha256))
    if (bytes === null || sha256Of(bytes) !== sha256) missing += 1
    else {
      const place = join(target.directory, path)
      await files.makeDirectory(join(place, '..'))
      await replaceFile(files, place, bytes)
    }
  }
  await files.syncDirectory(target.directory)
  const records = allRecords(loaded.value.data).map(([, record]) => record)
  const saved = await addRecords(target, records)
  return saved.ok ? done({ records: records.length, missing }) : saved
}

/** Puts back what is missing or damaged of the files of texts and styles. */
export async function mendFromBackup(shelf: Shelf): Promise<Result<{ files: number; from: StoredBackup }>> {
  const { files, layout, format } = shelf
  const backup = await newestBackup(files, layout, format)
  if (backup === null) return refuse('not-found', 'There is no backup that is whole, so nothing was changed.')
  const restored = await restoreFiles(files, layout, backup)
  return done({
    files: restored,
    from: { ...backup.name, size: await sizeOfBackup(files, layout, backup.name) },
  })
}

async function load(
  name: string,
  read: (named: NamedBackup) => Promise<LoadedBackup | null>,
): Promise<Result<LoadedBackup>> {
  const named = namedBackup(name)
  const loaded = named === null ? null : await read(named)
  return loaded === null
    ? refuse('not-found', 'That backup is not there any more or does not read, so nothing was changed.', [
        'Choose another one.',
      ])
    : done(loaded)
}
