import { join } from 'node:path'
import { done, type Result } from '../../core/commands/result.ts'
import type { TextId } from '../../core/records/text.ts'
import { Store } from '../../core/store/store.ts'
import type { FileSystem } from './file-system.ts'
import type { Layout } from './layout.ts'
import { decodeEntry } from './entry-codec.ts'
import { hasSameRecords, isNewer, migrationFrom, refuseNewer, type Format } from './format.ts'
import { noHistory } from './history.ts'
import { listBackups } from './backup.ts'
import { isSeq } from './frame.ts'
import { markedGeneration } from './generation-mark.ts'
import { heldSomething, refuseUnread } from './remains.ts'
import { generationOf, indexName, journalName } from './layout.ts'
import { emptyLibrary, homeOf, recordOf, takeIn, type LibraryData } from './library-data.ts'
import { editsLost, endGone, journalMissing, namesOfLost, textsLost } from './loss-words.ts'
import { mostNamed, namesIn } from './lost-names.ts'
import { readAhead } from './read-ahead.ts'
import { readJournal, type ReadJournal } from './read-journal.ts'
import { recordIn } from './record-in.ts'
import {
  allRecords,
  readIndex,
  readTextSnapshot,
  type Index,
  type RankedRecord,
  type RankedValue,
  type SnapshotFile,
} from './snapshot.ts'

/** No library has added so many records; a file that was made to do harm may say that one did. */
const highestRank = 2 ** 46

/** A library as the disk holds it, and what its writer must do before it goes on. Finding it writes nothing. */
export interface Recovered {
  readonly data: LibraryData
  /** The files of the texts that have not changed since they were written. */
  readonly texts: Readonly<Record<string, SnapshotFile>>
  /** The highest generation that any file has; 0 in a new library. */
  readonly generation: number
  readonly epoch: number
  /** The journal to go on with, cut at its end; null where a new one must be begun. */
  readonly journal: ReadJournal | null
  /** CRC of the last frame taken in. */
  readonly crc: number
  /** True where a new generation should be written at once: something was damaged, or is of an older format. */
  readonly rewrite: boolean
  /** Journals with places that do not read, to be kept aside. */
  readonly damaged: readonly ReadJournal[]
  /** Journals of which not a frame reads, to be kept aside and taken away. */
  readonly unread: readonly ReadJournal[]
  /** Texts that neither a snapshot nor the journal nor the backup gives: what is left of their files is to be kept aside. */
  readonly lost: readonly LostText[]
  /** Sentences for people. */
  readonly told: readonly string[]
  /** Those of them that say what is lost. */
  readonly losses: readonly string[]
}

/** A text that an index names, and its file, which does not read. */
export interface LostText {
  readonly id: TextId
  readonly file: string
}

/** What stands in for what no snapshot gives any more. */
export interface StandIn {
  readonly data: LibraryData
  /** When the backup was made. RFC 3339. */
  readonly created: string
}

/**
 * Finds the newest state that the disk can prove. A backup stands in for what no snapshot gives any more; without one
 * such a library is refused.
 */
