import { useDeferredValue, useMemo } from 'react'
import { allTags, TagCounter, type TagUse } from '../../core/queries/tags.ts'
import type { AnnotationRecord } from '../../core/records/annotation.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import type { LibraryClient } from '../library/client.ts'
import { useLibrary, useRecords } from '../library/hooks.ts'

/** Every tag of the library. Counting waits for the first paint and for what somebody is doing. */
export function useTags(): readonly TagUse[] {
  const counters = countersOf(useLibrary())
  const items = useDeferredValue(useRecords('item'), noItems)
  const annotations = useDeferredValue(useRecords('annotation'), noAnnotations)
  return useMemo(
    () => allTags(counters.items.count(items), counters.annotations.count(annotations)),
    [counters, items, annotations],
  )
}
const noItems: readonly ItemRecord[] = []
const noAnnotations: readonly AnnotationRecord[] = []

interface Counters {
  readonly items: TagCounter
  readonly annotations: TagCounter
}

/** Whoever asks for the tags of one library asks the same counters: they remember what was counted. */
const known = new WeakMap<LibraryClient, Counters>()

function countersOf(client: LibraryClient): Counters {
  let counters = known.get(client)
  if (counters === undefined)
    known.set(client, (counters = { items: new TagCounter(), annotations: new TagCounter() }))
  return counters
}
