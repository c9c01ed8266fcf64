import { join } from 'node:path'
import type { FileSystem } from './file-system.ts'

/** The same disk, on which nothing in a directory can be changed: whatever would do so rejects with the system's code. */
export function untouched(files: FileSystem, directory: string, code: string): FileSystem {
  const unless = <T>(path: string, write: () => Promise<T>): Promise<T> =>
    path === directory || path.startsWith(join(directory, '/'))
      ? Promise.reject(Object.assign(new Error(`${path} can only be read`), { code }))
      : write()
  return {
    read: (path) => files.read(path),
    list: (path) => files.list(path),
    open: (path, mode) => unless(path, () => files.open(path, mode)),
    rename: (from, to) => unless(from, () => unless(to, () => files.rename(from, to))),
    remove: (path) => unless(path, () => files.remove(path)),
    makeDirectory: (path) => unless(path, () => files.makeDirectory(path)),
    syncDirectory: (path) => unless(path, () => files.syncDirectory(path)),
  }
}
