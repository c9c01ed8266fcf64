/** Why we believe that a page begins here, strongest first. */
export type PageEvidence =
  | 'reader'
  | 'marker'
  | 'running-head'
  | 'contents'
  | 'interrupted-paragraph'
  | 'footnotes'
  | 'table-list'
  | 'form-feed'
  | 'interpolation'
  | 'blank'

/** One printed page and the stretch of canonical text that its main flow fills. */
export interface Page {
  /** As printed: "197", "xiv". */
  readonly label: string
  /** Offsets in the canonical text, UTF-16 units, `end` exclusive. A blank page has `start === end`. */
  readonly start: number
  readonly end: number
  /** What its *beginning* rests on. */
  readonly evidence: readonly PageEvidence[]
  /** 0–1: how sure we are of its beginning *and* its label. */
  readonly confidence: number
}

/** A stretch that is printed on another page than the flow around it: a footnote at the end of its section. */
export interface DisplacedSpan {
  readonly start: number
  readonly end: number
  readonly label: string
}

/**
 * Labels ↔ canonical offsets. `pages` are in the order of the text and do not overlap; text before the first
 * page, or between two runs of pages, has no page. `displaced` are ordered by `start` and win over `pages`.
 */
export interface PageMap {
  readonly pages: readonly Page[]
  readonly displaced: readonly DisplacedSpan[]
}

/** The label of the page an offset is printed on, or null where the text does not tell. */
export function pageAt(map: PageMap, offset: number): string | null {
  const displaced = spanAt(map.displaced, offset)
  return (displaced ?? spanAt(map.pages, offset))?.label ?? null
}

/** The pages a range is printed on: a label ("199"), a range with an en dash ("199–200"), or null. `end` exclusive. */
export function pagesOf(map: PageMap, start: number, end: number): string | null {
  const first = pageAt(map, start)
  const last = pageAt(map, Math.max(start, end - 1))
  if (first === null || last === null || first === last) return first ?? last
  return `${first}–${last}`
}

function spanAt<T extends { start: number; end: number }>(spans: readonly T[], offset: number): T | null {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  // Blank pages share their start with the page after them; step back over what does not hold the offset.
  for (let index = low - 1; index >= 0 && index >= low - 3; index--) {
    if (offset < spans[index]!.end) return spans[index]!
  }
  return null
}
