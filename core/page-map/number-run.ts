import type { Anchor } from './anchor.ts'
import { readerWeight } from './anchor.ts'
import { estimate, type BreakPoint } from './break-point.ts'
import { countBelow } from './flow.ts'
import { formatPageLabel, labelAfter, pagesBetween, type PageLabel } from './page-label.ts'
import { placeBreaks, type Placement, type Stretch } from './place-breaks.ts'
import type { Run } from './runs.ts'
import type { PageEvidence } from '../text/page-map.ts'

/** The beginning of a page; where it ends, the next one tells. */
export interface PageStart {
  readonly offset: number
  readonly label: string
  readonly evidence: readonly PageEvidence[]
  readonly confidence: number
}

/** A run's pages in the order of the text. They end at `end`. */
export interface NumberedRun {
  readonly starts: readonly PageStart[]
  readonly end: number
}

/** Below this a label is not told at all: no page is more honest than a wrong one. */
const leastConfidence = 0.2
/** Beyond this many pages without a certain break, counting on is guessing. */
const farthestGuess = 8

/** Numbers all pages of one run: between its anchors exactly, after the last and before the first as far as the text justifies. */
export function numberRun(
  run: Run,
  limits: { readonly start: number; readonly end: number; readonly endRoom: number },
  breakPoints: readonly BreakPoint[],
  pageRoom: number,
): NumberedRun {
  const { begins, points } = anchorsByKind(run, limits.start, breakPoints, pageRoom)
  const first = begins[0]
  if (first === undefined) return { starts: [], end: limits.start }
  const starts: PageStart[] = countedBack(first, limits.start, breakPoints, pageRoom)
  begins.forEach((anchor, index) => {
    const next = begins[index + 1]
    if (next === undefined) return
    starts.push(...between(anchor, next, points, breakPoints, pageRoom))
  })
  const tail = after(begins.at(-1)!, limits, points, breakPoints, pageRoom)
  starts.push(...tail.starts)
  return { starts, end: tail.end }
}

/** Anchors that begin a page, each page once, and the places that only stand on one. */
function anchorsByKind(run: Run, start: number, breakPoints: readonly BreakPoint[], pageRoom: number) {
  const begins: Anchor[] = []
  const points: Anchor[] = []
  for (const anchor of run) {
    const last = begins.at(-1)
    const again = last !== undefined && pagesBetween(last.label, anchor.label) === 0
    if (anchor.begins && !again) begins.push(anchor)
    else if (!again || anchor.offset > last.offset) points.push({ ...anchor, begins: false })
  }
  if (begins.length === 0 && points.length > 0) {
    const beginning = beginningOf(points[0]!, start, breakPoints, pageRoom)
    if (beginning !== null) begins.push(beginning)
  }
  return { begins, points }
}

/** Where the page of a place begins, if a break before it tells; a reader's word is worth a guess. */
function beginningOf(
  point: Anchor,
  start: number,
  breakPoints: readonly BreakPoint[],
  pageRoom: number,
): Anchor | null {
  let guess: BreakPoint | null = null
  for (let index = indexAfter(breakPoints, point.offset) - 1; index >= 0; index--) {
    const candidate = breakPoints[index]!
    if (candidate.offset < start || point.room - candidate.room > pageRoom * 1.2) break
    if (candidate.certain) return { ...point, ...place(candidate), begins: true }
    if (point.room - candidate.room <= pageRoom * 0.6) guess = candidate
  }
  if (point.weight < readerWeight) return null
  return { ...point, ...(guess === null ? {} : place(guess)), begins: true, confidence: 0.6 }
}

const place = ({ offset, room }: BreakPoint) => ({ offset, room })

