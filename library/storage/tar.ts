import { writeAll, type OpenFile } from './file-system.ts'

const block = 512

/** A file in an archive. */
export interface TarEntry {
  /** ASCII, at most 100 characters, with `/` between folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What takes an archive's bytes, in their order. */
type Sink = Pick<OpenFile, 'write' | 'datasync'>

/** Writes entries one after the other as a POSIX ustar archive; it ends with {@link TarWriter.finish}. */
export class TarWriter {
  private readonly file: Sink
  private position = 0

  constructor(file: Sink) {
    this.file = file
  }

  async add({ name, bytes }: TarEntry): Promise<void> {
    await this.write(headerOf(name, bytes.length))
    await this.write(bytes)
    await this.write(new Uint8Array(padding(bytes.length)))
  }

  async finish(): Promise<void> {
    await this.write(new Uint8Array(2 * block))
    await this.file.datasync()
  }

  private async write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.file, bytes, this.position)
    this.position += bytes.length
  }
}

/** The plain files of an archive by name; null where the bytes are not a whole ustar archive. */
export function readTar(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  const entries = new Map<string, Uint8Array>()
  for (let at = 0; at + block <= bytes.length;) {
    const header = Buffer.from(bytes.subarray(at, at + block))
    if (header.every((byte) => byte === 0)) return entries
    const size = octal(header, 124, 12)
    if (size === null || octal(header, 148, 8) !== checksum(header)) return null
    const end = at + block + size
    if (end > bytes.length) return null
    if (header[156] === 0x30 || header[156] === 0)
      entries.set(text(header, 0, 100), bytes.subarray(at + block, end))
    at = end + padding(size)
  }
  return null
}

function headerOf(name: string, size: number): Uint8Array {
  const header = Buffer.alloc(block)
  header.write(name, 0, 100, 'latin1')
  header.write('0000644\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  // The archive of a library is the same whenever it is written.
  header.write('00000000000\0', 136)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** The sum of the header's bytes, its own field taken as spaces. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0)
}

function octal(header: Buffer, at: number, length: number): number | null {
  const digits = text(header, at, length).trim()
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : null
}

function text(header: Buffer, at: number, length: number): string {
  return header
    .subarray(at, at + length)
    .toString('latin1')
    .split('\0')[0]!
}

function padding(size: number): number {
  return (block - (size % block)) % block
}
