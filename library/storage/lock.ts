import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { errorCode } from './file-system.ts'

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

async function openExclusively(directory: string): Promise<Lock | null> {
  const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NONBLOCK ?? 0) | exclusively
  try {
    const handle = await open(join(directory, 'lock'), flags, 0o600)
    return { release: () => handle.close() }
  } catch (error) {
    if (['EAGAIN', 'EWOULDBLOCK', 'EBUSY', 'EPERM', 'EACCES'].includes(errorCode(error))) return null
    throw error
  }
}