export async function recover(
  files: FileSystem,
  layout: Layout,
  format: Format,
  backup: StandIn | null = null,
): Promise<Result<Recovered>> {
  const generations = {
    journals: generationsIn(await files.list(layout.journals), 'journal'),
    indexes: generationsIn(await files.list(layout.snapshots), 'index'),
  }
  const snapshot = await newestSnapshot(files, layout, format, generations.indexes, backup)
  if (!snapshot.ok) return snapshot
  const start =
    snapshot.value.lost.length > 0
      ? await startWithout(files, layout, generations.journals, snapshot.value)
      : snapshot.value
  const { index, told, data, lost } = start
  // Journals older than the snapshot say nothing that it does not say.
  const since = generations.journals.filter((generation) => generation >= (index?.generation ?? 0))
  const journals = await readJournals(files, layout, since)
  const headers = journals.flatMap((journal) => (journal.header === null ? [] : [journal.header]))
  if (headers.some((header) => isNewer(header, format))) return refuseNewer(layout.directory)
  // A file without a frame was being made when its writer stopped, or is damaged throughout: no more can be said of it.
  const begun = journals.filter(({ base }) => base !== Infinity)
  const backedUp = (await listBackups(files, layout))[0] ?? null
  const reached = Math.max(0, ...begun.map(({ base, frames }) => frames.at(-1)?.seq ?? base))
  const isFromBeginning = begun[0]?.base === 0 && (reached > 0 || (backedUp?.seq ?? 0) === 0)
  if (index === null && backup === null && !isFromBeginning)
    if (begun.length > 0 || (await heldSomething(files, layout))) return refuseUnread(files, layout, format)
  const isFromBackup = index === null && backup !== null && (!isFromBeginning || reached < backup.data.seq)
  if (isFromBackup)
    told.push(`No snapshot is whole; the records were taken from the backup of ${backup.created}.`)
  const losses: string[] = []
  const replayed = replay(data, begun, format, told, losses, index?.crc ?? 0)
  const mark = Math.max(await markedGeneration(files, layout), index?.generation ?? 0)
  const isCutOff = mark > 0 && !begun.some(({ generation }) => generation >= mark)
  if (isCutOff) losses.push(journalMissing(mark, data.seq))
  // A backup is made of edits that are durable, so one that knows later ones proves that the journal lost its end.
  const isBehind = backedUp !== null && isSeq(backedUp.seq) && backedUp.seq > data.seq
  if (isBehind) {
    losses.push(endGone(backedUp, backedUp.seq - data.seq))
    data.seq = backedUp.seq
  }
  const gone = lost.filter(({ id }) => !data.store.get(id))
  const ids = gone.map(({ id }) => id)
  if (ids.length > 0) losses.push(textsLost(ids, layout.originals, backup !== null))
  const last = journals.at(-1)
  const whole =
    last !== undefined &&
    last.header !== null &&
    last.damage === 0 &&
    last.repaired === 0 &&
    (wasUsed(last) || last.base === data.seq)
  return done({
    data,
    texts: index?.texts ?? {},
    generation: Math.max(mark, ...generations.journals, ...generations.indexes),
    epoch: Math.max(0, ...headers.map((header) => header.epoch)),
    journal: whole && last.header.version === format.header.version && begun.includes(last) ? last : null,
    crc: replayed.crc,
    rewrite:
      replayed.damaged ||
      isFromBackup ||
      isCutOff ||
      isBehind ||
      start.rewrite ||
      begun.some(({ header }) => (header?.version ?? Infinity) < format.header.version),
    unread: journals.filter(({ base, torn }) => base === Infinity && torn.length > 0),
    damaged: begun.filter((journal) => journal.damage > 0 || journal.repaired > 0),
    lost: gone,
    told: [...told, ...losses],
    losses,
  })
}

async function readJournals(
  files: FileSystem,
  layout: Layout,
  generations: readonly number[],
): Promise<ReadJournal[]> {
  const journals: ReadJournal[] = []
  for await (const journal of readAhead(generations, (generation) =>
    readJournal(files, join(layout.journals, journalName(generation)), generation),
  ))
    journals.push(journal)
  return journals
}

/** Where the journals still have every edit since the first, texts that no snapshot gives are told by them. */
async function startWithout(
  files: FileSystem,
  layout: Layout,
  generations: readonly number[],
  start: Start,
): Promise<Start> {
  const journals = await readJournals(files, layout, generations)
  if (!haveEveryEdit(journals, start.data.seq)) return start
  const told = [
    `${start.lost.length} text(s) that no snapshot holds were made anew from the journal; nothing was lost.`,
  ]
  return { data: emptyLibrary(), index: null, rewrite: true, told, lost: [] }
}

/** True where sound frames number every edit from the first to `until` at least. */
function haveEveryEdit(journals: readonly ReadJournal[], until: number): boolean {
  const seqs = new Set(journals.flatMap(({ frames }) => frames.map(({ seq }) => seq)))
  for (let seq = 1; seq <= until; seq++) if (!seqs.has(seq)) return false
  return true
}

function generationsIn(names: readonly string[], kind: 'journal' | 'index'): number[] {
  return names
    .map((name) => generationOf(name, kind))
    .filter((generation) => generation !== null)
    .sort((one, other) => one - other)
}

