import { randomUUID } from 'node:crypto'
import { refuse, type Result, done } from '../../core/commands/result.ts'
import type { ImportOutcome, Job } from '../../core/protocol/jobs.ts'

/** One step of a job: works on one file and says what became of it. */
export type Step = (signal: AbortSignal, onProgress: (fraction: number) => void) => Promise<ImportOutcome>

interface Entry {
  readonly job: Job
  readonly abort: AbortController
  /** Whether who began it waits for its end. */
  readonly isAwaited: boolean
}

/**
 * Long work, one job after another, told step by step. Cancelling one keeps what its finished steps did; the step at
 * work leaves nothing.
 */
export class Jobs {
  private readonly jobs = new Map<string, Entry>()
  private readonly tell: (job: Job) => void
  private last: Promise<unknown> = Promise.resolve()

  constructor(tell: (job: Job) => void) {
    this.tell = tell
  }

  /** Queues a job and returns it at once; `finished` of the answer resolves with its last state. */
  start(
    steps: readonly { readonly name: string; readonly run: Step }[],
    isAwaited = false,
  ): { id: string; finished: Promise<Job> } {
    // A window may know jobs of the program that held the library before.
    const id = `job-${randomUUID()}`
    const abort = new AbortController()
    const title = steps[0]?.name ?? ''
    this.put({
      job: { id, kind: 'import', title, progress: null, state: 'running', outcomes: [] },
      abort,
      isAwaited,
    })
    const finished = this.last.then(() => this.work(id, steps, abort))
    this.last = finished.catch(() => undefined)
    return { id, finished }
  }

  list(): readonly Job[] {
    return [...this.jobs.values()].map(({ job }) => job)
  }

  cancel(id: string): Result<null> {
    const entry = this.jobs.get(id)
    if (entry === undefined || entry.job.state !== 'running')
      return refuse('not-found', 'This work has ended already.')
    entry.abort.abort()
    return done(null)
  }

  /** Cancels those that nobody waits for. */
  retire(): void {
    for (const { abort, isAwaited } of this.jobs.values()) if (!isAwaited) abort.abort()
  }

  /** Cancels all and waits for the step at work to let go. */
  async close(): Promise<void> {
    for (const { abort } of this.jobs.values()) abort.abort()
    await this.last
  }

  private async work(
    id: string,
    steps: readonly { name: string; run: Step }[],
    abort: AbortController,
  ): Promise<Job> {
    let told = -1
    for (const [index, { name, run }] of steps.entries()) {
      if (abort.signal.aborted) break
      const progress = (fraction: number) => {
        const whole = (index + Math.max(0, Math.min(1, fraction))) / steps.length
        // A hundredth is the least that a progress bar shows.
        if (whole - told < 0.01) return
        told = whole
        this.update(id, { title: name, progress: whole })
      }
      this.update(id, { title: name, progress: index / steps.length })
      const outcome = await run(abort.signal, progress).catch((error: unknown) => defect(name, error))
      this.update(id, { outcomes: [...this.jobs.get(id)!.job.outcomes, outcome] })
    }
    const { outcomes } = this.jobs.get(id)!.job
    const state = abort.signal.aborted
      ? 'cancelled'
      : outcomes.every((outcome) => !outcome.ok)
        ? 'failed'
        : 'done'
    this.update(id, { state, progress: 1 })
    this.forgetOld()
    return this.jobs.get(id)?.job ?? { id, kind: 'import', title: '', progress: 1, state, outcomes }
  }

  private update(id: string, change: Partial<Job>): void {
    const entry = this.jobs.get(id)!
    this.put({ ...entry, job: { ...entry.job, ...change } })
  }

  private put(entry: Entry): void {
    this.jobs.set(entry.job.id, entry)
    this.tell(entry.job)
  }

  private forgetOld(): void {
    const ended = [...this.jobs.values()].filter(({ job }) => job.state !== 'running')
    for (const { job } of ended.slice(0, -20)) this.jobs.delete(job.id)
  }
}

function defect(name: string, error: unknown): ImportOutcome {
  const message = error instanceof Error ? error.message : String(error)
  return {
    name,
    ok: false,
    error: {
      code: 'internal',
      message: `“${name}” could not be imported because of a defect in Postil.`,
      details: [message],
    },
  }
}
