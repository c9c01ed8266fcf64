import { join } from 'node:path'
import { readOriginal, readRevision } from './content-files.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import type { Format } from './format.ts'
import { generationOf, type Layout } from './layout.ts'
import type { LibraryData } from './library-data.ts'
import { readJournal } from './read-journal.ts'
import { recover } from './recovery.ts'
import { reasonOf } from './refuse-disk.ts'
import { sameRecords } from './same-records.ts'
import { readIndex, verifies } from './snapshot.ts'
import { goOn, type Work } from './work.ts'

/**
 * Reads all that is on disk and compares it with what is in memory. A disk that can't be read is a complaint too. Edits
 * wait only while the records are compared. Rejects where the work was stopped.
 */
export async function verifyLibrary(
  files: FileSystem,
  layout: Layout,
  format: Format,
  data: LibraryData,
  work: Work = {},
  exclusively: <T>(task: () => Promise<T>) => Promise<T> = (task) => task(),
): Promise<{ ok: boolean; lines: readonly string[] }> {
  const complaints: string[] = []
  try {
    complaints.push(...(await exclusively(() => complaintsOfRecords(files, layout, format, data))))
  } catch (error) {
    complaints.push(`The library could not be read: ${reasonOf(errorCode(error))}.`)
  }
  const texts = [...data.store.all('text')]
  for (const [index, text] of texts.entries()) {
    goOn(work, index / texts.length)
    const revision = await readRevision(files, layout, text.id, text.revision)
    if (!revision.ok) complaints.push(`“${text.title}”: ${revision.error.message}`)
    const original = await readOriginal(files, layout, text.source.sha256)
    if (!original.ok) complaints.push(`“${text.title}”: ${original.error.message}`)
  }
  const { store, seq } = data
  const summary = `${store.count('text')} text(s), ${store.count('annotation')} annotation(s), ${store.count('item')} item(s), ${seq} edit(s).`
  const end =
    complaints.length === 0
      ? 'Everything reads back as it was written.'
      : `${complaints.length} complaint(s).`
  return { ok: complaints.length === 0, lines: [summary, ...complaints, end] }
}

async function complaintsOfRecords(
  files: FileSystem,
  layout: Layout,
  format: Format,
  data: LibraryData,
): Promise<readonly string[]> {
  const found = await recover(files, layout, format)
  if (!found.ok) return [found.error.message]
  const same = found.value.data.seq === data.seq && sameRecords(found.value.data.store, data.store)
  return [
    ...found.value.told,
    ...(same ? [] : ['What is on disk differs from what is open.']),
    ...(await complaintsOfSnapshots(files, layout, format)),
    ...(await complaintsOfJournals(files, layout)),
  ]
}

/** Of every generation, also of those that nothing is read from unless a newer one breaks. */
async function complaintsOfSnapshots(
  files: FileSystem,
  layout: Layout,
  format: Format,
): Promise<readonly string[]> {
  const complaints: string[] = []
  const known = new Set<string>()
  for (const name of await files.list(layout.snapshots)) {
    const generation = generationOf(name, 'index')
    if (generation === null) continue
    const index = await readIndex(files, layout, format, generation)
    if (index === null || index === 'newer' || !(await verifies(files, layout, index, known)))
      complaints.push(`The snapshot ${name} or a file of it is damaged.`)
  }
  return complaints
}

async function complaintsOfJournals(files: FileSystem, layout: Layout): Promise<readonly string[]> {
  const complaints: string[] = []
  for (const name of await files.list(layout.journals)) {
    const generation = generationOf(name, 'journal')
    if (generation === null) continue
    const { damage, repaired, torn } = await readJournal(files, join(layout.journals, name), generation)
    if (damage + repaired + torn.length > 0) complaints.push(`The journal ${name} is damaged.`)
  }
  return complaints
}
