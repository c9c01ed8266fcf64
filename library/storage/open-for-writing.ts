import { setTimeout as delay } from 'node:timers/promises'
import { restoreFiles, type LoadedBackup } from './backup.ts'
import { replaceFile } from './durable-file.ts'
import type { OpenOther } from './fill-another.ts'
import type { FileSystem } from './file-system.ts'
import type { Format } from './format.ts'
import { markGeneration } from './generation-mark.ts'
import { Journal } from './journal.ts'
import type { Layout } from './layout.ts'
import { LibraryStorage } from './library-storage.ts'
import type { Lock } from './lock.ts'
import { quarantineDamage, quarantineTexts, quarantineTorn } from './quarantine.ts'
import type { Recovered } from './recovery.ts'
import type { StorageOptions } from './storage-contract.ts'
import { leaveAddress, nextEpoch } from './writer.ts'

/** Where a library is opened, and by what means. */
export interface Opening {
  readonly files: FileSystem
  readonly layout: Layout
  readonly format: Format
  readonly lock: Lock
  /** Waits so many milliseconds before a failed write is tried again. */
  readonly wait?: (milliseconds: number) => Promise<unknown>
  /** An edit of more bytes is refused. */
  readonly longestEdit?: number
  readonly openOther: OpenOther
}

/**
 * Goes on with a library that was read: takes the number of its writer, keeps aside what is damaged, puts back what `backup`
 * has, and begins a journal or goes on with the last. Rejects with the system's error where the disk refuses a write; on one
 * that takes none nothing was changed then.
 */
export async function openForWriting(
  { files, layout, format, lock, wait = delay, longestEdit, openOther }: Opening,
  options: StorageOptions,
  recovered: Recovered,
  backup: LoadedBackup | null,
): Promise<LibraryStorage> {
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
  const { data, generation, crc, texts, losses, rewrite } = recovered
  const journal = await resumed(files, layout, recovered, told)
  const storage = await LibraryStorage.open(
    {
      files,
      layout,
      format,
      lock,
      wait,
      longestEdit,
      now: options.now ?? (() => new Date().toISOString()),
      onState: options.onState ?? (() => undefined),
      backups: options.backups ?? false,
      openOther,
      texts,
      told,
      losses,
    },
    { data, generation, epoch, crc, journal },
  )
  if (rewrite) await storage.compact()
  return storage
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
  try {
    await markGeneration(files, layout, journal.generation)
    return resumed
  } catch (error) {
    await resumed.close().catch(() => undefined)
    throw error
  }
}

async function writeFormat(files: FileSystem, layout: Layout, format: Format): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(format.header)}\n`)
  const before = await files.read(layout.format)
  if (before === null || Buffer.compare(before, bytes) !== 0) await replaceFile(files, layout.format, bytes)
}
