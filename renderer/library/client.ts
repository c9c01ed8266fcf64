import { refuse, type Refusal, type Result } from '../../core/commands/result.ts'
import type { Event, HistoryState, MenuCommand, StorageState } from '../../core/protocol/events.ts'
import type { HostInfo } from '../../core/protocol/host.ts'
import type { Argument, MethodName, OutputOf } from '../../core/protocol/index.ts'
import type { Job } from '../../core/protocol/jobs.ts'
import type { Task, TaskName } from '../../core/protocol/keeping.ts'
import type { KeptFileInfo } from '../../core/protocol/kept-files.ts'
import type { LibrarySnapshot, OfferedContent } from '../../core/protocol/library.ts'
import type { SettingRecord } from '../../core/records/setting.ts'
import type { TextId } from '../../core/records/text.ts'
import type { Diff } from '../../core/store/diff.ts'
import { StaleDiff } from '../../core/store/store.ts'
import { strings } from '../strings.ts'
import type { WindowBridge } from '../window-bridge.ts'
import { Mirror } from './mirror.ts'

/** What the window knows of its library besides the records. */
export interface LibraryState {
  readonly status: 'opening' | 'ready' | 'failed'
  /** Why the library could not be opened; set where `status` is `failed`. */
  readonly error: Refusal | null
  readonly host: HostInfo
  readonly place: string
  readonly version: string
  readonly offered: readonly OfferedContent[]
  readonly history: HistoryState
  readonly storage: StorageState
  /** What was found when the library was opened. */
  readonly told: readonly string[]
  readonly jobs: readonly Job[]
  readonly keptFiles: readonly KeptFileInfo[]
  /** Work on the library as a whole that runs now. */
  readonly tasks: Readonly<Partial<Record<TaskName, Task>>>
  /** False while a server does not answer. */
  readonly connected: boolean
}

type ChangedEvent = Extract<Event, { type: 'changed' }>

/**
 * The window's replica of the library. Its rules:
 * 1. Records are those of the snapshot and of every `changed` event after it, applied in the order of `seq`.
 * 2. An event that comes before the snapshot waits for it; one the snapshot already holds is dropped.
 * 3. A gap in `seq`, a diff that does not fit, a connection that was lost, or another holder of the library opens the
 *    snapshot anew; one that is just being read may be of before, and is read again.
 * 4. A setting is seen at once and confirmed later; where it is refused, the old value is back. In a library that can only
 *    be read it stays as long as the window does.
 * 5. Work that ended with the program that held the library runs no more here, and an import of which nobody tells is told.
 */
export class LibraryClient {
  readonly records = new Mirror()
  private readonly bridge: WindowBridge
  private state: LibraryState = beginning
  private seq: number | null = null
  private waiting: ChangedEvent[] = []
  private opening: Promise<void> | null = null
  private readonly listeners = new Set<() => void>()
  private readonly menuListeners = new Set<(command: MenuCommand) => void>()
  private readonly openedListeners = new Set<(textId: TextId) => void>()
  /** Settings that were chosen here and have not come back as records yet. */
  private readonly chosen = new Map<string, { readonly value: SettingRecord['value']; sent: boolean }>()

  constructor(bridge: WindowBridge) {
    this.bridge = bridge
    bridge.on((event) => this.hear(event))
    bridge.onConnection((connected) => {
      this.set({ connected })
      if (connected) this.beginAnew()
    })
  }

  /** Opens the snapshot, or opens it anew. The state says how that went. */
  open(): Promise<void> {
    this.opening ??= this.readSnapshot().finally(() => (this.opening = null))
    return this.opening
  }

  call<M extends MethodName>(method: M, argument: Argument<M>): Promise<Result<OutputOf<M>>> {
    return this.bridge
      .call(method, argument)
      .catch((reason: unknown) =>
        refuse('internal', reason instanceof Error ? reason.message : String(reason)),
      )
  }

  /** Calls back after every change of state or records until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly getState = (): LibraryState => this.state

  /** The value of a setting (`theme`, `reading-position/text:…`), or undefined. */
  setting(key: string): SettingRecord['value'] | undefined {
    const chosen = this.chosen.get(key)
    return chosen === undefined ? this.records.get(`setting:${key}`)?.value : chosen.value
  }

  async choose(key: string, value: SettingRecord['value']): Promise<Result<null>> {
    const choice = { value, sent: false }
    this.chosen.set(key, choice)
    this.emit()
    const result = await this.call('settings.set', { id: `setting:${key}`, value })
    choice.sent = true
    if (this.chosen.get(key) === choice) {
      const stored = this.records.get(`setting:${key}`)?.value
      const isGivenUp = !result.ok && result.error.code !== 'read-only'
      if (isGivenUp || JSON.stringify(stored) === JSON.stringify(value)) this.chosen.delete(key)
      this.emit()
    }
    return result
  }

  /** A text of the app's own content; once added it is offered no more. */
  async addOffered(name: string): Promise<Result<{ jobId: string }>> {
    const result = await this.call('library.addOffered', { name })
    if (result.ok) this.set({ offered: this.state.offered.filter((offered) => offered.name !== name) })
    return result
  }

  /** Takes a finished job off the list. */
  dismissJob(id: string): void {
    this.set({ jobs: this.state.jobs.filter((job) => job.id !== id) })
  }