interface Start {
  readonly data: LibraryData
  readonly index: Index | null
  readonly rewrite: boolean
  readonly told: string[]
  /** Texts that the index names and nothing gives. */
  readonly lost: readonly LostText[]
}

/** Loads the newest generation whose every file is whole; where none is, the newest index and what it still has. */
async function newestSnapshot(
  files: FileSystem,
  layout: Layout,
  format: Format,
  generations: readonly number[],
  backup: StandIn | null,
): Promise<Result<Start>> {
  const told: string[] = []
  let partial: { index: Index; found: Found } | null = null
  for (const generation of generations.toReversed()) {
    const read = await readIndex(files, layout, format, generation)
    if (read === 'newer') return refuseNewer(layout.directory)
    if (read === null) {
      told.push(
        `The snapshot ${indexName(generation)} was damaged; an older one and the journal were used instead.`,
      )
      continue
    }
    const index = read.value
    const found = await recordsOf(files, layout, index, format)
    if (found.missing.length + found.leftOut === 0) {
      const repaired = found.repaired.length + (read.repaired ? 1 : 0)
      if (repaired > 0)
        told.push(`${repaired} flipped bit(s) in the snapshots were put right; nothing was lost.`)
      return done({
        ...load(index, found, format, told),
        rewrite: told.length > 0 || index.version < format.header.version,
      })
    }
    told.push(
      `${found.missing.length} text file(s) of the snapshot ${indexName(generation)} were damaged and ${found.leftOut} record(s) were none; an older one and the journal were used instead.`,
    )
    partial ??= { index, found }
  }
  const standIn = backup?.data ?? emptyLibrary()
  if (partial === null) return done({ data: standIn, index: null, rewrite: told.length > 0, told, lost: [] })
  const { index, found } = partial
  const filled = fromBackup(found, standIn)
  const loaded = load(index, filled, format, [])
  const lost = found.missing.filter(({ id }) => !loaded.data.store.get(id))
  if (found.missing.length > lost.length)
    loaded.told.push(
      `${found.missing.length - lost.length} text(s) that no snapshot holds were taken with their annotations from the backup of ${backup!.created}: ${namesOf(loaded.data, found.missing)}. Of what was changed in them since, only what the journal still has is there.`,
    )
  if (found.leftOut > 0)
    loaded.told.push(
      `${found.leftOut} record(s) that do not read were left out; every other one was restored.`,
    )
  return done({ ...loaded, rewrite: true, lost })
}

/** The titles of those texts that are there. */
function namesOf({ store }: LibraryData, texts: readonly LostText[]): string {
  return texts
    .flatMap(({ id }) => store.get(id)?.title ?? [])
    .map((title) => `“${title}”`)
    .join(', ')
}

/**
 * The records of a generation, which of its texts do not read, how many records are none or not where they belong,
 * and which texts were read with a bit put right, a record left out or not at all: their files are to be written anew.
 */
interface Found {
  readonly records: RankedRecord[]
  readonly ranks: Map<string, number>
  readonly missing: readonly LostText[]
  readonly leftOut: number
  readonly repaired: readonly string[]
}

/** What a generation has, and of its texts that do not read what the backup has. */
function fromBackup(found: Found, backup: LibraryData): Found {
  const missing = new Set<string>(found.missing.map(({ id }) => id))
  const records = allRecords(backup).filter(([, record]) => missing.has(homeOf(record) ?? ''))
  for (const [rank, record] of records) found.ranks.set(record.id, rank)
  return { ...found, records: [...found.records, ...records] }
}

