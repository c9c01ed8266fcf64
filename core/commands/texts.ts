import type { AnyRecord } from '../records/index.ts'
import type { ItemRecord } from '../records/item.ts'
import type { Given } from '../records/record.ts'
import type { TextId, TextRecord } from '../records/text.ts'
import { emptyDiff, updating, type Diff } from '../store/diff.ts'
import type { ReadableStore } from '../store/store.ts'
import { collectionsWithout } from './collections.ts'
import { done, refuse, type Result } from './result.ts'

/** Adds a text together with the items that were read from it, as one step. */
export function addText(text: TextRecord, items: readonly ItemRecord[]): Diff {
  return { ...emptyDiff, added: Object.fromEntries([...items, text].map((record) => [record.id, record])) }
}

/** Gives a text another title. */
export function renameText(store: ReadableStore, id: TextId, title: string, given: Given): Result<Diff> {
  const from = store.get(id)
  if (from === undefined) return refuseMissing()
  return done(updating(from, { ...from, title, modified: given.now }))
}

/** Removes a text with its annotations; collections lose it. Items read from it stay: they may be cited. */
export function removeText(store: ReadableStore, id: TextId, given: Pick<Given, 'now'>): Result<Diff> {
  const text = store.get(id)
  if (text === undefined) return refuseMissing()
  const removed: AnyRecord[] = [text]
  for (const annotation of store.all('annotation'))
    if (annotation.target.source === id) removed.push(annotation)
  return done({
    added: {},
    updated: collectionsWithout(store, new Set([id]), given),
    removed: Object.fromEntries(removed.map((record) => [record.id, record])),
  })
}

/** The refusal for a text that is not there. */
export function refuseMissing(): Result<never> {
  return refuse('not-found', 'The text is not in the library any more.')
}
