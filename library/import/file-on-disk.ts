import { Buffer } from 'node:buffer'
import { open, type FileHandle } from 'node:fs/promises'
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
      // What a shell puts in place of a file, `<(command)`, is a pipe.
      if (stat.isFIFO()) return await readPipe(file, name)
      if (!stat.isFile()) return refuse('unreadable', `“${name}” is not a file that can be read to its end.`)
      if (stat.size > mostBytes) return tooLarge(name, `has ${inMegabytes(stat.size)}`)
      return done(new Uint8Array(await file.readFile()))
    } finally {
      await file.close()
    }
  } catch (error) {
    return refuse('unreadable', `“${name}” could not be read: ${reason(error)}.`)
  }
}

/** All that comes through a pipe, up to what a text may have. */
async function readPipe(file: FileHandle, name: string): Promise<Result<Uint8Array>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file.createReadStream({ autoClose: false })) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > mostBytes) return tooLarge(name, `has more than ${inMegabytes(mostBytes)}`)
  }
  return done(new Uint8Array(Buffer.concat(chunks)))
}

/** Text in UTF-16 has two bytes a character. */
const mostBytes = largestText * 2

const inMegabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

function tooLarge(name: string, size: string): Result<never> {
  return refuse(
    'too-large',
    `“${name}” ${size}; a text may have up to ${inMegabytes(largestText)}. It was not read.`,
  )
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
