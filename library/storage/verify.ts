import { join } from 'node:path'
import { readOriginal, readRevision } from './content-files.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import type { Format } from './format.ts'
import { generationOf, indexName, type Layout } from './layout.ts'
import type { LibraryData } from './library-data.ts'
import { readJournal } from './read-journal.ts'
import { recover } from './recovery.ts'
import { reasonOf } from './refuse-disk.ts'
import { sameRecords } from './same-records.ts'
import { readIndex, verifies } from './snapshot.ts'
import { goOn, type Work } from './work.ts'

/** The library that is read. */
interface Place {
  readonly files: FileSystem
  readonly layout: Layout
  readonly format: Format
  /** What was lost when the library was opened, in words. */
  readonly losses?: readonly string[]
}

/** What was found: complaints say that something is lost or at risk, notes that nothing is any more. */
interface Findings {
  readonly complaints: string[]
  readonly notes: string[]
}

/**
 * Reads all that is on disk and compares it with what is in memory. A disk that can't be read is a complaint too, and
 * what was lost at the opening is one for as long as the library is open. Edits wait only while the records are compared.
 * Rejects where the work was stopped.
 */
export async function verifyLibrary(
  place: Place,
  data: LibraryData,
  work: Work = {},
  exclusively: <T>(task: () => Promise<T>) => Promise<T> = (task) => task(),
): Promise<{ ok: boolean; lines: readonly string[] }> {
  const { files, layout, losses = [] } = place
  const findings: Findings = { complaints: [...losses], notes: [] }
  const { complaints, notes } = findings
  try {
    await exclusively(() => readRecords(place, data, findings))
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
  return { ok: complaints.length === 0, lines: [summary, ...notes, ...complaints, end] }
}

async function readRecords(place: Place, data: LibraryData, findings: Findings): Promise<void> {
  const { files, layout, format } = place
  const { complaints } = findings
  const found = await recover(files, layout, format)
  if (!found.ok) return void complaints.push(found.error.message)
  const same = found.value.data.seq === data.seq && sameRecords(found.value.data.store, data.store)
  complaints.push(...found.value.told, ...(same ? [] : ['What is on disk differs from what is open.']))
  const newest = await readSnapshots(place, findings)
  await readJournals(place, newest, findings)
}

/** Of every generation, also of those that nothing is read from unless a newer one breaks. Gives the newest that is whole, or 0. */
async function readSnapshots({ files, layout, format }: Place, findings: Findings): Promise<number> {
  const generations = (await files.list(layout.snapshots)).flatMap(
    (name) => generationOf(name, 'index') ?? [],
  )
  const known = new Set<string>()
  let newest = 0
  for (const generation of generations.sort((one, other) => other - one)) {
    const index = await readIndex(files, layout, format, generation)
    const isWhole = index !== null && index !== 'newer' && (await verifies(files, layout, index, known))
    if (isWhole) newest = Math.max(newest, generation)
    else
      tellOf(`The snapshot ${indexName(generation)} or a file of it is damaged`, generation, newest, findings)
  }
  return newest
}

async function readJournals({ files, layout }: Place, newest: number, findings: Findings): Promise<void> {
  for (const name of await files.list(layout.journals)) {
    const generation = generationOf(name, 'journal')
    if (generation === null) continue
    const { damage, repaired, torn } = await readJournal(files, join(layout.journals, name), generation)
    const places = damage + repaired + (torn.length > 0 ? 1 : 0)
    if (places > 0)
      tellOf(`The journal ${name} is damaged in ${places} place(s)`, generation, newest, findings)
  }
}

/** What is older than the newest whole snapshot holds nothing that this one does not: it is no complaint. */
function tellOf(what: string, generation: number, newest: number, { complaints, notes }: Findings): void {
  if (generation < newest) notes.push(`${what}; it is not needed any more, since a newer snapshot is whole.`)
  else
    complaints.push(
      `${what}. At the next opening that may write what still reads is written anew, the damaged file is kept in quarantine, and what is lost is told.`,
    )
}
