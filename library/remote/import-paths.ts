import { basename } from 'node:path'
import { refuse, type Result } from '../../core/commands/result.ts'
import type { CollectionId } from '../../core/records/collection.ts'
import { readBytes } from '../import/file-on-disk.ts'
import type { LastingAccess } from './lasting.ts'

/** As many as one call takes. */
const mostFiles = 200
const nothing = 'Nothing was imported.'

/**
 * Imports files of this machine, also into a collection, whoever holds the library; the job tells of itself by events. What
 * another program is to import is read here: no method takes a path. All or none is handed over, and why none is the refusal.
 */
export async function importPaths(
  access: Pick<LastingAccess, 'library' | 'call'>,
  paths: readonly string[],
  into?: CollectionId,
): Promise<Result<{ jobId: string }>> {
  if (access.library !== null) return access.library.importPaths(paths, into)
  if (paths.length > mostFiles)
    return refuse('too-large', `These are more than ${mostFiles} files. ${nothing}`, [
      'Import them in parts, or in the window of the program that holds the library.',
    ])
  const files: { name: string; bytes: string }[] = []
  for (const path of paths) {
    const read = await readBytes(path)
    if (!read.ok) return { ok: false, error: { ...read.error, details: [nothing] } }
    files.push({ name: basename(path), bytes: Buffer.from(read.value).toString('base64') })
  }
  return access.call('texts.import', { files, ...(into === undefined ? {} : { collectionId: into }) })
}
