import type { TextPositionSelector, TextQuoteSelector } from '../records/annotation.ts'

/** UTF-16 units of context on each side of a quotation: what Hypothesis keeps, enough to tell repetitions apart. */
const contextLength = 32

/**
 * The two selectors of a range of the canonical text, in UTF-16 units, `end` exclusive. White space at the range's
 * edges is left out (a selection made by double click often carries it), and an edge never splits a surrogate pair:
 * it moves outwards. A range of nothing but white space stays as it is.
 */
export function describeRange(
  canonical: string,
  start: number,
  end: number,
): [TextPositionSelector, TextQuoteSelector] {
  const range = trimmed(canonical, clamp(start, canonical.length), clamp(end, canonical.length))
  const from = afterSplit(canonical, Math.max(0, range.start - contextLength))
  const to = beforeSplit(canonical, Math.min(canonical.length, range.end + contextLength))
  return [
    { type: 'TextPositionSelector', start: range.start, end: range.end },
    {
      type: 'TextQuoteSelector',
      exact: canonical.slice(range.start, range.end),
      prefix: canonical.slice(Math.min(from, range.start), range.start),
      suffix: canonical.slice(range.end, Math.max(to, range.end)),
    },
  ]
}

function trimmed(text: string, first: number, last: number): { start: number; end: number } {
  let start = beforeSplit(text, Math.min(first, last))
  let end = afterSplit(text, Math.max(first, last))
  const whole = { start, end }
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  return start === end ? whole : { start, end }
}

const isSpace = (text: string, index: number): boolean => /\s/.test(text[index]!)

const clamp = (offset: number, length: number): number =>
  Math.max(0, Math.min(Math.trunc(offset) || 0, length))

/** True where an offset stands between the halves of one character. */
function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

const beforeSplit = (text: string, offset: number): number => (splitsPair(text, offset) ? offset - 1 : offset)
const afterSplit = (text: string, offset: number): number => (splitsPair(text, offset) ? offset + 1 : offset)
