import { adding, removing, updating, type Diff } from '../../core/store/diff.ts'
import type { Result } from '../../core/commands/result.ts'
import type { CollectionRecord } from '../../core/records/collection.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import type { FileSystem } from '../../library/storage/file-system.ts'
import { newestBackup } from '../../library/storage/backup.ts'
import { sha256Of } from '../../library/storage/durable-file.ts'
import { currentFormat } from '../../library/storage/format.ts'
import { layoutOf } from '../../library/storage/layout.ts'
import { openStorage, type Storage } from '../../library/storage/storage.ts'
import { anAnnotation, aText } from '../support/records.ts'
import { contentOf, ModelLibrary, stateOf } from './model-library.ts'
import type { Random } from './random.ts'
import { Failure } from './tally.ts'

export const directory = '/library'

const aCollection = (id: string, title: string): CollectionRecord => ({
  id: `collection:${id}`,
  typeName: 'collection',
  title,
  memberIds: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
})

/** An edit as the library is asked for it, and what it does to the model. */
interface Edit {
  readonly ask: (storage: Storage) => Promise<Result<unknown>>
  readonly apply: (model: ModelLibrary) => void
}

/** What must be true of a disk at one moment: what was acknowledged, and what may be there besides. */
export interface Promised {
  readonly model: ModelLibrary
  /** Edits that were asked for and not answered: each is there or not. */
  readonly inFlight: readonly Edit[]
  readonly revisions: ReadonlyMap<number, string>
  readonly originals: readonly string[]
  /** How many edits the newest backup has that was acknowledged. */
  readonly backedUp: number
}

export type Waiting = (milliseconds: number) => Promise<unknown>

/** Opens the library on a disk of a test, with no lock but the test's own order. */
export function openOn(
  files: FileSystem,
  wait: Waiting = async () => undefined,
  restore = false,
): Promise<Result<Storage>> {
  return openStorage(
    { directory, restore, now: () => '2026-01-01T00:00:00.000Z', onState: () => undefined },
    { files, format: currentFormat, lock: async () => ({ release: async () => undefined }), wait },
  )
}

/** A user at work: makes edits of every kind, and notes what was acknowledged. */
export class Session {
  private readonly random: Random
  private model = new ModelLibrary()
  private inFlight: Edit[] = []
  private readonly revisions = new Map<number, string>()
  private readonly originals: string[] = []
  private backedUp = 0
  private nextId = 0
  /** How many answers were refusals, or sentences of a library that was opened. */
  told = 0

  constructor(random: Random) {
    this.random = random
  }

  /** What is promised now; a copy. */
  get promised(): Promised {
    return {
      model: this.model.copy(),
      inFlight: [...this.inFlight],
      revisions: new Map(this.revisions),
      originals: [...this.originals],
      backedUp: this.backedUp,
    }
  }

  /** Does one thing of those a user and a program can do. */
  async act(storage: Storage): Promise<void> {
    const chosen = this.random.below(20)
    if (chosen < 13) return this.edit(storage, chosen)
    if (chosen < 14) return this.note(await storage.compact())
    if (chosen < 16) return this.writeRevision(storage)
    if (chosen < 18) return this.writeOriginal(storage)
    if (this.random.chance(0.4)) await storage.verify()
    else await this.backUp(storage)
  }

  /** Takes a library that was just opened for the truth, after it was checked against what is promised. */
  goOnFrom(model: ModelLibrary): void {
    this.model = model
    this.inFlight = []
  }

  private async edit(storage: Storage, chosen: number): Promise<void> {
    const edits = this.editsFor(chosen)
    this.inFlight = [...edits]
    await Promise.all(
      edits.map(async (edit) => {
        const answer = await edit.ask(storage)
        this.inFlight = this.inFlight.filter((other) => other !== edit)
        if (answer.ok) edit.apply(this.model)
        this.note(answer)
      }),
    )
    if (this.inFlight.length === 0 && contentOf(storage.store) !== contentOf(this.model.store))
      throw new Failure('wrong', 'the library in memory differs from what it acknowledged')
  }

  private editsFor(chosen: number): Edit[] {
    const there = [...this.model.store.all('collection')]
    if (chosen < 2 || there.length === 0) return [this.commitOf(adding(this.newCollection()), 'Add')]
    if (chosen < 4) return this.severalAtOnce()
    if (chosen < 6) return [this.importOf()]
    if (chosen < 8) {
      const from = this.random.pick(there)
      return [this.commitOf(updating(from, { ...from, title: this.title() }), 'Rename')]
    }
    if (chosen < 9) return [this.commitOf(removing(this.random.pick(there)), 'Remove')]
    const kind = chosen < 12 ? 'undo' : 'redo'
    if (this.model.next[kind] === null) return [this.commitOf(adding(this.newCollection()), 'Add')]
    return [{ ask: (storage) => storage[kind](), apply: (model) => model[kind]() }]
  }

  /** Edits without an undo step share one write; whatever order they are answered in, the model is the same. */
  private severalAtOnce(): Edit[] {
    const count = 2 + this.random.below(3)
    return Array.from({ length: count }, () => {
      const diff = adding(this.newCollection())
      return {
        ask: (storage) => storage.commit(diff, null),
        apply: (model) => void model.store.apply(diff),
      }
    })
  }

