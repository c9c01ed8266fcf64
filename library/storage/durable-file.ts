import { hash } from 'node:crypto'
import { dirname } from 'node:path'
import { writeAll, type FileSystem } from './file-system.ts'

let temporaries = 0

/** Marks a file that is being written; one left behind was never named by anything and may be removed. */
export const temporaryEnding = '.tmp'

/**
 * Puts a file in its place for good (invariant 4): written beside it, synced, read back and compared, renamed, its
 * directory synced. Rejects, with the old file untouched, where any of that fails.
 */
export async function replaceFile(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  await putFile(files, path, bytes)
  await files.syncDirectory(dirname(path))
}

/** The same but for its name, which is durable only once whoever puts many files has synced their directory. */
export async function putFile(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}-${++temporaries}${temporaryEnding}`
  try {
    const file = await files.open(temporary, 'replace')
    try {
      await writeAll(file, bytes, 0)
      await file.datasync()
    } finally {
      await file.close()
    }
    const back = await files.read(temporary)
    if (back === null || Buffer.compare(back, bytes) !== 0)
      throw new Error('what was written did not read back the same')
    await files.rename(temporary, path)
  } catch (error) {
    await files.remove(temporary).catch(() => undefined)
    throw error
  }
}

/** Lower-case hex of the SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}
