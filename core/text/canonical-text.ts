import type { Node } from 'prosemirror-model'

/** A run of characters that stand side by side in both the document and the canonical text. */
interface Run {
  /** ProseMirror position before the run's first character. */
  readonly from: number
  /** Offset of the same character in the canonical text, UTF-16 units, zero-based. */
  readonly start: number
  readonly length: number
}

/** A textblock (a node that holds inline content) and the stretch of canonical text it fills. */
export interface TextblockSpan {
  /** ProseMirror position before the block's node. */
  readonly pos: number
  readonly start: number
  readonly end: number
  readonly node: Node
  /** Node type names from the section down to the block itself, e.g. `['section', 'footnote', 'paragraph']`. */
  readonly path: readonly string[]
  /** Zero-based index of the section that holds it. */
  readonly section: number
}

/**
 * The one plain-text projection of a document. Every selector offset is in UTF-16 units of `text`.
 *
 * Rules: textblocks stand one after another, with `\n` between them and `\t` between the cells of a table row;
 * a hard break is `\n`; a footnote call takes no room. Nothing else is in it, so a quotation cut from it
 * holds no page furniture.
 */
export class CanonicalText {
  readonly text: string
  readonly blocks: readonly TextblockSpan[]
  private readonly runs: readonly Run[]

  constructor(doc: Node) {
    const parts: string[] = []
    const blocks: TextblockSpan[] = []
    const runs: Run[] = []
    let length = 0
    const push = (text: string, from: number) => {
      runs.push({ from, start: length, length: text.length })
      parts.push(text)
      length += text.length
    }
    const visit = (node: Node, pos: number, path: readonly string[], section: number) => {
      if (node.isTextblock) {
        if (blocks.length > 0) {
          const cell =
            isCell(node) &&
            isCell(blocks.at(-1)!.node) &&
            pos === blocks.at(-1)!.pos + blocks.at(-1)!.node.nodeSize
          parts.push(cell ? '\t' : '\n')
          length += 1
        }
        const start = length
        runs.push({ from: pos + 1, start, length: 0 })
        node.forEach((child, offset) => {
          if (child.isText) push(child.text!, pos + 1 + offset)
          else if (child.type.name === 'hard_break') push('\n', pos + 1 + offset)
        })
        blocks.push({ pos, start, end: length, node, path, section })
        return
      }
      node.forEach((child, offset, index) => {
        const inside = node.type.name === 'doc' ? index : section
        visit(child, pos + 1 + offset, [...path, child.type.name], inside)
      })
    }
    visit(doc, -1, [], 0)
    this.text = parts.join('')
    this.blocks = blocks
    this.runs = runs
  }

  /** The offset of a ProseMirror position; a position between textblocks gives the end of the one before. */
  offsetAt(pos: number): number {
    const run = this.runs[lastIndex(this.runs, (candidate) => candidate.from <= pos)]
    return run === undefined ? 0 : run.start + Math.min(pos - run.from, run.length)
  }

  /**
   * The ProseMirror position of an offset. Where an atom without text (a footnote call) stands at the offset,
   * `side` 1 gives the position after it, -1 the one before; the same at a block's edges.
   */
  posAt(offset: number, side: -1 | 1 = 1): number {
    const clamped = Math.max(0, Math.min(offset, this.text.length))
    const index =
      side === 1
        ? lastIndex(this.runs, (run) => run.start <= clamped)
        : Math.max(
            0,
            lastIndex(
              this.runs,
              (run) =>
                run.start < clamped ||
                (run.length === 0 && run.start <= clamped && this.startsBlock(run, clamped)),
            ),
          )
    const run = this.runs[index]
    if (run === undefined) return 1
    return run.from + Math.min(clamped - run.start, run.length)
  }

  /** The textblock that holds an offset (the later one where two meet), or null in an empty document. */
  blockAt(offset: number): TextblockSpan | null {
    return (
      this.blocks[
        Math.max(
          0,
          lastIndex(this.blocks, (block) => block.start <= offset),
        )
      ] ?? null
    )
  }

  private startsBlock(run: Run, offset: number): boolean {
    return run.start === offset && this.blockAt(offset)?.start === offset
  }
}

function isCell(node: Node): boolean {
  return node.type.name === 'table_cell' || node.type.name === 'table_header'
}

/** Index of the last element that holds `test`, which must be true for a prefix of the list only; -1 if none. */
function lastIndex<T>(list: readonly T[], test: (element: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low - 1
}
