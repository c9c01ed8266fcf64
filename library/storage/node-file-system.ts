import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode, type FileSystem } from './file-system.ts'

const flags = { create: 'wx', resume: 'r+', replace: 'w' } as const

/** The disk, through Node. Files and directories are made readable by the user only. */
export const nodeFileSystem: FileSystem = {
  async open(path, mode) {
    const handle = await open(path, flags[mode], 0o600)
    return {
      write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
      datasync: () => handle.datasync(),
      truncate: (length) => handle.truncate(length),
      close: () => handle.close(),
    }
  },
  read: (path) => readFile(path).catch(orIfMissing(null)),
  list: (directory) => readdir(directory).catch(orIfMissing([])),
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  makeDirectory,
  syncDirectory,
}

/**
 * Node's own `recursive` never ends where a folder that is there can take none, as `/proc`: after a parent was found the
 * folder itself is tried once more and no oftener.
 */
async function makeDirectory(path: string): Promise<void> {
  const make = () => mkdir(path, { mode: 0o700 })
  try {
    await make().catch(async (error: unknown) => {
      if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error
      await makeDirectory(dirname(path))
      await make()
    })
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || !(await isDirectory(path))) throw error
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(orIfMissing(null)))?.isDirectory() ?? false
}

/** Windows can't open a directory, and NTFS journals its names by itself: there it does nothing. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function orIfMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (errorCode(error) === 'ENOENT') return instead
    throw error
  }
}
