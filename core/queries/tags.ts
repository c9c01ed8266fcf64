import { keywordsOf } from '../bibliography/item-to-list.ts'
import { tagsOf, type AnnotationRecord } from '../records/annotation.ts'
import type { ItemRecord } from '../records/item.ts'

/** A tag and on how many items and highlights it stands. */
export interface TagUse {
  /** What tags that differ in capitals alone have in common. */
  readonly id: string
  /** As it was written where it was met first. */
  readonly title: string
  readonly items: number
  readonly annotations: number
}

type Tagged = ItemRecord | AnnotationRecord

/** Of one kind of record: tag → how it is written and how many records have it. */
export type TagCounts = ReadonlyMap<string, { readonly title: string; readonly count: number }>

/** What tags that differ in capitals alone have in common. */
export const tagId = (tag: string): string => tag.normalize('NFC').trim().toLowerCase()

/** The tags of a record, id → as it is written: of an item its keywords, of a highlight what its reader gave it. */
function tagsOfRecord(record: Tagged): ReadonlyMap<string, string> {
  const titles = record.typeName === 'item' ? keywordsOf(record.csl) : tagsOf(record)
  return new Map(titles.map((title) => [tagId(title), title]))
}

/**
 * How many records have each tag. After an edit it looks at the records between the first and the last that are others than
 * before, so that a library of 100,000 is not walked through for one of them.
 */
export class TagCounter {
  private records: readonly Tagged[] = []
  private counts: TagCounts = new Map()

  /** Records of one kind, in an order that edits keep; the same list gives the same counts. */
  count(records: readonly Tagged[]): TagCounts {
    const before = this.records
    if (records === before) return this.counts
    const least = Math.min(before.length, records.length)
    let start = 0
    while (start < least && before[start] === records[start]) start += 1
    let end = 0
    while (end < least - start && before[before.length - 1 - end] === records[records.length - 1 - end])
      end += 1
    const counts = new Map(this.counts)
    for (let at = start; at < before.length - end; at++) add(counts, before[at]!, -1)
    for (let at = start; at < records.length - end; at++) add(counts, records[at]!, 1)
    this.records = records
    this.counts = counts
    return counts
  }
}

function add(counts: Map<string, { title: string; count: number }>, record: Tagged, by: 1 | -1): void {
  for (const [id, title] of tagsOfRecord(record)) {
    const known = counts.get(id)
    const count = (known?.count ?? 0) + by
    if (count === 0) counts.delete(id)
    else counts.set(id, { title: known?.title ?? title, count })
  }
}

/** Every tag there is, in the order of the alphabet. */
export function allTags(items: TagCounts, annotations: TagCounts): readonly TagUse[] {
  return [...new Set([...items.keys(), ...annotations.keys()])]
    .map((id) => ({
      id,
      title: (items.get(id) ?? annotations.get(id))!.title,
      items: items.get(id)?.count ?? 0,
      annotations: annotations.get(id)?.count ?? 0,
    }))
    .sort((a, b) => collator.compare(a.title, b.title))
}
const collator = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' })

/** Whether a record has all of these tags, given by their ids. */
export function hasTags(record: Tagged, ids: readonly string[]): boolean {
  if (ids.length === 0) return true
  const own = tagsOfRecord(record)
  return ids.every((id) => own.has(id))
}