/** Every record is judged as it is read: what is none, stands twice or in the file of another text is left out. */
async function recordsOf(files: FileSystem, layout: Layout, index: Index, format: Format): Promise<Found> {
  const migrate = migrationFrom(format, index.version)
  const records: RankedRecord[] = []
  const ranks = new Map<string, number>()
  const repaired: string[] = []
  const missing: LostText[] = []
  let leftOut = 0
  const take = (home: string | null, pair: RankedValue) => {
    const [rank, value] = pair
    const record = recordIn(value, migrate)
    if (record === null || homeOf(record) !== home || ranks.has(record.id)) return void (leftOut += 1)
    ranks.set(record.id, rank)
    records.push(record === value ? (pair as RankedRecord) : [rank, record])
  }
  for (const each of index.records) take(null, each)
  const texts = readAhead(Object.entries(index.texts), async ([text, file]) => ({
    text,
    file,
    found: await readTextSnapshot(files, layout, text, file),
  }))
  for await (const { text, file, found } of texts) {
    const before = leftOut
    if (found === null) missing.push({ id: text as TextId, file: file.name })
    else for (const each of found.value) take(text, each)
    if (found === null || found.repaired || leftOut > before) repaired.push(text)
  }
  return { records, ranks, missing, leftOut, repaired }
}

function load(
  index: Index,
  { records, ranks, repaired }: Found,
  format: Format,
  told: string[],
): Omit<Start, 'rewrite'> {
  const history = hasSameRecords(format, index.version) ? index.history : null
  if (history === noHistory) told.push('The edits that could be taken back did not read.')
  records.sort(([one], [other]) => one - other)
  const nextRank = Math.max(index.nextRank, 1 + (records.at(-1)?.[0] ?? 0))
  // Ranks say an order and nothing else: those that leave no room for more are given anew.
  const isCrowded = nextRank > highestRank
  if (isCrowded) records.forEach(([, record], place) => ranks.set(record.id, place + 1))
  const data: LibraryData = {
    ...emptyLibrary(),
    store: new Store(records.map(([, record]) => record)),
    seq: index.seq,
    history: history ?? noHistory,
    ranks,
    nextRank: isCrowded ? records.length + 1 : nextRank,
  }
  for (const text of !history || isCrowded ? Object.keys(index.texts) : repaired) data.changedTexts.add(text)
  return { data, index, told, lost: [] }
}

/** Takes in the frames after the snapshot, in the order of their numbers (invariant 8). */
function replay(
  data: LibraryData,
  journals: readonly ReadJournal[],
  format: Format,
  told: string[],
  losses: string[],
  start: number,
): { crc: number; damaged: boolean } {
  let crc = start
  let damaged = false
  journals.forEach((journal, place) => {
    // A writer that could not trust this file any more began the next one: from its base on, only that one counts.
    const until = journals.slice(place + 1).find(wasUsed)?.base ?? Infinity
    if (journal.base > data.seq) {
      damaged = true
      losses.push(editsLost(journal.base - data.seq, journal.base))
      data.seq = journal.base
    }
    const before = losses.length
    const migrate = migrationFrom(format, journal.header?.version ?? format.header.version)
    if (journal.repaired > 0)
      told.push(`${journal.repaired} flipped bit(s) in the journal were put right; nothing was lost.`)
    if (journal.repaired > 0 || journal.damage > 0) damaged = true
    for (const frame of journal.frames) {
      if (frame.seq <= data.seq || frame.seq > until) continue
      const lost = frame.seq - data.seq - 1
      const decoded = decodeEntry(frame.payload, (id) => recordOf(data, id), migrate)
      const unread = decoded === null ? 1 : 0
      if (lost + unread > 0) {
        damaged = true
        losses.push(editsLost(lost + unread, frame.seq - 1 + unread))
      }
      if (decoded === null) data.seq = frame.seq
      else {
        takeIn(data, frame.seq, decoded.entry)
        if (decoded.leftOut.length > 0) {
          damaged = true
          losses.push(
            `${decoded.leftOut.length} record(s) of edit ${frame.seq} rested on a lost edit and were left out: ${decoded.leftOut
              .filter((id) => id !== '')
              .slice(0, mostNamed)
              .join(', ')}.`,
          )
        }
      }
      crc = frame.crc
    }
    if (losses.length > before) {
      const names = namesIn(journal.damaged, data)
      if (names !== '') losses.push(namesOfLost(names))
    }
  })
  return { crc, damaged }
}

/**
 * A file with a header alone says nothing about the one before it: it may be one whose making failed, that was removed,
 * and that a power cut brought back, while its writer went on with the one before.
 */
function wasUsed({ frames, torn }: ReadJournal): boolean {
  return frames.length > 0 || torn.length > 0
}
