import { spawnSync } from 'node:child_process'
import { chmod, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root may write whatever the modes say: a program that must not is run as nobody. */
const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))

/** By whom a program is run that may not write what {@link makeUnwritable} made so. */
export const mayNotWrite: { readonly uid?: number; readonly gid?: number } = isRoot ? nobody : {}

/** Why no such program can be run here; null where it can. */
export const cannotBeKeptFromWriting: string | null =
  process.platform === 'win32'
    ? 'Windows has other rights'
    : spawnSync(process.execPath, [main, '--version'], mayNotWrite).status === 0
      ? null
      : 'this project’s folder is readable by its owner alone'

/** Lets everybody read a folder with all that is in it, and nobody write; gives the way back. */
export async function makeUnwritable(folder: string): Promise<() => Promise<void>> {
  const set = async (directories: number, files: number) => {
    await chmod(folder, 0o755)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      await chmod(path, entry.isDirectory() ? directories : files)
    }
    await chmod(folder, directories)
  }
  await chmod(dirname(folder), 0o755)
  await set(0o555, 0o444)
  return () => set(0o700, 0o600)
}
