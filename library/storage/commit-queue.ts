import type { Low } from 'lowdb'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { JournalAdapter } from './journal-adapter.ts'
import { takeIn, type Entry, type LibraryData } from './library-data.ts'
import type { Plan } from './plan.ts'
import { Staged } from './staged.ts'
import { Fenced } from './writer.ts'

/** An entry and its number, once durable. */
export interface Committed {
  readonly seq: number
  readonly entry: Entry
}

interface Request {
  readonly plan: Plan
  readonly answer: (result: Result<Committed>) => void
}

/** Puts requests in one order and commits all that wait together: one append, one sync (group commit). */
export class CommitQueue {
  private readonly low: Low<LibraryData>
  private readonly adapter: JournalAdapter
  private readonly onIdle: () => void
  private requests: Request[] = []
  private alone: (() => Promise<void>)[] = []
  private running: Promise<void> | null = null
  private underWay = 0
  private isFenced = false
  private ended: Result<never> | null = null

  constructor(low: Low<LibraryData>, adapter: JournalAdapter, onIdle: () => void) {
    this.low = low
    this.adapter = adapter
    this.onIdle = onIdle
  }

  /** Requests that are not acknowledged yet. */
  get pending(): number {
    return this.requests.length + this.underWay
  }

  request(plan: Plan): Promise<Result<Committed>> {
    if (this.ended !== null) return Promise.resolve(this.ended)
    return new Promise((answer) => {
      this.requests.push({ plan, answer })
      this.start()
    })
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
    while (this.requests.length > 0 || this.alone.length > 0) {
      for (const task of this.alone.splice(0)) await task()
      if (this.requests.length > 0) await this.commitBatch(this.requests.splice(0))
    }
  }

  private async commitBatch(requests: readonly Request[]): Promise<void> {
    const staged = new Staged(this.low.data)
    const accepted: { request: Request; committed: Committed }[] = []
    for (const request of requests) {
      const planned = this.isFenced && this.ended !== null ? this.ended : request.plan(staged)
      if (!planned.ok) request.answer(planned)
      else if (isNothing(planned.value))
        request.answer(done({ seq: this.low.data.seq, entry: planned.value }))
      else accepted.push({ request, committed: { seq: staged.take(planned.value), entry: planned.value } })
    }
    this.underWay = accepted.length
    try {
      this.adapter.stage(accepted.map(({ committed }) => committed.entry))
      await this.low.write()
      for (const { committed } of accepted) this.takeIn(committed)
      this.underWay = 0
      for (const { request, committed } of accepted) request.answer(done(committed))
    } catch (error) {
      if (!(error instanceof Fenced)) throw error
      this.isFenced = true
      this.underWay = 0
      this.ended = refuse(
        'locked',
        'Another Postil has taken this library over, so nothing was changed here.',
        ['Close this window and open the library again.'],
      )
      for (const { request } of accepted) request.answer(this.ended)
    }
  }

  /** A listener that throws is a defect, and loud; the commit it heard of is on disk all the same. */
  private takeIn({ seq, entry }: Committed): void {
    try {
      takeIn(this.low.data, seq, entry)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
}

function isNothing({ diff }: Entry): boolean {
  return [diff.added, diff.updated, diff.removed].every((part) => Object.keys(part).length === 0)
}