/** The pages from one known beginning up to the next, that one left out. */
function between(
  anchor: Anchor,
  next: Anchor,
  points: readonly Anchor[],
  breakPoints: readonly BreakPoint[],
  pageRoom: number,
): PageStart[] {
  const pages = pagesBetween(anchor.label, next.label)
  const candidates = within(breakPoints, anchor.offset, next.offset)
  const even = (next.room - anchor.room) / pages
  const stretch: Stretch = {
    start: anchor.offset,
    startRoom: anchor.room,
    opening: anchor.evidence === 'contents',
    end: next.offset,
    endRoom: next.room,
    ragged: next.evidence === 'contents',
    pages,
    missingCost: missingCost(next),
    points: pointsOf(points, anchor, next.offset),
  }
  const full = Math.max(even * 0.8, Math.min(pageRoom, even * 1.4))
  const placement =
    pages === 1
      ? { breaks: [], missing: 0 }
      : (placeBreaks(stretch, candidates, full) ?? evenly(stretch, candidates, pages))
  // Where the pages hold far more or less than elsewhere, they are no running text (lists, plates), and evenness tells little.
  const usual = even > pageRoom * 0.6 && even < pageRoom * 1.5
  const base = Math.min(anchor.confidence, next.confidence) * (usual ? 1 : 0.6)
  const guesses = placement.breaks.some((each) => !each.certain)
  const starts = [startAt(anchor, anchor.label, breakPoints)]
  placement.breaks.forEach((each, index) => {
    const sure = each.certain ? (guesses ? 0.95 : 0.98) : 0.9
    starts.push({
      offset: each.offset,
      label: formatPageLabel(labelAfter(anchor.label, index + 1, next.label)),
      evidence: each.evidence,
      confidence: rounded(Math.sqrt(base) * sure * certainty(each, breakPoints, pageRoom)),
    })
  })
  if (placement.missing === 1)
    starts.push({
      offset: next.offset,
      label: formatPageLabel(labelAfter(anchor.label, pages - 1, next.label)),
      evidence: ['blank'],
      confidence: rounded(0.7 * base),
    })
  return starts
}

/**
 * Chapters begin on a recto, an odd page, so the page before may be blank. Elsewhere a blank page is rare, and pages lost
 * in the scan rarer; but rarer still is a page half as long between two certain breaks.
 */
function missingCost(next: Anchor): (pages: number) => number {
  const recto = next.evidence === 'contents' && next.label.value % 2 === 1
  return (pages) => (pages === 1 ? (recto ? 1 : 6) : 10 + 2 * pages)
}

/** The pages from the last known beginning on, until the labels are no more than a guess. */
function after(
  anchor: Anchor,
  limits: { readonly end: number; readonly endRoom: number },
  points: readonly Anchor[],
  breakPoints: readonly BreakPoint[],
  pageRoom: number,
): NumberedRun {
  if (anchor.offset >= limits.end) return { starts: [], end: limits.end }
  const known = pointsOf(points, anchor, limits.end)
  const last = known.at(-1)
  const room = last === undefined ? pageRoom : bent(pageRoom, (last.room - anchor.room) / (last.page + 0.5))
  const all = within(breakPoints, anchor.offset, limits.end)
  const end = horizon(anchor, limits, all, known, room)
  const candidates = all.filter((candidate) => candidate.offset < end.offset)
  const stretch: Stretch = {
    start: anchor.offset,
    startRoom: anchor.room,
    opening: anchor.evidence === 'contents',
    end: end.offset,
    endRoom: end.room,
    ragged: true,
    pages: null,
    missingCost: () => Infinity,
    points: known,
  }
  const placement = placeBreaks(stretch, candidates, room)
  const starts = [startAt(anchor, anchor.label, breakPoints)]
  let sure = anchor.confidence
  const breaks = placement?.breaks ?? []
  const counts = countsHold(breaks, anchor.room, room)
  for (const [index, each] of breaks.entries()) {
    sure *= counts[index]!
    // A place known to be on a later page vouches for every count up to it.
    if (last !== undefined && index + 1 <= last.page) sure = Math.max(sure, 0.7)
    if (sure < leastConfidence) return { starts, end: each.offset }
    starts.push({
      offset: each.offset,
      label: formatPageLabel(labelAfter(anchor.label, index + 1, null)),
      evidence: each.evidence,
      confidence: rounded(sure * certainty(each, breakPoints, pageRoom)),
    })
  }
  return { starts, end: end.offset }
}

/**
 * For each break how likely it is that no page was missed or counted twice since the break before. Between two certain
 * breaks the guessed ones are as many as their distance says; after the last certain one nothing checks the count.
 */
function countsHold(breaks: readonly BreakPoint[], startRoom: number, pageRoom: number): number[] {
  const held: number[] = []
  let from = startRoom
  let guesses = 0
  for (const each of breaks) {
    if (!each.certain) {
      guesses++
      continue
    }
    const off = Math.abs((each.room - from) / (guesses + 1) / pageRoom - 1)
    const whole =
      guesses === 0 ? (off > 0.45 ? 0.8 : 0.985) : Math.max(0.5, 0.99 - 0.6 * off - 0.02 * guesses)
    for (let page = 0; page <= guesses; page++) held.push(whole ** (1 / (guesses + 1)))
    from = each.room
    guesses = 0
  }
  return [...held, ...Array.from({ length: guesses }, () => 0.85)]
}

const bent = (pageRoom: number, even: number): number =>
  Math.max(pageRoom * 0.4, Math.min(pageRoom * 2.5, even))

