import { Low } from 'lowdb'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { HistoryState, StorageState } from '../../core/protocol/events.ts'
import type { TextId } from '../../core/records/text.ts'
import type { Diff } from '../../core/store/diff.ts'
import { Store } from '../../core/store/store.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { Backups } from './backup.ts'
import { isDue, type NamedBackup } from './backup-schedule.ts'
import { CommitQueue } from './commit-queue.ts'
import * as content from './content-files.ts'
import { fillAnother, type OpenOther } from './fill-another.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import type { Format } from './format.ts'
import { fillFromBackup, goBack, mendFromBackup, storedBackups } from './go-back.ts'
import { stateOf } from './history.ts'
import { JournalAdapter, type Opened } from './journal-adapter.ts'
import type { Layout } from './layout.ts'
import { emptyLibrary, type LibraryData } from './library-data.ts'
import type { Lock } from './lock.ts'
import { planCommit, planMove } from './plan.ts'
import { prune } from './prune.ts'
import { reasonOf, refuseDisk } from './refuse-disk.ts'
import { saveInto } from './save-elsewhere.ts'
import { allRecords, capture, writeSnapshot, type SnapshotFile } from './snapshot.ts'
import type { HistoryMove, Storage, StoredBackup, WentBack } from './storage-contract.ts'
import { verifyLibrary } from './verify.ts'
import type { Work } from './work.ts'
import { leaveAddress } from './writer.ts'

/** A journal longer than this is folded into snapshots as soon as there is time. Bytes. */
const foldAfter = 8 * 1024 * 1024
/** At close a shorter one is folded too, so that the next start is fast. Bytes. */
const foldAtClose = 1024 * 1024

/** Who gave up what the disk does not take waits no longer for a disk that does not answer at all. Milliseconds. */
const graceAtEnd = 2000

/** What an open library stands on. */
export interface Ground {
  readonly files: FileSystem
  readonly layout: Layout
  readonly format: Format
  readonly lock: Lock
  readonly now: () => string
  readonly wait: (milliseconds: number) => Promise<unknown>
  readonly longestEdit: number | undefined
  readonly onState: (state: StorageState) => void
  /** Whether backups are made by themselves. */
  readonly backups: boolean
  readonly openOther: OpenOther
  readonly texts: Readonly<Record<string, SnapshotFile>>
  readonly told: readonly string[]
  /** Those of them that say what is lost. */
  readonly losses: readonly string[]
}

/** {@link Storage} over lowdb. */
export class LibraryStorage implements Storage {
  readonly refusal = null
  private readonly ground: Ground
  private readonly low: Low<LibraryData>
  private readonly adapter: JournalAdapter
  private readonly queue: CommitQueue
  private texts: Readonly<Record<string, SnapshotFile>>
  private readonly backupMaker: Backups
  private backingUp: Promise<Result<StoredBackup>> | null = null
  private newestBackup: NamedBackup | null = null
  private present: StorageState = { kind: 'saved' }
  /** Why the disk did not take the last write that failed, in words. */
  private reason = ''
  private compaction: Promise<Result<null>> | null = null
  private closing: Promise<void> | null = null
  /** How much is to be unfolded for the next folding to start by itself. Bytes. */
  private foldAt = foldAfter

  private constructor(ground: Ground, opened: Opened) {
    this.ground = ground
    this.texts = ground.texts
    this.backupMaker = new Backups(ground.files, ground.layout, ground.format)
    this.adapter = new JournalAdapter(
      {
        files: ground.files,
        layout: ground.layout,
        header: ground.format.header,
        now: ground.now,
        wait: ground.wait,
        onFailure: (error) => this.tellFailing(reasonOf(errorCode(error))),
        onRecovered: () => this.tell({ kind: 'saving' }),
      },
      opened,
    )
    this.low = new Low(this.adapter, emptyLibrary())
    this.queue = new CommitQueue(
      this.low,
      this.adapter,
      () => this.rest(),
      () => this.tellFailing(this.present.kind === 'failing' ? this.reason : 'the disk does not answer'),
      ground.longestEdit,
    )
  }

