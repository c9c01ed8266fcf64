import type { CollectionRecord } from '../../../core/records/collection.ts'
import { adding } from '../../../core/store/diff.ts'
import type { StructuredText } from '../../../core/structure/structured-text.ts'
import type { Storage } from '../../../library/storage/storage.ts'
import type { FaultClass } from '../fault-class.ts'
import { MemoryDisk } from '../memory-disk.ts'
import { Random } from '../random.ts'
import { openOn } from '../session.ts'
import { SlowDisk, Turnstile, turn } from '../slow-disk.ts'
import { count, emptyTally, Failure } from '../tally.ts'

const edits = 24
const now = '2026-01-01T00:00:00.000Z'

const collection = (number: number): CollectionRecord => ({
  id: `collection:${number}`,
  typeName: 'collection',
  title: `Edit ${number}`,
  memberIds: [],
  created: now,
  modified: now,
})

/** A library on a drive that answers late and in any order, while its user goes on without waiting for it. */
class Case {
  private readonly random: Random
  private readonly turnstile: Turnstile
  private readonly disk = new MemoryDisk()
  private acknowledged = 0
  private asked = 0
  private revision: number | null = null

  constructor(seed: number) {
    this.random = new Random(seed)
    this.turnstile = new Turnstile(this.random)
  }

  async run(): Promise<boolean> {
    let storage = await this.open()
    for (const half of [1, 2]) {
      const answers = await this.work(storage)
      if (this.random.chance(0.4)) return this.cut()
      await this.turnstile.until(Promise.all(answers))
      await this.turnstile.until(storage.close())
      if (this.acknowledged !== this.asked) throw new Failure('lost', 'an edit was refused')
      if (half === 1) storage = await this.open()
    }
    return this.check(this.disk)
  }

  private async open(): Promise<Storage> {
    const opened = await this.turnstile.until(openOn(new SlowDisk(this.disk, this.turnstile.hold)))
    if (!opened.ok) throw new Failure('wrong', opened.error.message)
    return opened.value
  }

  /** Asks for edits and other work without waiting for any; the drive answers a few calls between. */
  private async work(storage: Storage): Promise<Promise<unknown>[]> {
    const answers: Promise<unknown>[] = []
    for (let each = 0; each < edits / 2; each++) {
      answers.push(this.edit(storage))
      if (this.random.chance(0.15)) answers.push(storage.compact())
      if (this.random.chance(0.1)) answers.push(storage.backup())
      if (this.random.chance(0.15)) answers.push(this.writeRevision(storage))
      if (this.random.chance(0.1)) answers.push(storage.verify())
      for (let calls = this.random.below(12); calls > 0; calls--) {
        this.turnstile.letOneGo()
        await turn()
      }
    }
    return answers
  }

  private async edit(storage: Storage): Promise<void> {
    const number = ++this.asked
    const answer = await storage.commit(adding(collection(number)), 'Add')
    if (!answer.ok) return
    if (number !== this.acknowledged + 1) throw new Failure('wrong', 'edits were answered out of their order')
    this.acknowledged = number
  }

  private async writeRevision(storage: Storage): Promise<void> {
    const revision = this.asked
    const written = await storage.writeRevision('text:1', revision, {
      title: 'T',
    } as unknown as StructuredText)
    if (written.ok) this.revision = revision
  }

  /** The power goes while calls wait. Nothing that was under way is heard of any more. */
  private async cut(): Promise<boolean> {
    return this.check(this.disk.afterPowerCut(this.random))
  }

  /** True where the opening told something. What was acknowledged comes first; of what was under way any part may follow, each edit once and in order. */
  private async check(disk: MemoryDisk): Promise<boolean> {
    const opened = await openOn(disk)
    if (!opened.ok) throw new Failure('wrong', `did not open: ${opened.error.message}`)
    const found = [...opened.value.store.all('collection')].map(({ title }) => Number(title.slice(5)))
    const isInOrder = found.every((number, index) => number > (found[index - 1] ?? 0))
    if (!isInOrder || (found.at(-1) ?? 0) > this.asked) throw new Failure('wrong', `found ${found.join()}`)
    if (this.acknowledged > 0 && found[this.acknowledged - 1] !== this.acknowledged)
      throw new Failure('lost', `found ${found.join()} of ${this.acknowledged} acknowledged edits`)
    if (this.revision !== null && !(await opened.value.readRevision('text:1', this.revision)).ok)
      throw new Failure('lost', 'a revision is gone')
    await opened.value.close()
    return opened.value.told.length > 0
  }
}

export const slowDrive: FaultClass = {
  name: 'Slow drive',
  what: 'every call of the file system waits and is answered in any order, while edits, compactions, backups and readings are asked for without waiting; in two cases of five the power goes meanwhile',
  disk: 'in memory',
  quick: 400,
  full: 20_000,
  batch: 200,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    for (let index = first; index < first + cases; index++)
      await count(tally, `case ${index}`, () => new Case(seed + index * 17 + 3).run())
    return tally
  },
}
