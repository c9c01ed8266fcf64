import type { CslDate } from '../../../core/records/csl.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** How months begin in German, French, Spanish, Italian, Portuguese, Dutch where English has it otherwise; marks over letters are passed over. */
const otherMonths: Readonly<Record<string, number>> = {
  ...{ ene: 1, gen: 1, fev: 2, mrt: 3, avr: 4, abr: 4, mai: 5, mag: 5, mei: 5, giu: 6, lug: 7, aou: 8 },
  ...{ ago: 8, set: 9, okt: 10, out: 10, ott: 10, dez: 12, dic: 12 },
}

/** Which season the word in small letters names, from 0 for spring; -1 where it names none. Web of Science writes the first three letters. */
export const seasonNamed = (word: string): number =>
  seasons.findIndex((name) => [name, name.slice(0, 3)].includes(/^fall?$/.test(word) ? 'autumn' : word))

/** The month that the word names; 0 where it names none. */
function monthNamed(word: string): number {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  if (plain.startsWith('juin')) return 6
  if (plain.startsWith('juil')) return 7
  const start = plain.slice(0, 3)
  return months.indexOf(start) + 1 || (Object.hasOwn(otherMonths, start) ? otherMonths[start]! : 0)
}

const seasons = ['spring', 'summer', 'autumn', 'winter']

/**
 * A date as catalogs and people write it: "2010-03-05", "2010 Mar 5", "March 5, 2010", "5.3.2010", "2010 Winter",
 * "2010-2012", "1998 Mar-Apr", "c1998", "ca. 1998", "2010年3月5日", and ISO 8601-2's ranges and doubts ("2010-05/2011-02",
 * "1998~"). What is none of these is kept in words.
 */
export function readLooseDate(value: string | undefined): CslDate | undefined {
  const asWritten = value?.slice(0, 1000).replace(/\s+/g, ' ').trim().slice(0, 200) ?? ''
  const text = asWritten
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?=\d|[A-Z])/i, '')
    .replace(/(?<=\b\d{1,2})(?:st|nd|rd|th)\b/gi, '')
    .replace(/(?<=\d)\/+$/, '')
    .replace(/^\(([^()]+)\)$/, '$1')
    .replace(/^(\d{4}), c\d{4}$/, '$1')
    .replace(/ \d{1,2}:\d\d(?::\d\d)?(?: [A-Z]{3,4}\b)?/, '')
    // A quarter of a year is what a journal calls its issue.
    .replace(/(?:\d|first|second|third|fourth)? ?quarter/i, '')
    .replace(/ (?:de|del|of) /gi, ' ')
    .trim()
  if (text === '') return undefined
  const standard = readStandardDate(text)
  if (standard !== undefined) return standard
  const single = /^(?:(c|©|cop\.? ?|p|℗)|((?:ca|circa|c)\.? ))?(\d{4})( ?\?)?\.?$/i.exec(text)
  // Catalogs mark the year of a copyright, as in "c1998".
  if (single !== null) {
    const circa = single[2] !== undefined || single[4] !== undefined
    return { 'date-parts': [[Number(single[3])]], ...(circa ? { circa } : {}) }
  }
  const compact = /^((?:1[5-9]|20)\d\d)(\d\d)(\d\d(?=(?:T?\d{6}Z?)?$))?(?:T?\d{6}Z?)?$/.exec(text)
  if (compact !== null && Number(compact[2]) <= 12) return parts(...compact.slice(1, 4))
  const dayFirst = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text)
  if (dayFirst !== null && Number(dayFirst[2]) <= 12) return parts(dayFirst[3], dayFirst[2], dayFirst[1])
  const iso = /^(-?\d{4})(?:[-/. ](\d{1,3})(?:[-/. ](\d{1,3}))?)?(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  )
  if (iso !== null && Number(iso[2] ?? 1) <= 12) return parts(...iso.slice(1, 4))
  const span = /^(\d{4})\s*[-–/]\s*(\d{4})$/.exec(text)
  if (span !== null) return { 'date-parts': [[Number(span[1])], [Number(span[2])]] }
  const monthFirst = /^(\d{1,2})[ /.-](\d{4})$/.exec(text)
  if (monthFirst !== null && Number(monthFirst[1]) <= 12) return parts(monthFirst[2], monthFirst[1])
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (slashed !== null) return parts(slashed[3], ...monthAndDay(Number(slashed[1]), Number(slashed[2])))
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const season = words.map(seasonNamed).find((n) => n >= 0)
  if (year === undefined || words.length > 2) return { literal: asWritten }
  if (season !== undefined) return { 'date-parts': [[Number(year)]], season: season + 1 }
  const named = words.map(monthNamed).filter((month) => month > 0)
  if (named.length === 0) return words.length === 0 && text === year ? parts(year) : { literal: asWritten }
  const years = text.match(/(?<!\d)\d{4}(?!\d)/g)!
  const days = text.match(/(?<!\d)\d{1,2}(?!\d)/g) ?? []
  const ends = Math.max(years.length, named.length, days.length)
  if (ends > 2) return { literal: asWritten }
  const end = (index: number) => {
    const of = (list: readonly (string | number)[]) => list[Math.min(index, list.length - 1)]?.toString()
    // "Mar-Apr 5" says nothing of the day in March.
    return parts(of(years), of(named), days.length >= named.length ? of(days) : undefined)['date-parts']![0]!
  }
  return { 'date-parts': ends === 1 ? [end(0)] : [end(0), end(1)] }
}

/** A range of ISO 8601 whose ends begin with their years, its months 21 to 24 for seasons, its marks of doubt; 年月日. */
function readStandardDate(text: string): CslDate | undefined {
  const [start, end, ...more] = text.split('/')
  const isEnd = (part: string | undefined) => /^-?\d{4}(?:-\d\d){0,2}[~?%]?$/.test(part ?? '')
  if (isEnd(start) && more.length === 0 && end !== undefined && (isEnd(end) || end === '..')) {
    const [first, second] = [readLooseDate(start), end === '..' ? undefined : readLooseDate(end)]
    // CSL writes an open end as a zero.
    const range = [first!['date-parts']![0]!, second?.['date-parts']?.[0] ?? [0]]
    return { 'date-parts': range, ...(first!.circa || second?.circa ? { circa: true } : {}) }
  }
  const season = /^(-?\d{4})-2([1-4])([~?%]?)$/.exec(text)
  if (season !== null) {
    const doubt = season[3] === '' ? {} : { circa: true }
    return { 'date-parts': [[Number(season[1])]], season: Number(season[2]), ...doubt }
  }
  const doubtful = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]$/.exec(text)
  if (doubtful !== null) return { ...parts(...doubtful.slice(1, 4)), circa: true }
  const [, before] = /^(\d{1,4}) ?b\.? ?c\.?(?: ?e\.?)?$/i.exec(text) ?? []
  if (before !== undefined) return parts(`-${before}`)
  const eastern = /^(\d{4}) ?年 ?(?:(\d{1,2}) ?月 ?(?:(\d{1,2}) ?日)?)?$/.exec(text)
  return eastern === null ? undefined : parts(...eastern.slice(1, 4))
}

/** Which of two numbers is the month: the first, as where dates are so written, unless it cannot be. */
const monthAndDay = (first: number, second: number): readonly [string, string] =>
  first > 12 ? [String(second), String(first)] : [String(first), String(second)]

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
