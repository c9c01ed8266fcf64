import type { PageClues } from '../structure/structure.ts'
import type { PageEvidence } from '../text/page-map.ts'
import type { Anchor } from './anchor.ts'
import type { Flow } from './flow.ts'

/** A place where a page may begin, with what it costs to use it and to pass it by. */
export interface BreakPoint {
  readonly offset: number
  readonly room: number
  readonly evidence: readonly PageEvidence[]
  /** 0–1 for the evidence alone. */
  readonly confidence: number
  /** True where the text itself shows a break; false for a mere paragraph boundary and for an estimate. */
  readonly certain: boolean
  /** Cost of beginning a page here. */
  readonly use: number
  /** Cost of not beginning one here. */
  readonly pass: number
}

/** Mere boundaries kept a page: more would not make the map better, only slower. */
const boundariesAPage = 16
/** Certain ones kept in the same stretch. */
const certainAPage = 64

/**
 * Every place a page may begin, ordered by offset, thinned to a bounded number a page. Where the text offers none for
 * longer than a page, evenly spaced estimates stand in.
 */
export function breakPointsOf(
  clues: PageClues,
  anchors: readonly Anchor[],
  pageRoom: number,
  flow: Flow,
): BreakPoint[] {
  const found = new Map<number, { evidence: Set<PageEvidence>; doubt: number }>()
  const add = (offset: number, evidence: PageEvidence, confidence: number) => {
    if (!(offset >= 0 && offset <= clues.length)) return
    const place = found.get(offset) ?? { evidence: new Set(), doubt: 1 }
    place.evidence.add(evidence)
    place.doubt *= 1 - Math.max(0, Math.min(1, confidence))
    found.set(offset, place)
  }
  for (const { offset, evidence, confidence } of clues.candidates)
    add(offset, evidence, evidence === 'interpolation' ? Math.min(confidence, 0.4) : confidence)
  for (const { offset, begins, evidence, confidence } of anchors)
    if (begins && evidence !== 'reader') add(offset, evidence, confidence)

  const sorted = [...found.keys()].sort((a, b) => a - b)
  const all = sorted.map((offset): BreakPoint => {
    const { evidence, doubt } = found.get(offset)!
    if (evidence.size > 1) evidence.delete('interpolation')
    return breakPoint(offset, flow.roomBefore(offset), [...evidence], 1 - doubt)
  })
  return filled(thinned(all, pageRoom), clues.length, pageRoom, flow)
}

/** A break that no evidence shows at all. */
export function estimate(offset: number, room: number): BreakPoint {
  return { offset, room, evidence: ['interpolation'], confidence: 0.05, certain: false, use: 5, pass: 0 }
}

function breakPoint(
  offset: number,
  room: number,
  evidence: readonly PageEvidence[],
  confidence: number,
): BreakPoint {
  const certain = !evidence.includes('interpolation')
  const use = 4 * (1 - confidence)
  return { offset, room, evidence, confidence, certain, use, pass: certain ? 9 * confidence ** 2 : 0 }
}

function thinned(points: readonly BreakPoint[], pageRoom: number): BreakPoint[] {
  const kept: BreakPoint[] = []
  const bucketOf = (point: BreakPoint, parts: number) => Math.floor((point.room * parts) / pageRoom)
  let boundaryBucket = -1
  let certainBucket = -1
  for (const point of points) {
    const bucket = bucketOf(point, point.certain ? certainAPage : boundariesAPage)
    if (bucket === (point.certain ? certainBucket : boundaryBucket)) continue
    if (point.certain) certainBucket = bucket
    else boundaryBucket = bucket
    kept.push(point)
  }
  return kept
}

function filled(points: readonly BreakPoint[], length: number, pageRoom: number, flow: Flow): BreakPoint[] {
  const result: BreakPoint[] = []
  let last = { offset: 0, room: flow.roomBefore(0) }
  const fillTo = (next: { offset: number; room: number }) => {
    const missing = (next.room - last.room) / pageRoom
    if (missing > 1.3) {
      const steps = Math.ceil(missing * 6)
      for (let step = 1; step < steps; step++) {
        const offset = Math.round(last.offset + ((next.offset - last.offset) * step) / steps)
        if (!flow.isNote(offset)) result.push(estimate(offset, flow.roomBefore(offset)))
      }
    }
  }
  for (const point of points) {
    fillTo(point)
    result.push(point)
    last = point
  }
  fillTo({ offset: length, room: flow.roomBefore(length) })
  return result
}
