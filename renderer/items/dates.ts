import type { CslDate } from '../../core/records/csl.ts'

/** A date as it is typed: `2014`, `2014-05`, `2014-05-12`, a range `2014/2016`; what is no date stands as it is. */
export function dateText(date: CslDate | undefined): string {
  if (date === undefined) return ''
  const parts = date['date-parts']
  if (parts !== undefined) return parts.map(partsText).join('/')
  return date.literal ?? date.raw ?? ''
}

function partsText(parts: readonly (string | number)[]): string {
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join('-')
}

/** The date that was typed, or undefined for nothing. What is no date is kept as `literal`: "n.d.", "forthcoming". */
export function parseDate(text: string): CslDate | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const sides = trimmed.split(/\s*[/–]\s*/)
  const parts = sides.map(dateParts)
  if (sides.length > 2 || parts.some((part) => part === null)) return { literal: trimmed }
  return { 'date-parts': parts.filter((part) => part !== null) }
}

/** Year, month and day in the order of ISO 8601; the year may be negative (before the common era). */
function dateParts(text: string): number[] | null {
  const match = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (month !== undefined && (month < 1 || month > 12)) return null
  if (day !== undefined && (day < 1 || day > 31)) return null
  return [year!, month, day].filter((part) => part !== undefined)
}

/** The year for lists and sorting, or ''. */
export function yearOf(date: CslDate | undefined): string {
  const year = date?.['date-parts']?.[0]?.[0]
  return year === undefined ? (date?.literal ?? date?.raw ?? '') : String(year)
}