  /** Hears the commands of a native menu. */
  onMenu(listener: (command: MenuCommand) => void): () => void {
    this.menuListeners.add(listener)
    return () => void this.menuListeners.delete(listener)
  }

  /** Hears of texts that the system asked to open. */
  onOpened(listener: (textId: TextId) => void): () => void {
    this.openedListeners.add(listener)
    return () => void this.openedListeners.delete(listener)
  }

  private hear(event: Event): void {
    switch (event.type) {
      case 'changed':
        this.waiting.push(event)
        if (this.seq !== null) this.applyWaiting()
        return
      case 'job':
        return this.set({ jobs: withJob(this.state.jobs, event.job) })
      case 'storage':
        return this.set({ storage: event.state })
      case 'kept-files':
        return this.set({ keptFiles: event.files })
      case 'task':
        return this.set({ tasks: { ...this.state.tasks, [event.task.name]: event.task } })
      case 'menu':
        return this.menuListeners.forEach((listener) => listener(event.command))
      case 'opened':
        return this.openedListeners.forEach((listener) => listener(event.textId))
      case 'moved':
        return this.beginAnew()
      case 'overhauled':
        return void this.reopen()
    }
  }

  private async readSnapshot(): Promise<void> {
    const before = this.state.jobs
    const [snapshot, host, jobs, kept] = await Promise.all([
      this.call('library.open', {}),
      this.call('host.info', {}),
      this.call('jobs.list', {}),
      this.call('keptFiles.list', {}),
    ])
    if (!snapshot.ok) return this.set({ status: 'failed', error: snapshot.error })
    this.begin(snapshot.value)
    this.set({
      ...(host.ok ? { host: host.value } : {}),
      ...(jobs.ok ? { jobs: jobsAfter(before, this.state.jobs, jobs.value.jobs) } : {}),
      ...(kept.ok ? { keptFiles: kept.value.files } : {}),
    })
    this.applyWaiting()
  }

  private begin({ seq, records, ...rest }: LibrarySnapshot): void {
    this.seq = seq
    this.records.replace(records)
    this.set({ ...rest, status: 'ready', error: null, connected: true })
  }

  private applyWaiting(): void {
    const events = this.waiting.sort((a, b) => a.seq - b.seq)
    this.waiting = []
    for (const [index, event] of events.entries()) {
      if (this.seq === null || event.seq <= this.seq) continue
      if (event.seq > this.seq + 1 || !this.fits(event)) {
        this.waiting = events.slice(index)
        return void this.reopen()
      }
      this.seq = event.seq
      this.settle(event.diff)
      this.state = { ...this.state, history: event.history }
    }
    this.emit()
  }

  private fits(event: ChangedEvent): boolean {
    try {
      this.records.apply(event.diff)
      return true
    } catch (error) {
      if (error instanceof StaleDiff) return false
      throw error
    }
  }

  /** A setting that came back as a record is the library's again. */
  private settle(diff: Diff): void {
    for (const id of [
      ...Object.keys(diff.added),
      ...Object.keys(diff.updated),
      ...Object.keys(diff.removed),
    ]) {
      const key = id.startsWith('setting:') ? id.slice('setting:'.length) : null
      if (key !== null && this.chosen.get(key)?.sent === true) this.chosen.delete(key)
    }
  }

  private async reopen(): Promise<void> {
    this.seq = null
    await this.opening
    await this.open()
  }

  private beginAnew(): void {
    this.set({ tasks: {} })
    void this.reopen()
  }

  private set(change: Partial<LibraryState>): void {
    this.state = { ...this.state, ...change }
    this.emit()
  }

  private emit(): void {
    for (const listener of [...this.listeners]) listener()
  }
}

const beginning: LibraryState = {
  status: 'opening',
  error: null,
  host: { kind: 'serve', platform: 'linux', nativeDialogs: false, keptFilesFolder: null },
  place: '',
  version: '',
  offered: [],
  history: { undo: null, redo: null },
  storage: { kind: 'saved' },
  told: [],
  jobs: [],
  keptFiles: [],
  tasks: {},
  connected: true,
}

/**
 * The jobs, once the library has listed its own: those it knows as it knows them, and those that it does not know and ran
 * already when it was asked as ended with the program that held it before.
 */
function jobsAfter(before: readonly Job[], now: readonly Job[], listed: readonly Job[]): readonly Job[] {
  const same = (jobs: readonly Job[], { id }: Job) => jobs.find((job) => job.id === id)
  const known = now.map((job) => {
    if (job.state !== 'running') return job
    return same(listed, job) ?? (same(before, job) === undefined ? job : endedWithItsHolder(job))
  })
  return [...known, ...listed.filter((job) => job.state === 'running' && same(now, job) === undefined)]
}

function endedWithItsHolder(job: Job): Job {
  const error = { code: 'storage', message: strings.importing.endedWithItsHolder(job.title) } as const
  return { ...job, state: 'failed', outcomes: [...job.outcomes, { name: job.title, ok: false, error }] }
}

function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  return jobs.some(({ id }) => id === job.id)
    ? jobs.map((known) => (known.id === job.id ? job : known))
    : [...jobs, job]
}
