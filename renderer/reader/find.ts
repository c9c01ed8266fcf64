import type { Span } from '../../core/structure/structure.ts'
import { fold, type FoldedText } from './folded-text.ts'

/** What to look for. */
export interface FindQuery {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

/** Finds in one text again and again: it is folded once for each way of folding. */
export class Finder {
  private readonly original: string
  private readonly folded = new Map<boolean, FoldedText>()

  constructor(text: string) {
    this.original = text
  }

  /** Every match in the order of the text, none overlapping another. Linear in the text. */
  find({ text, matchCase, wholeWord }: FindQuery): Span[] {
    const wanted = fold(text, { matchCase }).text
    if (wanted.trim() === '') return []
    const folded = this.foldedText(matchCase)
    const spans: Span[] = []
    for (let at = folded.text.indexOf(wanted); at >= 0;) {
      const end = at + wanted.length
      if (wholeWord && !standsAlone(folded.text, at, end)) {
        at = folded.text.indexOf(wanted, at + 1)
        continue
      }
      const start = folded.offsetAt(at)
      // The last character's own beginning, then one on: marks that were folded away behind it belong to it.
      spans.push({ start, end: Math.max(start + 1, folded.offsetAt(end)) })
      at = folded.text.indexOf(wanted, end)
    }
    return spans
  }

  private foldedText(matchCase: boolean): FoldedText {
    let folded = this.folded.get(matchCase)
    if (folded === undefined) {
      folded = fold(this.original, { matchCase })
      this.folded.set(matchCase, folded)
    }
    return folded
  }
}

/** The first match at or after an offset, as an index; 0 where none is. */
export function matchFrom(spans: readonly Span[], offset: number): number {
  const index = spans.findIndex(({ start }) => start >= offset)
  return Math.max(0, index)
}

/** Matches that touch a stretch, at most `most` of them; `spans` in order. */
export function matchesWithin(spans: readonly Span[], { start, end }: Span, most: number): Span[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  const near: Span[] = []
  for (let index = low; index < spans.length && near.length < most; index++) {
    const span = spans[index]!
    if (span.start >= end) break
    near.push(span)
  }
  return near
}

const letter = /[\p{L}\p{N}_]/u

function standsAlone(text: string, start: number, end: number): boolean {
  return !letter.test(text[start - 1] ?? '') && !letter.test(text[end] ?? '')
}
