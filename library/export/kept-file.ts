import type { Refusal, Result } from '../../core/commands/result.ts'
import type { Exported } from '../../core/protocol/citations.ts'
import type { FileSystem } from '../storage/file-system.ts'
import { unwritten, writeOutside } from './outside-file.ts'

/** How a kept file stands. */
export type KeptState =
  /**
   * `changed` where it holds something else than before, or could not be written the last time; `told` are the lines of
   * what the format cannot hold that were not there before.
   */
  | {
      readonly kind: 'written'
      readonly at: string
      readonly changed: boolean
      readonly told: readonly string[]
    }
  /** The file holds what it held before; it is tried again. */
  | { readonly kind: 'failing'; readonly error: Refusal }

export interface KeptFileOptions {
  readonly path: string
  /** What the file should hold now; null where that cannot be had at the moment, and is asked for again. */
  readonly make: () => Promise<Result<Exported> | null>
  readonly onState: (state: KeptState) => void
  /** Quiet needed after a change before the file is written, ms. */
  readonly delay?: number
  /** Changes that never pause are written at least so often, ms. */
  readonly longest?: number
  /** After a failure it is tried again so much later, ms; after more of them ever later, up to a minute. */
  readonly retry?: number
  readonly files?: FileSystem
  /** Whether bytes that stand there may be replaced; all where left out. */
  readonly mayReplace?: (before: Uint8Array) => boolean
  /** Hears what is about to be written. */
  readonly onWriting?: (bytes: Uint8Array) => Promise<void>
}

/** A folder that is gone for days is not looked at more often than this, ms. */
const longestRetry = 60_000

/**
 * A file that is kept up to date with a library. It is written soon after a change, several changes at once, one
 * write after the other, and only where its bytes are others. A write that fails leaves the old file and is tried
 * again until it succeeds.
 */
export class KeptFile {
  private readonly options: KeptFileOptions & { delay: number; longest: number; retry: number }
  private due = false
  private dueSince: number | null = null
  private timer: NodeJS.Timeout | null = null
  private writing: Promise<void> = Promise.resolve()
  private leftOut: ReadonlySet<string> = new Set()
  private failing: string | null = null
  private failures = 0
  /** What the library holds, as long as nothing has changed: a failed write does not make it anew. */
  private made: Result<Exported> | null = null
  private closed = false
  private stopped = false

  constructor(options: KeptFileOptions) {
    this.options = { ...options, ...withDefaults(options) }
  }

  /** Whether what the library holds now could not be written. */
  get isFailing(): boolean {
    return this.failing !== null
  }

  /** Something that the file may hold has changed. */
  changed(): void {
    if (this.closed) return
    this.due = true
    this.made = null
    this.dueSince ??= Date.now()
    const { delay, longest } = this.options
    this.wait(Math.max(0, Math.min(delay, this.dueSince + longest - Date.now())))
  }

  /** Writes now what is due; resolves when that is done or has failed. */
  flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.writing = this.writing.then(() => this.write())
    return this.writing
  }

  /** Writes nothing any more, not even what is due. */
  async stop(): Promise<void> {
    this.closed = this.stopped = true
    await this.flush()
  }

  /** A last write of what is due; nothing is written after it. */
  async close(): Promise<void> {
    this.closed = true
    await this.flush()
  }

  private wait(milliseconds: number): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), milliseconds)
  }

  private async write(): Promise<void> {
    if (!this.due || this.stopped) return
    this.due = false
    this.dueSince = null
    const made = this.made ?? (await this.options.make())
    if (made === null) return this.again()
    if (!made.ok) return this.fail(made.error)
    // What came meanwhile is due again and is made anew.
    if (!this.due) this.made = made
    const { content, leftOut } = made.value
    const { path, files, mayReplace } = this.options
    try {
      const bytes = new TextEncoder().encode(content)
      await this.options.onWriting?.(bytes)
      const how = await writeOutside(path, bytes, files, mayReplace)
      this.made = null
      this.failures = 0
      const changed = how === 'written' || this.failing !== null
      this.failing = null
      const told = leftOut.filter((line) => !this.leftOut.has(line))
      this.leftOut = new Set(leftOut)
      this.options.onState({
        kind: 'written',
        at: new Date().toISOString(),
        changed,
        told,
      })
    } catch (error) {
      this.fail(unwritten(path, error, 'What it held before is kept, and it is tried again.'))
    }
  }

  /** A failure is told once, not at every try. */
  private fail(error: Refusal): void {
    const told = JSON.stringify(error)
    if (told !== this.failing) this.options.onState({ kind: 'failing', error })
    this.failing = told
    this.again()
  }

  private again(): void {
    this.due = true
    const later = Math.min(this.options.retry * 2 ** this.failures++, longestRetry)
    if (!this.closed && this.timer === null) this.wait(later)
  }
}

const withDefaults = ({ delay = 500, longest = 5000, retry = 5000 }: KeptFileOptions) => ({
  delay,
  longest,
  retry,
})
