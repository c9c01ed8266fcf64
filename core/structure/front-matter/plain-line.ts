import type { Block, Line, SourceSpan } from '../source.ts'

/** A line without the markup that OCR leaves, and the way back to the source. */
export interface PlainLine extends SourceSpan {
  readonly text: string
  /** Source offset of each character of `text`. */
  readonly offsets: readonly number[]
  /** For each character of `text` whether it stood in italics. */
  readonly italic: readonly boolean[]
  /** Index of its block. */
  readonly block: number
  /** True for the first line of its block. */
  readonly opens: boolean
}

const markup = /<\/?(?:i|em|b|strong|u|small|sup|sub|span|p)(?:\s[^<>]{0,80})?>|\*\*|__|\\(?=[$*_#[\]&%~])/giy
const paired = /(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^*_]{1,400}?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu

/** The line without tags, asterisks of emphasis, heading marks and backslashes. */
export function plainLine(line: Line, block: number, opens: boolean): PlainLine {
  const raw = line.text
  const single = new Set<number>()
  for (const match of raw.matchAll(paired)) {
    single.add(match.index)
    single.add(match.index + match[0].length - 1)
  }
  const characters: string[] = []
  const offsets: number[] = []
  const italics: boolean[] = []
  let italic = false
  let at = /^\s*#{1,6}\s+/.exec(raw)?.[0].length ?? 0
  while (at < raw.length) {
    markup.lastIndex = at
    const tag = markup.exec(raw)?.[0]
    if (tag !== undefined) {
      if (/^<(?:i|em)\b/i.test(tag)) italic = true
      if (/^<\/(?:i|em)\b/i.test(tag)) italic = false
      at += tag.length
    } else if (single.has(at)) {
      italic = !italic
      at += 1
    } else {
      characters.push(raw[at]!)
      offsets.push(line.start + at)
      italics.push(italic)
      at += 1
    }
  }
  return {
    start: line.start,
    end: line.end,
    text: characters.join(''),
    offsets,
    italic: italics,
    block,
    opens,
  }
}

/** All lines of some blocks, in order, empty ones left out. */
export function plainLines(blocks: readonly Block[]): PlainLine[] {
  return blocks
    .flatMap((block) => block.lines.map((line, index) => plainLine(line, block.index, index === 0)))
    .filter((line) => line.text.trim() !== '')
}

/** The source span of `text.slice(from, to)`, without the white space at its ends. */
export function spanWithin(line: PlainLine, from: number, to: number): SourceSpan {
  let first = from
  let last = to
  while (first < last && /\s/.test(line.text[first]!)) first += 1
  while (last > first && /\s/.test(line.text[last - 1]!)) last -= 1
  if (first >= last) return { start: line.start, end: line.start }
  return { start: line.offsets[first]!, end: line.offsets[last - 1]! + 1 }
}

/** True where every letter between two offsets stands in italics. */
export function isItalic(line: PlainLine, from = 0, to = line.text.length): boolean {
  let letters = 0
  for (let index = from; index < to; index++) {
    if (!/\p{L}/u.test(line.text[index]!)) continue
    if (!line.italic[index]) return false
    letters += 1
  }
  return letters > 0
}

/** Pieces of a title set over several lines as one: a hyphen at a line's end is kept before a capital, dropped before a small letter. */
export function joinLines(pieces: readonly string[]): string {
  return pieces
    .map((piece) => piece.replace(/[^\S\t]+/g, ' ').trim())
    .filter((piece) => piece !== '')
    .reduce((title, piece) => {
      if (title === '') return piece
      if (/\p{Ll}[-‐\u00ad]$/u.test(title) && /^\p{Ll}/u.test(piece)) return title.slice(0, -1) + piece
      if (/[—–/-]$/.test(title) && !/\s[—–/-]$/.test(title)) return title + piece
      return `${title} ${piece}`
    }, '')
}

/** The whole block as one plain line of text. */
export function plainText(block: Block): string {
  return joinLines(block.lines.map((line) => plainLine(line, block.index, false).text)).replace(/\s+/g, ' ')
}

/** A title made comparable: lower case, no markup, single spaces, no punctuation at its ends. */
export function foldTitle(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
}

/** A title made comparable across typography: letters and digits alone, single spaces, accents kept. */
export function titleKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
