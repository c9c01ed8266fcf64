import type { BreakPoint } from './break-point.ts'
import { countBelow } from './flow.ts'

/** A stretch of text between the beginning of a known page and the next known beginning, or an open end. */
export interface Stretch {
  /** Where its first page begins. */
  readonly start: number
  readonly startRoom: number
  /** True where its first page is a chapter's: sunk, so shorter. */
  readonly opening: boolean
  readonly end: number
  readonly endRoom: number
  /** True where its last page may stop anywhere: a chapter's or the text's end. */
  readonly ragged: boolean
  /** How many pages it has, or null where nothing tells. */
  readonly pages: number | null
  /** What it costs to believe that its last so many pages are blank or not in the text. */
  readonly missingCost: (pages: number) => number
  /** Places known to be on its page number `page`, counted from 0; ordered by offset. `cost` is of contradicting one. */
  readonly points: readonly {
    readonly offset: number
    readonly room: number
    readonly page: number
    readonly cost: number
  }[]
}

/** The breaks chosen, the first page's beginning left out. */
export interface Placement {
  readonly breaks: readonly BreakPoint[]
  /** How many of the last pages take no text. */
  readonly missing: number
}

/** Pages differ in length by about this part of it; a deviation of this much costs 1. */
const usualDeviation = 0.16
const longestPage = 2.6
const mostStates = 8_000_000

/**
 * Chooses where the pages of a stretch begin: optimal line breaking (Knuth and Plass, 1981) with pages for lines. The
 * cost of a choice is the squared deviation of its page lengths (past twice the usual one it grows linearly, so that
 * one odd page does not bend all others), the doubt in the breaks used and the evidence passed by.
 *
 * State: break point × number of the page that begins there, in a band around the number that an even length gives.
 *
 * @param candidates Ordered by offset, all within the stretch, its ends excluded.
 * @returns null where no choice fits, for example more pages than places.
 */
export function placeBreaks(
  stretch: Stretch,
  candidates: readonly BreakPoint[],
  pageRoom: number,
): Placement | null {
  const count = candidates.length
  const last = count + 1
  const room = (index: number): number =>
    index === 0 ? stretch.startRoom : index === last ? stretch.endRoom : candidates[index - 1]!.room
  const offset = (index: number): number =>
    index === 0 ? stretch.start : index === last ? stretch.end : candidates[index - 1]!.offset
  const expected = expectation(stretch, pageRoom)
  const mostPages = stretch.pages ?? Math.ceil(expected(stretch.endRoom) * 1.5) + 3
  const apart =
    stretch.pages === null ? 0 : Math.abs(stretch.pages - (stretch.endRoom - stretch.startRoom) / pageRoom)
  const half = bandHalf(mostPages, apart, count)
  const width = 2 * half + 1
  const low = (index: number): number => Math.max(0, Math.round(expected(room(index))) - half)
  const passed = passCosts(candidates)
  const costs = new Float64Array((count + 2) * width).fill(Infinity)
  const from = new Int32Array((count + 2) * width).fill(-1)
  if (low(0) > 0) return null
  costs[0] = 0

  const pointAt = (index: number): number =>
    countBelow(stretch.points.length, (at) => stretch.points[at]!.offset < offset(index))
  const firstPoint = Array.from({ length: count + 2 }, (_, index) => pointAt(index))
  const contradiction = (first: number, after: number, page: number): number => {
    let cost = 0
    for (let at = first; at < after && at < first + 50; at++) {
      const point = stretch.points[at]!
      if (point.page !== page) cost += point.cost * Math.min(3, Math.abs(point.page - page))
    }
    return cost
  }

  let farthest = 0
  for (let to = 1; to <= last; to++) {
    const isEnd = to === last
    while (farthest < to - 1 && room(to) - room(farthest) > longestPage * pageRoom) farthest++
    const use = isEnd ? 0 : candidates[to - 1]!.use
    const toLow = low(to)
    for (let start = farthest; start < to; start++) {
      if (offset(start) === offset(to)) continue
      const step =
        use +
        passed[to - 1]! -
        passed[start]! +
        lengthCost(room(to) - room(start), pageRoom, stretch.opening && start === 0, isEnd && stretch.ragged)
      const startLow = low(start)
      for (let slot = 0; slot < width; slot++) {
        const soFar = costs[start * width + slot]!
        if (soFar === Infinity) continue
        const page = startLow + slot
        const cost = soFar + step + contradiction(firstPoint[start]!, firstPoint[to]!, page)
        const next = page + 1 - toLow
        if (next < 0 || next >= width) continue
        const state = to * width + next
        if (cost < costs[state]!) {
          costs[state] = cost
          from[state] = start
        }
      }
    }
  }
  const finish = bestEnd(stretch, costs, last * width, width, low(last))
  if (finish === null) return null
  const breaks: BreakPoint[] = []
  let page = finish.pages
  for (let index = last; index > 0; page--) {
    index = from[index * width + page - low(index)]!
    if (index > 0) breaks.push(candidates[index - 1]!)
  }
  return { breaks: breaks.reverse(), missing: finish.missing }
}

