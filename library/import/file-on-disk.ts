import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { largestText } from './decode.ts'
import type { ImportFile } from './import-file.ts'

/** A file on disk as something to import. It is read when its turn comes, and never past the size that a text may have. */
export function fileOnDisk(path: string): ImportFile {
  return { name: basename(path), read: () => readBytes(path) }
}

/** A file's bytes, or a sentence that says why not. */
export async function readBytes(path: string): Promise<Result<Uint8Array>> {
  const name = basename(path)
  try {
    const file = await open(path, 'r')
    try {
      const stat = await file.stat()
      if (stat.isDirectory()) return refuse('unreadable', `“${name}” is a folder. Choose the files in it.`)
      if (!stat.isFile()) return refuse('unreadable', `“${name}” is not a file that can be read to its end.`)
      if (stat.size > largestText * 2) {
        const limit = largestText / 1024 / 1024
        return refuse(
          'too-large',
          `“${name}” has ${Math.round(stat.size / 1024 / 1024)} MB; a text may have up to ${limit} MB. Nothing was imported.`,
        )
      }
      return done(new Uint8Array(await file.readFile()))
    } finally {
      await file.close()
    }
  } catch (error) {
    return refuse('unreadable', `“${name}” could not be read: ${reason(error)}. Nothing was imported.`)
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  switch (code) {
    case 'ENOENT':
      return 'there is no such file'
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission to read it'
    case 'EISDIR':
      return 'it is a folder'
    default:
      return `the system says ${code ?? String(error)}`
  }
}
