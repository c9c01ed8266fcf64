import { bulletOf } from './roles/lists.ts'
import { isFull } from './measure.ts'
import { bareEnd, endsParagraph, endsSentence, isTitleCase, startsHigh } from './prose.ts'
import type { Line } from './source.ts'
import { indentOf } from './text-block.ts'

/** What is known of the page that a line stands on. */
export interface PageState {
  /** Width its lines were broken to, or null where the text is reflowed. */
  readonly measure: number | null
  /** Columns of the left margin. */
  readonly margin: number
  /** Labels that were called on this page above the line, and not yet used by a note. */
  readonly callsAbove: Set<string>
  /** True from the page's first note on. */
  inNotes: boolean
}

/** A step to the right of two columns or more is meant; one is a scanner's jitter. */
const step = 2

/**
 * True where a line begins a new paragraph although no blank line stands above it. `open` are the lines of the
 * paragraph so far, `after` the line below. Only in text broken to a measure; elsewhere a line end says nothing.
 */
export function startsParagraph(
  open: readonly Line[],
  line: Line,
  after: Line | undefined,
  { measure, margin }: PageState,
): boolean {
  if (measure === null) return false
  const previous = open.at(-1)!
  if (line.text.trimStart().includes('\t') || previous.text.trimStart().includes('\t')) return false
  const indent = indentOf(line.text)
  const above = indentOf(previous.text)
  const first = indentOf(open[0]!.text)
  const full = isFull(previous.text, line.text, measure)
  const ended = endsParagraph(previous.text)
  if (bulletOf(line.text) !== null) {
    return (
      !full ||
      ended ||
      bulletOf(open[0]!.text) !== null ||
      /[:;,]$|\b(?:and|or)$/.test(bareEnd(previous.text))
    )
  }
  // Set in: a first line or a quotation, unless the line above runs on to it (a hanging indent).
  if (
    indent >= above + step &&
    indent >= margin + step &&
    (!full || ended || /[,—–]$/.test(bareEnd(previous.text)))
  ) {
    return true
  }
  // Back to the margin after a quotation of several lines, or to the first line of a hanging entry.
  if (above >= indent + step) {
    if (open.length > 1 && first >= margin + step && above === first) return true
    if (open.length > 1 && first <= indent && above >= first + step) return true
  }
  if (!full && endsSentence(previous.text) && startsHigh(line.text)) return true
  return isHeadingLine(previous, line, open.length === 1) || (ended && isHeadingBefore(line, after, measure))
}

/** The paragraph so far is one short line in title case, and a sentence begins below it. */
function isHeadingLine(previous: Line, line: Line, alone: boolean): boolean {
  return (
    alone &&
    previous.text.trim().length < 50 &&
    isTitleCase(previous.text) &&
    !/[.,;:]$/.test(bareEnd(previous.text)) &&
    startsHigh(line.text) &&
    !isTitleCase(line.text) &&
    line.text.trim().length > previous.text.trim().length
  )
}

/** A short line in title case below a paragraph's end, with prose under it. */
function isHeadingBefore(line: Line, after: Line | undefined, measure: number): boolean {
  const text = line.text.trim()
  return (
    after !== undefined &&
    text.length < measure * 0.7 &&
    isTitleCase(text) &&
    !/[.,;:]$/.test(bareEnd(text)) &&
    after.text.trim().length > measure * 0.7 &&
    startsHigh(after.text) &&
    !isTitleCase(after.text)
  )
}
