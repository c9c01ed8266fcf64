import { join } from 'node:path'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { AnyRecord } from '../../core/records/index.ts'
import type { TextRecord } from '../../core/records/text.ts'
import type { Store } from '../../core/store/store.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { addRecords } from './add-records.ts'
import { replaceFile, temporaryEnding } from './durable-file.ts'
import { errorCode, type FileSystem, type OpenFile } from './file-system.ts'
import { currentFormat, headerIn, isNewer, migrationFrom, refuseNewer } from './format.ts'
import { layoutOf } from './layout.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { recordIn } from './record-in.ts'
import { refuseDisk } from './refuse-disk.ts'
import type { Storage } from './storage-contract.ts'
import { isStyleName, styleNames } from './style-files.ts'
import { readTar, TarWriter } from './tar.ts'
import { Cancelled, goOn, type Work } from './work.ts'

const readme = `A library of Postil

library.json    {format, version, minReader, minWriter, records}: every record, oldest first, as flat JSON.
                "text" is a document, "annotation" a W3C Web Annotation, "item" a bibliographic item with its
                CSL-JSON under "csl"; "collection" and "setting" are what they say. Ids tie them together:
                an annotation's target.source is a text's id, a text's itemId an item's id.
texts/N.json    The structured content of a text (ProseMirror JSON) as the record "text" with the same "content" says.
styles/NAME.csl The citation styles that were added to the library (CSL).
originals/SHA   The imported files, byte for byte, named by their SHA-256; a text's source.sha256 says which is its.

This is a plain tar archive and everything but the originals and styles is UTF-8 JSON: no program of ours is needed to read it.
"postil unarchive FILE --library DIR" makes a library of it again.
`

interface LibraryFile {
  readonly records: readonly unknown[]
  /** Text id → name of the file with its content. */
  readonly content: Readonly<Record<string, string>>
}

/** What an archive holds, and what it lacks because it does not read any more. */
export interface Archived {
  readonly records: number
  readonly files: number
  readonly missing: readonly string[]
}

/** Writes the whole library, with the edits that are not on disk yet, as one open archive. An older file there is replaced only when the new one is whole. */
export async function writeArchive(
  storage: Storage,
  path: string,
  files: FileSystem = nodeFileSystem,
  work: Work = {},
): Promise<Result<Archived>> {
  const temporary = `${path}${temporaryEnding}`
  try {
    const file = await files.open(temporary, 'replace')
    let archived: Archived
    try {
      archived = await addAll(storage, new TarWriter(file), files, work)
    } finally {
      await file.close()
    }
    await files.rename(temporary, path)
    return done(archived)
  } catch (error) {
    await files.remove(temporary).catch(() => undefined)
    if (error instanceof Cancelled) throw error
    return refuseDisk('The archive could not be written', errorCode(error))
  }
}

/** The same into whatever takes its bytes in order. Rejects where that does. */
export function streamArchive(
  storage: Storage,
  to: Pick<OpenFile, 'write' | 'datasync'>,
  work: Work,
): Promise<Archived> {
  return addAll(storage, new TarWriter(to), nodeFileSystem, work)
}

async function addAll(storage: Storage, tar: TarWriter, disk: FileSystem, work: Work): Promise<Archived> {
  const store = storage.upToDate()
  const texts = [...store.all('text')]
  const missing: string[] = []
  const content: Record<string, string> = {}
  const originals = new Set<string>()
  await tar.add({ name: 'README.txt', bytes: Buffer.from(readme) })
  for (const [index, text] of texts.entries()) {
    goOn(work, index / texts.length)
    const revision = await storage.readRevision(text.id, text.revision)
    const name = `texts/${index + 1}.json`
    if (!revision.ok) missing.push(`“${text.title}”: ${revision.error.message}`)
    else {
      content[text.id] = name
      await tar.add({ name, bytes: Buffer.from(JSON.stringify(revision.value)) })
    }
    const { sha256 } = text.source
    const original = originals.has(sha256) ? null : await storage.readOriginal(sha256)
    if (original?.ok === false) missing.push(`“${text.title}”: ${original.error.message}`)
    if (original?.ok !== true) continue
    originals.add(sha256)
    await tar.add({ name: `originals/${sha256}`, bytes: original.value })
  }
  const styles = await stylesOn(disk, storage)
  for (const { name, bytes } of styles) await tar.add({ name: `styles/${name}`, bytes })
  const records = recordsOf(store)
  const library = { ...currentFormat.header, records, content }
  await tar.add({ name: 'library.json', bytes: Buffer.from(JSON.stringify(library, null, 1)) })
  await tar.finish()
  const count = originals.size + Object.keys(content).length + styles.length
  return { records: records.length, files: count, missing }
}

