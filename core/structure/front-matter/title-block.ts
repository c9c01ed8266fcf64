import type { TitlePartRole } from '../../text/schema.ts'
import type { Block } from '../source.ts'
import { personNames } from './personal-name.ts'
import { breaksOff } from '../prose.ts'
import { plainLine, plainText, titleKey, type PlainLine } from './plain-line.ts'
import { roleLine } from './title-lines.ts'

/** A block of the title pages with what was made of it so far. */
export interface TitleBlock {
  readonly block: Block
  readonly lines: readonly PlainLine[]
  readonly text: string
  readonly key: string
  role: TitlePartRole | 'prose' | null
  /** Part of a list of other books, of an editorial board, or of blurbs: not about this book's title. */
  aside: boolean
}

/** No longer block is parted into title and names. */
const mostLines = 8
const dated =
  /^(?:(?:version|release|ver\.|v)\s*\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[/-]\d\d|(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+)?\p{L}{3,10}\.?\s+(?:de\s+)?(?:\d{1,2},?\s+)?(?:1[5-9]|20)\d\d$|https?:|www\.|\S+@\S+$)/iu

/**
 * A block before anything is known of it; two where a title is followed, without a blank line, by those who wrote it
 * or by a date, version or address.
 */
export function titleBlocks(block: Block): TitleBlock[] {
  const { lines } = block
  if (lines.length < 2 || lines.length > mostLines) return [titleBlock(block)]
  const texts = lines.map((line) =>
    plainLine(line, block.index, false)
      .text.trim()
      .replace(/[∗*†‡\d]+$/u, ''),
  )
  if (endsBefore(texts[0]!)) return [titleBlock(block)]
  const at = texts.findIndex((text, index) => index > 0 && endsBefore(text) && !breaksOff(texts[index - 1]!))
  if (at === -1) return [titleBlock(block)]
  const [head, rest] = [lines.slice(0, at), lines.slice(at)]
  return [
    titleBlock({ ...block, lines: head, end: head.at(-1)!.end }),
    titleBlock({ ...block, lines: rest, start: rest[0]!.start, blankBefore: 0 }),
  ]
}

/** True for a version, a date or an address alone. */
export function isDated(text: string): boolean {
  return dated.test(text.trim())
}

function endsBefore(text: string): boolean {
  return dated.test(text) || personNames(text) !== null || roleLine(text) !== null
}

function titleBlock(block: Block): TitleBlock {
  const text = plainText(block)
  return {
    block,
    lines: block.lines.map((line, index) => plainLine(line, block.index, index === 0)),
    text,
    key: titleKey(text),
    role: null,
    aside: false,
  }
}
