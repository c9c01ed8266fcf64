import { useMemo } from 'react'
import { collectionItems, collectionTexts } from '../../core/queries/collection-items.ts'
import { hasTags } from '../../core/queries/tags.ts'
import type { AnnotationRecord } from '../../core/records/annotation.ts'
import type { CollectionRecord } from '../../core/records/collection.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import type { TextRecord } from '../../core/records/text.ts'
import { scopeOf, useView } from '../frame/navigation.ts'
import { useLibrary, useRecord, useRecords } from '../library/hooks.ts'

/** The collection that is in view; null for all items, also where it was deleted. */
export function useShownCollection(): CollectionRecord | null {
  return useRecord(scopeOf(useView()).collectionId) ?? null
}

/** What is in the collection in view and has all of the tags that were chosen. */
export interface InScope {
  readonly collection: CollectionRecord | null
  readonly tags: readonly string[]
  readonly items: readonly ItemRecord[]
  /** The texts of the collection; none where all items are in view, since texts have a view of their own. */
  readonly texts: readonly TextRecord[]
  /** The highlights with the tags, in texts of the collection; none where no tag was chosen. */
  readonly highlights: readonly AnnotationRecord[]
}

export function useInScope(): InScope {
  const { records } = useLibrary()
  const { tags } = scopeOf(useView())
  const collection = useShownCollection()
  const items = useRecords('item')
  const texts = useRecords('text')
  const annotations = useRecords('annotation')
  const ofCollection = useMemo(() => {
    if (collection === null) return null
    const itemIds = new Set(collectionItems(records, collection))
    const textIds = new Set(collectionTexts(collection))
    return {
      items: items.length === 0 ? [] : [...itemIds].flatMap((id) => records.get(id) ?? []),
      texts: [...textIds].flatMap((id) => records.get(id) ?? []),
      // A highlight is in where its text is, or the item of its text.
      sources: new Set<string>(
        texts
          .filter(({ id, itemId }) => textIds.has(id) || (itemId !== null && itemIds.has(itemId)))
          .map(({ id }) => id),
      ),
    }
  }, [records, collection, items, texts])
  const listed = ofCollection?.items ?? items
  const tagged = useMemo(
    () => (tags.length === 0 ? listed : listed.filter((item) => hasTags(item, tags))),
    [listed, tags],
  )
  const highlights = useMemo(
    () =>
      tags.length === 0
        ? []
        : annotations.filter(
            (annotation) =>
              hasTags(annotation, tags) && (ofCollection?.sources.has(annotation.target.source) ?? true),
          ),
    [annotations, tags, ofCollection],
  )
  return { collection, tags, items: tagged, texts: ofCollection?.texts ?? none, highlights }
}
const none: readonly TextRecord[] = []
