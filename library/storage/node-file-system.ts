import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
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
  makeDirectory: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  syncDirectory,
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
