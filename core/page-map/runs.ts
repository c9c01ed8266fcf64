import type { Anchor } from './anchor.ts'
import { pagesBetween, sameSeries } from './page-label.ts'

/** Anchors that count on from one another, ordered by offset. */
export type Run = readonly Anchor[]

/** What it costs to believe that the numbering starts anew: more than one anchor is worth, less than two. */
export const newRunCost = 4

/** How many anchors back one may count on from: more wrong labels in a row than this begin a run of their own. */
const reach = 24

/**
 * The anchors that are believed, in runs that each count up at a rate the text can fill. One damaged label among sound
 * ones ("l98", "I99", 802) is dropped; numbering that starts anew (roman front matter, a second volume, an excerpt that
 * jumps) begins a run. Maximises the weight believed; linear in the number of anchors.
 *
 * @param pageRoom Room of one page, see {@link Flow}.
 */
export function runsOf(anchors: readonly Anchor[], pageRoom: number): Run[] {
  const score: number[] = []
  const before: number[] = []
  const startsRun: boolean[] = []
  let bestSoFar = -1
  anchors.forEach((anchor, index) => {
    let best = bestSoFar < 0 ? 0 : score[bestSoFar]! - newRunCost
    let from = bestSoFar
    let anew = true
    if (best < 0) {
      best = 0
      from = -1
    }
    for (let back = index - 1; back >= Math.max(0, index - reach); back--) {
      const cost = costOfCountingOn(anchors[back]!, anchor, pageRoom)
      if (cost === null || score[back]! - cost <= best) continue
      best = score[back]! - cost
      from = back
      anew = false
    }
    score.push(best + anchor.weight)
    before.push(from)
    startsRun.push(anew)
    if (bestSoFar < 0 || score[index]! >= score[bestSoFar]!) bestSoFar = index
  })
  const runs: Anchor[][] = []
  let open: Anchor[] = []
  for (let index = bestSoFar; index >= 0; index = before[index]!) {
    open.push(anchors[index]!)
    if (startsRun[index]!) {
      runs.push(open.reverse())
      open = []
    }
  }
  return runs.reverse()
}

/** What it costs to believe both; null where they exclude each other. `a` does not stand after `b`. */
export function costOfCountingOn(a: Anchor, b: Anchor, pageRoom: number): number | null {
  if (!sameSeries(a.label, b.label)) return null
  const pages = pagesBetween(a.label, b.label)
  const text = (b.room - a.room) / pageRoom
  if (pages < 0) return null
  if (pages === 0) {
    // A chapter that the contents put on a page may begin in the middle of it; a page itself begins once.
    const oncePerPage = b.begins && b.evidence !== 'contents' && a.offset < b.offset
    return oncePerPage ? null : Math.max(0, text - 1.5)
  }
  // A blank page that has a marker has no text; a place on page n cannot be where page n + 1 begins.
  if (a.offset === b.offset && !(a.begins && b.begins && a.evidence === 'marker' && b.evidence === 'marker'))
    return null
  const slack = 1.5 + 0.35 * pages + (a.begins ? 0 : 1) + (b.begins ? 0 : 1)
  return Math.max(0, Math.abs(pages - text) - slack)
}
