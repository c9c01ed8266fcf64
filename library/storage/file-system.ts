/** All that storage asks of a disk. One implementation is Node's; tests give others that fail on purpose. */
export interface FileSystem {
  /** Opens for writing: `create` needs the path to be free, `resume` needs the file, `replace` empties or makes it. */
  open(path: string, mode: 'create' | 'resume' | 'replace'): Promise<OpenFile>
  /** The whole file, or null where there is none. */
  read(path: string): Promise<Uint8Array | null>
  /** Names in a directory, unsorted; none where there is no such directory. */
  list(directory: string): Promise<readonly string[]>
  /** Replaces what stands at `to` in one step. */
  rename(from: string, to: string): Promise<void>
  /** No error where there is none. */
  remove(path: string): Promise<void>
  /** With its parents, readable by the user only. */
  makeDirectory(path: string): Promise<void>
  /** Makes the names in a directory durable (a new, renamed or removed file is none before). */
  syncDirectory(path: string): Promise<void>
}

/** A file open for writing. Every promise rejects with the system's error (`code: 'ENOSPC'` …). */
export interface OpenFile {
  /** Gives the number of bytes written, which may be fewer than asked (a full disk does this without an error). */
  write(bytes: Uint8Array, position: number): Promise<number>
  /** Data and what is needed to read it back (the length) are on disk when it resolves. */
  datasync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

/** Writes every byte, however many writes it takes (invariant 3). */
export async function writeAll(
  file: Pick<OpenFile, 'write'>,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const count = await file.write(bytes.subarray(written), position + written)
    if (count <= 0) throw Object.assign(new Error('the disk took no more bytes'), { code: 'ENOSPC' })
    written += count
  }
}

/** The system's code of an error ("ENOSPC"), or "unknown". */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : 'unknown'
}
