import { Worker } from 'node:worker_threads'
import { refuse, type Result } from '../../core/commands/result.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { limitWork } from '../worker/work-limit.ts'
import { workerFile } from '../worker/worker-file.ts'
import type { Answer, Arguments, RequestName, Told } from './requests.ts'

/** A question that waits, or is being answered. */
interface Question {
  readonly name: RequestName
  readonly args: unknown
  /** Milliseconds that the worker may work for it. */
  readonly limit: number
  readonly resolve: (answer: Result<never>) => void
}

/** A worker needs this long to load on a busy machine; after that something is broken. Milliseconds. */
const startLimit = 30_000

/**
 * One worker and the questions for it, answered in their order. A question that takes longer than its limit, or more
 * memory than there is, ends the worker and is refused; the questions behind it go to a new one. The worker starts
 * with the first question and does not keep the process alive while it has none.
 */
export class Lane {
  private readonly styleDirectories: readonly string[]
  private readonly memory: number
  private readonly waiting: Question[] = []
  private current: Question | null = null
  private worker: Worker | null = null
  private ready = false
  private readonly parts: (readonly IdentifiedCslItem[])[] = []
  private liftLimit: () => void = () => {}
  private closed = false

  /** `memory`: what the worker's heap may take, megabytes. */
  constructor(styleDirectories: readonly string[], memory = 256) {
    this.styleDirectories = styleDirectories
    this.memory = memory
  }

  ask<N extends RequestName>(name: N, args: Arguments<N>, limit: number): Promise<Answer<N>> {
    if (this.closed) return Promise.resolve(refuse('cancelled', 'The bibliography engine is closed.'))
    return new Promise((resolve) => {
      this.waiting.push({ name, args, limit, resolve: resolve as Question['resolve'] })
      this.next()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    const left = [...(this.current === null ? [] : [this.current]), ...this.waiting.splice(0)]
    this.current = null
    const worker = this.drop()
    for (const question of left)
      question.resolve(refuse('cancelled', 'The bibliography engine was closed before it had answered.'))
    await worker?.terminate()
  }

  private next(): void {
    if (this.current !== null || this.waiting.length === 0) return
    this.current = this.waiting.shift()!
    const worker = (this.worker ??= this.start())
    worker.ref()
    if (this.ready) this.post()
    else this.within(startLimit)
  }

  private post(): void {
    if (this.current === null) return
    this.within(startLimit)
    this.worker?.postMessage({ name: this.current.name, args: this.current.args })
  }

  private start(): Worker {
    this.ready = false
    const worker = new Worker(workerFile(import.meta.url, 'csl-worker'), {
      workerData: { styleDirectories: this.styleDirectories },
      resourceLimits: { maxOldGenerationSizeMb: this.memory },
    })
    worker.on('message', (told: Told) => worker === this.worker && this.hear(told))
    worker.on('error', (error: Error & { code?: string }) => worker === this.worker && this.broke(error))
    worker.on('exit', () => worker === this.worker && this.broke(new Error('the worker ended')))
    return worker
  }

  private hear(told: Told): void {
    if (told.type === 'ready') {
      this.ready = true
      this.post()
    } else if (told.type === 'begun') {
      if (this.current !== null) this.within(this.current.limit)
    } else if (told.type === 'part') {
      this.parts.push(told.items)
      // Not at once: between two parts the thread may do what else it has to.
      const { worker } = this
      setImmediate(() => worker === this.worker && worker?.postMessage({ name: 'more' }))
    } else if (told.type === 'answer') this.answer(this.whole(told.answer) as Result<never>)
    else
      this.answer(
        refuse('internal', 'The bibliography engine has a defect. Nothing was changed.', [told.message]),
      )
  }

  /** The answer with the items that came before it. */
  private whole(answer: Answer<RequestName>): Answer<RequestName> {
    const items = this.parts.splice(0).flat()
    if (items.length === 0 || !answer.ok || !('items' in answer.value)) return answer
    return { ok: true, value: { ...answer.value, items } }
  }

  private answer(answer: Result<never>): void {
    this.liftLimit()
    const question = this.current
    this.current = null
    this.worker?.unref()
    question?.resolve(answer)
    this.next()
  }

  private within(limit: number): void {
    this.liftLimit()
    this.liftLimit = limitWork(limit, () => {
      void this.drop()?.terminate()
      this.answer(
        refuse(
          'too-large',
          `This took longer than ${Math.max(1, Math.round(limit / 1000))} seconds and was stopped. Nothing was changed.`,
          ['It may be damaged or made to be slow. A part of it may be read.'],
        ),
      )
    })
  }

  private broke(error: Error & { code?: string }): void {
    this.drop()
    this.answer(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? refuse(
            'too-large',
            'This needs more memory than the bibliography engine may take. Nothing was changed.',
            ['Split it into parts.'],
          )
        : refuse('internal', 'The bibliography engine ended unexpectedly. Nothing was changed.', [
            error.message,
          ]),
    )
  }

  /** Lets go of the worker, so that nothing it still says is heard. */
  private drop(): Worker | null {
    this.liftLimit()
    const worker = this.worker
    this.parts.length = 0
    this.worker = null
    this.ready = false
    return worker
  }
}
