import { done, type Result } from '../commands/result.ts'
import type { Arrangement, Grouping, Section } from './arrangement.ts'
import { headingIn, typeGroupOf, typeGroups, type HeadingName } from './headings.ts'
import type { ItemToList } from './item-to-list.ts'
import { parsePrimaryRule } from './primary-sources.ts'
import { collatorOf, creatorsOf, indexedName, sortItems, yearOf } from './sort-items.ts'

/**
 * Puts items into sections. Each stands in one, once, also where it has several tags: under that of its tags that most of
 * the items have, so that there are few headings. Sections follow the direction of the order where they are made by what
 * it orders; sections without items are left out. Refused where the rule for primary sources cannot be read.
 */
export function arrangeItems(
  items: readonly ItemToList[],
  arrangement: Arrangement,
  locale: string,
): Result<readonly Section[]> {
  const { group, sort } = arrangement
  const order =
    sort === 'style' || sort === 'given'
      ? items.map((_, index) => index)
      : sortItems(
          items.map(({ csl }) => csl),
          sort,
          locale,
        )
  if (group === 'none') return done(order.length === 0 ? [] : [{ heading: null, items: order }])
  const groups = groupsFor(group, items, arrangement, locale)
  return groups.ok ? done(sectionsOf(items, order, groups.value)) : groups
}

/** What makes sections: an item's key, null where it has none and comes last; how keys follow each other; what stands over them. */
interface Groups {
  keyOf(item: ItemToList): string | null
  compare(one: string, other: string): number
  heading(key: string | null): string
}

function sectionsOf(items: readonly ItemToList[], order: readonly number[], groups: Groups): Section[] {
  const sections = new Map<string | null, number[]>()
  for (const index of order) {
    const key = groups.keyOf(items[index]!)
    const section = sections.get(key)
    if (section === undefined) sections.set(key, [index])
    else section.push(index)
  }
  return [...sections]
    .sort(([one], [other]) =>
      one === null || other === null
        ? Number(one === null) - Number(other === null)
        : groups.compare(one, other),
    )
    .map(([key, members]) => ({ heading: groups.heading(key), items: members }))
}

function groupsFor(
  group: Exclude<Grouping, 'none'>,
  items: readonly ItemToList[],
  { sort, primary = '' }: Arrangement,
  locale: string,
): Result<Groups> {
  const own = (name: HeadingName) => headingIn(name, locale)
  const turn = (by: string) => (sort === `${by}-desc` ? -1 : 1)
  const collator = collatorOf(locale)
  switch (group) {
    case 'type':
      return done({
        keyOf: ({ csl }) => typeGroupOf(csl.type),
        compare: inOrder(typeGroups),
        heading: (key) => own(key as HeadingName),
      })
    case 'author':
      return done({
        keyOf: ({ csl }) => indexedName(creatorsOf(csl)[0] ?? {}) || null,
        compare: (one, other) => turn('author') * collator.compare(one, other),
        heading: (key) => key ?? own('no-author'),
      })
    case 'year':
      return done({
        keyOf: ({ csl }) => yearOf(csl)?.toString() ?? null,
        compare: (one, other) => turn('year') * (Number(one) - Number(other)),
        heading: (key) =>
          key === null ? own('no-date') : key.startsWith('-') ? `${key.slice(1)} ${own('BCE')}` : key,
      })
    case 'tag':
      return done({
        keyOf: mostSharedTag(items),
        compare: collator.compare,
        heading: (key) => key ?? own('others'),
      })
    case 'collection': {
      return done({
        keyOf: ({ collections }) => collections[0] ?? null,
        compare: inOrder([...new Set(items.flatMap(({ collections }) => collections))]),
        heading: (key) => key ?? own('others'),
      })
    }
    case 'sources': {
      const rule = parsePrimaryRule(primary)
      if (!rule.ok) return rule
      return done({
        keyOf: (item) => (rule.value(item) ? 'primary' : 'secondary'),
        compare: inOrder(['primary', 'secondary']),
        heading: (key) => own(key as HeadingName),
      })
    }
  }
}

const inOrder = (keys: readonly string[]) => {
  const places = new Map(keys.map((key, place) => [key, place]))
  return (one: string, other: string) => places.get(one)! - places.get(other)!
}

/** Of an item's tags the one that most of the items have; of several such the first. */
function mostSharedTag(items: readonly ItemToList[]): (item: ItemToList) => string | null {
  const shared = new Map<string, number>()
  for (const { tags } of items) for (const tag of new Set(tags)) shared.set(tag, (shared.get(tag) ?? 0) + 1)
  return ({ tags }) =>
    tags.reduce<string | null>(
      (best, tag) => (best === null || shared.get(tag)! > shared.get(best)! ? tag : best),
      null,
    )
}
