import type { FileSystem } from './file-system.ts'
import { isSeq, type Frame } from './frame.ts'
import { headerIn } from './format.ts'
import type { JournalHeader } from './journal.ts'
import { scan } from './scan.ts'

/** A journal file as it was found. */
export interface ReadJournal {
  readonly path: string
  readonly generation: number
  /** Null where the first frame did not read. */
  readonly header: JournalHeader | null
  /** The number of the last commit before this file. */
  readonly base: number
  readonly frames: readonly Frame[]
  /** Stretches between sound frames that do not read. */
  readonly damage: number
  /** What stands there. */
  readonly damaged: readonly Uint8Array[]
  readonly repaired: number
  /** Where the last sound frame ends, and the bytes of the torn write after it. */
  readonly end: number
  readonly torn: Uint8Array
  /** CRC of its last sound frame. */
  readonly crc: number
}

export async function readJournal(files: FileSystem, path: string, generation: number): Promise<ReadJournal> {
  const bytes = (await files.read(path)) ?? new Uint8Array()
  const { frames: found, damage, repaired, end } = scan(bytes)
  const frames = found.filter(({ seq }) => isSeq(seq))
  const header = headerOf(frames[0])
  const entries = header === null ? frames : frames.slice(1)
  return {
    path,
    generation,
    header,
    base: header?.base ?? (entries[0] === undefined ? Infinity : entries[0].seq - 1),
    frames: entries,
    damage: damage.length + found.length - frames.length,
    damaged: damage.map(({ start, end: until }) => bytes.subarray(start, until)),
    repaired,
    end,
    torn: bytes.subarray(end),
    crc: frames.at(-1)?.crc ?? 0,
  }
}

function headerOf(frame: Frame | undefined): JournalHeader | null {
  if (frame === undefined) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(frame.payload).toString('utf8'))
    const { base, epoch } = value as Partial<JournalHeader>
    return headerIn(value) !== null && isSeq(base) && isSeq(epoch) ? (value as JournalHeader) : null
  } catch {
    return null
  }
}
