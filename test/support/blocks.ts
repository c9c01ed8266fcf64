import type { Block, Line } from '../../core/structure/source.ts'

/** Blocks as blank lines part them: for tests of stages that take blocks, with no stage before them. */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = []
  let open: Line[] = []
  let blankBefore = 0
  let start = 0
  const close = () => {
    if (open.length > 0)
      blocks.push({
        index: blocks.length,
        lines: open,
        start: open[0]!.start,
        end: open.at(-1)!.end,
        blankBefore,
        page: null,
      })
    if (open.length > 0) blankBefore = 0
    open = []
  }
  for (const text of source.split('\n')) {
    if (text.trim() === '') {
      close()
      blankBefore += 1
    } else open.push({ text, start, end: start + text.length })
    start += text.length + 1
  }
  close()
  return blocks
}
