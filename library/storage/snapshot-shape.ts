import type { AnyRecord } from '../../core/records/index.ts'
import { headerIn, type FormatHeader } from './format.ts'
import { isSeq } from './frame.ts'
import { historyIn } from './history-in.ts'
import type { History } from './history.ts'

/** A record and its rank in the order records were added. */
export type RankedRecord = readonly [rank: number, record: AnyRecord]
/** The same as it stands in a file: what the record is must be seen yet. */
export type RankedValue = readonly [rank: number, record: unknown]

/** The file that holds a text and its annotations. */
export interface SnapshotFile {
  readonly name: string
  readonly sha256: string
}

/** The library's index: all records that belong to no text, the edits that can be undone, and the file of every text. */
export interface Index extends FormatHeader {
  readonly generation: number
  readonly seq: number
  /** CRC of the last frame it holds. */
  readonly crc: number
  readonly nextRank: number
  readonly records: readonly RankedValue[]
  readonly texts: Readonly<Record<string, SnapshotFile>>
  readonly history: History
}

/** The names that files of texts have: nothing that could lead out of their folder. */
const textFile = /^text-[0-9a-f]{32}-\d{8,15}\.json$/

/**
 * The index that a JSON value is, or null. A right hash says that the bytes are whole, not that a Postil wrote them: so
 * the shape is looked at, too. What the records are is looked at when they are taken in.
 */
export function indexIn(value: unknown): Index | null {
  const index = value as Partial<Index> | null
  if (headerIn(index) === null || index === null) return null
  const { generation, seq, crc, nextRank, records, texts } = index
  if (![generation, crc, nextRank].every(isCount) || !isSeq(seq) || rankedIn(records) === null) return null
  if (typeof texts !== 'object' || texts === null) return null
  const files: readonly ({ name?: unknown; sha256?: unknown } | null)[] = Object.values(texts)
  const named = files.every(
    (file) => typeof file?.name === 'string' && textFile.test(file.name) && typeof file.sha256 === 'string',
  )
  if (!named) return null
  let history: History | null = null
  return {
    ...(index as Index),
    // Whoever asks only which files there are does not read what every edit changed.
    get history() {
      return (history ??= historyIn(index.history))
    },
  }
}

/** The records of a text with their ranks, if the value is the file of that text. */
export function textIn(value: unknown, text: string): readonly RankedValue[] | null {
  const file = value as { text?: unknown; records?: unknown } | null
  return file?.text === text ? rankedIn(file.records) : null
}

/** Values with their ranks, or null where it is no list of them. */
export function rankedIn(value: unknown): readonly RankedValue[] | null {
  const isRanked = (pair: unknown) => Array.isArray(pair) && pair.length === 2 && isCount(pair[0])
  return Array.isArray(value) && value.every(isRanked) ? (value as RankedValue[]) : null
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