  private importOf(): Edit {
    const id = `text:${++this.nextId}` as const
    const annotation = anAnnotation({ note: this.title() }, { id: `annotation:${this.nextId}` })
    const target = { ...annotation.target, source: id }
    return this.commitOf(adding(aText({ id }), { ...annotation, target }), 'Import')
  }

  private commitOf(diff: Diff, what: string): Edit {
    const label = `${what} ${++this.nextId}`
    return {
      ask: (storage) => storage.commit(diff, label),
      apply: (model) => model.commit(diff, label),
    }
  }

  private newCollection(): CollectionRecord {
    return aCollection(String(++this.nextId), this.title())
  }

  /** Mostly short; now and then longer than some sectors of a disk. */
  private title(): string {
    return 'é'.repeat(this.random.chance(0.15) ? 300 + this.random.below(700) : 1 + this.random.below(20))
  }

  private async writeRevision(storage: Storage): Promise<void> {
    const revision = ++this.nextId
    const structure = { title: this.title() } as unknown as StructuredText
    const answer = await storage.writeRevision('text:0', revision, structure)
    if (answer.ok) this.revisions.set(revision, JSON.stringify(structure))
    this.note(answer)
  }

  private async writeOriginal(storage: Storage): Promise<void> {
    const bytes = Buffer.from(`${++this.nextId} ${this.title()}`)
    const sha256 = sha256Of(bytes)
    const answer = await storage.writeOriginal(sha256, bytes)
    if (answer.ok) this.originals.push(sha256)
    this.note(answer)
  }

  private async backUp(storage: Storage): Promise<void> {
    const { seq } = storage
    const answer = await storage.backup()
    if (answer.ok) this.backedUp = seq
    this.note(answer)
  }

  private note(answer: Result<unknown>): void {
    if (!answer.ok) this.told += 1
  }
}

/** Every state that keeps what is promised, the one with the most edits first. */
function allowedStates({ model, inFlight }: Promised): ModelLibrary[] {
  const states: ModelLibrary[] = []
  for (let chosen = 2 ** inFlight.length - 1; chosen >= 0; chosen--) {
    const state = model.copy()
    inFlight.forEach((edit, index) => {
      if ((chosen >> index) & 1) edit.apply(state)
    })
    states.push(state)
  }
  return states
}

/** Fails where an opened library does not keep what is promised; gives the state that it is in. */
export async function checkPromise(storage: Storage, promised: Promised): Promise<ModelLibrary> {
  const found = stateOf(storage.store, storage.history)
  const state = allowedStates(promised).find((allowed) => allowed.state === found)
  if (state === undefined) throw differenceOf(storage, promised)
  for (const [revision, content] of promised.revisions) {
    const answer = await storage.readRevision('text:0', revision)
    if (!answer.ok || JSON.stringify(answer.value) !== content)
      throw new Failure('lost', `revision ${revision} is not as it was acknowledged`)
  }
  for (const sha256 of promised.originals)
    if (!(await storage.readOriginal(sha256)).ok) throw new Failure('lost', 'an original file is gone')
  return state
}

function differenceOf(storage: Storage, { model, inFlight }: Promised): Failure {
  const expected = model.store.count('collection') + model.store.count('text')
  const found = storage.store.count('collection') + storage.store.count('text')
  const words = `${found} records and next ${JSON.stringify(storage.history)}, acknowledged ${expected} and ${JSON.stringify(model.next)}, ${inFlight.length} under way; told: ${storage.told.join(' ')}`
  return new Failure(found < expected ? 'lost' : 'wrong', words)
}

async function checkBackups(files: FileSystem, { backedUp }: Promised): Promise<void> {
  const newest = await newestBackup(files, layoutOf(directory), currentFormat)
  if (newest === null ? backedUp > 0 : newest.name.seq < backedUp)
    throw new Failure('lost', `a backup of ${backedUp} edits was acknowledged and is not there`)
}

/** Opens what is left on a disk, checks it, edits it, and opens it once more. Gives what the library told. */
export async function checkDisk(files: FileSystem, promised: Promised): Promise<readonly string[]> {
  const opened = await openOn(files)
  if (!opened.ok) throw new Failure('wrong', `did not open: ${opened.error.message}`)
  const state = await checkPromise(opened.value, promised)
  const last = aCollection('last', 'Last')
  const answer = await opened.value.commit(adding(last), 'Add last')
  if (!answer.ok) throw new Failure('wrong', `took no edit: ${answer.error.message}`)
  state.commit(adding(last), 'Add last')
  await opened.value.close()
  await checkBackups(files, promised)
  const again = await openOn(files)
  if (!again.ok) throw new Failure('wrong', `did not open again: ${again.error.message}`)
  await checkPromise(again.value, { ...promised, model: state, inFlight: [] })
  if (again.value.told.length > 0) throw new Failure('wrong', `told twice: ${again.value.told.join(' ')}`)
  await again.value.close()
  return opened.value.told
}
