import type { ContentsKind } from '../../text/schema.ts'
import { chapterNumber, listNumber, type EntryNumber } from './entry-number.ts'
import { longestRise, romanValue, trailingPage, type PageCandidate } from './page-label.ts'
import type { PlainLine } from './plain-line.ts'

/** A line of a contents page or list, read as far as one line alone and the run of page numbers tell. */
export interface EntryRow {
  readonly line: PlainLine
  readonly number: EntryNumber | null
  readonly page: PageCandidate | null
  /** The line is nothing but a page number that belongs to the lines above. */
  readonly lonePage: boolean
  /** Offsets of the title (or names) in the line's text. */
  readonly from: number
  readonly to: number
}

/** What a bare number at the head of a line means: a chapter on a contents page, a figure or table in a list. */
export type ListedKind = Extract<ContentsKind, 'chapter' | 'figure' | 'table'>

/** Entries that may be lost between two roman numbers. */
const nearRoman = 3

/** Reads the lines of one list. A number at a line's end counts as its page where the pages then never fall. */
export function entryRows(lines: readonly PlainLine[], kind: ListedKind): EntryRow[] {
  const pages = acceptedPages(lines)
  let lastRoman = 0
  return lines.map((line, index) => {
    const lone = /^\s*(?:\d{1,4}|[ivxlc]{1,7})\s*$/.test(line.text)
    const printed = lone ? null : kind === 'chapter' ? chapterNumber(line.text) : listNumber(line.text, kind)
    const roman = printed === null ? null : romanValue(printed.label)
    // "L. Haddad" is no chapter fifty: a roman number follows the one before, or begins anew.
    const number = roman === null || roman === 1 || Math.abs(roman - lastRoman) <= nearRoman ? printed : null
    if (number !== null && roman !== null) lastRoman = roman
    const page = pages[index] ?? null
    const from = number?.rest ?? 0
    return { line, number, page, lonePage: lone, from, to: Math.max(from, page?.leader ?? line.text.length) }
  })
}

/**
 * Numbers set apart by a tab, dots or wide space are pages. A number after a single space may be a year or part of the
 * title: it is a page only where it stands in order between its neighbours.
 */
function acceptedPages(lines: readonly PlainLine[]): (PageCandidate | null)[] {
  const candidates = lines.map((line) => trailingPage(line.text))
  const strong = candidates.flatMap((page, index) => (page?.strong === true ? [index] : []))
  const pool = candidates.flatMap((page, index) => (page === null ? [] : [index]))
  const trusted = strong.length >= 2 ? strong : pool
  const rise = longestRise(trusted.map((index) => candidates[index]!.order))
  const anchors = new Set(rise.map((position) => trusted[position]!))
  const next = new Array<number>(lines.length + 1).fill(Infinity)
  for (let index = lines.length - 1; index >= 0; index--)
    next[index] = anchors.has(index) ? candidates[index]!.order : next[index + 1]!
  let before = -Infinity
  return candidates.map((page, index) => {
    if (page === null) return null
    if (anchors.has(index)) {
      before = page.order
      return page
    }
    if (page.strong) return looksLikeYear(page) ? null : page
    if (strong.length >= 2 && (page.order < before || page.order > next[index + 1]! || looksLikeYear(page)))
      return null
    if (strong.length < 2) return null
    return page
  })
}

function looksLikeYear(page: PageCandidate): boolean {
  return page.order >= 1400 && page.order <= 2100
}
