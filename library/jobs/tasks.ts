import { refuse, type Result } from '../../core/commands/result.ts'
import type { Task, TaskName } from '../../core/protocol/keeping.ts'
import { Cancelled, type Work } from '../storage/work.ts'

/** A hundredth is the least that a progress bar shows. */
const leastStep = 0.01

/** Work that is waited for by who asked for it, told to every window while it runs, and stopped by any; each once at a time. */
export class Tasks {
  private readonly tell: (task: Task) => void
  private readonly running = new Map<TaskName, AbortController>()

  constructor(tell: (task: Task) => void) {
    this.tell = tell
  }

  /** The work's own answer; refused where such work runs already (`locked`) or was stopped (`cancelled`). */
  async run<T>(name: TaskName, work: (how: Work) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.running.has(name)) return refuse('locked', 'That is being done already.')
    const abort = new AbortController()
    this.running.set(name, abort)
    let told = 0
    this.tell({ name, progress: null, isRunning: true })
    try {
      return await work({
        signal: abort.signal,
        onProgress: (progress) => {
          if (progress - told < leastStep) return
          told = progress
          this.tell({ name, progress, isRunning: true })
        },
      })
    } catch (error) {
      if (error instanceof Cancelled) return refuse('cancelled', 'Stopped. Nothing was changed.')
      throw error
    } finally {
      this.running.delete(name)
      this.tell({ name, progress: 1, isRunning: false })
    }
  }

  cancel(name: TaskName): boolean {
    this.running.get(name)?.abort()
    return this.running.has(name)
  }

  /** Stops all of them. */
  close(): void {
    for (const abort of this.running.values()) abort.abort()
  }
}
