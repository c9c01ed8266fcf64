import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { errorCode } from './file-system.ts'
import { isUnwritable } from './unwritable.ts'

/** Held by one process; the kernel lets go of it when the process ends, however it ends (invariant 9). */
export interface Lock {
  release(): Promise<void>
}

/** Which directory stands at a path, in a form that two paths to one directory share. Rejects where there is none. */
export type Identify = (directory: string) => Promise<string>

const byInode: Identify = async (directory) => {
  const { dev, ino } = await stat(await realpath(directory), { bigint: true })
  return `${dev}:${ino}`
}

/** Takes the lock of a library's directory, which must exist. Null where somebody holds it. */
export async function acquireLock(directory: string, identify = byInode): Promise<Lock | null> {
  return process.platform === 'linux' ? listenAbstract(directory, identify) : openExclusively(directory)
}

/**
 * Linux: a socket in the abstract namespace, which has no file and so can't be left behind. Its name comes from the
 * device and inode of the directory, so that two paths to one library meet. Another directory may come to stand at the path
 * before the socket listens; whoever looks then would take that one's lock beside this one.
 */
async function listenAbstract(directory: string, identify: Identify): Promise<Lock | null> {
  for (;;) {
    const before = await identify(directory)
    const lock = await listenAs(before)
    const after = await identify(directory).catch(async (error: unknown) => {
      await lock?.release()
      throw error
    })
    if (after === before) return lock
    await lock?.release()
  }
}

/** Null where another process listens under the name. */
function listenAs(identity: string): Promise<Lock | null> {
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 40)
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen({ path: `\0postil-${name}`, exclusive: true }, () => {
      server.unref()
      resolve({ release: () => new Promise((released) => void server.close(() => released())) })
    })
  })
}

/** macOS and Windows lock a file as they open it; libuv hands both flags through to the system. */
const exclusively = process.platform === 'win32' ? 0x1000_0000 : 0x20

/** Where nothing can be written the file is there if anybody ever wrote, and reading it takes the same lock. */
async function openExclusively(directory: string): Promise<Lock | null> {
  const path = join(directory, 'lock')
  try {
    return await openAlone(path, constants.O_RDWR | constants.O_CREAT)
  } catch (error) {
    if (!isUnwritable(errorCode(error))) throw error
    return await openAlone(path, constants.O_RDONLY)
  }
}

/** Null where somebody has it open; no lock is needed where there is no such file. */
async function openAlone(path: string, access: number): Promise<Lock | null> {
  try {
    const handle = await open(path, access | (constants.O_NONBLOCK ?? 0) | exclusively, 0o600)
    return { release: () => handle.close() }
  } catch (error) {
    const code = errorCode(error)
    if (['EAGAIN', 'EWOULDBLOCK', 'EBUSY'].includes(code)) return null
    if (code === 'ENOENT' && access === constants.O_RDONLY) return { release: async () => undefined }
    throw error
  }
}
