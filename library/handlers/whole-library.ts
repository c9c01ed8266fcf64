import { readFile, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { MadeLibrary, SavedCopy } from '../../core/protocol/keeping.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { fillFromArchive, streamArchive, writeArchive } from '../storage/archive.ts'
import { errorCode, type OpenFile } from '../storage/file-system.ts'
import { refuseDisk } from '../storage/refuse-disk.ts'
import { openStorage, type Storage } from '../storage/storage.ts'
import { Cancelled } from '../storage/work.ts'
import { newFolder } from './new-folder.ts'

/** What a host can do with the library as a whole. Paths come from its own dialogs, never from the window. */
export class WholeLibrary {
  private readonly storage: Storage
  private readonly tasks: Tasks

  constructor(storage: Storage, tasks: Tasks) {
    this.storage = storage
    this.tasks = tasks
  }

  /** Writes it as a library into a new folder in `parent`, with the edits that its disk does not take. */
  saveElsewhere(parent: string): Promise<Result<SavedCopy>> {
    return this.tasks.run('save-elsewhere', (work) =>
      inNewFolder(parent, `postil-library-${today()}`, async (path) => {
        const saved = await this.storage.saveElsewhere(path, work)
        if (!saved.ok) return saved
        const { missing } = saved.value
        return done({ path, download: null, missing: missing === 0 ? [] : [lostFiles(missing)] })
      }),
    )
  }

  writeArchive(path: string): Promise<Result<SavedCopy>> {
    return this.tasks.run('archive', async (work) => {
      const archived = await writeArchive(this.storage, path, undefined, work)
      return archived.ok ? done({ path, download: null, missing: archived.value.missing }) : archived
    })
  }

  /** Gives what could not be written. Rejects where the receiver goes away. */
  streamArchive(to: Pick<OpenFile, 'write' | 'datasync'>): Promise<Result<readonly string[]>> {
    return this.tasks.run('archive', async (work) =>
      done((await streamArchive(this.storage, to, work)).missing),
    )
  }

  /** Makes a library beside this one of an archive: a file's path, or its bytes. */
  openArchive(archive: string | Uint8Array): Promise<Result<MadeLibrary>> {
    return this.tasks.run('unarchive', async (work) => {
      const bytes = await bytesOf(archive)
      if (!bytes.ok) return bytes
      const name = typeof archive === 'string' ? archive : 'The archive'
      return this.makeBeside(`from-archive-${today()}`, async (storage) => {
        const filled = await fillFromArchive(storage, bytes.value, name, undefined, work)
        return filled.ok ? done({ records: filled.value.records, missing: filled.value.missing }) : filled
      })
    })
  }

  /** Makes a library beside this one of a backup. */
  openBackup(name: string): Promise<Result<MadeLibrary>> {
    return this.tasks.run('restore', (work) =>
      inNewFolder(dirname(this.storage.directory), `${this.stem}-of-${dayOf(name)}`, async (directory) => {
        const restored = await this.storage.restoreInto(name, directory, work)
        if (!restored.ok) return restored
        const { records, missing } = restored.value
        return done({ directory, records, missing: missing === 0 ? [] : [lostFiles(missing)] })
      }),
    )
  }

  private get stem(): string {
    return basename(this.storage.directory)
  }

  private makeBeside(
    ending: string,
    fill: (storage: Storage) => Promise<Result<Omit<MadeLibrary, 'directory'>>>,
  ): Promise<Result<MadeLibrary>> {
    return inNewFolder(dirname(this.storage.directory), `${this.stem}-${ending}`, async (directory) => {
      const opened = await openStorage({ directory })
      if (!opened.ok) return opened
      try {
        const filled = await fill(opened.value)
        if (!filled.ok) return filled
        return done({ directory, ...filled.value })
      } finally {
        await opened.value.close({ giveUp: true })
      }
    })
  }
}

/** Takes the folder away again where it was not filled to the end. */
async function inNewFolder<T>(
  parent: string,
  stem: string,
  fill: (path: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  let path: string
  try {
    path = await newFolder(parent, stem)
  } catch (error) {
    return refuseDisk('No folder could be made there', errorCode(error))
  }
  const drop = () => rm(path, { recursive: true, force: true }).catch(() => undefined)
  try {
    const filled = await fill(path)
    if (!filled.ok) await drop()
    return filled
  } catch (error) {
    await drop()
    if (error instanceof Cancelled) throw error
    return refuseDisk('The folder could not be filled', errorCode(error))
  }
}

async function bytesOf(archive: string | Uint8Array): Promise<Result<Uint8Array>> {
  if (typeof archive !== 'string') return done(archive)
  try {
    return done(await readFile(archive))
  } catch (error) {
    return errorCode(error) === 'ENOENT'
      ? refuse('not-found', `There is no file ${archive}.`)
      : refuseDisk('The archive could not be read', errorCode(error))
  }
}

const today = () => new Date().toISOString().slice(0, 10)

/** The day in a backup's name: `000000000012-20260103t140000z.json` → `2026-01-03`. */
const dayOf = (name: string) => /-(\d{4})(\d\d)(\d\d)t/.exec(name)?.slice(1).join('-') ?? 'backup'

const lostFiles = (count: number) =>
  count === 1
    ? 'One file of a text did not read any more and is missing there.'
    : `${count} files of texts did not read any more and are missing there.`
