import { formatPageLabel, parsePageLabel } from '../../page-map/page-label.ts'
import type { EdgeLine, Edges } from './edges.ts'
import type { PrintedNumber } from './page-number.ts'

/** The number of a sheet as its furniture says it. */
export interface SheetNumber {
  readonly label: string
  /** Line that shows it, or null where it was counted from the sheets around. */
  readonly line: number | null
}

/** Sheets this far away bear witness for a number. */
const reach = 8
/** Sheets in front of the first number, or after the last, that are counted on: a title page, the last of a chapter. */
const beyond = 3

interface Vote {
  readonly number: PrintedNumber
  readonly line: number
  /** Value less the sheet's index: the same on all sheets of a series. */
  readonly shift: string
}

/**
 * The printed number of each sheet. A number counts where another sheet near by counts the same way from its own; a sheet
 * that shows none, between two that count alike, has the number it must have. `isHead` tells whether a title comes again.
 */
export function sheetNumbers(
  edges: readonly Edges[],
  isHead: (line: EdgeLine, side: keyof Edges) => boolean,
): (SheetNumber | null)[] {
  const votes = edges.map((edge, sheet) => votesOf(edge, sheet, isHead))
  const witnesses = new Map<string, number[]>()
  for (const [sheet, list] of votes.entries()) {
    for (const shift of new Set(list.map((vote) => vote.shift))) {
      const at = witnesses.get(shift)
      if (at === undefined) witnesses.set(shift, [sheet])
      else at.push(sheet)
    }
  }
  const first = votes.map((list, sheet) => surest(list, (vote) => near(witnesses.get(vote.shift)!, sheet)))
  // A figure of the text at a page's edge may agree with another by chance, not with most pages around it.
  const chosen = votes.map((list, sheet) => {
    const around = first.slice(Math.max(0, sheet - reach), sheet + reach + 1)
    const agree = (vote: Vote) => around.filter((other) => other?.shift === vote.shift).length - 1
    const best = surest(list, agree)
    const rivals = around.filter((other) => other !== null && other.shift !== best?.shift).length
    return best !== null && agree(best) >= rivals / 4 ? best : null
  })
  return chosen.map((vote, sheet) =>
    vote === null ? counted(chosen, sheet) : { label: vote.number.label, line: vote.line },
  )
}

/** The vote with the most support, at least that of one other sheet; a number alone before one beside a title. */
function surest(votes: readonly Vote[], support: (vote: Vote) => number): Vote | null {
  let best: Vote | null = null
  let most = 0
  for (const vote of votes) {
    const has = support(vote)
    const weight = has + (vote.number.beside === '' ? 0.5 : 0)
    if (has >= 1 && weight > most) [best, most] = [vote, weight]
  }
  return best
}

function votesOf(edge: Edges, sheet: number, isHead: (line: EdgeLine, side: keyof Edges) => boolean): Vote[] {
  return (['bottom', 'top'] as const).flatMap((side) =>
    edge[side].flatMap((line) =>
      line.numbers
        .filter((number) => number.beside === '' || isHead(line, side))
        .map((number) => ({ number, line: line.line, shift: `${number.numerals} ${number.value - sheet}` })),
    ),
  )
}

/** How many other sheets within reach are in an ordered list. */
function near(sheets: readonly number[], sheet: number): number {
  let low = 0
  let high = sheets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sheets[middle]! < sheet - reach) low = middle + 1
    else high = middle
  }
  let count = 0
  for (let index = low; index < sheets.length && sheets[index]! <= sheet + reach; index++) count += 1
  return count - 1
}

function counted(chosen: readonly (Vote | null)[], sheet: number): SheetNumber | null {
  const before = nearest(chosen, sheet, -1)
  const after = nearest(chosen, sheet, 1)
  if (before !== null && after !== null && before.vote.shift !== after.vote.shift) return null
  const from = before ?? after
  if (from === null || ((before === null || after === null) && Math.abs(from.sheet - sheet) > beyond))
    return null
  const label = parsePageLabel(from.vote.number.label)
  if (label === null || label.value + sheet - from.sheet < 1) return null
  return { label: formatPageLabel({ ...label, value: label.value + sheet - from.sheet }), line: null }
}

function nearest(
  chosen: readonly (Vote | null)[],
  sheet: number,
  step: 1 | -1,
): { vote: Vote; sheet: number } | null {
  for (let at = sheet + step; Math.abs(at - sheet) <= 40; at += step) {
    const vote = chosen[at]
    if (vote === undefined) return null
    if (vote !== null) return { vote, sheet: at }
  }
  return null
}
