import type { Refusal, Result } from '../../core/commands/result.ts'
import type { HistoryState, StorageState } from '../../core/protocol/events.ts'
import type { TextId } from '../../core/records/text.ts'
import type { Diff } from '../../core/store/diff.ts'
import type { Store } from '../../core/store/store.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import type { NamedBackup } from './backup-schedule.ts'
import type { BackupSize } from './manifest.ts'
import type { Work } from './work.ts'

/** A backup and how much is in it; null where it was not counted. */
export interface StoredBackup extends NamedBackup {
  readonly size: BackupSize | null
}

/** What going back did. */
export interface WentBack {
  readonly changed: number
  readonly files: number
  readonly before: StoredBackup
}

export interface StorageOptions {
  /** Made where it is missing. */
  readonly directory: string
  /** RFC 3339 with milliseconds in UTC; the system's clock where left out. Nothing is ever ordered by it. */
  readonly now?: () => string
  /** Hears every change of {@link Storage.state}. */
  readonly onState?: (state: StorageState) => void
  /** Makes a backup by itself once in each hour that has an edit. */
  readonly backups?: boolean
  /** Goes back to the newest backup for what no other file gives any more. */
  readonly restore?: boolean
}

/**
 * A library on disk, open for writing by this process alone. Where `state` is `read-only` nothing can be written: it can be
 * read, also by others at once, and whatever would change it is refused as `read-only`.
 */
export interface Storage {
  readonly directory: string
  /** The records in memory: always equal to what is acknowledged. Subscribers hear of every commit, also undo and redo. */
  readonly store: Store
  /** Number of the last commit. */
  readonly seq: number
  readonly state: StorageState
  /** What every edit is answered with where `state` is `read-only`; null where edits are taken. */
  readonly refusal: Refusal | null
  /** What recovery found and did at open, sentences for people. */
  readonly told: readonly string[]
  readonly history: HistoryState
  /**
   * Durable when it resolves ok. Concurrent calls share one disk write and keep their order. Refuses a diff that
   * contradicts the store (`stale`) or holds no valid record (`invalid`). A null label leaves no undo step
   * (settings, jobs). On a full or failing disk it stays pending until the disk takes it; `state` tells.
   */
  commit(diff: Diff, label: string | null): Promise<Result<{ seq: number }>>
  /**
   * Takes back the last edit. Where something that is no undo step changed its records since, it refuses (`stale`),
   * keeps both, and the next call goes on with the edit before. The last 100 survive a restart.
   */
  undo(): Promise<Result<HistoryMove>>
  /** Does again what was taken back last. */
  redo(): Promise<Result<HistoryMove>>
  /** A revision's content, in a file of its own: to be written before the record that names it is committed. */
  writeRevision(textId: TextId, revision: number, structure: StructuredText): Promise<Result<null>>
  readRevision(textId: TextId, revision: number): Promise<Result<StructuredText>>
  /** The bytes of an imported file, kept untouched under their SHA-256 (lower-case hex). */
  writeOriginal(sha256: string, bytes: Uint8Array): Promise<Result<null>>
  readOriginal(sha256: string): Promise<Result<Uint8Array>>
  /** Lets others find this process: an address with a secret, readable by the user only. Null takes it away. */
  publishAddress(address: string | null): Promise<void>
  /** Reads everything on disk and says what it found, for `postil doctor`; what was lost at the opening is a complaint too. Changes nothing. Rejects where it was stopped. */
  verify(work?: Work): Promise<{ ok: boolean; lines: readonly string[] }>
  /** Writes a new generation of snapshots and a fresh journal. Edits go on meanwhile. */
  compact(): Promise<Result<null>>
  /** Makes a backup now; refused where it could not be made or did not restore for trial. Edits go on meanwhile. */
  backup(): Promise<Result<{ name: string }>>
  /** Newest first. Rejects with the system's error. */
  backups(): Promise<readonly StoredBackup[]>
  /** Makes one that the schedule does not thin out: the last ten of these stay. */
  backupForGood(): Promise<Result<StoredBackup>>
  /**
   * Makes the records, but for settings, what they were in a backup, as one undo step, after {@link backupForGood}. Gives
   * how many changed, how many files were put back, and the backup of what was before.
   */
  goBackTo(name: string): Promise<Result<WentBack>>
  /** Fills an empty folder with the library as a backup has it. Changes nothing here. */
  restoreInto(
    name: string,
    directory: string,
    work?: Work,
  ): Promise<Result<{ records: number; missing: number }>>
  /** Takes files that are missing or damaged from the newest whole backup. */
  mend(): Promise<Result<{ files: number; from: StoredBackup }>>
  /**
   * Writes the whole library with the edits that are not on disk yet into an empty folder, on another disk: what a user
   * chooses who must quit while `state` is `failing`. Gives how many files of texts did not read. Changes nothing here.
   */
  saveElsewhere(directory: string, work?: Work): Promise<Result<{ missing: number }>>
  /** The records with the edits that are not on disk yet. */
  upToDate(): Store
  /**
   * Resolves when all is on disk, and so not before a failing disk takes it; lets go of the library. With `giveUp` what
   * the disk does not take is refused instead, and a disk that does not answer is waited for no longer than 2 s; the
   * library is then held until the process ends. To be asked for only after {@link saveElsewhere} or by the user's own word.
   */
  close(how?: HowToClose): Promise<void>
}

/** Whether edits that the disk does not take are given up. */
export interface HowToClose {
  readonly giveUp: boolean
}

/** What undo or redo did. */
export interface HistoryMove {
  readonly seq: number
  readonly label: string
  readonly diff: Diff
}
