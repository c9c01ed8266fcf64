import { recover } from '../../../library/storage/recovery.ts'
import { currentFormat } from '../../../library/storage/format.ts'
import { layoutOf } from '../../../library/storage/layout.ts'
import { verifyLibrary } from '../../../library/storage/verify.ts'
import type { FaultClass } from '../fault-class.ts'
import { contentOf } from '../model-library.ts'
import { Random } from '../random.ts'
import { directory } from '../session.ts'
import { count, emptyTally, Failure } from '../tally.ts'
import { recordsOf, writeLibrary, type WrittenLibrary } from '../written-library.ts'

const flipsOfALibrary = 2000
const layout = layoutOf(directory)

/** The bytes with some bits flipped that stand near each other; never as they were, which two flips of one bit would be. */
function flipped(bytes: Uint8Array, flips: number, random: Random): Uint8Array {
  const copy = bytes.slice()
  do {
    const at = random.below(bytes.length)
    for (let each = 0; each < flips; each++) {
      const place = Math.min(bytes.length - 1, at + (each === 0 ? 0 : random.below(16)))
      copy[place]! ^= 1 << random.below(8)
    }
  } while (Buffer.compare(copy, bytes) === 0)
  return copy
}

/** That somebody is told: at the opening, or by the doctor. Fails where what is read is not what was written. */
async function flipOne({ disk, content, known }: WrittenLibrary, random: Random): Promise<true> {
  const paths = disk.files.filter(([path]) => /\/(journal|snapshots)\//.test(path))
  const [path, bytes] = random.pick(paths)
  const flips = random.chance(0.8) ? 1 : 2 + random.below(7)
  const damaged = flipped(bytes, flips, random)
  disk.put(path, damaged)
  try {
    const found = await recover(disk, layout, currentFormat)
    if (!found.ok && flips === 1) throw new Failure('lost', `${path}: ${found.error.message}`)
    if (!found.ok) return true
    const { data, told, damaged: journals, unread, journal } = found.value
    for (const record of recordsOf(data.store))
      if (!known.has(JSON.stringify(record)))
        throw new Failure('wrong', `${path}: a record was read that nobody wrote: ${JSON.stringify(record)}`)
    if (flips === 1 && contentOf(data.store) !== content)
      throw new Failure('lost', `${path}: one bit cost a record; told: ${told.join(' ')}`)
    if (told.length + journals.length + unread.length + (journal?.torn.length ?? 0) > 0) return true
    if (contentOf(data.store) !== content) throw new Failure('lost', `${path}: lost in silence`)
    const doctor = await verifyLibrary({ files: disk, layout, format: currentFormat }, data)
    if (!doctor.lines.some((line) => /damaged|flipped/.test(line)))
      throw new Failure('wrong', `${path}: nobody noticed`)
    return true
  } finally {
    disk.put(path, bytes)
  }
}

export const bitFlips: FaultClass = {
  name: 'Bit flips',
  what: 'one bit, or two to eight near each other, flips in any file of the journal or the snapshots; nothing may be read that nobody wrote, nothing be lost in silence, and the opening or the doctor must tell',
  disk: 'in memory',
  quick: 10_000,
  full: 1_000_000,
  batch: 4000,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    let library: WrittenLibrary | null = null
    for (let index = first; index < first + cases; index++) {
      if (library === null || index % flipsOfALibrary === 0)
        library = await writeLibrary(seed + Math.floor(index / flipsOfALibrary))
      const written: WrittenLibrary = library
      await count(tally, `flip ${index}`, () => flipOne(written, new Random(seed + index * 13)))
    }
    return tally
  },
}
