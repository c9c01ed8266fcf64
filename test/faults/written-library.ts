import { MemoryDisk } from './memory-disk.ts'
import { contentOf } from './model-library.ts'
import { Random } from './random.ts'
import { openOn, Session } from './session.ts'
import { Failure } from './tally.ts'

/** A library that was written in three sittings and closed. */
export interface WrittenLibrary {
  readonly disk: MemoryDisk
  readonly content: string
  /** Every state of a record that was ever written. */
  readonly known: ReadonlySet<string>
}

/** Writes one; the first `folds` sittings end with a snapshot. */
export async function writeLibrary(seed: number, folds = 2): Promise<WrittenLibrary> {
  const disk = new MemoryDisk()
  const session = new Session(new Random(seed))
  const known = new Set<string>()
  let content = ''
  for (let round = 0; round < 3; round++) {
    const opened = await openOn(disk)
    if (!opened.ok) throw new Failure('wrong', opened.error.message)
    for (let act = 0; act < 6; act++) {
      await session.act(opened.value)
      for (const record of recordsOf(opened.value.store)) known.add(JSON.stringify(record))
    }
    content = contentOf(opened.value.store)
    if (round < folds) await opened.value.compact()
    await opened.value.close()
  }
  return { disk, content, known }
}

/** Every record of a store. */
export function recordsOf(store: Parameters<typeof contentOf>[0]): readonly unknown[] {
  return JSON.parse(contentOf(store)) as unknown[]
}
