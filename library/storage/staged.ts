import type { AnyRecord } from '../../core/records/index.ts'
import { historyAfter, recordOf, type Entry, type LibraryData } from './library-data.ts'
import { withoutStep, type History, type Step } from './history.ts'

/** The library as it will be once the entries staged so far are on disk. */
export class Staged {
  private readonly data: LibraryData
  private readonly changed = new Map<string, AnyRecord | undefined>()
  private lastSeq: number
  private present: History
  /** Entries that are not in `present` yet: most plans do not ask for it, and of a large edit it is dear. */
  private readonly since: [seq: number, entry: Entry][] = []

  constructor(data: LibraryData) {
    this.data = data
    this.lastSeq = data.seq
    this.present = data.history
  }

  get seq(): number {
    return this.lastSeq
  }

  get history(): History {
    for (const [seq, entry] of this.since.splice(0)) this.present = historyAfter(this.present, seq, entry)
    return this.present
  }

  readonly lookup = (id: string): AnyRecord | undefined =>
    this.changed.has(id) ? this.changed.get(id) : recordOf(this.data, id)

  /** Leaves out a step that does not fit any more, so that the one behind it comes next. */
  drop(step: Step): void {
    this.present = withoutStep(this.history, step)
    this.data.history = withoutStep(this.data.history, step)
  }

  /** Takes an entry in; gives its number. */
  take(entry: Entry): number {
    this.lastSeq += 1
    for (const [id, record] of Object.entries(entry.diff.added)) this.changed.set(id, record)
    for (const [id, [, to]] of Object.entries(entry.diff.updated)) this.changed.set(id, to)
    for (const id of Object.keys(entry.diff.removed)) this.changed.set(id, undefined)
    this.since.push([this.lastSeq, entry])
    return this.lastSeq
  }
}
