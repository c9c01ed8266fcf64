import type { EntryRow } from './entry-rows.ts'
import { indentOf } from '../text-block.ts'
import { isItalic } from './plain-line.ts'
import { nameKey, personNames } from './personal-name.ts'

/** Where a contents page sets the names of a chapter's authors. `tagged` is in italics, under or behind the title; `last` on the line that has the page. */
export type AuthorPlace = 'none' | 'tagged' | 'below' | 'before' | 'last'

/**
 * Decides for the whole page, because one line does not tell "Latin America" from a name: names are believed where
 * most chapters have one in the same place, or where the list of contributors knows them.
 */
export function authorPlace(rows: readonly EntryRow[], known: ReadonlySet<string>): AuthorPlace {
  const votes = { tagged: 0, below: 0, before: 0, last: 0 }
  rows.forEach((row, index) => {
    if (tailInItalics(row) !== null) votes.tagged += 1
    if (row.page !== null && isUnderTitle(rows[index - 1], row) && namesIn(row) !== null) votes.last += 1
    if (row.page !== null || row.lonePage) return
    const names = namesIn(row)
    if (names === null) return
    if (isItalic(row.line, row.from, row.to)) {
      votes.tagged += 1
      return
    }
    const weight = names.some((name) => known.has(nameKey(name))) ? 2 : 1
    const previous = rows[index - 1]
    const next = rows[index + 1]
    if (row.number !== null) {
      if (next !== undefined && next.number === null) votes.before += weight
      return
    }
    const closed = previous !== undefined && (previous.page !== null || previous.lonePage)
    const opensEntry = next !== undefined && next.number !== null
    if (row.line.opens && next !== undefined && !next.line.opens) votes.before += weight
    else if (closed && (next === undefined || opensEntry || !row.line.opens || next.line.opens))
      votes.below += weight
    else if (!closed && next !== undefined) votes.before += weight
  })
  if (votes.tagged >= 2) return 'tagged'
  const chapters = rows.filter((row) => row.page !== null || row.lonePage).length
  if (votes.last >= 2 && votes.last * 2 >= chapters && votes.last > Math.max(votes.before, votes.below))
    return 'last'
  const place = votes.before > votes.below ? 'before' : 'below'
  return votes[place] >= 2 && votes[place] * 4 >= chapters ? place : votes.tagged === 1 ? 'tagged' : 'none'
}

/** A line without a number under one that has no page and is set further out: the second of an entry. */
function isUnderTitle(above: EntryRow | undefined, row: EntryRow): boolean {
  if (above === undefined || above.page !== null || above.lonePage || row.number !== null) return false
  return indentOf(above.line.text) < indentOf(row.line.text)
}

/** The names that fill a row, or null where it is not a list of names. */
export function namesIn(row: EntryRow): string[] | null {
  return personNames(row.line.text.slice(row.from, row.to))
}

/** Where the italics behind an upright title begin, if they hold names. */
export function tailInItalics(row: EntryRow): number | null {
  let from = row.to
  while (from > row.from && (row.line.italic[from - 1] || /[^\p{L}]/u.test(row.line.text[from - 1]!)))
    from -= 1
  while (from < row.to && !row.line.italic[from]) from += 1
  if (from <= row.from || from >= row.to) return null
  return personNames(row.line.text.slice(from, row.to)) === null ? null : from
}

/** A separator between title and names on one line, in the order they are tried. */
const between = [
  { form: /\t+/g, side: 'behind' },
  { form: /\s+[/|]\s+/g, side: 'behind' },
  { form: /\s+[—–]\s+/g, side: 'behind' },
  { form: /,?\s+(?:by|von|par|por|di|door)\s+/g, side: 'behind' },
  { form: /\s+(?=\()/g, side: 'behind' },
  { form: /\t+/g, side: 'before' },
  { form: /\s*:\s+/g, side: 'before' },
  { form: /\s+[—–]\s+/g, side: 'before' },
  { form: /,\s+(?=[“"‘'«])/g, side: 'before' },
] as const

/** A title split from the names on its line: offsets within the title's text. */
export interface SplitTitle {
  readonly title: readonly [number, number]
  readonly names: readonly [number, number]
}

/**
 * Splits titles that share a line with their authors, where at least two of them and most numbered ones split by
 * the same separator on the same side. Null for each title that does not split so.
 */
export function splitInline(titles: readonly string[]): (SplitTitle | null)[] {
  for (const { form, side } of between) {
    const splits = titles.map((title) => splitAt(title, form, side))
    const found = splits.filter((split) => split !== null).length
    if (found >= 2 && found * 2 >= titles.length) return splits
  }
  return titles.map(() => null)
}

function splitAt(title: string, form: RegExp, side: 'behind' | 'before'): SplitTitle | null {
  const marks = [...title.matchAll(form)]
  const mark = side === 'behind' ? marks.at(-1) : marks[0]
  if (mark === undefined) return null
  const left: [number, number] = [0, mark.index]
  const right: [number, number] = [mark.index + mark[0].length, title.length]
  const [names, rest] = side === 'behind' ? [right, left] : [left, right]
  const printed = title.slice(...names).replace(/^\(|\)$/g, '')
  return rest[1] - rest[0] > 1 && personNames(printed) !== null ? { title: rest, names } : null
}
