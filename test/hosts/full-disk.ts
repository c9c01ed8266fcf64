import { existsSync } from 'node:fs'
import fs, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

/**
 * Loaded before a host (`--import`), it makes the disk under `$FULL_DISK/library` take nothing as long as the file
 * `$FULL_DISK/disk-is-full` is there. Another folder stays as it is: that is another disk.
 */
const home = process.env['FULL_DISK'] ?? ''
const library = join(home, 'library')
const isFull = (path: unknown) =>
  typeof path === 'string' &&
  (path === library || path.startsWith(`${library}/`)) &&
  existsSync(join(home, 'disk-is-full'))
const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })

const opened = new WeakMap<FileHandle, unknown>()
const open = fs.open.bind(fs)
fs.open = async (path, flags, mode) => {
  if (flags !== undefined && flags !== 'r' && isFull(path)) throw noSpace()
  const handle = await open(path, flags, mode)
  opened.set(handle, path)
  return handle
}
const probe = await open(process.execPath, 'r')
const handles = Object.getPrototypeOf(probe) as FileHandle
await probe.close()
const write = handles.write as (this: FileHandle, ...args: unknown[]) => Promise<unknown>
Object.assign(handles, {
  write(this: FileHandle, ...args: unknown[]) {
    return isFull(opened.get(this)) ? Promise.reject(noSpace()) : write.apply(this, args)
  },
})
syncBuiltinESMExports()
