import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from '../../../library/storage/storage.ts'
import { checkCommitted, startCommitting } from '../committing.ts'
import type { FaultClass } from '../fault-class.ts'
import { Random } from '../random.ts'
import { count, emptyTally, Failure } from '../tally.ts'

/** Milliseconds in which a library must be free after its holder was killed, reading it included. */
const takeover = 2000

/** So many libraries have a process killed on them at the same time, each process in its turn. */
const atOnce = 4

/** A process commits to a library, is killed amid its work, and the library is opened and checked. */
async function killOne(directory: string, first: number, enough: number): Promise<boolean> {
  const committing = startCommitting(directory, first)
  await committing.has(enough)
  await committing.kill()
  const killed = performance.now()
  const opened = await openStorage({ directory })
  if (!opened.ok) throw new Failure('wrong', opened.error.message)
  const storage = opened.value
  try {
    if (performance.now() - killed > takeover) throw new Failure('wrong', 'a stale lock was held too long')
    checkCommitted(storage, committing.acknowledged)
    if (storage.seq !== storage.store.count('collection'))
      throw new Failure('wrong', `${storage.seq} edits made ${storage.store.count('collection')} records`)
    return storage.told.length > 0
  } finally {
    await storage.close()
  }
}

export const kills: FaultClass = {
  name: 'kill -9',
  what: 'a process that commits and compacts as fast as it can is killed; the library must be free within 2 s and hold every edit the process said to be acknowledged',
  disk: 'this machine’s own',
  quick: 100,
  full: 10_000,
  batch: 60,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    const killInTurn = async (lane: number) => {
      const directory = await mkdtemp(join(tmpdir(), 'postil-kills-'))
      for (let index = first + lane; index < first + cases; index += atOnce) {
        const enough = 1 + new Random(seed + index).below(30)
        await count(tally, `kill ${index}`, () => killOne(directory, index * 10_000, enough))
      }
      await rm(directory, { recursive: true })
    }
    await Promise.all(Array.from({ length: atOnce }, (_, lane) => killInTurn(lane)))
    return tally
  },
}
