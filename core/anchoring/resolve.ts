import type { TextPositionSelector, TextQuoteSelector } from '../records/annotation.ts'
import { approximateMatches } from './approximate.ts'
import { fold, unfold } from './fold.ts'

/** Where a passage is now, UTF-16 units of the canonical text, `end` exclusive. */
export interface ResolvedRange {
  readonly start: number
  readonly end: number
  /** Found where it was; found by its words elsewhere; found by nearly its words. */
  readonly how: 'position' | 'quote' | 'fuzzy'
  /** 0–1. */
  readonly confidence: number
}

/**
 * What tells one match from another. The words themselves weigh most: a match with other words is another passage.
 * The text before weighs less, the text after the same; the old position only settles ties, since any edit before the
 * passage moves it. (The proportions are those of Hypothesis' `match-quote`: 50, 20, 20, 2.)
 */
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 }

/** A passage may have changed by this part of its length and still be it. */
const mostChange = 0.3
/** Repetitions looked at; a quotation that occurs more often tells nothing by itself. */
const mostMatches = 2000
/** Longer quotations are sought by their first and last units of this number: the search costs text × quotation. */
const longestPattern = 256
/** Work of one approximate search, in units of text × pattern; a longer text is searched around the old position. */
const mostWork = 400_000_000

/**
 * Finds the passage that selectors describe, or null where it is gone (an orphan).
 *
 * 1. The old position, if the words are still there. 2. The same words elsewhere, by context, then nearness. 3. The
 * same words but for white space, quotation marks and dashes, or with up to 30% of their letters changed, by context.
 */
export function resolveRange(
  canonical: string,
  selectors: readonly [TextPositionSelector, TextQuoteSelector],
): ResolvedRange | null {
  const [{ start, end }, quote] = selectors
  if (quote.exact === '') return null
  if (end - start === quote.exact.length && canonical.startsWith(quote.exact, start))
    return { start, end, how: 'position', confidence: 1 }
  return exactElsewhere(canonical, start, quote) ?? nearly(canonical, start, quote)
}

function exactElsewhere(canonical: string, position: number, quote: TextQuoteSelector): ResolvedRange | null {
  const { exact } = quote
  const starts = occurrences(canonical, exact, position)
  let best: ResolvedRange | null = null
  for (const start of starts) {
    const end = start + exact.length
    const confidence = score(canonical, { start, end, likeness: 1 }, position, quote)
    if (best === null || confidence > best.confidence) best = { start, end, how: 'quote', confidence }
  }
  return best !== null && believable(best, quote) ? best : null
}

/** A short word without a trace of its context is another occurrence of that word. */
function believable({ confidence }: ResolvedRange, { exact, prefix, suffix }: TextQuoteSelector): boolean {
  return confidence >= (exact.length < 12 && prefix + suffix !== '' ? 0.68 : 0.5)
}

/** Places of a string, those nearest to a position first looked for where they are too many. */
function occurrences(text: string, part: string, position: number): number[] {
  const starts: number[] = []
  for (
    let at = text.indexOf(part, position);
    at >= 0 && starts.length < mostMatches;
    at = text.indexOf(part, at + 1)
  )
    starts.push(at)
  let before = 0
  for (
    let at = position > 0 ? text.lastIndexOf(part, position - 1) : -1;
    at >= 0 && before < mostMatches;
    at = at > 0 ? text.lastIndexOf(part, at - 1) : -1
  ) {
    starts.push(at)
    before++
  }
  return starts
}

function nearly(canonical: string, position: number, quote: TextQuoteSelector): ResolvedRange | null {
  const pattern = fold(quote.exact).text.trim()
  if (pattern.length < 4) return null
  const folded = fold(canonical)
  const near = foldedOffset(folded.offsets, position)
  let best: ResolvedRange | null = null
  for (const match of foldedMatches(folded.text, pattern, near)) {
    const { start, end } = unfold(folded, match.start, match.end)
    const confidence = score(canonical, { start, end, likeness: match.likeness }, position, quote)
    if (best === null || confidence > best.confidence) best = { start, end, how: 'fuzzy', confidence }
  }
  return best !== null && believable(best, quote) ? best : null
}

interface Match {
  readonly start: number
  readonly end: number
  /** 1 where the words are the same, 0 where none is. */
  readonly likeness: number
}

function foldedMatches(text: string, pattern: string, near: number): Match[] {
  const whole = text.indexOf(pattern)
  if (whole >= 0)
    return occurrences(text, pattern, near).map((start) => ({
      start,
      end: start + pattern.length,
      likeness: 1,
    }))
  if (pattern.length <= longestPattern) return approximate(text, pattern, near)
  return framed(text, pattern, near)
}

function approximate(text: string, pattern: string, near: number): Match[] {
  const reach = Math.floor(mostWork / pattern.length)
  const from = text.length <= reach ? 0 : Math.max(0, Math.min(near - reach / 2, text.length - reach))
  const window = text.slice(from, from + reach)
  const most = Math.floor(pattern.length * mostChange)
  return approximateMatches(window, pattern, most).map(({ start, end, errors }) => ({
    start: from + start,
    end: from + end,
    likeness: 1 - errors / pattern.length,
  }))
}

/** A long quotation, by its first and its last words a plausible distance apart. */
function framed(text: string, pattern: string, near: number): Match[] {
  const size = longestPattern / 2
  const heads = approximate(text, pattern.slice(0, size), near)
  const tails = approximate(text, pattern.slice(-size), near)
  const matches: Match[] = []
  for (const head of heads)
    for (const tail of tails) {
      const length = tail.end - head.start
      const change = Math.abs(length - pattern.length) / pattern.length
      if (tail.start >= head.end - size && change <= mostChange)
        matches.push({
          start: head.start,
          end: tail.end,
          likeness: Math.min(1 - change, (head.likeness + tail.likeness) / 2),
        })
    }
  return matches
}

function score(
  canonical: string,
  match: { readonly start: number; readonly end: number; readonly likeness: number },
  position: number,
  quote: TextQuoteSelector,
): number {
  const before = canonical.slice(Math.max(0, match.start - quote.prefix.length - 8), match.start)
  const after = canonical.slice(match.end, match.end + quote.suffix.length + 8)
  const prefix = quote.prefix === '' ? 1 : sharedEnd(before, quote.prefix)
  const suffix = quote.suffix === '' ? 1 : sharedStart(after, quote.suffix)
  const distance = Math.abs(match.start - position) / Math.max(1, canonical.length)
  const sum =
    weights.quote * match.likeness +
    weights.prefix * prefix +
    weights.suffix * suffix +
    weights.position * Math.max(0, 1 - distance)
  return sum / (weights.quote + weights.prefix + weights.suffix + weights.position)
}

/** How much of a context still stands next to a match, 0–1: what is nearest counts, whatever comes behind a change does not. */
function sharedStart(found: string, context: string): number {
  const a = fold(found).text
  const b = fold(context).text
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return b.length === 0 ? 1 : length / b.length
}

function sharedEnd(found: string, context: string): number {
  const a = fold(found).text
  const b = fold(context).text
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return b.length === 0 ? 1 : length / b.length
}

/** The folded offset of a source offset. */
function foldedOffset(offsets: Uint32Array, position: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (offsets[middle]! < position) low = middle + 1
    else high = middle
  }
  return Math.min(low, offsets.length - 1)
}
