import { dirname, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { historyOf, newestBackup, restoreFiles, type LoadedBackup } from './backup.ts'
import { replaceFile } from './durable-file.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { currentFormat, headerIn, isNewer, refuseNewer, type Format } from './format.ts'
import { markGeneration } from './generation-mark.ts'
import type { Opened } from './journal-adapter.ts'
import { Journal } from './journal.ts'
import { layoutOf, type Layout } from './layout.ts'
import { LibraryStorage } from './library-storage.ts'
import { acquireLock, type Lock } from './lock.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { quarantineDamage, quarantineTexts, quarantineTorn } from './quarantine.ts'
import { recover, type Recovered } from './recovery.ts'
import { refuseDisk } from './refuse-disk.ts'
import type { Storage, StorageOptions } from './storage-contract.ts'
import { findWriter, leaveAddress, nextEpoch, type Writer } from './writer.ts'

export type { HistoryMove, Storage, StorageOptions } from './storage-contract.ts'

/** What a test puts in the place of the disk, of today's format, of the lock and of time. */
export interface Surroundings {
  readonly files: FileSystem
  readonly format: Format
  /** Takes the lock of a directory; null where somebody holds it. */
  readonly lock?: (directory: string) => Promise<Lock | null>
  /** Waits so many milliseconds before a failed write is tried again. */
  readonly wait?: (milliseconds: number) => Promise<unknown>
}

/**
 * Opens a library for writing, or makes it. Refuses: `locked` where another process has it (`details` holds the
 * address it published, if any), `newer`, `unreadable`, `storage`. After a refusal every file is as it was.
 */
export async function openStorage(
  options: StorageOptions,
  surroundings: Surroundings = { files: nodeFileSystem, format: currentFormat },
): Promise<Result<Storage>> {
  const { files, format, lock: acquire = acquireLock } = surroundings
  const layout = layoutOf(resolve(options.directory))
  let lock: Lock | null = null
  try {
    if (await isOfNewerFormat(files, layout, format)) return refuseNewer(layout.directory)
    await files.makeDirectory(layout.directory)
    await files.syncDirectory(dirname(layout.directory)).catch(() => undefined)
    lock = await acquire(layout.directory)
    if (lock === null) return await refuseLocked(files, layout)
    const opened = await openLocked(options, surroundings, layout, lock)
    if (!opened.ok) await lock.release()
    return opened
  } catch (error) {
    await lock?.release()
    return refuseDisk(`The library in ${layout.directory} could not be opened`, errorCode(error))
  }
}

/** The process which has the library open and published its address, or null. */
export function writerOf(directory: string): Promise<Writer | null> {
  return findWriter(nodeFileSystem, layoutOf(resolve(directory)))
}

/** Whether the library has a whole backup, which `restore` would go back to. */
export async function canRestore(directory: string): Promise<boolean> {
  return (await newestBackup(nodeFileSystem, layoutOf(resolve(directory)), currentFormat)) !== null
}

async function openLocked(
  options: StorageOptions,
  surroundings: Surroundings,
  layout: Layout,
  lock: Lock,
): Promise<Result<Storage>> {
  const { files, format, wait = delay } = surroundings
  const first = await recover(files, layout, format)
  if (!first.ok && options.restore !== true) return first
  // What a text was in a backup is more than nothing, and what the library still has stays.
  const needsBackup = options.restore === true || (first.ok && first.value.lost.length > 0)
  const backup = needsBackup ? await newestBackup(files, layout, format) : null
  const standIn =
    backup === null
      ? null
      : {
          data: { ...backup.data, history: await historyOf(files, layout, format, backup) },
          created: backup.name.created,
        }
  const found = standIn === null ? first : await recover(files, layout, format, standIn)
  if (!found.ok) return found
  const recovered = found.value
  await leaveAddress(files, layout, null)
  for (const directory of [layout.journals, layout.snapshots, layout.revisions, layout.originals])
    await files.makeDirectory(directory)
  await files.syncDirectory(layout.directory)
  await writeFormat(files, layout, format)
  const epoch = await nextEpoch(files, layout, recovered.epoch)
  const told = [
    ...recovered.told,
    ...(await quarantineTexts(files, layout, recovered.lost)),
    ...(await quarantineDamage(files, layout, recovered.damaged)),
  ]
  for (const journal of recovered.unread) {
    told.push(...(await quarantineTorn(files, layout, journal)))
    await files.remove(journal.path)
  }
  if (backup !== null) told.push(...(await restoredFiles(files, layout, backup)))
  const { data, generation, crc, texts } = recovered
  const opened: Opened = {
    data,
    generation,
    epoch,
    crc,
    journal: await resumed(files, layout, recovered, told),
  }
  const storage = await LibraryStorage.open(
    {
      files,
      layout,
      format,
      lock,
      wait,
      now: options.now ?? (() => new Date().toISOString()),
      onState: options.onState ?? (() => undefined),
      backups: options.backups ?? false,
      openOther: (directory) => openStorage({ directory }, surroundings),
      texts,
      told,
      losses: recovered.losses,
    },
    opened,
  )
  if (recovered.rewrite) await storage.compact()
  return done(storage)
}

async function restoredFiles(
  files: FileSystem,
  layout: Layout,
  backup: LoadedBackup,
): Promise<readonly string[]> {
  const count = await restoreFiles(files, layout, backup)
  return count === 0
    ? []
    : [`${count} file(s) of texts were taken from the backup of ${backup.name.created}.`]
}

/** The journal to go on with. A torn write at its end was never acknowledged: it is kept aside and cut off (invariant 2). */
async function resumed(
  files: FileSystem,
  layout: Layout,
  { journal, data }: Recovered,
  told: string[],
): Promise<Journal | null> {
  if (journal === null) return null
  told.push(...(await quarantineTorn(files, layout, journal)))
  const resumed = await Journal.resume(files, journal.path, journal.end, data.seq, journal.crc)
  await markGeneration(files, layout, journal.generation)
  return resumed
}

async function isOfNewerFormat(files: FileSystem, layout: Layout, format: Format): Promise<boolean> {
  const bytes = await files.read(layout.format)
  if (bytes === null) return false
  try {
    const header = headerIn(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return header !== null && isNewer(header, format)
  } catch {
    return false
  }
}

async function writeFormat(files: FileSystem, layout: Layout, format: Format): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(format.header)}\n`)
  const before = await files.read(layout.format)
  if (before === null || Buffer.compare(before, bytes) !== 0) await replaceFile(files, layout.format, bytes)
}

async function refuseLocked(files: FileSystem, layout: Layout): Promise<Result<never>> {
  const writer = await findWriter(files, layout)
  const message = 'The library is already open in another Postil.'
  return writer === null ? refuse('locked', message) : refuse('locked', message, [writer.address])
}
