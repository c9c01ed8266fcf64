import { existsSync } from 'node:fs'
import fs, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

/**
 * Loaded before a host (`--import`), it makes the disk under `$FULL_DISK/library` take nothing as long as the file
 * `$FULL_DISK/disk-is-full` is there, or `disk-can-only-be-read`. Another folder stays as it is: that is another disk.
 */
const home = process.env['FULL_DISK'] ?? ''
const library = join(home, 'library')
const kinds = { 'disk-is-full': 'ENOSPC', 'disk-can-only-be-read': 'EROFS' }
/** The system's code with which a write is refused now, or undefined. */
const refusal = (path: unknown): string | undefined =>
  typeof path === 'string' && (path === library || path.startsWith(`${library}/`))
    ? Object.entries(kinds).find(([file]) => existsSync(join(home, file)))?.[1]
    : undefined
const refused = (code: string) => Object.assign(new Error(`${code}: made by a test`), { code })

const opened = new WeakMap<FileHandle, unknown>()
const open = fs.open.bind(fs)
fs.open = async (path, flags, mode) => {
  const code = flags === undefined || flags === 'r' ? undefined : refusal(path)
  if (code !== undefined) throw refused(code)
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
    const code = refusal(opened.get(this))
    return code === undefined ? write.apply(this, args) : Promise.reject(refused(code))
  },
})
syncBuiltinESMExports()
