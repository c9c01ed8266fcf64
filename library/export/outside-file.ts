import { chmod, readlink, realpath, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Refusal } from '../../core/commands/result.ts'
import { replaceFile } from '../storage/durable-file.ts'
import { errorCode, type FileSystem } from '../storage/file-system.ts'
import { nodeFileSystem } from '../storage/node-file-system.ts'
import { reasonOf } from '../storage/refuse-disk.ts'

/** How many symbolic links a path may lead through (the limit of Linux). */
const mostLinks = 40

/** What {@link writeOutside} rejects with where the file holds what it may not replace. */
const foreign = 'FOREIGN'

/**
 * Puts a file of the user's in its place in one step: whoever reads it gets the old bytes or the new, never a part.
 * A symbolic link stays and its target is replaced; the mode of the old file is kept. Nothing is written where the
 * bytes are there already. Rejects with the system's error, with the old file untouched; so also where `mayReplace`
 * does not know the old bytes.
 */
export async function writeOutside(
  path: string,
  bytes: Uint8Array,
  files: FileSystem = nodeFileSystem,
  mayReplace: (before: Uint8Array) => boolean = () => true,
): Promise<'written' | 'same'> {
  const target = await targetOf(resolve(path))
  const before = await files.read(target)
  if (before !== null && Buffer.compare(before, bytes) === 0) return 'same'
  if (before !== null && !mayReplace(before))
    throw Object.assign(new Error('another program changed it'), { code: foreign })
  const mode = before === null ? 0o666 & ~process.umask() : (await stat(target)).mode & 0o7777
  await replaceFile(withMode(files, mode), target, bytes)
  return 'written'
}

/** The bytes of a file of the user's; null where there is none. Rejects with the system's error. */
export async function readOutside(
  path: string,
  files: FileSystem = nodeFileSystem,
): Promise<Uint8Array | null> {
  return files.read(await targetOf(resolve(path)))
}

/** The file that a path leads to, also where it is not there yet: a link may come before its target. */
async function targetOf(path: string): Promise<string> {
  let target = path
  for (let links = 0; links < mostLinks; links++) {
    try {
      return await realpath(target)
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
    const next = await readlink(target).catch(() => null)
    if (next === null) return target
    target = resolve(dirname(target), next)
  }
  throw Object.assign(new Error('the links lead in a circle'), { code: 'ELOOP' })
}

/** The storage's own files are the user's alone; one that LaTeX or a colleague reads has the mode it had, or the usual one. */
function withMode(files: FileSystem, mode: number): FileSystem {
  return {
    open: async (path, how) => {
      const file = await files.open(path, how)
      await chmod(path, mode)
      return file
    },
    read: (path) => files.read(path),
    list: (directory) => files.list(directory),
    rename: (from, to) => files.rename(from, to),
    remove: (path) => files.remove(path),
    makeDirectory: (path) => files.makeDirectory(path),
    syncDirectory: (path) => files.syncDirectory(path),
  }
}

/** Why it was not written, in words; `kept` says what became of the old file. */
export function unwritten(path: string, error: unknown, kept: string): Refusal {
  const code = errorCode(error)
  if (code === foreign)
    return {
      code: 'stale',
      message: `${path} was changed by another program, so it is not written any more.`,
      details: [
        'What is in it now was left as it is.',
        'Replace it, which puts what is in it now into a file beside it first; or keep another file up to date.',
      ],
    }
  return {
    code: 'storage',
    message: `${path} could not be written: ${ofPlaces[code] ?? reasonOf(code)}.`,
    details: [kept],
  }
}

/** What a path of the user's can have that one of the library's own never has. */
const ofPlaces: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EISDIR: 'there is a folder of that name',
  ELOOP: 'its links lead in a circle',
}
