import type { Arrangement, ArrangedItems, EntryNote } from '../../core/bibliography/arrangement.ts'
import { arrangeItems } from '../../core/bibliography/arrange-items.ts'
import { keywordsOf } from '../../core/bibliography/item-to-list.ts'
import { done, type Result } from '../../core/commands/result.ts'
import { itemOfMember } from '../../core/queries/collection-items.ts'
import { noteOf, quoteOf, tagsOf, type AnnotationRecord } from '../../core/records/annotation.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import type { ItemId, ItemRecord } from '../../core/records/item.ts'
import type { ReadableStore } from '../../core/store/store.ts'
import { itemOfPassage } from '../texts/item-of-passage.ts'

/**
 * The items of an export as a person wants them arranged. `resolved` are the same items as the engine sets them. An item's
 * tags are its keywords, or else those that its reader gave to passages of it.
 */
export function arrangeForExport(
  store: ReadableStore,
  items: readonly ItemRecord[],
  resolved: readonly IdentifiedCslItem[],
  arrangement: Arrangement,
  locale: string,
): Result<ArrangedItems> {
  const { annotate, sort } = arrangement
  const marked = annotationsByItem(store, new Set(items.map(({ id }) => id)))
  const collections = collectionsByItem(store)
  const sections = arrangeItems(
    items.map(({ id }, index) => {
      const csl = resolved[index]!
      const keywords = keywordsOf(csl)
      return {
        csl,
        tags: keywords.length > 0 ? keywords : [...new Set((marked.get(id) ?? []).flatMap(tagsOf))],
        collections: collections.get(id) ?? [],
      }
    }),
    arrangement,
    locale,
  )
  if (!sections.ok) return sections
  const under = items.map(({ id, csl }): EntryNote[] => {
    if (annotate === 'none') return []
    if (annotate === 'notes') return (marked.get(id) ?? []).map(entryNote)
    const words = csl[annotate]
    return typeof words === 'string' && words.trim() !== '' ? [{ words }] : []
  })
  return done({ sections: sections.value, order: sort === 'style' ? 'style' : 'given', under })
}

const entryNote = (annotation: AnnotationRecord): EntryNote => ({
  quote: quoteOf(annotation),
  page: annotation.page,
  note: noteOf(annotation),
})

/**
 * What was marked in the text of each item, in the order of the text. A passage of a chapter that is not among the items
 * belongs to the book that is.
 */
function annotationsByItem(
  store: ReadableStore,
  items: ReadonlySet<ItemId>,
): ReadonlyMap<ItemId, readonly AnnotationRecord[]> {
  const byItem = new Map<ItemId, AnnotationRecord[]>()
  for (const annotation of store.all('annotation')) {
    const text = store.get(annotation.target.source)
    const cited = text === undefined ? null : itemOfPassage(text, startOf(annotation))
    const item = listed(store, items, cited)
    if (item === null) continue
    const list = byItem.get(item)
    if (list === undefined) byItem.set(item, [annotation])
    else list.push(annotation)
  }
  for (const list of byItem.values())
    list.sort((a, b) => compare(a.target.source, b.target.source) || startOf(a) - startOf(b))
  return byItem
}

const startOf = (annotation: AnnotationRecord) => annotation.target.selector[0].start
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** The item, or the first whole above it that is among the items. */
function listed(store: ReadableStore, items: ReadonlySet<ItemId>, from: ItemId | null): ItemId | null {
  const seen = new Set<ItemId>()
  for (let id = from; id !== null && !seen.has(id); id = store.get(id)?.partOf ?? null) {
    if (items.has(id)) return id
    seen.add(id)
  }
  return null
}

/** The titles of the collections that hold an item, or a text of it. */
function collectionsByItem(store: ReadableStore): ReadonlyMap<ItemId, readonly string[]> {
  const byItem = new Map<ItemId, Set<string>>()
  for (const { title, memberIds } of store.all('collection'))
    for (const member of memberIds) {
      const item = itemOfMember(store, member)
      if (item === null) continue
      const titles = byItem.get(item) ?? new Set()
      byItem.set(item, titles.add(title))
    }
  return new Map([...byItem].map(([item, titles]) => [item, [...titles]]))
}
