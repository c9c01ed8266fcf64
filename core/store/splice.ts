import { sameValue } from './same-value.ts'

/** A place where a list changed: what stood at `at` of the list before, and what stands there instead. */
export type Splice = readonly [at: number, removed: readonly unknown[], inserted: readonly unknown[]]

/**
 * What makes the one list the other, in the order of its places and apart from each other. Members that went, came or
 * moved alone are named. Linear in the length of both lists; where a member stands twice or many moved, more of them are
 * named than would have to be.
 */
export function splicesBetween(from: readonly unknown[], to: readonly unknown[]): readonly Splice[] {
  const [start, same] = sharedEnds(from, to)
  const [fromEnd, toEnd] = [from.length - same, to.length - same]
  const placeBefore = placesIn(from, start, fromEnd)
  const placeAfter = placesIn(to, start, toEnd)
  const splices: Splice[] = []
  let [i, j] = [start, start]
  const isSame = () => i < fromEnd && j < toEnd && sameValue(from[i], to[j])
  /** True where the next of the list before is to be taken out; else the next of the list after is to be put in. */
  const isNextRemoved = () => {
    if (i === fromEnd || j === toEnd) return j === toEnd
    const [later, earlier] = [placeAfter(from[i]) - j, placeBefore(to[j]) - i]
    // Negative where it stands nowhere, or was dealt with: then it went, or came. Of two that moved, the nearer is met first.
    return later < 0 || (earlier >= 0 && earlier <= later)
  }
  while (i < fromEnd || j < toEnd) {
    const [at, begun] = [i, j]
    while ((i < fromEnd || j < toEnd) && !isSame())
      if (isNextRemoved()) i += 1
      else j += 1
    if (i > at || j > begun) splices.push([at, from.slice(at, i), to.slice(begun, j)])
    while (isSame()) {
      i += 1
      j += 1
    }
  }
  return splices
}

/** The list with the splices made in it; null where they do not fit it, or it does not hold there what they take out. */
export function spliced(list: readonly unknown[], splices: readonly Splice[]): unknown[] | null {
  const parts: (readonly unknown[])[] = []
  let end = 0
  for (const [at, removed, inserted] of splices) {
    const until = at + removed.length
    if (!(at >= end && until <= list.length) || !sameValue(list.slice(at, until), removed)) return null
    parts.push(list.slice(end, at), inserted)
    end = until
  }
  return [...parts, list.slice(end)].flat()
}

/** Whether a JSON value has the shape of a splice. */
export function isSplice(value: unknown): value is Splice {
  if (!Array.isArray(value) || value.length !== 3) return false
  const [at, removed, inserted] = value as readonly unknown[]
  return Number.isSafeInteger(at) && Array.isArray(removed) && Array.isArray(inserted)
}

/** The splices that take these back. */
export function reverseSplices(splices: readonly Splice[]): readonly Splice[] {
  let shift = 0
  return splices.map(([at, removed, inserted]) => {
    const back = [at + shift, inserted, removed] as const
    shift += inserted.length - removed.length
    return back
  })
}

/** How many members the lists have in common at their beginning, and after those at their end. */
function sharedEnds(one: readonly unknown[], other: readonly unknown[]): readonly [number, number] {
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start < most && sameValue(one[start], other[start])) start += 1
  let end = 0
  while (end < most - start && sameValue(one.at(-1 - end), other.at(-1 - end))) end += 1
  return [start, end]
}

/** Where a value stands last between two places of a list; −1 where it does not. */
function placesIn(list: readonly unknown[], start: number, end: number): (value: unknown) => number {
  const places = new Map<unknown, number>()
  for (let place = start; place < end; place++) places.set(keyOf(list[place]), place)
  return (value) => places.get(keyOf(value)) ?? -1
}

const keyOf = (value: unknown): unknown => (typeof value === 'object' ? JSON.stringify(value) : value)