/** Where counting on must stop for want of certain breaks and known places. */
function horizon(
  anchor: Anchor,
  limits: { readonly end: number; readonly endRoom: number },
  candidates: readonly BreakPoint[],
  known: Stretch['points'],
  pageRoom: number,
): { offset: number; room: number } {
  let reached = Math.max(anchor.room, known.at(-1)?.room ?? 0)
  for (const candidate of candidates) {
    if (candidate.room - reached > farthestGuess * pageRoom) return candidate
    if (candidate.certain) reached = Math.max(reached, candidate.room)
  }
  return { offset: limits.end, room: limits.endRoom }
}

/** The pages before the first known one, through certain breaks a page apart only. */
function countedBack(
  anchor: Anchor,
  start: number,
  breakPoints: readonly BreakPoint[],
  pageRoom: number,
): PageStart[] {
  const starts: PageStart[] = []
  let room = anchor.room
  let value = anchor.label.value - (anchor.label.suffix === '' ? 1 : 0)
  let sure = anchor.confidence
  for (let index = indexAfter(breakPoints, anchor.offset - 1) - 1; index >= 0 && value > 0; index--) {
    const candidate = breakPoints[index]!
    const length = (room - candidate.room) / pageRoom
    if (candidate.offset < start || length > 1.4) break
    if (!candidate.certain || candidate.confidence < 0.6 || length < 0.55) continue
    sure *= 0.96
    if (sure < leastConfidence) break
    const label: PageLabel = { ...anchor.label, value, suffix: '' }
    starts.push({
      offset: candidate.offset,
      label: formatPageLabel(label),
      evidence: candidate.evidence,
      confidence: rounded(sure * certainty(candidate, breakPoints, pageRoom)),
    })
    room = candidate.room
    value--
  }
  return starts.reverse()
}

/** The page that an anchor begins, with all that speaks for a break in the same place. */
function startAt(anchor: Anchor, label: PageLabel, breakPoints: readonly BreakPoint[]): PageStart {
  const here = breakPoints[indexAfter(breakPoints, anchor.offset) - 1]
  const others = here?.offset === anchor.offset ? here.evidence : []
  const evidence = [
    anchor.evidence,
    ...others.filter((each) => each !== anchor.evidence && each !== 'interpolation'),
  ]
  return {
    offset: anchor.offset,
    label: formatPageLabel(label),
    evidence,
    confidence: rounded(anchor.confidence),
  }
}

/** How sure a break's place is. A boundary among many near ones could as well be one of those. */
function certainty(point: BreakPoint, breakPoints: readonly BreakPoint[], pageRoom: number): number {
  if (point.certain) return point.confidence
  if (point.confidence <= 0.05) return 0.25
  const near = 0.15 * pageRoom
  const before = countBelow(breakPoints.length, (at) => breakPoints[at]!.room < point.room - near)
  const afterwards = countBelow(breakPoints.length, (at) => breakPoints[at]!.room <= point.room + near)
  return Math.max(0.35, 0.65 / (1 + 0.2 * (afterwards - before - 1)))
}

/** Beginnings at an even distance, for a stretch that nothing else fits: as good as nothing, and its confidence says so. */
function evenly(stretch: Stretch, candidates: readonly BreakPoint[], pages: number): Placement {
  const breaks: BreakPoint[] = []
  for (let page = 1; page < pages; page++) {
    const part = page / pages
    const offset = Math.round(stretch.start + (stretch.end - stretch.start) * part)
    const room = stretch.startRoom + (stretch.endRoom - stretch.startRoom) * part
    const near = candidates[indexAfter(candidates, offset) - 1]
    const fits =
      near !== undefined &&
      near.offset > (breaks.at(-1)?.offset ?? stretch.start) &&
      (room - near.room) * pages < (stretch.endRoom - stretch.startRoom) * 0.4
    breaks.push(fits ? near : estimate(offset, room))
  }
  return { breaks, missing: 0 }
}

function pointsOf(points: readonly Anchor[], anchor: Anchor, end: number): Stretch['points'] {
  return points
    .filter((point) => point.offset > anchor.offset && point.offset < end)
    .map((point) => ({
      offset: point.offset,
      room: point.room,
      page: pagesBetween(anchor.label, point.label),
      cost: point.weight >= readerWeight ? readerWeight : 25,
    }))
}

/** Break points strictly between two offsets. */
function within(breakPoints: readonly BreakPoint[], start: number, end: number): readonly BreakPoint[] {
  return breakPoints.slice(indexAfter(breakPoints, start), indexAfter(breakPoints, end - 1))
}

/** Index of the first break point after an offset. */
function indexAfter(breakPoints: readonly BreakPoint[], offset: number): number {
  return countBelow(breakPoints.length, (at) => breakPoints[at]!.offset <= offset)
}

const rounded = (confidence: number): number => Math.round(Math.max(0, Math.min(1, confidence)) * 100) / 100
