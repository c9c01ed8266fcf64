import { indentOf } from '../text-block.ts'
import type { FoundEntry } from './found.ts'
import { romanValue } from './page-label.ts'

/** How far an entry's first line is set in, columns: of its first character and of its title. */
export interface EntryIndent {
  readonly start: number
  readonly title: number
}

/** Columns that an entry must stand to the right of a chapter's title to be below it in rank. */
const stepIn = 2

/**
 * Ranks the entries of a contents page: 1 for a chapter, 2 for its sections, 3 for theirs. What is below a chapter
 * becomes a `section`. Three signs are read, each only where the page as a whole bears it out:
 * "2.3.1" is two ranks below "2" (where every number has two parts, as chapters of parts have, the first is no rank);
 * "1" is below "I" where it begins anew under each roman number, and where it runs on the roman ones are parts;
 * a line without a number is below the chapter over it where it is set in further than that chapter's title.
 */
export function withDepths(
  entries: readonly FoundEntry[],
  indents: ReadonlyMap<FoundEntry, EntryIndent>,
): FoundEntry[] {
  const ranked = byRoman(byDots(entries))
  const indentOfRanked = new Map(ranked.map((entry, index) => [entry, indents.get(entries[index]!)]))
  return byIndent(ranked, indentOfRanked)
}

/** Columns of a line before its first character and before an offset in it. */
export function indentsOf(text: string, titleFrom: number): EntryIndent {
  return { start: indentOf(text), title: indentOf(text.slice(0, titleFrom).replace(/[^\s]/gu, ' ')) }
}

function byDots(entries: readonly FoundEntry[]): FoundEntry[] {
  const parts = entries.map((entry) => (entry.kind === 'chapter' ? componentsOf(entry) : 0))
  const least = parts.reduce((low, count) => (count > 0 && count < low ? count : low), Infinity)
  return entries.map((entry, index) => atDepth(entry, parts[index]! === 0 ? 1 : parts[index]! - least + 1))
}

/** "2.3.1" and "A-1" have three and two parts; 0 for no number. */
function componentsOf({ number }: FoundEntry): number {
  if (number === null) return 0
  return /^[A-Z\d]+(?:[.-]\d+)*$/.test(number.value) ? number.value.split(/[.-]/).length : 1
}

function byRoman(entries: readonly FoundEntry[]): FoundEntry[] {
  const isRoman = (entry: FoundEntry) => entry.number !== null && bareRoman(entry.number.value) !== null
  const romans = entries.filter((entry) => entry.kind === 'chapter' && isRoman(entry))
  const arabic = entries.filter((entry) => entry.kind === 'chapter' && arabicOf(entry) !== null)
  if (romans.length < 2 || arabic.length < 2 || romans[0]!.at.start > arabic[0]!.at.start) return [...entries]
  const restarts = arabic.filter((entry) => arabicOf(entry) === 1).length
  const signed = arabic.some((entry) => entry.authors.length > 0)
  const among = new Set<FoundEntry>([...romans])
  if (restarts <= 1 || signed)
    return entries.map((entry) => (among.has(entry) ? { ...entry, kind: 'part' as const } : entry))
  let under = false
  return entries.map((entry) => {
    if (among.has(entry)) under = true
    else if (entry.kind === 'part' || entry.kind === 'front') under = false
    else if (under && entry.number !== null) return atDepth(entry, entry.depth + 1)
    return entry
  })
}

function bareRoman(number: string): number | null {
  return /^[IVXLC]+$/.test(number) ? romanValue(number) : null
}

function arabicOf({ number, depth }: FoundEntry): number | null {
  return depth === 1 && number !== null && /^\d{1,3}$/.test(number.value) ? Number(number.value) : null
}

function byIndent(
  entries: readonly FoundEntry[],
  indents: ReadonlyMap<FoundEntry, EntryIndent | undefined>,
): FoundEntry[] {
  const chapters = entries.filter(
    (entry) => entry.kind === 'chapter' && entry.number !== null && entry.depth === 1,
  )
  const columns = chapters.flatMap((entry) => indents.get(entry) ?? [])
  if (columns.length < 2) return [...entries]
  const numbers = columns.reduce((least, column) => Math.min(least, column.start), Infinity)
  const outer = entries.some(
    (entry) =>
      entry.number === null && entry.kind !== 'part' && (indents.get(entry)?.start ?? Infinity) <= numbers,
  )
  let limit = Infinity
  let depth = 1
  return entries.map((entry) => {
    const column = indents.get(entry)
    if (column === undefined || entry.kind === 'part' || entry.kind === 'front') return entry
    if (entry.number !== null) {
      // "Chapter 2. The Ferry": the title begins far to the right of where sections are set.
      const labeled = /^\p{L}{3}/u.test(entry.number.value)
      limit = labeled
        ? column.start + stepIn
        : outer && column.title > numbers
          ? column.title
          : column.title + stepIn
      depth = entry.depth
      return entry
    }
    if (column.start < limit || entry.authors.length > 0) {
      if (column.start < limit) limit = Infinity
      return entry
    }
    return atDepth(entry, depth + 1)
  })
}

function atDepth(entry: FoundEntry, depth: number): FoundEntry {
  return depth === 1 ? entry : { ...entry, depth, kind: 'section' }
}
