import type { PageCorrection } from '../records/text.ts'
import type { PageClues } from '../structure/structure.ts'
import { pageAt, type DisplacedSpan, type Page, type PageMap } from '../text/page-map.ts'
import { anchorsOf, type Anchor } from './anchor.ts'
import { breakPointsOf } from './break-point.ts'
import { Flow } from './flow.ts'
import { numberRun, type NumberedRun } from './number-run.ts'
import { roomOfPage } from './page-room.ts'
import { costOfCountingOn, newRunCost, runsOf } from './runs.ts'

/**
 * The page of every offset, from all that the text tells of its pages and what the reader says.
 *
 * 1. Labels that can be believed together make runs ({@link runsOf}); one damaged label is outvoted.
 * 2. Between two known beginnings the breaks are chosen for evidence and even length ({@link numberRun}).
 * 3. After the last known page counting goes on while it is more than a guess; before the first, through certain
 *    breaks only. Text that no label reaches has no page.
 *
 * A correction outweighs all other evidence and the whole map is solved anew with it. A known beginning at the very
 * end of the text (or, where two stand at a gap, the first of them) is the page that would follow: it ends a run and
 * has no page of its own. Near-linear in the number of clues; never throws.
 */
export function solvePageMap(clues: PageClues, corrections: readonly PageCorrection[] = []): PageMap {
  const uncorrected = solveOnce(clues, [])
  const certain = pinned(uncorrected, corrections, 'certain')
  const first = corrections.length === 0 ? uncorrected : solveOnce(clues, certain)
  const pages = honoured(first, corrections) ? first : solveOnce(clues, pinned(first, corrections, 'any'))
  return { pages: relabelled(pages, corrections), displaced: displacedSpans(clues, pages) }
}

function solveOnce(clues: PageClues, corrections: readonly PageCorrection[]): Page[] {
  const flow = new Flow(clues.displaced)
  const anchors = anchorsOf(clues, corrections, flow)
  if (anchors.length === 0) return []
  const pageRoom = roomOfPage(clues, anchors, flow)
  const breakPoints = breakPointsOf(clues, pageRoom, flow)
  const pages: Page[] = []
  for (const region of regionsOf(clues, anchors, pageRoom)) {
    const runs = runsOf(region.anchors, pageRoom)
    let start = region.start
    runs.forEach((run, index) => {
      const end = runs[index + 1]?.[0]?.offset ?? region.end
      const numbered = numberRun(run, { start, end, endRoom: flow.roomBefore(end) }, breakPoints, pageRoom)
      pages.push(...pagesOfRun(numbered))
      start = Math.max(start, numbered.end)
    })
  }
  return pages
}

interface Region {
  readonly start: number
  readonly end: number
  readonly anchors: Anchor[]
}

/**
 * The stretches between gaps. A beginning at a gap that counts on from the text before and not to the text after is the
 * page that would follow the text before: it ends that.
 */
function regionsOf(clues: PageClues, anchors: readonly Anchor[], pageRoom: number): Region[] {
  const gaps = clues.gaps.filter((gap) => gap > 0 && gap < clues.length)
  const edges = [...new Set([0, ...gaps])].sort((a, b) => a - b)
  const regions = edges.map((start, index): Region => ({
    start,
    end: edges[index + 1] ?? clues.length,
    anchors: [],
  }))
  const countsOn = (a: Anchor | undefined, b: Anchor | undefined): boolean =>
    a !== undefined && b !== undefined && (costOfCountingOn(a, b, pageRoom) ?? Infinity) < newRunCost
  let region = 0
  anchors.forEach((anchor, index) => {
    while (regions[region + 1] !== undefined && anchor.offset >= regions[region + 1]!.start) region++
    const before = regions[region - 1]?.anchors.at(-1)
    const endsBefore =
      anchor.begins &&
      anchor.offset === regions[region]!.start &&
      countsOn(before, anchor) &&
      !countsOn(anchor, anchors[index + 1])
    regions[endsBefore ? region - 1 : region]!.anchors.push(anchor)
  })
  return regions
}

/** A last beginning where the run ends takes no text, and is no page of this text. */
function pagesOfRun({ starts, end }: NumberedRun): Page[] {
  return starts.map((start, index) => ({
    label: start.label,
    start: start.offset,
    end: Math.max(start.offset, starts[index + 1]?.offset ?? end),
    evidence: start.evidence,
    confidence: start.confidence,
  }))
}

/** True where every correction holds. */
function honoured(pages: readonly Page[], corrections: readonly PageCorrection[]): boolean {
  const map = { pages, displaced: [] }
  return corrections.every(({ offset, label }) => pageAt(map, offset) === label)
}

/** Corrections that do not hold, as beginnings: the page solved for their place keeps where it begins and gets their label. */
function pinned(
  pages: readonly Page[],
  corrections: readonly PageCorrection[],
  beginnings: 'certain' | 'any',
): PageCorrection[] {
  return corrections.map((correction) => {
    const page = pageHolding(pages, correction.offset)
    const holds = correction.begins || page?.label === correction.label
    const certain = page !== undefined && !page.evidence.includes('interpolation')
    if (holds || (beginnings === 'certain' && !certain)) return correction
    return { offset: page?.start ?? correction.offset, label: correction.label, begins: true }
  })
}

/** A label that is no number ("Plate IV") names its page and counts for nothing else. */
function relabelled(pages: readonly Page[], corrections: readonly PageCorrection[]): Page[] {
  const labels = new Map<Page, string>()
  for (const { offset, label } of corrections) {
    const page = pageHolding(pages, offset)
    if (page !== undefined && page.label !== label) labels.set(page, label)
  }
  return pages.map((page) =>
    labels.has(page) ? { ...page, label: labels.get(page)!, evidence: ['reader', ...page.evidence] } : page,
  )
}

function pageHolding(pages: readonly Page[], offset: number): Page | undefined {
  return pages.find((page) => page.start <= offset && offset < page.end)
}

/** Notes are printed on the page of their call. */
function displacedSpans(clues: PageClues, pages: readonly Page[]): DisplacedSpan[] {
  const map = { pages, displaced: [] }
  return [...clues.displaced]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, call }) => {
      const label = pageAt(map, call)
      return label === null ? [] : [{ start, end, label }]
    })
}
