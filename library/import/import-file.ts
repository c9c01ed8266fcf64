import { done, refuse, type Result } from '../../core/commands/result.ts'
import { citekeyPatternOf, usualCitekey } from '../../core/citation/citekey-pattern.ts'
import { citekeyStem, freeKey, isMadeBy } from '../../core/citation/citekey.ts'
import { alsoInto } from '../../core/commands/collections.ts'
import { newItem, takenKeys } from '../../core/commands/items.ts'
import { addingAll } from '../../core/store/diff.ts'
import type { ImportOutcome } from '../../core/protocol/jobs.ts'
import type { CollectionId } from '../../core/records/collection.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import { addToCollection } from '../add-to-collection.ts'
import type { CslEngine, ReadItems } from '../csl/engine.ts'
import { given } from '../given.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { Storage } from '../storage/storage.ts'
import { decodeText } from './decode.ts'
import { importText, sameText, sha256Of } from './import-text.ts'
import { readText } from './read-text.ts'

/** A file to import, its bytes read when their turn comes. */
export interface ImportFile {
  readonly name: string
  read(): Promise<Result<Uint8Array>>
}

interface Importing {
  readonly storage: Storage
  readonly engine: CslEngine
  /** What comes in is also put into this collection, in the same step. */
  readonly into?: CollectionId | undefined
  readonly signal: AbortSignal
  readonly onProgress: (fraction: number) => void
}

/** Imports one file, a text or a bibliography as its name and first characters tell. What fails leaves the library as it was. */
export async function importFile(file: ImportFile, importing: Importing): Promise<ImportOutcome> {
  const { name } = file
  const bytes = await file.read()
  if (!bytes.ok) return { name, ok: false, error: bytes.error }
  return looksLikeBibliography(name, bytes.value)
    ? await importBibliography(name, bytes.value, importing)
    : await importOneText(name, bytes.value, importing)
}

async function importOneText(
  name: string,
  bytes: Uint8Array,
  { storage, into, signal, onProgress }: Importing,
): Promise<ImportOutcome> {
  const same = bytes.length === 0 ? undefined : sameText(storage, sha256Of(bytes))
  if (same !== undefined) {
    if (into !== undefined) await oneAtATime(storage, () => addToCollection(storage, into, [same.id]))
    return {
      name,
      ok: true,
      textId: same.id,
      itemIds: [],
      duplicate: true,
      warnings: [`“${same.title}” was in the library already.`],
    }
  }
  const read = await readText(bytes, name, { signal, onProgress })
  if (!read.ok) return { name, ok: false, error: read.error }
  const imported = await oneAtATime(storage, () =>
    importText(storage, { bytes, name, read: read.value, into }, given()),
  )
  if (!imported.ok) return { name, ok: false, error: imported.error }
  const count = read.value.structure.discrepancies.length
  const warnings =
    count === 0
      ? []
      : [
          `The text disagrees with itself in ${count} ${count === 1 ? 'place' : 'places'}; its Discrepancies list shows each.`,
        ]
  return { name, ok: true, ...imported.value, warnings }
}

async function importBibliography(
  name: string,
  bytes: Uint8Array,
  { storage, engine, into }: Importing,
): Promise<ImportOutcome> {
  const content = contentOf(name, bytes)
  if (!content.ok) return { name, ok: false, error: content.error }
  const read = await engine.read(content.value)
  if (!read.ok) return { name, ok: false, error: read.error }
  const added = await oneAtATime(storage, () => addItems(storage, read.value, name, into))
  if (!added.ok) return { name, ok: false, error: added.error }
  return {
    name,
    ok: true,
    textId: null,
    itemIds: added.value.map(({ id }) => id),
    duplicate: false,
    warnings: [...read.value.problems, ...renamedKeys(read.value, added.value)],
  }
}

/** Formats whose entries have keys that people type; an entry of another that has no key gets one when it is read. */
const havingKeys: ReadonlySet<string> = new Set(['bibtex', 'biblatex', 'csl-json', 'csl-yaml'])

async function addItems(
  storage: Storage,
  { items: csl, format }: ReadItems,
  name: string,
  into: CollectionId | undefined,
): Promise<Result<readonly ItemRecord[]>> {
  if (csl.length === 0) return refuse('empty', `“${name}” holds no entries. Nothing was imported.`)
  const taken = takenKeys(storage.store)
  const pattern = citekeyPatternOf(storage.store)
  const tried = new Map<string, number>()
  const items = csl.map(({ id, ...item }) => {
    // A key that manuscripts may hold already stays as it came.
    const isOwn =
      isFreeKey(id, taken) && (havingKeys.has(format) || !isMadeBy(id, item, usualCitekey, csl.length))
    const citekey = isOwn ? id : freeKey(citekeyStem(item, pattern), (key) => taken.has(key), tried)
    taken.add(citekey)
    return newItem({ csl: item, citekey, ...(isOwn ? {} : { keyMade: true }) }, given())
  })
  const count = items.length
  const ids = items.map(({ id }) => id)
  const diff = alsoInto(storage.store, addingAll(items), into, ids, given())
  const committed = await storage.commit(diff, `Import ${count} ${count === 1 ? 'item' : 'items'}`)
  return committed.ok ? done(items) : committed
}

/** So many citation keys that had to change are named; the others are counted. */
const namedKeys = 5

/** Which citation keys of the file another item has already: a manuscript that cites by them must learn of it. */
function renamedKeys({ items: csl, format }: ReadItems, items: readonly ItemRecord[]): readonly string[] {
  if (!havingKeys.has(format)) return []
  const renamed = items.flatMap(({ citekey }, index) => {
    const { id } = csl[index]!
    return id === citekey ? [] : [`The key “${id}” could not be kept; the item came in as “${citekey}”.`]
  })
  const more = renamed.length - namedKeys
  return more > 0 ? [...renamed.slice(0, namedKeys), `${more} more keys could not be kept.`] : renamed
}

function isFreeKey(key: string, taken: ReadonlySet<string>): boolean {
  return /^[^\s{}@",\\#%'()~]+$/.test(key) && !taken.has(key)
}

/** By the ending, and by how such files begin; a text in YAML or Markdown that only looks like a list stays a text. */
function looksLikeBibliography(name: string, bytes: Uint8Array): boolean {
  if (/\.(?:bib|bibtex|ris|json|enw|nbib|ciw|isi|mods|cff|rdf|xml|docx|odt|ctv\d(?:bak)?)$/i.test(name))
    return true
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 2000))
    .replace(/^\ufeff/, '')
    .trimStart()
  return (
    /^@[A-Za-z]{3,20}\s*\{/.test(head) ||
    /^TY {2}- /.test(head) ||
    /^PMID- ?\d/.test(head) ||
    /^%0 [A-Z]\w+/.test(head) ||
    /^FN .*\nVR \d/.test(head) ||
    /^cff-version\s*:/.test(head) ||
    /^(?:---\s+)?references:\s*\n/.test(head) ||
    /^\[\s*\{\s*"/.test(head) ||
    (head.startsWith('<?xml') &&
      /<(?:\w+:)?(?:mods|modsCollection|rdf:RDF|PubmedArticleSet|CitaviExchangeData)\b|<ref-type\b/.test(
        head,
      ))
  )
}

/** A Word or OpenDocument text, and a backup of Citavi, is read as the archive that it is; all else is text in some encoding. */
function contentOf(name: string, bytes: Uint8Array): Result<string | Uint8Array> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return done(bytes)
  const decoded = decodeText(bytes, name)
  return decoded.ok ? done(decoded.value.text) : decoded
}
