import { dirname, join } from 'node:path'
import { z } from 'zod'
import { keptContent } from '../../core/protocol/kept-files.ts'
import { replaceFile, sha256Of } from '../storage/durable-file.ts'
import type { FileSystem } from '../storage/file-system.ts'

/** A kept file as this machine remembers it. */
const entry = z.object({
  id: z.string(),
  /** Absolute. */
  path: z.string(),
  content: keptContent,
  paused: z.boolean(),
  written: z.string().nullable(),
  /** Number of the last edit that is in it. */
  seq: z.number(),
  /** SHA-256 of what may stand there and be replaced: what we wrote last, and what was about to be written. */
  ours: z.array(z.string()),
})
export type KeptEntry = z.infer<typeof entry>

const list = z.object({ library: z.string(), files: z.array(entry) })

/**
 * Where a machine remembers the kept files of one library: outside of it, because a library can come from elsewhere, and
 * the window can write most of what is in one.
 */
export const keptListPlace = (machine: string, library: string): string =>
  join(machine, 'kept-files', `${sha256Of(Buffer.from(library)).slice(0, 32)}.json`)

/** None where the machine remembers none. A list that does not read is put aside, since the next one takes its place. */
export async function readKeptList(files: FileSystem, place: string): Promise<readonly KeptEntry[]> {
  const bytes = await files.read(place)
  if (bytes === null) return []
  const read = list.safeParse(jsonIn(bytes))
  if (read.success) return read.data.files
  await files.rename(place, `${place}.damaged`)
  return []
}

/** Rejects with the system's error. */
export async function writeKeptList(
  disk: FileSystem,
  place: string,
  library: string,
  files: readonly KeptEntry[],
): Promise<void> {
  await disk.makeDirectory(dirname(place))
  await replaceFile(disk, place, Buffer.from(JSON.stringify({ library, files }, null, 1)))
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
