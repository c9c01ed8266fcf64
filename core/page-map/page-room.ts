import type { PageClues } from '../structure/structure.ts'
import type { Anchor } from './anchor.ts'
import type { Flow } from './flow.ts'
import { pagesBetween, sameSeries } from './page-label.ts'

/** About 400 words: what a page of a printed book holds where the text tells nothing. */
const usualRoom = 2400
const bounds = { least: 400, most: 20_000 }

/** How much a full page holds, in the units of {@link Flow}: a median, so that a few wrong labels or short pages don't move it. */
export function roomOfPage(clues: PageClues, anchors: readonly Anchor[], flow: Flow): number {
  const fromLabels = weightedMedian(labelSteps(anchors))
  const breaks = certainGaps(clues, flow)
  const first =
    fromLabels ?? weightedMedian(breaks.filter(([room]) => room > usualRoom / 3 && room < usualRoom * 2.5))
  const start = first ?? usualRoom
  // Labels count short pages too (chapter ends, blank versos); the breaks in between show how full a full page is.
  const full = breaks.filter(([room]) => room > start * 0.6 && room < start * 1.5)
  const room = full.length >= 3 ? weightedMedian(full)! : start
  return Math.max(bounds.least, Math.min(bounds.most, room))
}

type Weighted = readonly [room: number, weight: number]

/** Room a page between neighbouring labels. Proof-read ones weigh by the pages between them; those read by a machine may be damaged, and a far jump most likely is. */
function labelSteps(anchors: readonly Anchor[]): Weighted[] {
  const steps: Weighted[] = []
  // A reader corrects labels where pages are missing or counted twice: a step to one is no measure.
  const begins = anchors.filter((anchor) => anchor.begins && anchor.evidence !== 'reader')
  begins.forEach((anchor, index) => {
    const next = begins[index + 1]
    if (next === undefined || !sameSeries(anchor.label, next.label)) return
    const pages = pagesBetween(anchor.label, next.label)
    const room = (next.room - anchor.room) / pages
    const sound = anchor.evidence === 'contents' && next.evidence === 'contents'
    if (pages > 0 && pages <= 60 && room > bounds.least / 2 && room < bounds.most)
      steps.push([room, sound ? pages : 1])
  })
  return steps
}

/** Room between neighbouring places where a page all but certainly begins. */
function certainGaps(clues: PageClues, flow: Flow): Weighted[] {
  const gaps: Weighted[] = []
  let last: number | null = null
  for (const candidate of clues.candidates) {
    if (candidate.evidence === 'interpolation' || candidate.confidence < 0.6) continue
    const room = flow.roomBefore(candidate.offset)
    if (last !== null && room > last) gaps.push([room - last, 1])
    last = room
  }
  return gaps
}

function weightedMedian(values: readonly Weighted[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a[0] - b[0])
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2
  let sum = 0
  for (const [value, weight] of sorted) {
    sum += weight
    if (sum >= half) return value
  }
  return sorted.at(-1)![0]
}
