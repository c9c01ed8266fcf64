import type { Element, ListElement, ParagraphElement } from './element.ts'
import type { Vocabulary } from './hyphenation.ts'
import {
  breaksOff,
  endsParagraph,
  endsSentence,
  isProse,
  isTitleCase,
  startsHigh,
  startsLow,
} from './prose.ts'
import type { TracedText } from './traced-text.ts'
import { joinHalves } from './unit.ts'

/** A paragraph or list item put together across a page end. */
export interface Join {
  /** Source offset of the first character after the page end. */
  readonly at: number
  readonly confidence: number
}

/** What stood between two halves; it decides how much the halves must show of themselves. */
interface Between {
  readonly notes: boolean
  readonly floats: boolean
  /** True where the page's furniture shows its end. */
  readonly pageEnd: boolean
  readonly inline: boolean
  /** True where the second half begins at the margin in a text whose paragraphs are set in. */
  readonly unindented: boolean
}

/** How far the halves of a paragraph may lie apart, in elements: a page's notes, or a page of tables. */
const widest = 14

/**
 * Puts paragraphs and list items together that a page end cut in two, over notes, tables and figures that stand
 * between. Front matter has its own rules and is left alone (`isFront`). A page end that the furniture shows is enough for a half that begins low; without one, the first half must
 * be prose that breaks off.
 */
export function rejoin(
  elements: readonly Element[],
  vocabulary: Vocabulary,
  unindented: (element: Element) => boolean,
  isFront: (element: Element) => boolean,
): { elements: Element[]; joins: Join[] } {
  const result: Element[] = []
  const joins: Join[] = []
  for (const element of elements) {
    const flows = (element.kind === 'paragraph' || element.kind === 'list') && !isFront(element)
    const join = flows ? joinBefore(result, element, unindented) : null
    if (join === null || isFront(result[join.index]!)) {
      result.push(element)
      continue
    }
    const { index, confidence } = join
    const first = result[index]!
    const second = element as ParagraphElement | ListElement
    if (first.kind === 'paragraph' && second.kind === 'paragraph') {
      joins.push({ at: second.text.span.start, confidence })
      result[index] = { ...first, text: joinHalves(first.text, second.text, vocabulary) }
    } else if (first.kind === 'list' && second.kind === 'paragraph') {
      joins.push({ at: second.text.span.start, confidence })
      result[index] = {
        ...first,
        items: [...first.items.slice(0, -1), joinHalves(first.items.at(-1)!, second.text, vocabulary)],
      }
    } else if (first.kind === 'list' && second.kind === 'list') {
      // The list goes on: no half item, so nothing was put together.
      result[index] = { ...first, items: [...first.items, ...second.items] }
    }
  }
  return { elements: result, joins }
}

/** The element that `second` goes on with, and how sure that is. */
function joinBefore(
  before: readonly Element[],
  second: ParagraphElement | ListElement,
  unindented: (element: Element) => boolean,
): { index: number; confidence: number } | null {
  let notes = false
  let floats = false
  let pageEnd = second.pageEnd !== null
  for (let index = before.length - 1; index >= 0 && index > before.length - widest; index--) {
    const first = before[index]!
    if (first.kind === 'note') notes = true
    else if (first.kind === 'table' || first.kind === 'figure') floats = true
    else {
      if (second.kind === 'list') {
        return first.kind === 'list' && !notes && !floats && goesOn(first, second)
          ? { index, confidence: 1 }
          : null
      }
      const text =
        first.kind === 'paragraph' ? first.text : first.kind === 'list' ? first.items.at(-1)! : null
      if (text === null) return null
      const between: Between = {
        notes,
        floats,
        pageEnd,
        inline: second.pageEnd?.inline === true,
        unindented: unindented(second),
      }
      const confidence = confidenceOf(text, second.text, between)
      return confidence === 0 ? null : { index, confidence }
    }
    if (first.pageEnd !== null) pageEnd = true
  }
  return null
}

function goesOn(first: ListElement, second: ListElement): boolean {
  if (first.shape !== second.shape || first.ordered !== second.ordered) return false
  return !first.ordered || second.start === first.start + first.items.length
}

/** 0 where two passages are two paragraphs; else how sure it is that they are one. */
export function confidenceOf(firstText: TracedText, secondText: TracedText, between: Between): number {
  const first = firstText.text
  const second = secondText.text
  if (between.inline) return 1
  if (first.includes('\n') || second.includes('\n')) return 0
  const low = startsLow(second)
  if (endsParagraph(first)) {
    // "… ed. / of the Society": an abbreviation's stop at a page's end that the furniture shows.
    if (between.pageEnd && low && endsSentence(first)) return 0.8
    // The last line of a paragraph, alone on the next page, is a sentence: a heading ends without a stop.
    const sentence = isProse(second) || (endsSentence(second) && !isTitleCase(second))
    return between.pageEnd && between.unindented && !between.floats && startsHigh(second) && sentence
      ? 0.7
      : 0
  }
  const off = breaksOff(first)
  const long = isProse(first.slice(-600)) || (first.length > 100 && isProse(first))
  if (low) {
    if (between.pageEnd || between.notes) return 0.98
    // A short first half (a line of verse, a greeting) and a low beginning prove nothing alone.
    return long || off ? (between.floats && !long ? 0 : 0.95) : 0
  }
  if (!long || !startsHigh(second)) return /^[^\p{L}\p{N}]*$/u.test(second) || !long ? 0 : 0.6
  if (off) return between.pageEnd || between.notes ? 0.95 : 0.85
  if (between.pageEnd || between.notes) return isProse(second) || between.pageEnd ? 0.85 : 0.6
  return isProse(second) || second.length > 100 ? 0.7 : 0
}
