import { dirname, join } from 'node:path'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { replaceFile, sha256Of } from './durable-file.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { revisionName, type Layout } from './layout.ts'
import { refuseDisk } from './refuse-disk.ts'
import { seal, unseal } from './seal.ts'

/** The content of a text's revision. A different one that stood there is kept beside it. */
export async function writeRevision(
  files: FileSystem,
  layout: Layout,
  textId: string,
  revision: number,
  structure: StructuredText,
): Promise<Result<null>> {
  const path = join(layout.revisions, revisionName(textId, revision))
  const sealed = seal(Buffer.from(JSON.stringify(structure)))
  return guarded('The text could not be written', async () => {
    const before = await files.read(path)
    if (before !== null && Buffer.compare(before, sealed) === 0) return await alreadyThere(files, path)
    if (before !== null) await replaceFile(files, `${path}.${sha256Of(before).slice(0, 16)}.kept`, before)
    await replaceFile(files, path, sealed)
    return done(null)
  })
}

export async function readRevision(
  files: FileSystem,
  layout: Layout,
  textId: string,
  revision: number,
): Promise<Result<StructuredText>> {
  return guarded('The text could not be read', async () => {
    const path = join(layout.revisions, revisionName(textId, revision))
    const bytes = await files.read(path)
    if (bytes === null) return refuse('not-found', `Revision ${revision} of the text is not in the library.`)
    const content = unseal(bytes)
    if (content === null)
      return refuse('unreadable', `Revision ${revision} of the text was damaged on disk.`, [
        'The file and its annotations were kept.',
        'Import the original again to restore the text.',
      ])
    // A disk that takes no write now gets it at the next reading.
    if (content.repaired) await replaceFile(files, path, seal(content.body)).catch(() => undefined)
    return done(JSON.parse(Buffer.from(content.body).toString('utf8')) as StructuredText)
  })
}

/** Keeps an imported file's bytes under their hash. */
export async function writeOriginal(
  files: FileSystem,
  layout: Layout,
  sha256: string,
  bytes: Uint8Array,
): Promise<Result<null>> {
  if (sha256Of(bytes) !== sha256) return refuse('invalid', 'The file is not the one that its SHA-256 names.')
  return guarded('The original file could not be kept', async () => {
    const path = join(layout.originals, sha256)
    const before = await files.read(path)
    if (before !== null && sha256Of(before) === sha256) return await alreadyThere(files, path)
    await replaceFile(files, path, bytes)
    return done(null)
  })
}

export async function readOriginal(
  files: FileSystem,
  layout: Layout,
  sha256: string,
): Promise<Result<Uint8Array>> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return refuse('invalid', 'That is not a SHA-256.')
  return guarded('The original file could not be read', async () => {
    const bytes = await files.read(join(layout.originals, sha256))
    if (bytes === null) return refuse('not-found', 'The original file is not in the library.')
    return sha256Of(bytes) === sha256
      ? done(bytes)
      : refuse('unreadable', 'The original file was damaged on disk.')
  })
}

/** A try that failed at its very end may have left the file with a name that is not durable yet. */
async function alreadyThere(files: FileSystem, path: string): Promise<Result<null>> {
  await files.syncDirectory(dirname(path))
  return done(null)
}

async function guarded<T>(what: string, task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task()
  } catch (error) {
    return refuseDisk(what, errorCode(error))
  }
}
