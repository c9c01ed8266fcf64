import { basename, join } from 'node:path'
import { replaceFile, sha256Of } from './durable-file.ts'
import type { FileSystem } from './file-system.ts'
import type { Layout } from './layout.ts'
import type { ReadJournal } from './read-journal.ts'
import type { LostText, Recovered } from './recovery.ts'

/** Copies every journal with places that do not read, before anything is written. Gives sentences for people. */
export async function quarantineDamage(
  files: FileSystem,
  layout: Layout,
  damaged: readonly ReadJournal[],
): Promise<readonly string[]> {
  const told: string[] = []
  for (const { path } of damaged) {
    const bytes = await files.read(path)
    if (bytes !== null) told.push(`A damaged journal was kept as ${await keep(files, layout, path, bytes)}.`)
  }
  return told
}

/** Copies the torn write at a journal's end. Gives sentences for people. */
export async function quarantineTorn(
  files: FileSystem,
  layout: Layout,
  { path, torn }: ReadJournal,
): Promise<readonly string[]> {
  if (torn.length === 0) return []
  return [`${tornEnd(torn)}; they were kept as ${await keep(files, layout, path, torn)}.`]
}

const tornEnd = (torn: Uint8Array) =>
  `The last ${torn.length} bytes of the journal did not read. They are of an edit that was being written when Postil stopped, and so was never confirmed, or of one that was damaged since`

/** What is said instead in a library that takes no write, where nothing can be kept aside. */
export function leftInPlace({ journal, damaged, unread, lost }: Recovered): readonly string[] {
  const torn = [...unread, ...(journal === null ? [] : [journal])].filter(({ torn }) => torn.length > 0)
  const told = torn.map(({ torn }) => `${tornEnd(torn)}; they stay where they are.`)
  return damaged.length + lost.length === 0
    ? told
    : [
        ...told,
        'What is damaged stays as it is, since nothing can be written; each opening tells of it anew.',
      ]
}

/** Copies what is left of the files of texts that nothing gives any more, before an index without them is written. */
export async function quarantineTexts(
  files: FileSystem,
  layout: Layout,
  lost: readonly LostText[],
): Promise<readonly string[]> {
  const told: string[] = []
  for (const { file } of lost) {
    const path = join(layout.snapshots, file)
    const bytes = await files.read(path)
    if (bytes !== null && bytes.length > 0)
      told.push(`What is left of the file of a text was kept as ${await keep(files, layout, path, bytes)}.`)
  }
  return told
}

async function keep(files: FileSystem, layout: Layout, path: string, bytes: Uint8Array): Promise<string> {
  await files.makeDirectory(layout.quarantine)
  await files.syncDirectory(layout.directory)
  const name = `${basename(path)}.${sha256Of(bytes).slice(0, 16)}`
  await replaceFile(files, join(layout.quarantine, name), bytes)
  return `quarantine/${name}`
}