function bestEnd(
  stretch: Stretch,
  costs: Float64Array,
  base: number,
  width: number,
  low: number,
): { pages: number; missing: number } | null {
  const cost = (pages: number): number => {
    const slot = pages - low
    return slot < 0 || slot >= width ? Infinity : costs[base + slot]!
  }
  if (stretch.pages !== null) {
    let missing = 0
    const total = (without: number): number =>
      cost(stretch.pages! - without) + (without === 0 ? 0 : stretch.missingCost(without))
    for (let without = 1; without < stretch.pages; without++)
      if (total(without) < total(missing)) missing = without
    return total(missing) === Infinity ? null : { pages: stretch.pages - missing, missing }
  }
  let best = -1
  for (let pages = low; pages < low + width; pages++)
    if (cost(pages) < Infinity && (best < 0 || cost(pages) < cost(best))) best = pages
  return best < 0 ? null : { pages: best, missing: 0 }
}

function lengthCost(length: number, pageRoom: number, opening: boolean, ragged: boolean): number {
  const deviation = (length / (pageRoom * (opening ? 0.85 : 1)) - 1) / usualDeviation
  if (ragged && deviation <= 0) return length < pageRoom * 0.06 ? 3 : 0.5
  const size = Math.abs(deviation)
  return size <= 2 ? size * size : 4 * size - 4
}

/** Cost of passing by everything before a candidate: `[0, 0, pass₁, pass₁ + pass₂, …]`, one more at each index. */
function passCosts(candidates: readonly BreakPoint[]): Float64Array {
  const sums = new Float64Array(candidates.length + 2)
  candidates.forEach((candidate, index) => {
    sums[index + 1] = sums[index]! + candidate.pass
  })
  return sums
}

/** The page number that an even length gives for a room, bent so that it passes through the points. */
function expectation(stretch: Stretch, pageRoom: number): (room: number) => number {
  const knots = [{ room: stretch.startRoom, page: 0 }]
  for (const point of stretch.points)
    if (point.room > knots.at(-1)!.room && point.page + 0.5 > knots.at(-1)!.page)
      knots.push({ room: point.room, page: point.page + 0.5 })
  const last = knots.at(-1)!
  const text = Math.max(1, stretch.endRoom - last.room)
  knots.push({
    room: last.room + text,
    page: stretch.pages === null ? last.page + text / pageRoom : Math.max(last.page, stretch.pages),
  })
  return (room) => {
    const after = Math.max(
      1,
      Math.min(
        knots.length - 1,
        countBelow(knots.length, (at) => knots[at]!.room < room),
      ),
    )
    const a = knots[after - 1]!
    const b = knots[after]!
    return a.page + ((room - a.room) / (b.room - a.room)) * (b.page - a.page)
  }
}

/**
 * Lengths add up like a random walk: four of its standard deviations, some pages for what is not chance, and those the
 * text has too many or too few. Memory bounds it for hostile input.
 */
function bandHalf(pages: number, apart: number, candidates: number): number {
  const wanted = 4 + Math.ceil(2 * usualDeviation * Math.sqrt(pages) + Math.min(apart, 30))
  return Math.max(3, Math.min(wanted, Math.floor(mostStates / (2 * (candidates + 2)))))
}
