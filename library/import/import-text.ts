import { createHash } from 'node:crypto'
import { citekeyPatternOf } from '../../core/citation/citekey-pattern.ts'
import { makeCitekey } from '../../core/citation/citekey.ts'
import { resolveItem } from '../../core/citation/resolve-item.ts'
import { alsoInto } from '../../core/commands/collections.ts'
import { newItem, takenKeys } from '../../core/commands/items.ts'
import { done, type Result } from '../../core/commands/result.ts'
import { addText } from '../../core/commands/texts.ts'
import type { CollectionId } from '../../core/records/collection.ts'
import type { ItemId, ItemRecord } from '../../core/records/item.ts'
import type { Given } from '../../core/records/record.ts'
import type { TextId, TextRecord } from '../../core/records/text.ts'
import type { FoundRecord } from '../../core/structure/structure.ts'
import type { Storage } from '../storage/storage.ts'
import type { ReadText } from './read-text.ts'

/** A text in the library: new, or the one that was there with the same bytes. */
export interface Imported {
  readonly textId: TextId
  readonly itemIds: readonly ItemId[]
  readonly duplicate: boolean
}

/** Lower-case hex of a file's bytes: two files with the same one are the same text. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The text with these bytes, where the library has one. */
export function sameText(storage: Storage, sha256: string): TextRecord | undefined {
  for (const text of storage.store.all('text')) if (text.source.sha256 === sha256) return text
  return undefined
}

/**
 * Puts a text that was read into the library together with the records it gave, as one undoable step. Its files are
 * on disk before the record names them, so a crash on the way leaves no half text.
 */
export async function importText(
  storage: Storage,
  {
    bytes,
    name,
    read,
    into,
  }: { bytes: Uint8Array; name: string; read: ReadText; into?: CollectionId | undefined },
  given: Given,
): Promise<Result<Imported>> {
  const sha256 = sha256Of(bytes)
  const id = given.id('text')
  const { items, byKey } = itemsOf(storage, id, read.structure.records, given)
  const pages = read.structure.pageMap.pages
  const parts = read.chapters.flatMap(({ key, start, end }) => {
    const itemId = byKey.get(key)
    return itemId === undefined ? [] : [{ itemId, start, end }]
  })
  const whole = read.structure.records.find((record) => record.partOf === null)
  const text: TextRecord = {
    id,
    typeName: 'text',
    title: read.structure.title.trim() === '' ? name.replace(/\.[^.]+$/, '') : read.structure.title,
    language: read.structure.language,
    source: { name, mediaType: 'text/plain', sha256, bytes: bytes.length },
    revision: 1,
    itemId: (whole === undefined ? undefined : byKey.get(whole.key)) ?? null,
    parts,
    pages:
      pages.length === 0 ? null : { first: pages[0]!.label, last: pages.at(-1)!.label, count: pages.length },
    corrections: [],
    words: read.structure.words,
    characters: read.characters,
    created: given.now,
    modified: given.now,
  }
  const files = [
    await storage.writeOriginal(sha256, bytes),
    await storage.writeRevision(id, 1, read.structure),
  ]
  for (const file of files) if (!file.ok) return file
  const diff = alsoInto(storage.store, addText(text, items), into, [id], given)
  const committed = await storage.commit(diff, `Import “${text.title}”`)
  return committed.ok ? done({ textId: id, itemIds: [...byKey.values()], duplicate: false }) : committed
}

/** New items for the records that the library does not hold yet; `byKey` has the others too. */
function itemsOf(storage: Storage, textId: TextId, records: readonly FoundRecord[], given: Given) {
  const byKey = new Map<string, ItemId>()
  const items: ItemRecord[] = []
  const taken = takenKeys(storage.store)
  const pattern = citekeyPatternOf(storage.store)
  const get = (id: ItemId) => items.find((item) => item.id === id) ?? storage.store.get(id)
  // Wholes before their parts: a part names its whole's id.
  for (const record of [...records].sort((a, b) => Number(a.partOf !== null) - Number(b.partOf !== null))) {
    const partOf = record.partOf === null ? null : (byKey.get(record.partOf) ?? null)
    const known = [...storage.store.all('item')].find((item) => isSame(item, record, partOf))
    if (known !== undefined) {
      byKey.set(record.key, known.id)
      continue
    }
    const evidence = Object.fromEntries(
      Object.entries(record.evidence).map(([field, spans]) => [
        field,
        spans.map(({ start, end }) => ({ textId, start, end })),
      ]),
    )
    const item = newItem({ csl: record.csl, citekey: 'x', keyMade: true, partOf, evidence }, given)
    const citekey = makeCitekey(resolveItem(item, get), (key) => taken.has(key), pattern)
    taken.add(citekey)
    items.push({ ...item, citekey })
    byKey.set(record.key, item.id)
  }
  return { items, byKey }
}

function isSame(item: ItemRecord, record: FoundRecord, partOf: ItemId | null): boolean {
  return (
    item.csl.type === record.csl.type &&
    item.csl.title !== undefined &&
    item.csl.title === record.csl.title &&
    item.partOf === partOf &&
    (record.csl.ISBN === undefined || record.csl.ISBN === item.csl.ISBN)
  )
}
