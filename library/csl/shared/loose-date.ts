import type { CslDate } from '../../../core/records/csl.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const seasons = ['spring', 'summer', 'autumn', 'winter']

/**
 * A date as catalogs and people write it: "2010-03-05", "2010 Mar 5", "March 5, 2010", "2010 Winter", "2010-2012",
 * "1998 Mar-Apr". What is none of these is kept in words.
 */
export function readLooseDate(value: string | undefined): CslDate | undefined {
  const text = value?.replace(/\s+/g, ' ').trim().slice(0, 200) ?? ''
  if (text === '') return undefined
  const iso = /^(-?\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  )
  if (iso !== null && Number(iso[2] ?? 1) <= 12) return parts(...iso.slice(1, 4))
  const years = /^(\d{4})\s*[-–/]\s*(\d{4})$/.exec(text)
  if (years !== null) return { 'date-parts': [[Number(years[1])], [Number(years[2])]] }
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const season = words.map((word) => seasons.indexOf(word === 'fall' ? 'autumn' : word)).find((n) => n >= 0)
  if (year === undefined || words.length > 2) return { literal: text }
  if (season !== undefined) return { 'date-parts': [[Number(year)]], season: season + 1 }
  const month = words.map((word) => months.indexOf(word.slice(0, 3)) + 1).find((n) => n > 0)
  if (month === undefined) return words.length === 0 && text === year ? parts(year) : { literal: text }
  const days = text.replace(year, '').match(/(?<!\d)\d{1,2}(?!\d)/g) ?? []
  return parts(year, String(month), days.length === 1 && words.length === 1 ? days[0] : undefined)
}

function parts(...texts: readonly (string | undefined)[]): CslDate {
  const [year, month = 0, day = 0] = texts.map((text) => (text === undefined ? 0 : Number(text)))
  if (month < 1 || month > 12) return { 'date-parts': [[year!]] }
  return { 'date-parts': [day >= 1 && day <= 31 ? [year!, month, day] : [year!, month]] }
}

/** "2010-03-05", of as many parts as are known; undefined where there is no year. */
export function isoDate(date: CslDate | undefined): string | undefined {
  const [year, month, day] = (date?.['date-parts']?.[0] ?? []).map(Number)
  if (year === undefined || !Number.isInteger(year)) return undefined
  const two = (n: number | undefined) => (n !== undefined && n >= 1 ? `-${String(n).padStart(2, '0')}` : '')
  const four = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
  return four + two(month) + (two(month) === '' ? '' : two(day))
}
