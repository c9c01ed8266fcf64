import type { AnyRecord } from '../records/index.ts'
import type { CslItem } from '../records/csl.ts'
import type { ItemId, ItemRecord } from '../records/item.ts'
import type { Given } from '../records/record.ts'
import { adding, updating, type Diff } from '../store/diff.ts'
import type { ReadableStore } from '../store/store.ts'
import { collectionsWithout } from './collections.ts'
import { done, refuse, type Result } from './result.ts'

/** Makes an item record; the caller has chosen a citekey that is free, and says whether it was made by a pattern. */
export function newItem(
  {
    csl,
    citekey,
    keyMade,
    partOf = null,
    evidence = {},
  }: Pick<ItemRecord, 'csl' | 'citekey' | 'keyMade'> & Partial<Pick<ItemRecord, 'partOf' | 'evidence'>>,
  given: Given,
): ItemRecord {
  return {
    id: given.id('item'),
    typeName: 'item',
    citekey,
    ...(keyMade === true ? { keyMade } : {}),
    csl,
    partOf,
    evidence,
    created: given.now,
    modified: given.now,
  }
}

/** Adds an item. Refuses a citekey that another item has. */
export function addItem(store: ReadableStore, item: ItemRecord): Result<Diff> {
  const clash = citekeyHolder(store, item.citekey)
  return clash === undefined ? done(adding(item)) : refuseCitekey(item.citekey, clash)
}

/** Changes what is given and leaves the rest. A field whose value changes loses its evidence: it was not read there. */
export function changeItem(
  store: ReadableStore,
  id: ItemId,
  change: { csl?: CslItem | undefined; citekey?: string | undefined; partOf?: ItemId | null | undefined },
  given: Given,
): Result<{ diff: Diff; item: ItemRecord }> {
  const from = store.get(id)
  if (from === undefined)
    return refuse('not-found', 'The item is not in the library any more. Nothing was changed.')
  const clash = change.citekey === undefined ? undefined : citekeyHolder(store, change.citekey)
  if (clash !== undefined && clash.id !== id) return refuseCitekey(change.citekey!, clash)
  if (change.partOf != null && partOfItself(store, id, change.partOf))
    return refuse('invalid', 'An item cannot be a part of itself. Nothing was changed.')
  const csl = change.csl ?? from.csl
  const hasOtherKey = change.citekey !== undefined && change.citekey !== from.citekey
  const to: ItemRecord = {
    ...(hasOtherKey ? typedKey(from, change.citekey!) : from),
    csl,
    partOf: change.partOf === undefined ? from.partOf : change.partOf,
    evidence: Object.fromEntries(
      Object.entries(from.evidence).filter(([field]) => same(from.csl[field], csl[field])),
    ),
    modified: given.now,
  }
  return done({ diff: updating(from, to), item: to })
}

/** Removes items; their chapters and texts stay and lose the link, collections lose the member. */
export function removeItems(store: ReadableStore, ids: readonly ItemId[], given: Given): Result<Diff> {
  const removed = ids.flatMap((id) => store.get(id) ?? [])
  if (removed.length === 0) return refuse('not-found', 'These items are not in the library any more.')
  const gone = new Set<string>(ids)
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = {
    ...collectionsWithout(store, gone, given),
  }
  for (const item of store.all('item')) {
    if (item.partOf !== null && gone.has(item.partOf) && !gone.has(item.id))
      updated[item.id] = [item, { ...item, partOf: null, modified: given.now }]
  }
  for (const text of store.all('text')) {
    const itemId = text.itemId !== null && gone.has(text.itemId) ? null : text.itemId
    // A passage of a chapter without an item is cited as the book.
    const parts = text.parts.filter((part) => !gone.has(part.itemId))
    if (itemId !== text.itemId || parts.length < text.parts.length)
      updated[text.id] = [text, { ...text, itemId, parts, modified: given.now }]
  }
  return done({ added: {}, updated, removed: Object.fromEntries(removed.map((item) => [item.id, item])) })
}

/** A key that a person has typed stays as it is from then on. */
function typedKey({ keyMade: _, ...item }: ItemRecord, citekey: string): ItemRecord {
  return underKey(item, citekey)
}

/** The item that a key names or named. */
function citekeyHolder(store: ReadableStore, citekey: string): ItemRecord | undefined {
  for (const item of store.all('item'))
    if (item.citekey === citekey || item.formerKeys?.includes(citekey) === true) return item
  return undefined
}

/** Every key that names an item or named one: none of them is for another item. */
export function takenKeys(store: ReadableStore): Set<string> {
  const taken = new Set<string>()
  for (const item of store.all('item'))
    for (const key of [item.citekey, ...(item.formerKeys ?? [])]) taken.add(key)
  return taken
}

/** The item under another key, or the same; the keys before go on naming it, and so do `more`. */
export function underKey(item: ItemRecord, citekey: string, more: readonly string[] = []): ItemRecord {
  const { formerKeys = [], ...rest } = item
  const former = [...new Set([...formerKeys, item.citekey, ...more])].filter((key) => key !== citekey)
  return { ...rest, citekey, ...(former.length > 0 ? { formerKeys: former } : {}) }
}

function refuseCitekey(citekey: string, holder: ItemRecord): Result<never> {
  return refuse(
    'invalid',
    holder.citekey === citekey
      ? `The citekey “${citekey}” is taken by “${holder.csl.title ?? holder.id}”. Choose another one.`
      : `The citekey “${citekey}” named “${holder.csl.title ?? holder.id}” before, and manuscripts may hold it. Choose another one.`,
  )
}

function partOfItself(store: ReadableStore, id: ItemId, parent: ItemId): boolean {
  const seen = new Set<ItemId>()
  for (let at: ItemId | null = parent; at !== null && !seen.has(at); at = store.get(at)?.partOf ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
