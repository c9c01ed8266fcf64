import type { CslDate, CslItem } from '../records/csl.ts'
import type { AnyRecord } from '../records/index.ts'
import type { Evidence, ItemId, ItemRecord } from '../records/item.ts'
import type { Given } from '../records/record.ts'
import type { TextRecord } from '../records/text.ts'
import { normalDoi } from '../citation/identifiers.ts'
import { emptyDiff, type Diff } from '../store/diff.ts'
import { sameValue } from '../store/same-value.ts'
import type { ReadableStore } from '../store/store.ts'
import { underKey } from './items.ts'
import { done, refuse, type Result } from './result.ts'

/** CSL variable → the item whose value stands. What is not named is chosen by {@link fullerItem}. */
export type MergeChoice = Readonly<Record<string, ItemId>>

/** The variables that the items have between them, in the order in which they are first met. */
export function mergedVariables(items: readonly ItemRecord[]): string[] {
  return [...new Set(items.flatMap(({ csl }) => Object.keys(csl)))]
}

/** The item whose value of a variable says most; the first of those that say as much. */
export function fullerItem(items: readonly [ItemRecord, ...ItemRecord[]], variable: string): ItemRecord {
  let best = items[0]
  for (const item of items.slice(1))
    if (saysMore(valueOf(item, variable), valueOf(best, variable), variable)) best = item
  return best
}

/**
 * Makes one item of several: the fields as chosen, the evidence of every value that stands, and all that pointed at
 * the others (chapters, texts and their parts, collections) points at the one that is kept, under its citekey.
 * Annotations belong to texts and go with them. The other citekeys go on naming it. Nothing to merge is an empty diff.
 */
export function mergeItems(
  store: ReadableStore,
  keepId: ItemId,
  otherIds: readonly ItemId[],
  choice: MergeChoice,
  given: Given,
): Result<{ diff: Diff; item: ItemRecord }> {
  const ids = [...new Set([keepId, ...otherIds])]
  const items = ids.flatMap((id) => store.get(id) ?? [])
  const [keep, ...others] = items
  if (keep === undefined || items.length < ids.length)
    return refuse('not-found', 'An item of these is not in the library any more. Nothing was merged.')
  const stranger = Object.entries(choice).find(([, id]) => !ids.includes(id))
  if (stranger !== undefined)
    return refuse(
      'invalid',
      `“${stranger[0]}” was to come from an item that is not merged. Nothing was merged.`,
    )
  if (others.length === 0) return done({ diff: emptyDiff, item: keep })
  const gone = new Set<string>(others.map(({ id }) => id))
  if (items.some((item) => isPartOfOneOf(store, item, new Set(ids))))
    return refuse('invalid', 'One of these is a part of another, so they are not one. Nothing was merged.')

  const item = mergedItem([keep, ...others], choice, given)
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = { [keepId]: [keep, item] }
  for (const from of pointingAt(store, gone))
    updated[from.id] = [from, { ...redirected(from, keepId, gone), modified: given.now }]
  const removed = Object.fromEntries(others.map((other) => [other.id, other]))
  return done({ diff: { added: {}, updated, removed }, item })
}

function mergedItem(
  items: readonly [ItemRecord, ...ItemRecord[]],
  choice: MergeChoice,
  given: Given,
): ItemRecord {
  const fields: [string, unknown][] = []
  const evidence: [string, Evidence[]][] = []
  for (const variable of mergedVariables(items)) {
    const chosen = Object.hasOwn(choice, variable) ? choice[variable] : undefined
    const from = items.find(({ id }) => id === chosen) ?? fullerItem(items, variable)
    const value = valueOf(from, variable)
    if (value !== undefined) fields.push([variable, value])
    const places = items
      .filter((item) => sameValue(valueOf(item, variable), value))
      .flatMap((item) => (Object.hasOwn(item.evidence, variable) ? item.evidence[variable]! : []))
    if (places.length > 0) evidence.push([variable, unique(places)])
  }
  const keys = items.slice(1).flatMap(({ citekey, formerKeys = [] }) => [citekey, ...formerKeys])
  return {
    ...underKey(items[0], items[0].citekey, keys),
    csl: Object.fromEntries(fields) as CslItem,
    partOf: items.find(({ partOf }) => partOf !== null)?.partOf ?? null,
    evidence: Object.fromEntries(evidence),
    created: items.map(({ created }) => created).toSorted()[0]!,
    modified: given.now,
  }
}

type Pointing = ItemRecord | TextRecord | Extract<AnyRecord, { typeName: 'collection' }>

function* pointingAt(store: ReadableStore, gone: ReadonlySet<string>): Generator<Pointing> {
  for (const item of store.all('item'))
    if (item.partOf !== null && gone.has(item.partOf) && !gone.has(item.id)) yield item
  for (const text of store.all('text'))
    if ((text.itemId !== null && gone.has(text.itemId)) || text.parts.some((part) => gone.has(part.itemId)))
      yield text
  for (const collection of store.all('collection'))
    if (collection.memberIds.some((id) => gone.has(id))) yield collection
}

function redirected(record: Pointing, keepId: ItemId, gone: ReadonlySet<string>): Pointing {
  const to = <I extends string>(id: I) => (gone.has(id) ? keepId : id)
  switch (record.typeName) {
    case 'item':
      return { ...record, partOf: keepId }
    case 'text': {
      const parts = record.parts.map((part) => ({ ...part, itemId: to(part.itemId) }))
      return { ...record, itemId: record.itemId && to(record.itemId), parts: unique(parts) }
    }
    case 'collection':
      return { ...record, memberIds: [...new Set(record.memberIds.map(to))] }
  }
}

function isPartOfOneOf(store: ReadableStore, item: ItemRecord, ids: ReadonlySet<string>): boolean {
  const seen = new Set<string>()
  for (let at = item.partOf; at !== null && !seen.has(at); at = store.get(at)?.partOf ?? null) {
    if (ids.has(at)) return true
    seen.add(at)
  }
  return false
}

function valueOf(item: ItemRecord, variable: string): unknown {
  return Object.hasOwn(item.csl, variable) ? item.csl[variable] : undefined
}

/** A day says more than its year, but another year is another claim; a type is a claim as well; an address adds nothing to a DOI. */
function saysMore(one: unknown, other: unknown, variable: string): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(other) && !isEmpty(one)
  if (variable === 'type') return other === 'document' && one !== 'document'
  if (variable === 'DOI' && normalDoi(String(one)) === normalDoi(String(other))) return false
  const [parts, otherParts] = [datePartsOf(one), datePartsOf(other)]
  if (parts !== undefined && otherParts !== undefined)
    return String(parts[0]) === String(otherParts[0]) && parts.length > otherParts.length
  if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length)
    return one.length > other.length
  return lengthOf(one) > lengthOf(other)
}

function datePartsOf(value: unknown): readonly unknown[] | undefined {
  return typeof value === 'object' && value !== null ? (value as CslDate)['date-parts']?.[0] : undefined
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.trim().length : JSON.stringify(value).length
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function unique<T>(values: readonly T[]): T[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]))
  return [...seen.values()]
}
