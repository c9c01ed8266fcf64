import type { CslItem, IdentifiedCslItem } from '../records/csl.ts'
import type { ItemId, ItemRecord } from '../records/item.ts'

/** How many wholes deep a part may lie: an entry in a volume in a set in a series. */
const deepest = 8

/** What a part has of the whole it is in, under the same name, where it lacks it (the inheritance of biblatex's `crossref`). */
const inherited = [
  'editor',
  'collection-editor',
  'collection-title',
  'collection-number',
  'publisher',
  'publisher-place',
  'issued',
  'original-date',
  'edition',
  'volume',
  'volume-title',
  'number-of-volumes',
  'ISBN',
  'ISSN',
  'event',
  'event-title',
  'event-date',
  'event-place',
  'language',
] as const

/** What changes its name on the way from a whole to its part. */
const renamed = [
  ['title', 'container-title'],
  ['title-short', 'container-title-short'],
  ['author', 'container-author'],
] as const

/**
 * The item as styles and exporters want it: a chapter with what it lacks from its book (title, editor, publisher,
 * place, date, ISBN, series …), and its citekey for an id. What the part says itself always stands. A whole that is
 * missing, or that is a part of its own part, gives nothing.
 */
export function resolveItem(
  item: ItemRecord,
  get: (id: ItemId) => ItemRecord | undefined,
): IdentifiedCslItem {
  const wholes: ItemRecord[] = []
  const seen = new Set<ItemId>([item.id])
  for (let id = item.partOf; id !== null && !seen.has(id) && wholes.length < deepest;) {
    const whole = get(id)
    if (whole === undefined) break
    seen.add(id)
    wholes.push(whole)
    id = whole.partOf
  }
  const above = wholes.reduceRight<CslItem | undefined>(
    (rest, whole) => (rest === undefined ? whole.csl : partOfWhole(whole.csl, rest)),
    undefined,
  )
  return { ...(above === undefined ? item.csl : partOfWhole(item.csl, above)), id: item.citekey }
}

/** The part, completed from its whole. */
function partOfWhole(part: CslItem, whole: CslItem): CslItem {
  const completed: Record<string, unknown> = { ...part }
  const give = (variable: string, value: unknown) => {
    if (isEmpty(completed[variable]) && !isEmpty(value)) completed[variable] = value
  }
  for (const variable of inherited) give(variable, whole[variable])
  for (const [from, to] of renamed) give(to, whole[from])
  return completed as CslItem
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
