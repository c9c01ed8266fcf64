import type { TitlePartRole } from '../../text/schema.ts'
import type { Block } from '../source.ts'
import { plainLine, plainText, titleKey, type PlainLine } from './plain-line.ts'

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

/** A block before anything is known of it. */
export function titleBlock(block: Block): TitleBlock {
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
