import type { CollectionId } from '../../core/records/collection.ts'
import { strings } from '../strings.ts'
import type { LibraryClient } from '../library/client.ts'
import type { Notices } from '../frame/notices.ts'

/** Larger files are refused before they are read: they would fill the window's memory. Bytes. */
export const largestFile = 200_000_000
/** As many as one call takes. */
const mostFiles = 200

/** Reads files in the window and hands them to an import job, also into a collection, styles to the library's own; what is too large is told and left out. Gives the job's id. */
export async function importFiles(
  files: readonly File[],
  client: LibraryClient,
  notices: Notices,
  collectionId?: CollectionId,
): Promise<string | null> {
  const fitting = files.filter((file) => file.size <= largestFile)
  for (const file of files)
    if (file.size > largestFile)
      notices.refuse({ code: 'too-large', message: strings.importing.tooLarge(file.name, file.size) })
  if (files.length > mostFiles)
    notices.refuse({ code: 'too-large', message: strings.importing.tooMany(files.length, mostFiles) })
  const taken = fitting.slice(0, mostFiles)
  for (const file of taken.filter(isStyle)) await addStyle(file, client, notices)
  const texts = taken.filter((file) => !isStyle(file))
  const read = await Promise.all(texts.map((file) => encoded(file, notices)))
  const readable = read.filter((file) => file !== null)
  if (readable.length === 0) return null
  return notices.valueOf(await client.call('texts.import', { files: readable, collectionId }))?.jobId ?? null
}

const isStyle = (file: File) => /\.csl$/i.test(file.name)

/** A citation style that is dropped becomes one of the library's own; where another has its id both are kept. */
async function addStyle(file: File, client: LibraryClient, notices: Notices): Promise<void> {
  const read = await encoded(file, notices)
  if (read === null) return
  const added = notices.valueOf(await client.call('styles.add', { ...read, onConflict: 'keep-both' }))
  if (added !== null && added.kind !== 'taken') notices.tell(strings.styles.added(added.style.title))
}

/** A dropped folder looks like a file and fails only when it is read. */
async function encoded(file: File, notices: Notices): Promise<{ name: string; bytes: string } | null> {
  try {
    return { name: file.name, bytes: await base64(file) }
  } catch {
    notices.refuse({ code: 'unreadable', message: strings.importing.unreadable(file.name) })
    return null
  }
}

/** The browser's own encoder: it does not stop the window for a large file as a loop over bytes would. */
export function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const address = String(reader.result)
      resolve(address.slice(address.indexOf(',') + 1))
    }
    reader.onerror = () => reject(reader.error ?? new Error(file.name))
    reader.readAsDataURL(file)
  })
}
