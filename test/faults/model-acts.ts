import fc from 'fast-check'
import { isEmpty, type Diff } from '../../core/store/diff.ts'
import type { Store } from '../../core/store/store.ts'
import { currentFormat, type Format } from '../../library/storage/format.ts'
import type { Lock } from '../../library/storage/lock.ts'
import { openStorage, type Storage } from '../../library/storage/storage.ts'
import { diffsFor } from '../unit/core/store/diffs.ts'
import { MemoryDisk } from './memory-disk.ts'
import { contentOf, ModelLibrary, stateOf } from './model-library.ts'
import { Random } from './random.ts'
import { directory } from './session.ts'
import { Failure } from './tally.ts'

/** What can happen to a library, in any order. */
export type Act =
  | { readonly kind: 'commit'; readonly choose: (store: Store) => Diff }
  | { readonly kind: 'undo' | 'redo' | 'reopen' | 'compact' | 'second writer' | 'migrate' }
  | { readonly kind: 'crash'; readonly seed: number }

const others = ['reopen', 'compact', 'second writer', 'migrate'] as const

export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: diffsFor().map((choose) => ({ kind: 'commit' as const, choose })) },
  { weight: 9, arbitrary: fc.constantFrom('undo' as const, 'redo' as const).map((kind) => ({ kind })) },
  { weight: 2, arbitrary: fc.nat().map((seed) => ({ kind: 'crash' as const, seed })) },
  { weight: 3, arbitrary: fc.constantFrom(...others).map((kind) => ({ kind })) },
)

/** A library in memory beside one on a disk that forgets: after each act both must be the same. */
export class Comparison {
  private readonly model = new ModelLibrary()
  private disk = new MemoryDisk()
  private held = false
  private version = currentFormat.header.version
  private edits = 0
  /** A migration leaves no steps to undo of before. */
  private stepsAreKnown = true

  /** Performs the acts; fails at the first after which the two differ. */
  async run(acts: readonly Act[]): Promise<void> {
    let storage = await this.open()
    for (const chosen of acts) {
      storage = await this.perform(chosen, storage)
      this.compare(storage, chosen.kind)
    }
    await storage.close()
    storage = await this.open()
    this.compare(storage, 'the last opening')
    if (storage.told.length > 0) throw new Failure('wrong', storage.told.join(' '))
    await storage.close()
  }

  private async perform(chosen: Act, storage: Storage): Promise<Storage> {
    switch (chosen.kind) {
      case 'commit':
        await this.commit(storage, chosen.choose(this.model.store))
        return storage
      case 'undo':
      case 'redo':
        if (this.stepsAreKnown || this.model.next[chosen.kind] !== null) {
          this.model[chosen.kind]()
          await storage[chosen.kind]()
        }
        return storage
      case 'compact':
        await storage.compact()
        return storage
      case 'second writer':
        if ((await this.ask(this.format)).ok) throw new Failure('wrong', 'two writers have the library')
        return storage
      case 'crash':
        this.disk = this.disk.afterPowerCut(new Random(chosen.seed))
        this.held = false
        return this.open()
      case 'reopen':
        await storage.close()
        return this.open()
      case 'migrate':
        return this.migrate(storage)
    }
  }

  private async commit(storage: Storage, diff: Diff): Promise<void> {
    const label = `Edit ${++this.edits}`
    const answer = await storage.commit(diff, label)
    if (!answer.ok) throw new Failure('wrong', `refused: ${answer.error.message}`)
    if (!isEmpty(diff)) this.model.commit(diff, label)
  }

  /** A newer build opens the library; then the older one may not. */
  private async migrate(storage: Storage): Promise<Storage> {
    await storage.close()
    const older = this.format
    this.version += 1
    this.stepsAreKnown = false
    this.model.forgetSteps()
    const migrated = await this.open()
    await migrated.close()
    const refused = await this.ask(older)
    if (refused.ok) throw new Failure('wrong', 'an older build opened a newer library')
    return this.open()
  }

  private get format(): Format {
    const header = {
      ...currentFormat.header,
      version: this.version,
      minReader: this.version,
      minWriter: this.version,
    }
    return { header, migrations: Array.from({ length: this.version - 1 }, () => (record: unknown) => record) }
  }

  private async open(): Promise<Storage> {
    const opened = await this.ask(this.format)
    if (!opened.ok) throw new Failure('wrong', `did not open: ${opened.error.message}`)
    return opened.value
  }

  private ask(format: Format): ReturnType<typeof openStorage> {
    const now = () => '2026-01-01T00:00:00.000Z'
    return openStorage({ directory, now }, { files: this.disk, format, lock: () => this.lock() })
  }

  private async lock(): Promise<Lock | null> {
    if (this.held) return null
    this.held = true
    return { release: async () => void (this.held = false) }
  }

  private compare(storage: Storage, after: string): void {
    const same = this.stepsAreKnown
      ? stateOf(storage.store, storage.history) === this.model.state
      : contentOf(storage.store) === contentOf(this.model.store)
    if (same) return
    const found = contentOf(storage.store).length
    const kind = found < contentOf(this.model.store).length ? 'lost' : 'wrong'
    throw new Failure(kind, `after ${after}: ${JSON.stringify(storage.history)}, not ${this.model.state}`)
  }
}
