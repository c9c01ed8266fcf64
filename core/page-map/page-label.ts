/** A printed page label taken apart: "xiv", "A-12", "12a". */
export interface PageLabel {
  /** What stands before the number: "A-", or ''. */
  readonly prefix: string
  readonly numerals: 'arabic' | 'roman' | 'ROMAN'
  /** 1 or more; 0 for "0" alone. */
  readonly value: number
  /** A letter after an arabic number ("12a"), lower case, or ''. */
  readonly suffix: string
}

/** Labels of the same series follow one another by number; `i` and `1`, or `A-1` and `B-1`, do not. */
export function sameSeries(a: PageLabel, b: PageLabel): boolean {
  return a.prefix === b.prefix && a.numerals === b.numerals
}

/**
 * Takes a label apart, or gives null where it is not one. Only canonical roman numerals count ("iiii" is a
 * misreading), so that `formatPageLabel` is the exact inverse. White space at the edges is ignored.
 */
export function parsePageLabel(label: string): PageLabel | null {
  const text = label.trim()
  if (text.length === 0 || text.length > 24) return null
  const arabic = /^((?:[A-Za-z]{1,4}[-–.:])?|[A-Z])(0|[1-9][0-9]{0,5})([a-z]?)$/.exec(text)
  if (arabic) return { prefix: arabic[1]!, numerals: 'arabic', value: Number(arabic[2]), suffix: arabic[3]! }
  const roman = /^([ivxlcdm]{1,15}|[IVXLCDM]{1,15})$/.exec(text)
  if (!roman) return null
  const value = romanValue(text.toLowerCase())
  if (value === null) return null
  return { prefix: '', numerals: text === text.toLowerCase() ? 'roman' : 'ROMAN', value, suffix: '' }
}

/** A label as printed; the inverse of {@link parsePageLabel}. */
export function formatPageLabel({ prefix, numerals, value, suffix }: PageLabel): string {
  if (numerals === 'arabic') return `${prefix}${value}${suffix}`
  const roman = toRoman(value)
  return numerals === 'roman' ? roman : roman.toUpperCase()
}

/** How many pages on `b` is from `a`, both of one series: an inserted page ("12a") counts after the page it follows. */
export function pagesBetween(a: PageLabel, b: PageLabel): number {
  if (a.value === b.value) return inserted(b) - inserted(a)
  return b.value - a.value + (b.value > a.value ? inserted(b) : 0)
}

/** The label `pages` after `from` on the way to `to`, which may be an inserted page. */
export function labelAfter(from: PageLabel, pages: number, to: PageLabel | null): PageLabel {
  if (to !== null && to.suffix !== '') {
    const beyond = from.value === to.value ? inserted(from) + pages : from.value + pages - to.value
    if (beyond > 0) return { ...to, suffix: String.fromCharCode(96 + Math.min(26, beyond)) }
  }
  return { ...from, value: from.value + pages, suffix: pages === 0 ? from.suffix : '' }
}

const inserted = (label: PageLabel): number =>
  label.suffix === '' ? 0 : label.suffix.charCodeAt(0) - 'a'.charCodeAt(0) + 1

const romanSteps = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function toRoman(value: number): string {
  let rest = value
  let roman = ''
  for (const [step, letters] of romanSteps)
    while (rest >= step) {
      roman += letters
      rest -= step
    }
  return roman
}

function romanValue(lower: string): number | null {
  const worth: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
  let value = 0
  for (let index = 0; index < lower.length; index++) {
    const here = worth[lower[index]!]!
    value += here < (worth[lower[index + 1] ?? ''] ?? 0) ? -here : here
  }
  return value > 0 && value < 4000 && toRoman(value) === lower ? value : null
}
