import { isDeepStrictEqual } from 'node:util'
import { emptyDiff } from '../../../core/store/diff.ts'
import type { Storage } from '../../../library/storage/storage.ts'
import { FailingDisk, faultKinds, type Fault, type FaultKind } from '../failing-disk.ts'
import type { FaultClass } from '../fault-class.ts'
import { MemoryDisk } from '../memory-disk.ts'
import { Random } from '../random.ts'
import { checkDisk, checkPromise, openOn, Session } from '../session.ts'
import { count, emptyTally, Failure } from '../tally.ts'

/** How many times a write is tried on a disk that fails for good before the case ends. */
const patience = 4
const acts = 14

/** How a case on a disk that fails for good ends. */
type Ending = 'mended' | 'killed'

class Case {
  private readonly seed: number
  private readonly ending: Ending
  private readonly disk = new MemoryDisk()
  readonly failing: FailingDisk
  private waits = 0
  private readonly killed = Promise.withResolvers<'killed'>()
  private readonly session: Session
  private readonly random: Random

  constructor(seed: number, faults: readonly Fault[], ending: Ending) {
    this.seed = seed
    this.ending = ending
    this.random = new Random(seed)
    this.session = new Session(this.random)
    this.failing = new FailingDisk(this.disk, faults)
  }

  /** Works, meets the fault, ends, and looks at what is left. True where somebody was told of the fault. */
  async run(): Promise<boolean | null> {
    const ended = await Promise.race([this.work(), this.killed.promise])
    const cut = ended === 'killed' || this.random.chance(0.3)
    this.failing.mend()
    if (this.failing.injected === 0) return null
    const left = cut ? this.disk.afterPowerCut(new Random(this.seed + 1)) : this.disk
    const told = await checkDisk(left, this.session.promised)
    return this.session.told + this.waits + told.length > 0
  }

  private async work(): Promise<'done'> {
    let storage = await this.open()
    for (let act = 0; act < acts; act++) {
      if (this.random.chance(0.1)) {
        await storage.close()
        storage = await this.open()
      } else await this.session.act(storage)
    }
    await storage.close()
    return 'done'
  }

  /** A library that does not open, or only to be read, says why; the user mends the disk and tries again. */
  private async open(): Promise<Storage> {
    const opened = await openOn(this.failing, () => this.wait())
    if (opened.ok && opened.value.state.kind !== 'read-only') return this.goOnWith(opened.value)
    this.session.told += 1
    if (opened.ok) await this.checkReading(opened.value)
    this.failing.mend()
    const storage = await openOn(this.failing, () => this.wait())
    if (!storage.ok) throw new Failure('wrong', `did not open once mended: ${storage.error.message}`)
    if (storage.value.state.kind === 'read-only') throw new Failure('wrong', storage.value.state.message)
    return this.goOnWith(storage.value)
  }

  private async goOnWith(storage: Storage): Promise<Storage> {
    this.session.goOnFrom(await this.promiseOf(storage))
    return storage
  }

  /** What can only be read is all there, takes no edit, says so, and leaves the disk as it is. */
  private async checkReading(storage: Storage): Promise<void> {
    const before = this.disk.files
    await this.promiseOf(storage)
    const answers = [await storage.commit(emptyDiff, 'Nothing'), await storage.undo(), await storage.backup()]
    await storage.verify()
    await storage.close()
    if (answers.some((answer) => answer.ok || answer.error.code !== 'read-only'))
      throw new Failure('wrong', 'a library that can only be read took an edit')
    if (!isDeepStrictEqual(this.disk.files, before))
      throw new Failure('wrong', 'a library that can only be read was written')
  }

  /** A disk that reads no file now may keep it all the same: it is looked at again once it is mended. */
  private async promiseOf(storage: Storage): Promise<ReturnType<typeof checkPromise>> {
    return checkPromise(storage, { ...this.session.promised, revisions: new Map(), originals: [] })
  }

  private async wait(): Promise<void> {
    this.waits += 1
    if (this.waits < patience) return
    if (this.ending === 'mended') return this.failing.mend()
    this.killed.resolve('killed')
    await new Promise(() => undefined)
  }
}

/** How many calls a session makes that can fail in each way, when none does. */
async function countCalls(seed: number): Promise<ReadonlyMap<FaultKind, number>> {
  const rehearsal = new Case(seed, [], 'mended')
  await rehearsal.run()
  return new Map(faultKinds.map((kind) => [kind, rehearsal.failing.countOf(kind)]))
}

/** Each session is met by every kind at many of its calls: as many cases as it has, then the next session. */
const casesOfASession = 500

/** In one case of so many a second call fails, so soon after the first that it meets what is done about that. */
const pairsOneIn = 3
const soonAfter = 14

function faultOf(random: Random, kind: FaultKind, nth: number): Fault {
  return { nth, kind, lasting: random.chance(0.5), afterwards: random.chance(0.5) }
}

export const ioErrors: FaultClass = {
  name: 'I/O errors',
  what: 'one call of the file system fails (EIO, ENOSPC, EROFS, EACCES, EMFILE, a short write, a failed sync), once or until mended, before or after its work, and in one case of three another soon after it; a library that opens to be read alone has all, takes nothing and is not written; the library is opened again, on what a kill or a power cut leaves',
  disk: 'in memory',
  quick: 4000,
  full: 50_000,
  batch: 500,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    let calls: ReadonlyMap<FaultKind, number> = new Map()
    let session = -1
    for (let index = first; index < first + cases; index++) {
      const each = Math.floor(index / casesOfASession)
      if (each !== session) {
        session = each
        calls = await countCalls(seed + each)
      }
      const random = new Random(seed + index * 31 + 7)
      const kind = faultKinds[index % faultKinds.length]!
      const faults = [faultOf(random, kind, random.below(calls.get(kind)!))]
      if (index % pairsOneIn === 0)
        faults.push(faultOf(random, random.pick(faultKinds), random.below(soonAfter)))
      const ending: Ending = random.chance(0.5) ? 'mended' : 'killed'
      await count(tally, `case ${index} ${JSON.stringify(faults)} ${ending}`, () =>
        new Case(seed + each, faults, ending).run(),
      )
    }
    return tally
  },
}
