import type { Block } from '../source.ts'
import { chapterNumber } from './entry-number.ts'
import {
  contentsWords,
  contributorsWords,
  figureListWords,
  mixedListWords,
  prefaceWords,
  tableListWords,
} from './front-words.ts'
import { foldTitle, plainLine, plainText } from './plain-line.ts'

/** Which list a heading opens. */
export type ListHeading = 'contents' | 'figures' | 'tables' | 'mixed' | 'contributors'

/** The first lines of a block as a heading: which list it opens, or null. The list may follow in the same block. */
export function listHeading(block: Block): ListHeading | null {
  const first = block.lines[0]
  if (first === undefined || first.text.length > 90) return null
  const title = foldTitle(plainLine(first, block.index, true).text).replace(
    /\s*[([]?(?:continued|cont\.?|fortsetzung|suite)[)\]]?$/,
    '',
  )
  return headingOf(title)
}

/** Which list a line opens by its folded words alone, or null. */
export function headingOf(title: string): ListHeading | null {
  if (contentsWords.has(title)) return 'contents'
  if (mixedListWords.has(title)) return 'mixed'
  if (figureListWords.has(title)) return 'figures'
  if (tableListWords.has(title)) return 'tables'
  return contributorsWords.has(title) ? 'contributors' : null
}

/** A heading over prose of its own: a preface, or a chapter or part with its number. */
export function opensProse(block: Block): boolean {
  const text = plainText(block)
  if (text.length > 120) return false
  if (prefaceWords.has(foldTitle(text))) return true
  const number = chapterNumber(text)
  return number !== null && /^\p{L}{2,}/u.test(number.label) && trailingDigits(text) === null
}

/** Prose as paragraphs have it: long, or several lines that end like a sentence. */
export function isProse(block: Block): boolean {
  const length = block.end - block.start
  if (length > 400) return true
  const last = block.lines.at(-1)?.text ?? ''
  return length > 160 && /[.!?…]["”’)»]*\s*$/.test(last)
}

function trailingDigits(text: string): string | null {
  return /(?:\t|\.{2,}| {2,})\s*(\d+)$/.exec(text)?.[1] ?? null
}
