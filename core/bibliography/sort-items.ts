import type { CslItem, CslName } from '../records/csl.ts'
import type { Sorting } from './arrangement.ts'

/** Puts items into an order of our own; those that are alike in it stay as they were. */
export function sortItems(
  items: readonly CslItem[],
  sorting: Exclude<Sorting, 'style' | 'given'>,
  locale: string,
): readonly number[] {
  const descends = sorting.endsWith('-desc')
  const compare = orders[sorting.replace('-desc', '') as keyof typeof orders](collatorOf(locale), descends)
  const keys = items.map((item) => keyOf(item, locale))
  return keys.map((_, index) => index).sort((a, b) => compare(keys[a]!, keys[b]!) || a - b)
}

/** How words of a language are ordered; numbers count as numbers. */
export const collatorOf = (locale: string) => new Intl.Collator([locale, 'en-US'], { numeric: true })

/** The year, negative before the first of our era, or undefined where none can be read. */
export function yearOf(item: CslItem): number | undefined {
  return dateOf(item)[0]
}

/** Who an item is listed under: its authors, or else its editors and so on; none for an anonymous work. */
export function creatorsOf(item: CslItem): readonly CslName[] {
  for (const variable of creators) if ((item[variable]?.length ?? 0) > 0) return item[variable]!
  return []
}
const creators = ['author', 'editor', 'translator', 'director', 'composer', 'organizer'] as const

/** A name as an index has it: "Berg, Jan van der". */
export function indexedName(name: CslName): string {
  const { family, given, suffix, literal } = name
  if (family === undefined || family === '') return literal ?? given ?? ''
  const particles = [name['dropping-particle'], name['non-dropping-particle']]
  // Where names are written without spaces, the family stands before the given name and no comma parts them.
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u.test(family))
    return `${family}${given ?? ''}`
  const rest = [given, ...particles].filter((part) => part !== undefined && part !== '').join(' ')
  return [family, rest, suffix].filter((part) => part !== undefined && part !== '').join(', ')
}

interface Key {
  readonly names: readonly string[]
  readonly title: string
  readonly date: readonly number[]
}

function keyOf(item: CslItem, locale: string): Key {
  const title = withoutArticle(String(item.title ?? ''), String(item.language ?? locale))
  const names = creatorsOf(item).map(indexedName)
  // An anonymous work stands where its title puts it.
  return { names: names.length === 0 ? [title] : names, title, date: dateOf(item) }
}

type Compare = (one: Key, other: Key) => number

/** Each takes the next where it says nothing; only the first turns round. An item without a date comes last both ways. */
const orders = {
  author: (collator: Intl.Collator, descends: boolean): Compare => {
    const turn = descends ? -1 : 1
    return (one, other) =>
      turn * compareLists(one.names, other.names, collator.compare) ||
      byDate(one, other, 1) ||
      collator.compare(one.title, other.title)
  },
  title: (collator: Intl.Collator, descends: boolean): Compare => {
    const turn = descends ? -1 : 1
    return (one, other) =>
      turn * collator.compare(one.title, other.title) ||
      compareLists(one.names, other.names, collator.compare) ||
      byDate(one, other, 1)
  },
  year: (collator: Intl.Collator, descends: boolean): Compare => {
    const turn = descends ? -1 : 1
    return (one, other) =>
      byDate(one, other, turn) ||
      compareLists(one.names, other.names, collator.compare) ||
      collator.compare(one.title, other.title)
  },
} as const

function byDate({ date: one }: Key, { date: other }: Key, turn: number): number {
  if (one.length === 0 || other.length === 0) return Math.sign(other.length) - Math.sign(one.length)
  return turn * compareLists(one, other, (a, b) => a - b)
}

function compareLists<T>(one: readonly T[], other: readonly T[], compare: (a: T, b: T) => number): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const order = compare(one[at]!, other[at]!)
    if (order !== 0) return order
  }
  return one.length - other.length
}

/** Year, month and day, as far as they are known. */
function dateOf({ issued }: CslItem): readonly number[] {
  const parts = (issued?.['date-parts']?.[0] ?? []).map(Number)
  const known = parts.slice(0, parts.findIndex((part) => !Number.isInteger(part)) >>> 0)
  if (known.length > 0) return known
  const written = /(?<![\d.])-?\d{3,4}(?!\d)/.exec(String(issued?.raw ?? issued?.literal ?? '').slice(0, 200))
  return written === null ? [] : [Number(written[0])]
}

/** The articles that a title is not ordered by, of the languages that have them before the noun. */
const articles: Readonly<Record<string, RegExp>> = {
  de: /^(?:der|die|das|des|dem|den|ein|eine|einer|eines)\s+/i,
  en: /^(?:the|an|a)\s+/i,
  es: /^(?:el|la|los|las|lo|un|una|unos|unas)\s+/i,
  fr: /^(?:(?:le|la|les|un|une|des)\s+|l['’]\s*)/i,
  it: /^(?:(?:il|lo|la|i|gli|le|un|uno|una)\s+|(?:l|un)['’]\s*)/i,
  nl: /^(?:de|het|een)\s+/i,
  pt: /^(?:os?|as?|um|uma|uns|umas)\s+/i,
}

function withoutArticle(title: string, language: string): string {
  const plain = title.replace(/<[^<>]{0,60}>/g, '').replace(/^[\s\p{P}]+/u, '')
  const article = articles[language.slice(0, 2).toLowerCase()]
  return article === undefined ? plain : plain.replace(article, '')
}
