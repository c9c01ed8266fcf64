import type { CanonicalText } from '../../core/text/canonical-text.ts'
import { pageAt, type PageMap } from '../../core/text/page-map.ts'

/** What the index holds of a text: a paragraph, a heading, a note, or a whole table row. */
export interface IndexedPassage {
  /** UTF-16 units of the canonical text. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly page: string | null
}

/** The passages of a text, in order. The cells of a row are one passage: a figure alone tells nothing. */
export function passagesOf(canonical: CanonicalText, pageMap: PageMap): IndexedPassage[] {
  const spans: { start: number; end: number; cell: boolean }[] = []
  for (const block of canonical.blocks) {
    if (block.start === block.end) continue
    const cell = block.path.includes('table_row')
    const last = spans.at(-1)
    if (
      cell &&
      last?.cell === true &&
      canonical.text.slice(last.end, block.start).replaceAll('\t', '') === ''
    )
      last.end = block.end
    else spans.push({ start: block.start, end: block.end, cell })
  }
  return spans.map(({ start, end }) => ({
    start,
    end,
    text: canonical.text.slice(start, end),
    page: pageAt(pageMap, start),
  }))
}
