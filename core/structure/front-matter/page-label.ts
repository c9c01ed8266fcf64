/** A number at the end of a contents line, where it may be a page. */
export interface PageCandidate {
  readonly label: string
  /** Comparable within a book: roman pages come before arabic ones. */
  readonly order: number
  /** Where the label begins in the line, and where the leader or space before it begins. */
  readonly from: number
  readonly leader: number
  /** Set apart by a tab, dots or wide space; else by a single space, where it may as well be part of the title. */
  readonly strong: boolean
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
const romanForm = /^m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$/i

/** The value of a roman number, or null. */
export function romanValue(text: string): number | null {
  if (text === '' || text.length > 12 || !romanForm.test(text)) return null
  const values = [...text.toLowerCase()].map((letter) => romanValues[letter]!)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}

/** Comparable value of a page label: roman ones below zero and in order, arabic ones as they are; null for anything else. */
export function pageOrder(label: string): number | null {
  if (/^\d{1,5}$/.test(label)) return Number(label)
  const roman = romanValue(label)
  return roman === null ? null : roman - 10_000
}

const trailing =
  /(\t[\s.]*|\s*(?:\.[ \u00a0]?){2,}\s*|\s*(?:…\s*)+|\s*[_·•]{3,}\s*| {2,}| )((?:p\. ?)?(\d{1,4}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9}))\s*[.,]?\s*$/

/** The page at the end of a contents line, or null. */
export function trailingPage(text: string): PageCandidate | null {
  // The pattern is anchored at the end; looking at the tail alone keeps long lines linear.
  const tailFrom = Math.max(0, text.length - 160)
  const match = trailing.exec(text.slice(tailFrom))
  if (match === null) return null
  const label = match[3]!
  const order = pageOrder(label)
  const strong = match[1] !== ' '
  if (order === null || (!strong && /^[IVXLCDM]/.test(label))) return null
  const leader = tailFrom + match.index
  const from = tailFrom + match.index + match[0].lastIndexOf(label)
  return text.slice(0, leader).trim() === '' ? null : { label, order, from, leader, strong }
}

/** Indexes of a longest run of values that never falls, in order. */
export function longestRise(values: readonly number[]): number[] {
  const tails: number[] = []
  const before: number[] = []
  values.forEach((value, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[tails[middle]!]! <= value) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : tails[low - 1]!
    tails[low] = index
  })
  const run: number[] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index]!) run.push(index)
  return run.reverse()
}