/** The library's own styles; those that were put aside stay behind. */
async function stylesOn(
  disk: FileSystem,
  { directory }: Storage,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const folder = layoutOf(directory).styles
  const styles = []
  for (const name of await styleNames(disk, folder)) {
    const bytes = await disk.read(join(folder, name))
    if (bytes !== null) styles.push({ name, bytes })
  }
  return styles
}

/** Gives how many styles there were. */
async function fillStyles(
  entries: ReadonlyMap<string, Uint8Array>,
  { directory }: Storage,
  disk: FileSystem,
): Promise<number> {
  const styles = [...entries].flatMap(([path, bytes]) => {
    const name = path.startsWith('styles/') ? path.slice('styles/'.length) : ''
    return isStyleName(name) ? [{ name, bytes }] : []
  })
  const folder = layoutOf(directory).styles
  if (styles.length > 0) await disk.makeDirectory(folder)
  for (const { name, bytes } of styles) await replaceFile(disk, join(folder, name), bytes)
  return styles.length
}

function recordsOf(store: Store): AnyRecord[] {
  return (['text', 'annotation', 'item', 'collection', 'setting'] as const).flatMap((type) => [
    ...(store.all(type) as Iterable<AnyRecord>),
  ])
}

/** Fills a new library from an archive; refuses one with a record in it, and an archive that is not whole. */
export async function readArchive(
  storage: Storage,
  path: string,
  files: FileSystem = nodeFileSystem,
  work: Work = {},
): Promise<Result<Archived>> {
  if (storage.seq > 0)
    return refuse('invalid', 'There is a library in that folder already, so nothing was changed.', [
      'Name an empty folder with --library.',
    ])
  try {
    const bytes = await files.read(path)
    return bytes === null
      ? refuse('not-found', `There is no file ${path}.`)
      : await fillFromArchive(storage, bytes, path, files, work)
  } catch (error) {
    if (error instanceof Cancelled) throw error
    return refuseDisk('The archive could not be read', errorCode(error))
  }
}

/** The same from the archive's bytes; `name` is what messages call it. */
export async function fillFromArchive(
  storage: Storage,
  bytes: Uint8Array,
  name: string,
  files: FileSystem = nodeFileSystem,
  work: Work = {},
): Promise<Result<Archived>> {
  try {
    const entries = readTar(bytes)
    const library = entries === null ? null : libraryIn(entries)
    if (entries === null || library === null)
      return refuse('unreadable', 'That is not a whole archive of a Postil library, so nothing was changed.')
    const header = headerIn(library)
    if (header === null || isNewer(header, currentFormat)) return refuseNewer(name)
    const migrate = migrationFrom(currentFormat, header.version)
    const records = library.records.map((record) => recordIn(record, migrate))
    const ids = new Set(records.map((record) => record?.id))
    if (!records.every((record) => record !== null) || ids.size < records.length)
      return refuse('unreadable', 'The archive holds what no library can, so nothing was changed.')
    return await fill(storage, records, library, entries, files, work)
  } catch (error) {
    if (error instanceof Cancelled) throw error
    if (errorCode(error) === 'unknown')
      return refuse('unreadable', 'The archive holds what no library can, so nothing was changed.')
    return refuseDisk('The archive could not be read', errorCode(error))
  }
}

/** Files first, so that no record names one that is not there. */
async function fill(
  storage: Storage,
  records: readonly AnyRecord[],
  { content }: LibraryFile,
  entries: ReadonlyMap<string, Uint8Array>,
  disk: FileSystem,
  work: Work,
): Promise<Result<Archived>> {
  const missing: string[] = []
  let files = await fillStyles(entries, storage, disk)
  const texts = records.filter((record): record is TextRecord => record.typeName === 'text')
  for (const [index, text] of texts.entries()) {
    goOn(work, index / texts.length)
    const structure = entries.get(content[text.id] ?? '')
    const original = entries.get(join('originals', text.source.sha256))
    if (structure === undefined || original === undefined) missing.push(`“${text.title}” is not whole.`)
    if (structure !== undefined) {
      const value = JSON.parse(Buffer.from(structure).toString('utf8')) as StructuredText
      const written = await storage.writeRevision(text.id, text.revision, value)
      if (!written.ok) return written
      files += 1
    }
    if (original !== undefined) {
      const written = await storage.writeOriginal(text.source.sha256, original)
      if (!written.ok) return written
      files += 1
    }
  }
  const saved = await addRecords(storage, records)
  return saved.ok ? done({ records: records.length, files, missing }) : saved
}

function libraryIn(entries: ReadonlyMap<string, Uint8Array>): LibraryFile | null {
  const bytes = entries.get('library.json')
  if (bytes === undefined) return null
  const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<LibraryFile> | null
  return Array.isArray(value?.records) && typeof value.content === 'object' ? (value as LibraryFile) : null
}
