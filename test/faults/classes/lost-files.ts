import { newestBackup } from '../../../library/storage/backup.ts'
import { currentFormat } from '../../../library/storage/format.ts'
import { layoutOf } from '../../../library/storage/layout.ts'
import type { Storage } from '../../../library/storage/storage.ts'
import type { FaultClass } from '../fault-class.ts'
import type { MemoryDisk } from '../memory-disk.ts'
import { contentOf } from '../model-library.ts'
import { Random } from '../random.ts'
import { directory, openOn } from '../session.ts'
import { count, emptyTally, Failure } from '../tally.ts'
import { recordsOf, writeLibrary, type WrittenLibrary } from '../written-library.ts'

const casesOfALibrary = 50
const layout = layoutOf(directory)

/** What of a library is lost together. */
const parts: readonly RegExp[] = [
  /\/journal\//,
  /\/snapshots\//,
  /\/snapshots\/text-/,
  /\/snapshots\/index-/,
  /\/(journal|snapshots)\//,
  /\/(journal|snapshots)\/|\/generation$/,
  /\/(generation|epoch|format\.json)$/,
  /\/backups\/[^/]*$/,
]
/** What stands in the place of a file; nothing at all where null. */
const instead = [null, '', 'null\n'] as const

/** The disk without some whole files: of those that are there, and never all that knows of the library. */
function lessFiles({ disk }: WrittenLibrary, random: Random): { left: MemoryDisk; lost: string } {
  const left = disk.copy()
  const all = disk.files.map(([path]) => path)
  const lost = chosenFiles(all, random)
  const bytes = random.pick(instead)
  for (const path of lost)
    if (bytes === null) void left.remove(path)
    else left.put(path, Buffer.from(bytes))
  return { left, lost: `${lost.join(', ')} ${JSON.stringify(bytes)}` }
}

function chosenFiles(all: readonly string[], random: Random): readonly string[] {
  const knows = /\/(journal|snapshots|revisions|originals|backups)\/|\/generation$/
  const single = all.filter((path) => /\/(journal|snapshots)\/|\/generation$/.test(path))
  for (;;) {
    const part = random.pick(parts)
    const lost = random.chance(0.4) ? [random.pick(single)] : all.filter((path) => part.test(path))
    if (lost.length > 0 && all.some((path) => knows.test(path) && !lost.includes(path))) return lost
  }
}

/** True where somebody is told. Fails where what is gone is gone in silence, where what is read is not what was written, or where the way out that is named is none. */
async function loseOne(written: WrittenLibrary, random: Random): Promise<boolean> {
  const { left, lost } = lessFiles(written, random)
  const opened = await openOn(left)
  if (opened.ok) return await isTold(opened.value, written, left, lost)
  if (opened.error.code !== 'unreadable' || (opened.error.details ?? []).length === 0)
    throw new Failure('wrong', `${lost}: ${opened.error.message}`)
  const backup = await newestBackup(left, layout, currentFormat)
  const restored = await openOn(left, undefined, true)
  if (restored.ok !== (backup !== null)) throw new Failure('wrong', `${lost}: restored ${restored.ok}`)
  if (!restored.ok || backup === null) return true
  if (!restored.value.told.join(' ').includes(backup.name.created))
    throw new Failure('wrong', `${lost}: not told from which backup`)
  if (contentOf(restored.value.store) !== contentOf(backup.data.store))
    await isTold(restored.value, written, left, lost)
  return true
}

async function isTold(
  storage: Storage,
  { content, known }: WrittenLibrary,
  left: MemoryDisk,
  lost: string,
): Promise<boolean> {
  const read = contentOf(storage.store)
  for (const record of recordsOf(storage.store))
    if (!known.has(JSON.stringify(record))) throw new Failure('wrong', `${lost}: nobody wrote this`)
  if (read !== content && storage.told.length === 0) throw new Failure('lost', `${lost}: in silence`)
  await storage.close()
  const again = await openOn(left)
  if (!again.ok) throw new Failure('wrong', `${lost}: did not open again: ${again.error.message}`)
  if (contentOf(again.value.store) !== read) throw new Failure('lost', `${lost}: gone at the next opening`)
  if (again.value.told.length > 0)
    throw new Failure('wrong', `${lost}: told twice: ${again.value.told.join()}`)
  await again.value.close()
  return storage.told.length > 0
}

export const lostFiles: FaultClass = {
  name: 'Lost files',
  what: 'whole files of a library, one or all of a kind, are removed, emptied or overwritten with “null”: a journal, a snapshot or a part of it, all of these, the mark of the last journal, the list of a backup; the library opens with all it held, tells, or refuses and names a way out that works; it never starts empty in silence',
  disk: 'in memory',
  quick: 1000,
  full: 20_000,
  batch: 500,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    let library: WrittenLibrary | null = null
    for (let index = first; index < first + cases; index++) {
      const place = Math.floor(index / casesOfALibrary)
      if (library === null || index % casesOfALibrary === 0)
        library = await writeLibrary(seed + place, place % 4)
      const written: WrittenLibrary = library
      await count(tally, `loss ${index}`, () => loseOne(written, new Random(seed + index * 19)))
    }
    return tally
  },
}
