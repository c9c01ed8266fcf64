import { createHash } from 'node:crypto'
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
  await files.syncDirectory(dirname(path))
}

/** Lower-case hex of the SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A file with its own seal: a first line `postil <sha256>`, then the body. */
export function seal(body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`postil ${sha256Of(body)}\n`), body])
}

/** What a sealed file holds, and the hash that its seal states. */
export interface Unsealed {
  readonly body: Uint8Array
  readonly sha256: string
}

/** The content of a sealed file, or null where a byte of it is not as it was written. */
export function unseal(bytes: Uint8Array): Unsealed | null {
  const end = bytes.indexOf(0x0a)
  const body = bytes.subarray(end + 1)
  const sha256 = sha256Of(body)
  const line = Buffer.from(bytes.subarray(0, end + 1)).toString('latin1')
  return line === `postil ${sha256}\n` ? { body, sha256 } : null
}
