import type { PageClues } from '../structure/structure.ts'
import type { PageEvidence } from '../text/page-map.ts'
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
const certainAPage = 24

/**
 * Every place a page may begin, ordered by offset, thinned to a bounded number a page. Where the text offers none for
 * longer than a page, evenly spaced estimates stand in.
 */
export function breakPointsOf(clues: PageClues, pageRoom: number, flow: Flow): BreakPoint[] {
  const clueAt = (offset: number, evidence: PageEvidence, confidence: number): Clue => ({
    offset,
    evidence,
    confidence: evidence === 'interpolation' ? Math.min(confidence, 0.4) : confidence,
  })
  const placed = clues.candidates.map(({ offset, evidence, confidence }) =>
    clueAt(offset, evidence, confidence),
  )
  for (const { offset, begins, evidence, confidence } of clues.known)
    if (begins) placed.push(clueAt(offset, evidence, confidence))
  const ordered = placed
    .filter(({ offset }) => offset >= 0 && offset <= clues.length)
    .sort((a, b) => a.offset - b.offset)
  return filled(thinned(ordered, pageRoom, flow), clues.length, pageRoom, flow)
}

interface Clue {
  readonly offset: number
  readonly evidence: PageEvidence
  readonly confidence: number
}

/** A break that no evidence shows at all. */
export function estimate(offset: number, room: number): BreakPoint {
  return { offset, room, evidence: ['interpolation'], confidence: 0.05, certain: false, use: 5, pass: 0 }
}

/** All that speaks for one offset, together. */
function breakPoint(clues: readonly Clue[], room: number): BreakPoint {
  const shown = clues.filter((clue) => clue.evidence !== 'interpolation')
  const certain = shown.length > 0
  const doubt = clues.reduce(
    (product, { confidence }) => product * (1 - Math.max(0, Math.min(1, confidence))),
    1,
  )
  return {
    offset: clues[0]!.offset,
    room,
    evidence: certain ? [...new Set(shown.map((clue) => clue.evidence))] : ['interpolation'],
    confidence: 1 - doubt,
    certain,
    use: 4 * doubt,
    pass: certain ? 9 * (1 - doubt) ** 2 : 0,
  }
}

function thinned(clues: readonly Clue[], pageRoom: number, flow: Flow): BreakPoint[] {
  const kept: BreakPoint[] = []
  let boundaryBucket = -1
  let certainBucket = -1
  for (let first = 0, next = 0; first < clues.length; first = next) {
    let certain = false
    for (; next < clues.length && clues[next]!.offset === clues[first]!.offset; next++)
      certain ||= clues[next]!.evidence !== 'interpolation'
    const room = flow.roomBefore(clues[first]!.offset)
    const bucket = Math.floor((room * (certain ? certainAPage : boundariesAPage)) / pageRoom)
    if (bucket === (certain ? certainBucket : boundaryBucket)) continue
    if (certain) certainBucket = bucket
    else boundaryBucket = bucket
    kept.push(breakPoint(clues.slice(first, Math.min(next, first + 16)), room))
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
