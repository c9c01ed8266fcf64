import type { CslDate } from '../../../core/records/csl.ts'
import { isoDate, readLooseDate } from './loose-date.ts'

/**
 * A date in one word, as `readLooseDate` reads it: "2010-05", "1850/1860", "1998~" for circa, "2010-21" for spring, "1987/.." for what
 * goes on. Years before ours are CSL's: "-0044" is 44 BC. Undefined where there is no year.
 */
export function writeExactDate(date: CslDate | undefined): string | undefined {
  const [first, second] = date?.['date-parts'] ?? []
  const start = isoDate(date)
  if (date === undefined || first === undefined || start === undefined) return undefined
  const season = first.length === 1 && second === undefined ? seasonOf(date) : undefined
  const doubt = isCirca(date) ? '~' : ''
  const begin = `${start}${season === undefined ? '' : `-2${season}`}${doubt}`
  if (second === undefined) return begin
  const end = isOpen(second) ? undefined : isoDate({ 'date-parts': [second] })
  return `${begin}/${end === undefined ? '..' : end + doubt}`
}

/** Whether a date that was read says all that the one that was written said. */
export function isSameDate(read: CslDate | undefined, written: CslDate): boolean {
  return read !== undefined && JSON.stringify(normal(read)) === JSON.stringify(normal(written))
}

/** Whether the exact form holds all of the date. */
export const holdsExactly = (date: CslDate): boolean => isSameDate(readLooseDate(writeExactDate(date)), date)

/** The words of a date that has no numbers. */
export const wordsOfDate = (date: CslDate | undefined): string | undefined =>
  (date?.['date-parts'] ?? []).length > 0
    ? undefined
    : (date?.literal ?? date?.raw)?.replace(/\s+/g, ' ').trim() || undefined

export const isCirca = ({ circa }: CslDate): boolean =>
  circa !== undefined && ![false, 0, '', '0', 'false'].includes(circa)

/** Spring is 1; undefined for what is none. */
export function seasonOf({ season }: CslDate): number | undefined {
  const number = season === undefined || season === '' ? Number.NaN : Number(season)
  return [1, 2, 3, 4].includes(number) ? number : undefined
}

const isOpen = (part: readonly (string | number)[]) => Number(part[0] ?? 0) === 0

const normal = (date: CslDate) => [
  (date['date-parts'] ?? []).map((part) => (isOpen(part) ? [0] : part.map(Number))),
  date.season === undefined ? null : String(date.season),
  isCirca(date),
  wordsOfDate(date),
]
