import type { AnyRecord } from '../../core/records/index.ts'
import { historyAfter, recordOf, type Entry, type LibraryData } from './library-data.ts'
import { withoutStep, type History, type Step } from './history.ts'

/** The library as it will be once the entries staged so far are on disk. */
export class Staged {
  private readonly data: LibraryData
  private readonly changed = new Map<string, AnyRecord | undefined>()
  private lastSeq: number
  private present: History

  constructor(data: LibraryData) {
    this.data = data
    this.lastSeq = data.seq
    this.present = data.history
  }

  get seq(): number {
    return this.lastSeq
  }

  get history(): History {
    return this.present
  }

  readonly lookup = (id: string): AnyRecord | undefined =>
    this.changed.has(id) ? this.changed.get(id) : recordOf(this.data, id)

  /** Leaves out a step that does not fit any more, so that the one behind it comes next. */
  drop(step: Step): void {
    this.present = withoutStep(this.present, step)
    this.data.history = withoutStep(this.data.history, step)
  }

  /** Takes an entry in; gives its number. */
  take(entry: Entry): number {
    this.lastSeq += 1
    for (const [id, record] of Object.entries(entry.diff.added)) this.changed.set(id, record)
    for (const [id, [, to]] of Object.entries(entry.diff.updated)) this.changed.set(id, to)
    for (const id of Object.keys(entry.diff.removed)) this.changed.set(id, undefined)
    this.present = historyAfter(this.present, this.lastSeq, entry)
    return this.lastSeq
  }
}
