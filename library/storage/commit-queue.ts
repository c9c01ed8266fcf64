import type { Low } from 'lowdb'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { isEmpty, reverse } from '../../core/store/diff.ts'
import { encodeEntry } from './entry-codec.ts'
import { Abandoned, type JournalAdapter } from './journal-adapter.ts'
import { highestSeq } from './frame.ts'
import { takeIn, type Entry, type LibraryData } from './library-data.ts'
import type { Plan } from './plan.ts'
import { Staged } from './staged.ts'
import { Fenced } from './writer.ts'

/** An entry and its number, once durable. */
export interface Committed {
  readonly seq: number
  readonly entry: Entry
}

interface Accepted extends Committed {
  readonly payload: Uint8Array
  readonly answer: Request['answer']
}

interface Request {
  readonly plan: Plan
  readonly answer: (result: Result<Committed>) => void
}

/** A disk that takes longer over one write is told to be slow. Milliseconds. */
const patience = 1500

/** Half of what a string can hold; of several such edits a journal is still one that can be read at once. Bytes. */
const longestEdit = 2 ** 28

/** So many records are no edit that could be too long. */
const fewRecords = 1000

/** Puts requests in one order and commits all that wait together: one append, one sync (group commit). */
export class CommitQueue {
  private readonly low: Low<LibraryData>
  private readonly adapter: JournalAdapter
  private readonly onIdle: () => void
  private readonly onSlow: () => void
  private readonly longest: number
  private requests: Request[] = []
  private alone: (() => Promise<void>)[] = []
  private running: Promise<void> | null = null
  private underWay: readonly Accepted[] = []
  private fenced: Result<never> | null = null
  private ended: Result<never> | null = null
  private abandoned: Result<never> | null = null

  /**
   * `onIdle` is called when nothing waits any more, `onSlow` again and again while the disk keeps a request waiting. No
   * edit is longer than `longest` bytes.
   */
  constructor(
    low: Low<LibraryData>,
    adapter: JournalAdapter,
    onIdle: () => void,
    onSlow: () => void,
    longest = longestEdit,
  ) {
    this.low = low
    this.adapter = adapter
    this.onIdle = onIdle
    this.onSlow = onSlow
    this.longest = longest
  }

  /** Requests that are not acknowledged yet. */
  get pending(): number {
    return this.requests.length + this.underWay.length
  }

  /** What the requests that are not acknowledged yet will write, in order; those that would be refused are not there. */
  get waiting(): readonly Entry[] {
    const staged = new Staged(this.low.data)
    const entries = this.underWay.map(({ entry }) => entry)
    for (const entry of entries) staged.take(entry)
    for (const { plan } of this.requests) {
      const planned = plan(staged)
      if (!planned.ok || isEmpty(planned.value.diff)) continue
      staged.take(planned.value)
      entries.push(planned.value)
    }
    return entries
  }

  request(plan: Plan): Promise<Result<Committed>> {
    const refusal = this.ended ?? this.fenced ?? this.abandoned
    if (refusal !== null) return Promise.resolve(refusal)
    return new Promise((answer) => {
      this.requests.push({ plan, answer })
      this.start()
    })
  }

  /** True where another writer has the library: nothing on disk is ours to touch. */
  get isFenced(): boolean {
    return this.fenced !== null
  }

  /** Runs a task while no commit is under way. */
  exclusively<T>(task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.alone.push(() => task().then(resolve, reject))
      this.start()
    })
  }

  /** Refuses every later request with the answer; resolves when all earlier ones are answered. */
  async end(answer: Result<never>): Promise<void> {
    this.ended ??= answer
    while (this.running !== null) await this.running
  }

  /** Refuses what waits for its turn behind a call that the disk does not answer, and all that comes. */
  abandon(): void {
    const refusal = (this.abandoned ??= refuseAbandoned())
    for (const { answer } of this.requests.splice(0)) answer(refusal)
  }

  private start(): void {
    this.running ??= this.run().finally(() => {
      this.running = null
      if (this.pending > 0 || this.alone.length > 0) this.start()
      else this.onIdle()
    })
  }

  private async run(): Promise<void> {
    // One turn of the event loop lets callers of the same moment share the write.
    await Promise.resolve()
    const watch = setInterval(() => this.pending > 0 && this.onSlow(), patience).unref()
    try {
      while (this.requests.length > 0 || this.alone.length > 0) {
        for (const task of this.alone.splice(0)) await task()
        if (this.requests.length > 0) await this.commitBatch(this.requests.splice(0))
        watch.refresh()
      }
    } finally {
      clearInterval(watch)
    }
  }

  private async commitBatch(requests: readonly Request[]): Promise<void> {
    const staged = new Staged(this.low.data)
    const accepted = requests.flatMap((request) => this.accept(request, staged))
    this.underWay = accepted
    try {
      this.adapter.stage(accepted.map(({ payload }) => payload))
      await this.low.write()
      for (const { seq, entry } of accepted) this.takeIn(seq, entry)
      this.underWay = []
      for (const { seq, entry, answer } of accepted) answer(done({ seq, entry }))
    } catch (error) {
      const refusal = this.refusalOf(error)
      this.underWay = []
      for (const { answer } of accepted) answer(refusal)
    }
  }

  /** The answer to a write that will not be tried again; from now on the answer to all. */
  private refusalOf(error: unknown): Result<never> {
    if (error instanceof Abandoned) return (this.abandoned = refuseAbandoned())
    if (!(error instanceof Fenced)) throw error
    this.fenced = refuse(
      'locked',
      'Another Postil has taken this library over, so nothing was changed here.',
      ['Close this window and open the library again.'],
    )
    return this.fenced
  }

  /** Plans and encodes a request; answers it at once, and gives nothing, where there is nothing to write. */
  private accept({ plan, answer }: Request, staged: Staged): Accepted[] {
    const planned = this.fenced ?? this.abandoned ?? plan(staged)
    if (!planned.ok) answer(planned)
    else if (isEmpty(planned.value.diff)) answer(done({ seq: this.low.data.seq, entry: planned.value }))
    else if (staged.seq >= highestSeq) answer(refuseNumber())
    else {
      const payload = encoded(planned.value, this.longest)
      if (payload !== null)
        return [{ seq: staged.take(planned.value), entry: planned.value, payload, answer }]
      answer(
        refuse('too-large', 'That is too much for one edit, so nothing was changed.', ['Do it in parts.']),
      )
    }
    return []
  }

  /** A listener that throws is a defect, and loud; the commit it heard of is on disk all the same. */
  private takeIn(seq: number, entry: Entry): void {
    try {
      takeIn(this.low.data, seq, entry)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
}

/** Nobody makes so many edits; a file that was made to do harm may say that somebody did. */
function refuseNumber(): Result<never> {
  return refuse('too-large', 'The library has no number left for another edit, so nothing was changed.', [
    'Write it into an archive and make a new library of that.',
  ])
}

function refuseAbandoned(): Result<never> {
  return refuse('storage', 'The library was closed before this could be saved.')
}

/** Null where the entry is too long, or would be too long to be taken back. */
function encoded(entry: Entry, longest: number): Uint8Array | null {
  try {
    const payload = encodeEntry(entry)
    return payload.length <= longest && canBeTakenBack(entry, longest) ? payload : null
  } catch (error) {
    // Longer than a string can be.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** To remove a record says its id, to bring it back all of it. Few records are short either way. */
function canBeTakenBack(entry: Entry, longest: number): boolean {
  if (entry.label === null || Object.keys(entry.diff.removed).length < fewRecords) return true
  return encodeEntry({ ...entry, diff: reverse(entry.diff) }).length <= longest
}
