import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { FileSystem } from './file-system.ts'
import type { FormatHeader } from './format.ts'
import { markGeneration } from './generation-mark.ts'
import type { Layout } from './layout.ts'
import { Journal } from './journal.ts'
import { journalName } from './layout.ts'
import type { LibraryData } from './library-data.ts'
import { checkEpoch, Fenced } from './writer.ts'

/** What the adapter starts from, once recovery has read the disk. */
export interface Opened {
  readonly data: LibraryData
  readonly generation: number
  readonly epoch: number
  /** CRC of the last frame. */
  readonly crc: number
  readonly journal: Journal | null
}

export interface AdapterOptions {
  readonly files: FileSystem
  readonly layout: Layout
  readonly header: FormatHeader
  readonly now: () => string
  /** Waits before the next try. */
  readonly wait: (milliseconds: number) => Promise<unknown>
  /** Called after each failed try, and with null once the disk takes writes again. */
  readonly onFailure: (error: unknown) => void
  readonly onRecovered: () => void
}

/** Thrown where the user gave up a write that the disk refuses. */
export class Abandoned extends Error {
  constructor() {
    super('the library was closed before this could be saved')
    this.name = 'Abandoned'
  }
}

/** Milliseconds before the first, second, … try after a failed write. */
const pauses = [50, 200, 1000, 5000]
/** So long a write that is under way is waited for once it was given up. Milliseconds. */
const grace = 500

/**
 * lowdb's adapter over an append-only journal. lowdb hands the whole library to `write`; what goes to disk is only
 * what was staged since, so a commit costs one append and one fdatasync however large the library is.
 */
export class JournalAdapter implements Adapter<LibraryData> {
  private readonly options: AdapterOptions
  private readonly opened: Opened
  private journal: Journal | null
  private highest: number
  private lastCrc: number
  private staged: readonly Uint8Array[] = []
  private release: () => void = () => undefined
  private readonly released = new Promise<void>((resolve) => (this.release = resolve))
  private isGivenUp = false

  constructor(options: AdapterOptions, opened: Opened) {
    this.options = options
    this.opened = opened
    this.journal = opened.journal
    this.highest = opened.generation
    this.lastCrc = opened.crc
  }

  /** The highest generation there is. */
  get generation(): number {
    return this.highest
  }

  /** CRC of the last frame that is on disk. */
  get crc(): number {
    return this.lastCrc
  }

  /** Bytes of the journal in use. */
  get journalLength(): number {
    return this.journal?.length ?? 0
  }

  async read(): Promise<LibraryData> {
    return this.opened.data
  }

  /** Encoded entries for the next `write`, in order. */
  stage(payloads: readonly Uint8Array[]): void {
    this.staged = payloads
  }

  /** Resolves when what was staged is durable. Tries again for as long as the disk refuses; rejects only when {@link Fenced} or {@link Abandoned}. */
  async write(data: LibraryData): Promise<void> {
    const payloads = this.staged
    this.staged = []
    for (let tries = 0; payloads.length > 0; tries++) {
      try {
        await this.unlessGivenUp(this.append(payloads, data.seq))
        if (tries > 0) this.options.onRecovered()
        return
      } catch (error) {
        if (error instanceof Fenced || error instanceof Abandoned) throw error
        await this.dropJournal()
        this.options.onFailure(error)
        await Promise.race([this.options.wait(pauses[Math.min(tries, pauses.length - 1)]!), this.released])
        if (this.isGivenUp) throw new Abandoned()
      }
    }
  }

  /** A write that the disk does not answer is not waited for once it was given up; it may still come to be on disk. */
  private async unlessGivenUp(write: Promise<void>): Promise<void> {
    const gone = this.released
      .then(() => this.options.wait(grace))
      .then(() => Promise.reject(new Abandoned()))
    gone.catch(() => undefined)
    write.catch(() => undefined)
    await Promise.race([write, gone])
  }

  /** Begins a new generation at `base`, the number of the last commit. The old journal stays in use where this rejects. */
  async rotate(base: number): Promise<void> {
    const { files, layout, header, now } = this.options
    await checkEpoch(files, layout, this.opened.epoch)
    this.highest += 1
    const path = join(layout.journals, journalName(this.highest))
    const fields = { ...header, generation: this.highest, base, epoch: this.opened.epoch, created: now() }
    const next = await Journal.create(files, path, fields, this.lastCrc)
    await this.dropJournal()
    this.journal = next
    this.lastCrc = next.crc
    // Without the mark edits are as durable; the next generation, or the next opening, writes it.
    await markGeneration(files, layout, this.highest).catch(() => undefined)
  }

  /** From now on a write that fails is not tried again. */
  giveUp(): void {
    this.isGivenUp = true
    this.release()
  }

  async close(): Promise<void> {
    await this.dropJournal()
  }

  private async append(payloads: readonly Uint8Array[], base: number): Promise<void> {
    await checkEpoch(this.options.files, this.options.layout, this.opened.epoch)
    if (this.journal === null) await this.rotate(base)
    await this.journal!.append(payloads)
    this.lastCrc = this.journal!.crc
  }

  /** After a failed write the descriptor is useless: what the system kept of it is not known (invariant 7). */
  private async dropJournal(): Promise<void> {
    const journal = this.journal
    this.journal = null
    await journal?.close().catch(() => undefined)
  }
}
