import type { ItemRecord } from '../../core/records/item.ts'
import { yearOf } from './dates.ts'
import { shortNames, familyOf } from './names.ts'

export const sortOrders = ['author', 'title', 'year', 'added', 'given'] as const
export type SortOrder = (typeof sortOrders)[number]

const collator = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' })

/** The items that hold every word of the query, in order, `given` leaving them in theirs. What has no author or year stands last. */
export function arranged(
  items: readonly ItemRecord[],
  query: string,
  order: SortOrder,
): readonly ItemRecord[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = words.length === 0 ? items : items.filter((item) => holds(item, words))
  if (order === 'given') return found
  return found
    .map((item) => ({ item, key: keyOf(item, order) }))
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

function keyOf({ csl, citekey, created }: ItemRecord, order: Exclude<SortOrder, 'given'>): string {
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

/**
 * What the chosen rows are put before when they move up or down by one: a row, or null for the end. Undefined where none is
 * chosen or none is further that way.
 */
export function placeAfterMove<T extends string>(
  ids: readonly T[],
  chosen: ReadonlySet<string>,
  by: -1 | 1,
): T | null | undefined {
  const first = ids.findIndex((id) => chosen.has(id))
  if (first < 0) return undefined
  const others = ids.filter((id) => !chosen.has(id))
  // How many of the others stand before them then.
  const at =
    by < 0
      ? first - 1
      : ids
          .slice(
            0,
            ids.findLastIndex((id) => chosen.has(id)),
          )
          .filter((id) => !chosen.has(id)).length + 1
  return at < 0 || at > others.length ? undefined : (others[at] ?? null)
}
