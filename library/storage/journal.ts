import { dirname } from 'node:path'
import { encodeFrame, frameCrc } from './frame.ts'
import { writeAll, type FileSystem, type OpenFile } from './file-system.ts'
import type { FormatHeader } from './format.ts'

/** What the first frame of a journal says. Its seq is `base`: the number of the last commit before this file. */
export interface JournalHeader extends FormatHeader {
  readonly generation: number
  readonly base: number
  readonly epoch: number
  readonly created: string
}

/**
 * The append-only file that is the commit point. After any error it is broken for good: nobody knows what the
 * disk holds of it, so its writer starts a new generation that says from which seq on it counts (invariant 7).
 */
export class Journal {
  readonly path: string
  private readonly file: OpenFile
  private position: number
  private lastSeq: number
  private lastCrc: number

  private constructor(path: string, file: OpenFile, position: number, seq: number, crc: number) {
    this.path = path
    this.file = file
    this.position = position
    this.lastSeq = seq
    this.lastCrc = crc
  }

  /** A new file with its header, durable with its name. */
  static async create(
    files: FileSystem,
    path: string,
    header: JournalHeader,
    previous: number,
  ): Promise<Journal> {
    const file = await files.open(path, 'create')
    try {
      const frame = encodeFrame(header.base, previous, Buffer.from(JSON.stringify(header)))
      await writeAll(file, frame, 0)
      await file.datasync()
      await files.syncDirectory(dirname(path))
      return new Journal(path, file, frame.length, header.base, frameCrc(frame))
    } catch (error) {
      await file.close().catch(() => undefined)
      await files.remove(path).catch(() => undefined)
      throw error
    }
  }

  /** Goes on at the end of a file that recovery has read; what stands after `position` is cut off. */
  static async resume(
    files: FileSystem,
    path: string,
    position: number,
    seq: number,
    crc: number,
  ): Promise<Journal> {
    const file = await files.open(path, 'resume')
    try {
      await file.truncate(position)
      await file.datasync()
      // Whoever made the file may have ended before its name was durable.
      await files.syncDirectory(dirname(path))
      return new Journal(path, file, position, seq, crc)
    } catch (error) {
      await file.close().catch(() => undefined)
      throw error
    }
  }

  /** Bytes, the header included. */
  get length(): number {
    return this.position
  }

  /** The CRC that the next frame names as its predecessor's. */
  get crc(): number {
    return this.lastCrc
  }

  /** Appends one frame a payload, numbered on from the last; all are on disk when it resolves (invariant 1). */
  async append(payloads: readonly Uint8Array[]): Promise<void> {
    let [seq, crc] = [this.lastSeq, this.lastCrc]
    const frames = payloads.map((payload) => {
      const frame = encodeFrame(++seq, crc, payload)
      crc = frameCrc(frame)
      return frame
    })
    const bytes = Buffer.concat(frames)
    await writeAll(this.file, bytes, this.position)
    await this.file.datasync()
    this.position += bytes.length
    this.lastSeq = seq
    this.lastCrc = crc
  }

  async close(): Promise<void> {
    await this.file.close()
  }
}