  /** Reads the library through lowdb and begins a journal where there is none to go on with. Rejects where the disk refuses. */
  static async open(ground: Ground, opened: Opened): Promise<LibraryStorage> {
    const storage = new LibraryStorage(ground, opened)
    try {
      await storage.low.read()
      if (opened.journal === null) await storage.adapter.rotate(opened.data.seq)
      if (ground.backups) storage.newestBackup = await storage.backupMaker.newest()
      return storage
    } catch (error) {
      await storage.adapter.close()
      throw error
    }
  }

  get directory(): string {
    return this.ground.layout.directory
  }
  get store(): Store {
    return this.low.data.store
  }
  get seq(): number {
    return this.low.data.seq
  }
  get state(): StorageState {
    return this.present
  }
  get told(): readonly string[] {
    return this.ground.told
  }
  get history(): HistoryState {
    return stateOf(this.low.data.history)
  }

  async commit(diff: Diff, label: string | null): Promise<Result<{ seq: number }>> {
    this.tellSaving()
    const answer = await this.queue.request(planCommit(diff, label, this.ground.now()))
    return answer.ok ? done({ seq: answer.value.seq }) : answer
  }

  undo(): Promise<Result<HistoryMove>> {
    return this.move('undo')
  }

  redo(): Promise<Result<HistoryMove>> {
    return this.move('redo')
  }

  writeRevision(textId: TextId, revision: number, structure: StructuredText): Promise<Result<null>> {
    const { files, layout } = this.ground
    return content
      .writeRevision(files, layout, textId, revision, structure)
      .finally(() => this.backupMaker.forget(textId, revision))
  }
  readRevision(textId: TextId, revision: number): Promise<Result<StructuredText>> {
    return content.readRevision(this.ground.files, this.ground.layout, textId, revision)
  }
  writeOriginal(sha256: string, bytes: Uint8Array): Promise<Result<null>> {
    return content.writeOriginal(this.ground.files, this.ground.layout, sha256, bytes)
  }
  readOriginal(sha256: string): Promise<Result<Uint8Array>> {
    return content.readOriginal(this.ground.files, this.ground.layout, sha256)
  }

  publishAddress(address: string | null): Promise<void> {
    return leaveAddress(this.ground.files, this.ground.layout, address)
  }

  verify(work: Work = {}): Promise<{ ok: boolean; lines: readonly string[] }> {
    return verifyLibrary(this.ground, this.low.data, work, (task) => this.queue.exclusively(task))
  }

  compact(): Promise<Result<null>> {
    this.compaction ??= this.fold().finally(() => void (this.compaction = null))
    return this.compaction
  }

  backup(): Promise<Result<{ name: string }>> {
    this.backingUp ??= this.makeBackup().finally(() => this.backedUp())
    return this.backingUp
  }

  saveElsewhere(directory: string, work: Work = {}): Promise<Result<{ missing: number }>> {
    const { files, layout, openOther } = this.ground
    return fillAnother(openOther, directory, 'The library could not be saved there', (target) =>
      saveInto(target, this.low.data, this.queue.waiting, files, layout, work),
    )
  }

  upToDate(): Store {
    const { waiting } = this.queue
    if (waiting.length === 0) return this.store
    const store = new Store(allRecords(this.low.data).map(([, record]) => record))
    for (const { diff } of waiting) store.apply(diff)
    return store
  }

  backups(): Promise<readonly StoredBackup[]> {
    return storedBackups(this.ground)
  }

  async backupForGood(): Promise<Result<StoredBackup>> {
    // One that is under way may be thinned out, so it does not count.
    while (this.backingUp !== null) await this.backingUp
    this.backingUp = this.makeBackup(true).finally(() => this.backedUp())
    return this.backingUp
  }

  goBackTo(name: string): Promise<Result<WentBack>> {
    return goBack(this, this.low.data, this.backupMaker, name)
  }

  restoreInto(
    name: string,
    directory: string,
    work: Work = {},
  ): Promise<Result<{ records: number; missing: number }>> {
    return fillAnother(this.ground.openOther, directory, 'The backup could not be restored there', (target) =>
      fillFromBackup(target, this.ground, name, work),
    )
  }

  mend(): Promise<Result<{ files: number; from: StoredBackup }>> {
    return mendFromBackup(this.ground)
  }

