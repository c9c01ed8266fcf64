import { join } from 'node:path'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { addRecords } from './add-records.ts'
import { replaceFile, temporaryEnding } from './durable-file.ts'
import type { FileSystem } from './file-system.ts'
import type { Layout } from './layout.ts'
import type { Entry, LibraryData } from './library-data.ts'
import { allRecords } from './snapshot.ts'
import type { Storage } from './storage-contract.ts'
import { isStyleName } from './style-files.ts'
import { goOn, type Work } from './work.ts'

/**
 * Fills a new library with another's records, and with the edits that its disk does not take (invariant 11). Files
 * of texts come along where they still read. Gives how many files could not be copied.
 */
export async function saveInto(
  target: Storage,
  data: LibraryData,
  waiting: readonly Entry[],
  files: FileSystem,
  from: Layout,
  work: Work = {},
): Promise<Result<{ missing: number }>> {
  if (target.seq > 0)
    return refuse('invalid', 'There is a library in that folder already, so nothing was written.', [
      'Choose an empty folder.',
    ])
  const missing = await copyFiles(files, from, target.directory, work)
  const records = allRecords(data).map(([, record]) => record)
  const saved = await addRecords(target, records)
  if (!saved.ok) return saved
  for (const { diff, label } of waiting) {
    const answer = await target.commit(diff, label)
    if (!answer.ok) return answer
  }
  return done({ missing })
}

async function copyFiles(files: FileSystem, from: Layout, to: string, work: Work): Promise<number> {
  let missing = 0
  for (const folder of ['revisions', 'originals', 'styles'] as const) {
    const names = (await files.list(from[folder]).catch(() => [])).filter(isContent[folder])
    if (names.length > 0) {
      await files.makeDirectory(join(to, folder))
      await files.syncDirectory(to)
    }
    for (const [index, name] of names.entries()) {
      // Nearly all that takes time are the two folders of files of texts.
      goOn(work, (folder === 'revisions' ? 0 : 0.5) + index / names.length / 2)
      const bytes = await files.read(join(from[folder], name)).catch(() => null)
      if (bytes === null) missing += 1
      else await replaceFile(files, join(to, folder, name), bytes)
    }
  }
  return missing
}

/** What was being written when its writer stopped is no file yet; of the styles, those that were put aside stay. */
const isWhole = (name: string) => !name.endsWith(temporaryEnding)
const isContent = { revisions: isWhole, originals: isWhole, styles: isStyleName } as const
