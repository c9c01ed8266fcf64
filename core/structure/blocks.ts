import { isBlank } from './lines.ts'
import { isBroken, marginOf, measureOf } from './measure.ts'
import { startsParagraph, type PageState } from './paragraph-start.ts'
import { callCandidates } from './notes/calls.ts'
import { noteStart } from './notes/note-start.ts'
import type { Line } from './source.ts'
import { indentOf, type PageEnd, type PageFlow, type TextBlock } from './text-block.ts'

/**
 * Puts lines together to blocks. A block ends at a blank line, at a page end, and, in lines that were broken to the
 * width of a page, where indents, short lines or the label of a note show that a new paragraph begins.
 */
export function readBlocks({ lines, pageEnds }: PageFlow): TextBlock[] {
  const measure = measureOf(lines)
  const blocks: TextBlock[] = []
  let blankBefore = 0
  let pageEnd: PageEnd | null = null
  let label: string | null = null
  let page = newPage(lines, pageEnds, 0, measure)
  let open: Line[] = []

  const close = () => {
    if (open.length === 0) return
    const texts = open.map((line) => line.text)
    const wrapped = isBroken(texts, measure)
    const indents = texts.map(indentOf)
    const rest = indents.length > 1 ? Math.min(...indents.slice(1, 2000)) : indents[0]!
    blocks.push({
      index: blocks.length,
      start: open[0]!.start,
      end: open.at(-1)!.end,
      lines: open,
      blankBefore,
      page: label,
      wrapped,
      indent: Math.max(0, Math.min(rest, indents[0]!) - page.margin),
      firstIndented: indents[0]! > (wrapped ? rest : page.margin),
      pageEnd,
      foot: page.inNotes,
    })
    open = []
    blankBefore = 0
    pageEnd = null
  }

  for (const [index, line] of lines.entries()) {
    const end = pageEnds.get(index)
    if (end !== undefined) {
      close()
      // A page without a word of its own leaves its end to the page after it.
      pageEnd = end
      label = end.label
      page = newPage(lines, pageEnds, index, measure)
    }
    if (isBlank(line)) {
      close()
      blankBefore += 1
      continue
    }
    const start = noteStart(line.text)
    const isNote = start !== null && page.callsAbove.has(start.label) && open.length + blocks.length > 0
    if (isNote || (open.length > 0 && startsParagraph(open, line, lines[index + 1], page))) close()
    if (isNote) page.inNotes = true
    open.push(line)
    if (measure !== null) {
      for (const call of callCandidates(line.text)) {
        if (!page.inNotes && call.to > 3) page.callsAbove.add(call.label)
      }
      if (isNote) page.callsAbove.delete(start.label)
    }
  }
  close()
  return blocks
}

/** What is known of a page before its first line. */
function newPage(
  lines: readonly Line[],
  pageEnds: ReadonlyMap<number, PageEnd>,
  from: number,
  measure: number | null,
): PageState {
  const sample: Line[] = []
  for (let index = from; index < lines.length && sample.length < 80; index++) {
    if (index > from && pageEnds.has(index)) break
    if (!isBlank(lines[index]!)) sample.push(lines[index]!)
  }
  return { measure, margin: marginOf(sample), callsAbove: new Set(), inNotes: false }
}
