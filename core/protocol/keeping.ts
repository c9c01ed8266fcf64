import { z } from 'zod'
import { method, output } from './method.ts'

/** Work on the library as a whole, of which each kind runs once at a time. */
export const taskNames = ['save-elsewhere', 'archive', 'unarchive', 'check', 'backup', 'restore'] as const
export type TaskName = (typeof taskNames)[number]

/** Told by `task` events from its start to its end. */
export interface Task {
  readonly name: TaskName
  /** 0–1, or null where it cannot be told. */
  readonly progress: number | null
  readonly isRunning: boolean
}

/** Where the library was written, and what of it could not be. */
export interface SavedCopy {
  /** Null where the dialog was dismissed, or the browser downloads it. */
  readonly path: string | null
  /** An address of this host, good once, that the browser downloads it from; null elsewhere. */
  readonly download: string | null
  /** A sentence each: files that do not read any more. */
  readonly missing: readonly string[]
}

/** A backup that counts: it was restored for trial when it was made. */
export interface BackupInfo {
  readonly name: string
  /** RFC 3339 in UTC, to the second. */
  readonly created: string
  /** True where nothing was edited since. */
  readonly isPresent: boolean
  /** Null where it was made by a Postil that did not count yet. */
  readonly size: {
    readonly texts: number
    readonly annotations: number
    readonly items: number
    /** Bytes. Backups share what did not change, so their sum is more than what they take on disk. */
    readonly bytes: number
  } | null
}

/** A library that was made beside this one. */
export interface MadeLibrary {
  readonly directory: string
  readonly records: number
  readonly missing: readonly string[]
}

const backup = z.object({ name: z.string().regex(/^\d{12,20}-\d{8}t\d{6}z\.json$/) })

export const keepingMethods = {
  /** Stops work; what it had begun to write is taken away. */
  'tasks.cancel': method('act', z.object({ name: z.enum(taskNames) }), output<null>()),
  /** Newest first. */
  'backups.list': method('read', z.object({}), output<{ backups: readonly BackupInfo[] }>()),
  'backups.make': method('act', z.object({}), output<BackupInfo>()),
  /**
   * Makes the library what it was in a backup, as one undo step, after the present was backed up. Settings stay. `changed`
   * counts records, `files` those of texts and styles that were put back.
   */
  'backups.goBack': method('edit', backup, output<{ changed: number; files: number; before: BackupInfo }>()),
  /** Makes a library of its own of a backup, in a new folder beside this one's. */
  'backups.openBeside': method('act', backup, output<MadeLibrary>()),
  /** Takes files of texts and styles that are missing or damaged from the newest whole backup. Records are as they are. */
  'backups.mend': method('act', z.object({}), output<{ files: number; from: BackupInfo }>()),
  /** Reads all that is on disk. `told` is what was found and done when the library was opened. */
  'library.check': method(
    'read',
    z.object({}),
    output<{ ok: boolean; lines: readonly string[]; told: readonly string[] }>(),
  ),
}
