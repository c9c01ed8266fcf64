import { seamOf, type Vocabulary } from './hyphenation.ts'
import type { Line } from './source.ts'
import type { TextBlock } from './text-block.ts'
import { TracedText } from './traced-text.ts'
import { noteStart } from './notes/note-start.ts'

/**
 * A passage with one role: a paragraph, a heading of two lines, all lines of a table. Mostly a whole block; a block
 * of lines that are paragraphs of their own is several.
 */
export interface Unit {
  readonly index: number
  readonly block: TextBlock
  /** True for the first unit of its block, which has the block's page end and blank lines before it. */
  readonly first: boolean
  /** Its lines without white space around them; one only where it was broken to a measure. */
  readonly lines: readonly TracedText[]
  /** All of it; lines that are not one paragraph have `\n` between them. */
  readonly text: TracedText
}

/** A line this long is a paragraph, not a line of an address or of verse. */
const paragraphLine = 150

/** The passages of blocks, lines broken to a measure joined and words divided at a line's end made whole. */
export function readUnits(source: string, blocks: readonly TextBlock[], vocabulary: Vocabulary): Unit[] {
  const units: Unit[] = []
  const add = (block: TextBlock, first: boolean, lines: readonly TracedText[]) => {
    const text = TracedText.join(lines.flatMap((line, index) => (index === 0 ? [line] : ['\n', line])))
    units.push({ index: units.length, block, first, lines, text })
  }
  for (const block of blocks) {
    if (block.wrapped) {
      add(block, true, [joinWrapped(source, block.lines, vocabulary)])
      continue
    }
    const lines = block.lines.map((line) => TracedText.of(source, line).trim())
    let from = 0
    for (let index = 1; index <= lines.length; index++) {
      if (
        index < lines.length &&
        !standsAlone(lines[index - 1]!.text, lines[index]!.text, index - 1 === from)
      )
        continue
      add(block, from === 0, lines.slice(from, index))
      from = index
    }
  }
  return units
}

/** True where two lines of a block that was not broken to a measure are two passages. */
function standsAlone(above: string, line: string, single: boolean): boolean {
  if (above.includes('\t') || line.includes('\t')) return false
  const label = noteStart(line)?.label
  const previous = single ? noteStart(above)?.label : undefined
  if (
    label !== undefined &&
    previous !== undefined &&
    Number(label) === Number(previous) + 1 &&
    !/^\d+[.)]/.test(line)
  )
    return true
  const bullet = /^(?:[-–•*]|\(?[\da-z]{1,3}[.)])\s/
  if (bullet.test(line) || bullet.test(above)) return false
  return above.length >= paragraphLine || line.length >= paragraphLine
}

/** One paragraph out of the lines it was broken into. */
export function joinWrapped(source: string, lines: readonly Line[], vocabulary: Vocabulary): TracedText {
  const parts: (TracedText | string)[] = []
  let previous: TracedText | null = null
  for (const line of lines) {
    const text = TracedText.of(source, line).trim()
    if (previous !== null) {
      const { drop, glue } = seamOf(previous.text, text.text, vocabulary)
      parts.push(previous.slice(0, previous.text.length - drop), glue)
    }
    previous = text
  }
  if (previous !== null) parts.push(previous)
  return TracedText.join(parts)
}

/** Two halves of a paragraph put together as {@link joinWrapped} does with lines. */
export function joinHalves(first: TracedText, second: TracedText, vocabulary: Vocabulary): TracedText {
  const { drop, glue } = seamOf(first.text, second.text, vocabulary)
  return TracedText.join([first.slice(0, first.text.length - drop), glue, second])
}
