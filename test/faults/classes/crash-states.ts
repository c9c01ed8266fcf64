import type { Storage } from '../../../library/storage/storage.ts'
import { FailingDisk, type Fault } from '../failing-disk.ts'
import type { FaultClass } from '../fault-class.ts'
import { MemoryDisk } from '../memory-disk.ts'
import { Random } from '../random.ts'
import { checkDisk, checkPromise, openOn, Session, type Promised } from '../session.ts'
import { count, emptyTally, Failure } from '../tally.ts'

const acts = 12
const statesOfARun = 500

/** What a power cut at one moment of a run left, and what was promised then. */
interface Cut {
  readonly disk: MemoryDisk
  readonly promised: Promised
}

/** Works on a disk and takes states of it after changes chosen by chance: `wanted` in all. */
async function record(seed: number, wanted: number): Promise<readonly Cut[]> {
  const changes = await run(seed, () => undefined)
  const random = new Random(seed + 2)
  const due = new Map<number, number>()
  for (let each = 0; each < wanted; each++) {
    const at = random.below(changes)
    due.set(at, (due.get(at) ?? 0) + 1)
  }
  const cuts: Cut[] = []
  await run(seed, (change, disk, session) => {
    for (let each = 0; each < (due.get(change) ?? 0); each++)
      cuts.push({ disk: disk.afterPowerCut(random), promised: session.promised })
  })
  return cuts
}

/** Gives the number of changes that the run made to the disk. */
async function run(
  seed: number,
  onChange: (change: number, disk: MemoryDisk, session: Session) => void,
): Promise<number> {
  const random = new Random(seed)
  const session = new Session(random)
  const disk = new MemoryDisk()
  let changes = 0
  disk.onChange = () => onChange(changes++, disk, session)
  let storage = await reopen(disk, session)
  for (let act = 0; act < acts; act++) {
    if (random.chance(0.1)) {
      await storage.close()
      storage = await reopen(disk, session)
    } else await session.act(storage)
  }
  await storage.close()
  return changes
}

async function reopen(disk: MemoryDisk, session: Session): Promise<Storage> {
  const opened = await openOn(disk)
  if (!opened.ok) throw new Failure('wrong', opened.error.message)
  session.goOnFrom(await checkPromise(opened.value, session.promised))
  return opened.value
}

/** Now and then the power goes again while the library is being opened. */
async function cutAgain({ disk, promised }: Cut, random: Random): Promise<Cut> {
  const fault: Fault = { nth: random.below(40), kind: 'EIO', lasting: true, afterwards: random.chance(0.5) }
  const opened = await openOn(new FailingDisk(disk, [fault]), () => new Promise(() => undefined))
  if (opened.ok) await checkPromise(opened.value, { ...promised, revisions: new Map(), originals: [] })
  return { disk: disk.afterPowerCut(random), promised }
}

export const crashStates: FaultClass = {
  name: 'Crash states',
  what: 'a run is cut after any change; what was not synced is dropped, torn at any byte, kept in part by sectors or reordered; one case in four is cut again while it opens',
  disk: 'in memory',
  quick: 5000,
  full: 100_000,
  batch: 500,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    let cuts: readonly Cut[] = []
    for (let index = first; index < first + cases; index++) {
      const place = index % statesOfARun
      if (place === 0 || cuts.length === 0)
        cuts = await record(seed + Math.floor(index / statesOfARun), statesOfARun)
      const random = new Random(seed + index * 17)
      await count(tally, `state ${index}`, async () => {
        const cut = random.chance(0.25) ? await cutAgain(cuts[place]!, random) : cuts[place]!
        const told = await checkDisk(cut.disk, cut.promised)
        return told.length > 0
      })
    }
    return tally
  },
}