  close({ giveUp } = { giveUp: false }): Promise<void> {
    if (giveUp) this.adapter.giveUp()
    this.closing ??= this.finish()
    // What a disk that does not answer still holds may come to be written: the library is let go of when the process ends.
    return giveUp ? this.closedWithin(graceAtEnd) : this.closing
  }

  private async closedWithin(milliseconds: number): Promise<void> {
    await Promise.race([this.closing, this.ground.wait(milliseconds)])
    this.queue.abandon()
  }

  /** Nothing waits to be written: time for what can wait. */
  private rest(): void {
    this.tell({ kind: 'saved' })
    if (this.closing !== null) return
    if (this.unfolded > this.foldAt) void this.compact()
    if (this.isBackupDue) void this.backup()
  }

  /** What the next start has to read again, in bytes. An edit of a long list is short, and takes as long as its list. */
  private get unfolded(): number {
    return this.adapter.journalLength + this.low.data.relisted
  }

  /** Edits of the next hour may have come meanwhile; where they are not on disk yet, {@link rest} looks after them. */
  private backedUp(): void {
    this.backingUp = null
    if (this.present.kind === 'saved' && this.closing === null && this.isBackupDue) void this.backup()
  }

  private get isBackupDue(): boolean {
    return (
      this.ground.backups && !this.queue.isFenced && isDue(this.newestBackup, this.seq, this.ground.now())
    )
  }

  private async makeBackup(forGood = false): Promise<Result<StoredBackup>> {
    const created = this.ground.now()
    const made = await this.backupMaker.make(this.low.data, created, forGood)
    // One that could not be made is tried again in an hour, not after every edit.
    const failed = { name: '', seq: this.seq, created }
    this.newestBackup = made.ok ? made.value : failed
    return made
  }

  private async move(kind: 'undo' | 'redo'): Promise<Result<HistoryMove>> {
    this.tellSaving()
    const answer = await this.queue.request(planMove(kind, this.ground.now()))
    if (!answer.ok) return answer
    const { seq, entry } = answer.value
    return done({ seq, label: entry.label ?? '', diff: entry.diff })
  }

  /**
   * A new journal first, so that edits go on; then the snapshots of what was before it. Until the index of the new
   * generation stands, the old snapshots with both journals say the same, so a failure loses nothing (invariant 6).
   */
  private async fold(): Promise<Result<null>> {
    const { files, layout, format } = this.ground
    const data = this.low.data
    let changed: ReadonlySet<string> = new Set()
    try {
      const captured = await this.queue.exclusively(async () => {
        const crc = this.adapter.crc
        await this.adapter.rotate(data.seq)
        const taken = capture(data, crc)
        changed = data.changedTexts
        data.changedTexts = new Set()
        data.relisted = 0
        return { ...taken, generation: this.adapter.generation }
      })
      const index = await writeSnapshot(
        files,
        layout,
        format.header,
        captured.generation,
        captured,
        this.texts,
      )
      this.texts = index.texts
      changed = new Set()
      this.foldAt = foldAfter
      await prune(files, layout, format)
      return done(null)
    } catch (error) {
      for (const text of changed) data.changedTexts.add(text)
      // A disk that is full now is not asked again after every edit.
      this.foldAt = this.unfolded + foldAfter
      return refuseDisk('The library could not be compacted', errorCode(error))
    }
  }

  private async finish(): Promise<void> {
    const closed = refuse('storage', 'The library is closed, so nothing was changed.')
    await this.compaction
    await this.queue.end(closed)
    await this.backingUp
    if (this.isBackupDue) await this.backup()
    if (this.unfolded > foldAtClose && !this.queue.isFenced) await this.compact()
    await this.queue.end(closed)
    await this.adapter.close()
    if (!this.queue.isFenced) await this.publishAddress(null).catch(() => undefined)
    await this.ground.lock.release()
  }

  private tellFailing(reason: string): void {
    this.reason = reason
    this.tell({
      kind: 'failing',
      message: `Your last changes are not saved yet: ${reason}. They are kept here and tried again.`,
      pending: this.queue.pending,
    })
  }

  private tellSaving(): void {
    if (this.present.kind === 'saved') this.tell({ kind: 'saving' })
  }

  private tell(state: StorageState): void {
    if (state.kind === this.present.kind && state.kind !== 'failing') return
    this.present = state
    this.ground.onState(state)
  }
}
