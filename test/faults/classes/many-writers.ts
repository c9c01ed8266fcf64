import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from '../../../library/storage/storage.ts'
import type { FaultClass } from '../fault-class.ts'
import { Random } from '../random.ts'
import { count, emptyTally, Failure } from '../tally.ts'
import { startWriting, type Writing } from '../writing.ts'

const writers = 8
/** Edits that each makes in a round, of which the one that is killed makes only some. */
const edits = 300
/** Edits that a round counts for: no more than the others make. */
const counted = 2000
/** Milliseconds in which the others go on after the one that held the library was killed. */
const takeover = 2000
const year = 365 * 24 * 3600 * 1000

/** One round: eight programs write to one library, and whoever holds it is killed amid the work. */
async function writeTogether(directory: string, random: Random): Promise<void> {
  const writing = Array.from({ length: writers }, (_, index) =>
    // Half of the clocks are wrong, by up to ten years either way.
    startWriting(directory, `w${index}`, edits, index % 2 === 0 ? 0 : random.below(20 * year) - 10 * year),
  )
  // The first that has written is the one that holds the library, or one of those that joined it.
  const killed = writing[random.below(writers)]!
  await killed.has(1 + random.below(edits / 2))
  await killed.kill()
  const others = writing.filter((one) => one !== killed)
  await goOn(others)
  await Promise.all(others.map((one) => one.done))
  const known = await converged(others)
  await Promise.all(others.map((one) => one.end()))
  const opened = await openStorage({ directory })
  if (!opened.ok) throw new Failure('wrong', opened.error.message)
  const items = [...opened.value.store.all('item')]
  await opened.value.close()
  const titles = new Set(items.map(({ csl }) => csl.title))
  for (const title of writing.flatMap((one) => one.acknowledged))
    if (!titles.has(title)) throw new Failure('lost', `${title} was acknowledged and is not there`)
  if (titles.size !== items.length) throw new Failure('wrong', 'an edit is there twice')
  if (new Set(items.map(({ citekey }) => citekey)).size !== items.length)
    throw new Failure('wrong', 'two items have one citekey')
  if (known !== titles.size)
    throw new Failure('wrong', `${titles.size} items are there, the programs knew of ${known}`)
}

/** Each of those that are not done acknowledges another edit in time, whoever holds the library now. */
async function goOn(others: readonly Writing[]): Promise<void> {
  const start = performance.now()
  await Promise.all(others.map((one) => Promise.race([one.has(one.acknowledged.length + 1), one.done])))
  const waited = performance.now() - start
  if (waited > takeover)
    throw new Failure('wrong', `nobody took the library over for ${Math.round(waited)} ms`)
}

/** How many records all of them know of, once they know of the same. */
async function converged(others: readonly Writing[]): Promise<number> {
  for (let asked = 0; asked < 40; asked++) {
    const known = await Promise.all(others.map((one) => one.known()))
    if (new Set(known).size === 1) return Number(known[0]!.split(' ')[0])
  }
  throw new Failure('wrong', 'the programs do not come to know the same records')
}

export const manyWriters: FaultClass = {
  name: 'Many writers',
  what: `eight programs write to one library at once, half of them with a wrong clock, and one is killed amid the work; whoever holds the library, the others must go on within 2 s, all acknowledged edits be there once, and all programs come to know the same`,
  disk: 'this machine’s own',
  covers: ['library/remote'],
  quick: counted,
  full: writers * 10_000,
  batch: counted,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    const directory = await mkdtemp(join(tmpdir(), 'postil-writers-'))
    await count(tally, `writers ${first}`, async () => {
      await writeTogether(directory, new Random(seed + first))
      return false
    })
    // A round is one case to run, and as many edits to count.
    if (tally.harmless === 1) tally.injected = tally.harmless = cases
    await rm(directory, { recursive: true })
    return tally
  },
}
