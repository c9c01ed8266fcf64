import { join } from 'node:path'
import type { AnyRecord } from '../../core/records/index.ts'
import type { FileSystem } from './file-system.ts'
import { headerIn, isNewer, type Format, type FormatHeader } from './format.ts'
import { noHistory, type History } from './history.ts'
import type { Layout } from './layout.ts'
import { putFile, replaceFile, sha256Of } from './durable-file.ts'
import { indexName, textSnapshotName } from './layout.ts'
import { homeOf, type LibraryData } from './library-data.ts'
import { readAhead } from './read-ahead.ts'
import { seal, unseal, type Unsealed } from './seal.ts'
import { bodyOf, valueIn } from './snapshot-lines.ts'
import {
  indexIn,
  textIn,
  type Index,
  type RankedRecord,
  type RankedValue,
  type SnapshotFile,
} from './snapshot-shape.ts'

export type { Index, RankedRecord, RankedValue, SnapshotFile } from './snapshot-shape.ts'

/** The library at one moment, ready to be written while edits go on. Records never change, so none is copied. */
export interface Capture {
  readonly seq: number
  readonly crc: number
  readonly nextRank: number
  readonly history: History
  readonly records: readonly RankedRecord[]
  /** Records of the texts that changed since the snapshot before; none where a text is gone. */
  readonly changed: ReadonlyMap<string, readonly RankedRecord[]>
}

/** Every record and its rank, in this order. */
export function allRecords(data: LibraryData): RankedRecord[] {
  const ranked = (['text', 'annotation', 'item', 'collection', 'setting'] as const).flatMap((type) =>
    [...(data.store.all(type) as Iterable<AnyRecord>)].map((record): RankedRecord => [
      data.ranks.get(record.id) ?? 0,
      record,
    ]),
  )
  return ranked.sort(([one], [other]) => one - other)
}

export function capture(data: LibraryData, crc: number): Capture {
  const records: RankedRecord[] = []
  const changed = new Map<string, RankedRecord[]>([...data.changedTexts].map((id) => [id, []]))
  const rank = (record: AnyRecord): RankedRecord => [data.ranks.get(record.id) ?? 0, record]
  for (const type of ['text', 'annotation'] as const)
    for (const record of data.store.all(type)) changed.get(homeOf(record)!)?.push(rank(record))
  for (const type of ['item', 'collection', 'setting'] as const)
    for (const record of data.store.all(type)) records.push(rank(record))
  const { seq, nextRank, history } = data
  return { seq, crc, nextRank, history, records, changed }
}

/** Writes a generation: the changed texts, then the index that names every text's file. Nothing counts before the index stands. */
export async function writeSnapshot(
  files: FileSystem,
  layout: Layout,
  header: FormatHeader,
  generation: number,
  captured: Capture,
  before: Readonly<Record<string, SnapshotFile>>,
): Promise<Index> {
  const texts: Record<string, SnapshotFile> = { ...before }
  const written = readAhead([...captured.changed], async ([id, records]) => ({
    id,
    file: records.length === 0 ? null : await writeText(files, layout, header, generation, id, records),
  }))
  for await (const { id, file } of written)
    if (file === null) delete texts[id]
    else texts[id] = file
  if (captured.changed.size > 0) await files.syncDirectory(layout.snapshots)
  const { seq, crc, nextRank, history, records } = captured
  const head = { ...header, generation, seq, crc, nextRank, records: [], texts, history: noHistory }
  const body = bodyOf(head, records, history)
  await replaceFile(files, join(layout.snapshots, indexName(generation)), seal(body))
  return { ...head, records, history }
}

async function writeText(
  files: FileSystem,
  layout: Layout,
  header: FormatHeader,
  generation: number,
  text: string,
  records: readonly RankedRecord[],
): Promise<SnapshotFile> {
  const name = textSnapshotName(text, generation)
  const body = bodyOf({ ...header, text, records: [] }, records)
  await putFile(files, join(layout.snapshots, name), seal(body))
  return { name, sha256: sha256Of(body) }
}

/** What a file of a snapshot says, and whether a flipped bit had to be put right to read it. */
export interface ReadSnapshot<T> {
  readonly value: T
  readonly repaired: boolean
}

/** The index of a generation; null where it is missing or does not read. */
export async function readIndex(
  files: FileSystem,
  layout: Layout,
  format: Format,
  generation: number,
): Promise<ReadSnapshot<Index> | 'newer' | null> {
  const found = await readSealed(files, join(layout.snapshots, indexName(generation)))
  const value = found === null ? null : valueIn(found.body)
  const header = headerIn(value)
  // What a newer index holds is nothing that this build could judge.
  if (header !== null && isNewer(header, format)) return 'newer'
  const index = indexIn(value)
  // By the generation that it says it is of, older files are deleted: it must be that of its name.
  if (found === null || index?.generation !== generation) return null
  return { value: index, repaired: found.repaired }
}

/** What the file of a text holds, or null where it is not the one that the index names. */
export async function readTextSnapshot(
  files: FileSystem,
  layout: Layout,
  text: string,
  file: SnapshotFile,
): Promise<ReadSnapshot<readonly RankedValue[]> | null> {
  const found = await readSealed(files, join(layout.snapshots, file.name))
  if (found === null || found.sha256 !== file.sha256) return null
  const records = textIn(valueIn(found.body), text)
  return records === null ? null : { value: records, repaired: found.repaired }
}

/** True where every byte of every file of a generation is on disk as it was written. `known` holds the files that were just read, and grows. */
export async function verifies(
  files: FileSystem,
  layout: Layout,
  { value: index, repaired }: ReadSnapshot<Index>,
  known: Set<string>,
): Promise<boolean> {
  if (repaired) return false
  for (const { name, sha256 } of Object.values(index.texts)) {
    if (known.has(`${name} ${sha256}`)) continue
    const found = await readSealed(files, join(layout.snapshots, name))
    if (found?.sha256 !== sha256 || found.repaired) return false
    known.add(`${name} ${sha256}`)
  }
  return true
}

async function readSealed(files: FileSystem, path: string): Promise<Unsealed | null> {
  const bytes = await files.read(path)
  return bytes === null ? null : unseal(bytes)
}
