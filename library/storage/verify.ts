import { readOriginal, readRevision } from './content-files.ts'
import type { FileSystem } from './file-system.ts'
import type { Format } from './format.ts'
import type { Layout } from './layout.ts'
import type { LibraryData } from './library-data.ts'
import { recover } from './recovery.ts'
import { sameRecords } from './same-records.ts'

/** Reads all that is on disk and compares it with what is in memory. */
export async function verifyLibrary(
  files: FileSystem,
  layout: Layout,
  format: Format,
  data: LibraryData,
): Promise<{ ok: boolean; lines: readonly string[] }> {
  const complaints: string[] = []
  const found = await recover(files, layout, format)
  if (!found.ok) complaints.push(found.error.message)
  else {
    complaints.push(...found.value.told)
    if (found.value.data.seq !== data.seq || !sameRecords(found.value.data.store, data.store))
      complaints.push('What is on disk differs from what is open.')
  }
  for (const text of data.store.all('text')) {
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
