import type { ItemRecord } from '../../core/records/item.ts'
import { yearOf } from './dates.ts'
import { shortNames, familyOf } from './names.ts'

export const sortOrders = ['author', 'title', 'year', 'added'] as const
export type SortOrder = (typeof sortOrders)[number]

const collator = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' })

/** The items that hold every word of the query, in order. What has no author or year stands last. */
export function arranged(
  items: readonly ItemRecord[],
  query: string,
  order: SortOrder,
): readonly ItemRecord[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = items
    .filter((item) => words.length === 0 || holds(item, words))
    .map((item) => ({ item, key: keyOf(item, order) }))
  return found
    .sort(
      (a, b) => lastWhereEmpty(a.key, b.key) || collator.compare(a.key, b.key) * (descends(order) ? -1 : 1),
    )
    .map(({ item }) => item)
}

function holds({ csl, citekey }: ItemRecord, words: readonly string[]): boolean {
  const people = [...(csl.author ?? []), ...(csl.editor ?? [])].flatMap((name) => [
    familyOf(name),
    name.given ?? '',
  ])
  const text = [csl.title, csl['container-title'], citekey, yearOf(csl.issued), ...people]
    .join('\n')
    .toLocaleLowerCase()
  return words.every((word) => text.includes(word))
}

function keyOf({ csl, citekey, created }: ItemRecord, order: SortOrder): string {
  switch (order) {
    case 'author':
      return shortNames(csl.author ?? csl.editor ?? [])
    case 'title':
      return csl.title ?? citekey
    case 'year':
      return yearOf(csl.issued)
    case 'added':
      return created
  }
}

/** The newest comes first. */
const descends = (order: SortOrder) => order === 'year' || order === 'added'

const lastWhereEmpty = (a: string, b: string) => Number(a === '') - Number(b === '')
