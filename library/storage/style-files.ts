import { join } from 'node:path'
import { sha256Of } from './durable-file.ts'
import type { FileSystem } from './file-system.ts'

/** The names that a style's file may have: nothing that could lead out of its folder. */
const styleName = /^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]{0,200}\.csl$/u

export const isStyleName = (name: string): boolean => styleName.test(name)

/** The files of a library's own styles, by name; what was put aside stays behind. */
export async function styleNames(files: FileSystem, styles: string): Promise<readonly string[]> {
  return [...(await files.list(styles))].filter(isStyleName).sort()
}

/** True where the person took these very bytes out of the library: a style that was removed does not come back by itself. */
export async function wasPutAside(files: FileSystem, styles: string, sha256: string): Promise<boolean> {
  const aside = join(styles, 'removed')
  for (const name of await files.list(aside)) {
    const bytes = await files.read(join(aside, name))
    if (bytes !== null && sha256Of(bytes) === sha256) return true
  }
  return false
}
