import { dirname, resolve } from 'node:path'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { historyOf, newestBackup } from './backup.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { currentFormat, headerIn, isNewer, refuseNewer, type Format } from './format.ts'
import { layoutOf, type Layout } from './layout.ts'
import { acquireLock, type Lock } from './lock.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { openForWriting, type Opening } from './open-for-writing.ts'
import { leftInPlace } from './quarantine.ts'
import { ReadOnlyStorage } from './read-only-storage.ts'
import { recover } from './recovery.ts'
import { refuseDisk } from './refuse-disk.ts'
import type { Storage, StorageOptions } from './storage-contract.ts'
import { isUnwritable, readOnlyRefusal } from './unwritable.ts'
import { findWriter, type Writer } from './writer.ts'

export type { HistoryMove, Storage, StorageOptions } from './storage-contract.ts'

/** What a test puts in the place of the disk, of today's format, of the lock, of time and of what is too much. */
export interface Surroundings {
  readonly files: FileSystem
  readonly format: Format
  /** Takes the lock of a directory; null where somebody holds it. */
  readonly lock?: (directory: string) => Promise<Lock | null>
  /** Waits so many milliseconds before a failed write is tried again. */
  readonly wait?: (milliseconds: number) => Promise<unknown>
  /** An edit of more bytes is refused; left out, half of what a string can hold. */
  readonly longestEdit?: number
}

/**
 * Opens a library for writing, or makes it. One that takes no write (`EROFS`, `EACCES`, `EPERM`, `ENOSPC`, `EDQUOT`) is opened
 * to be read, without a lock: its `state` is `read-only`. Refuses: `read-only` where such
 * a one is to be restored, `locked` where another process has it (`details` holds the
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
    await files.makeDirectory(layout.directory).catch(async (error: unknown) => {
      // A disk that can only be read may refuse it though the folder is there.
      if (!isUnwritable(errorCode(error)) || (await files.list(layout.directory)).length === 0) throw error
    })
    await files.syncDirectory(dirname(layout.directory)).catch(() => undefined)
    lock = await acquire(layout.directory)
    if (lock === null) return await refuseLocked(files, layout)
    const openOther = (directory: string) => openStorage({ directory }, surroundings)
    const opened = await openLocked(options, { ...surroundings, layout, lock, openOther })
    if (!opened.ok || opened.value.state.kind === 'read-only') await lock.release()
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

/** Reads the library, which writes nothing, and goes on with it; one that takes no write is given to be read. */
async function openLocked(options: StorageOptions, opening: Opening): Promise<Result<Storage>> {
  const { files, layout, format, openOther } = opening
  const first = await recover(files, layout, format)
  if (!first.ok && options.restore !== true) return first
  // What a text was in a backup is more than nothing, and what the library still has stays.
  const needsBackup = options.restore === true || (first.ok && first.value.lost.length > 0)
  const backup = needsBackup ? await newestBackup(files, layout, format) : null
  // Whoever asks to restore what has lost nothing gets files of texts back, and need not read all records twice.
  const hasAll = first.ok && first.value.losses.length === 0
  const standIn =
    backup === null || hasAll
      ? null
      : {
          data: { ...backup.data, history: await historyOf(files, layout, format, backup) },
          created: backup.name.created,
        }
  const found = standIn === null ? first : await recover(files, layout, format, standIn)
  if (!found.ok) return found
  const recovered = found.value
  try {
    return done(await openForWriting(opening, options, recovered, backup))
  } catch (error) {
    const code = errorCode(error)
    // Where nothing is there is nothing to read.
    const isNew = recovered.generation === 0 && recovered.data.seq === 0
    if (!isUnwritable(code) || isNew) throw error
    if (options.restore === true) return { ok: false, error: readOnlyRefusal(code) }
    const told = [...recovered.told, ...leftInPlace(recovered)]
    return done(new ReadOnlyStorage({ files, layout, format, openOther, told }, recovered.data, code))
  }
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

async function refuseLocked(files: FileSystem, layout: Layout): Promise<Result<never>> {
  const writer = await findWriter(files, layout)
  const message = 'The library is already open in another Postil.'
  return writer === null ? refuse('locked', message) : refuse('locked', message, [writer.address])
}
