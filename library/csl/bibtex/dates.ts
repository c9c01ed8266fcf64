import type { CslDate } from '../../../core/records/csl.ts'
import { readLooseDate, seasonNamed } from '../shared/loose-date.ts'

type Parts = readonly number[]

/** biblatex's date (ISO 8601-2 level 1: "2010-05/2011", "2010~", "2010-21" for spring, "-0043" for 44 BC) → CSL. */
export function readDate(value: string): CslDate | undefined {
  const text = value.trim()
  if (text === '') return undefined
  const ends = text.split('/')
  const read = ends.map(readEnd)
  const [first, second] = read
  if (
    ends.length > 2 ||
    first === undefined ||
    first === null ||
    (ends.length === 2 && second === undefined)
  ) {
    const loose = readLooseDate(text)
    return loose?.['date-parts'] === undefined ? { raw: text } : loose
  }
  const isRange = ends.length === 2
  // Of a range each end has its season, which stands for a month then, as pandoc and citeproc have it.
  const partsOf = (end: NonNullable<typeof first>) =>
    isRange && end.season !== undefined ? [...end.parts, 20 + end.season] : [...end.parts]
  const date: CslDate = { 'date-parts': [partsOf(first)] }
  // CSL writes an open end as a zero, as citeproc and pandoc do.
  if (isRange) date['date-parts']!.push(second == null ? [0] : partsOf(second))
  if (first.season !== undefined && !isRange) date.season = first.season
  if (first.circa || second?.circa) date.circa = true
  return date
}

/** One end of a range; null where it is open, undefined where it is no date. */
function readEnd(text: string): { parts: Parts; season?: number; circa: boolean } | null | undefined {
  // Before 2019 the standard wrote "open" and "unknown", "uu" and "?~".
  if (text === '' || text === '..' || /^(?:open|unknown|\*)$/i.test(text)) return null
  // A month or a day that is not known says nothing.
  const known = text.trim().replace(/^(-?\d{4}(?:-\d\d)?)(?:-(?:XX|uu)){1,2}$/i, '$1')
  const match =
    /^(-?\d{1,7}|y-?\d{4,12}|\d{2,3}[XU]{1,2})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T[\d:.Z+-]*)?(\?~|[?~%]?)$/i.exec(
      known,
    )
  if (match === null) return undefined
  const [, yearText = '', monthText, dayText, doubt] = match
  const written = Number(yearText.replace(/^y/i, '').replace(/[XU]/gi, '0'))
  // ISO counts a year 0, CSL does not: 0 is 1 BC.
  const year = written <= 0 ? written - 1 : written
  const month = Number(monthText ?? 0)
  const circa = doubt !== '' || /[XU]/i.test(yearText)
  if (month >= 21 && month <= 24) return { parts: [year], season: month - 20, circa }
  if (month > 12) return undefined
  const day = Number(dayText ?? 0)
  return { parts: month === 0 ? [year] : day === 0 || day > 31 ? [year, month] : [year, month, day], circa }
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** BibTeX's year, month and day. A year in words is kept as they stand ("n.d.", "forthcoming"). */
export function readYear(
  year: string,
  month: string | undefined,
  day: string | undefined,
): CslDate | undefined {
  if (/^\s*\[?(?:c|ca|circa)\.?\s*\d{1,4}\]?\s*$/i.test(year))
    return { 'date-parts': [[Number(/\d+/.exec(year)![0])]], circa: true }
  const range = /^\s*(\d{4})\s*(?:-{1,3}|–|\/)\s*(\d{4})\s*$/.exec(year)
  if (range !== null) return { 'date-parts': [[Number(range[1])], [Number(range[2])]] }
  const [, start] = /^\s*(\d{4})\s*(?:-{1,3}|–)\s*$/.exec(year) ?? []
  if (start !== undefined) return { 'date-parts': [[Number(start)], [0]] }
  const century = /^\s*(\d\d)(\d\d)\s*(?:-{1,2}|–)\s*(\d\d)\s*$/.exec(year)
  // "1999-12" is a month.
  if (century !== null && Number(century[3]) > Math.max(12, Number(century[2])))
    return { 'date-parts': [[Number(century[1]! + century[2]!)], [Number(century[1]! + century[3]!)]] }
  const winter = /^\s*(\d\d)(\d\d)\s*[/–-]\s*(\d\d)\s*$/.exec(year)
  if (winter !== null && Number(winter[3]) === Number(winter[2]) + 1)
    return { 'date-parts': [[Number(winter[1]! + winter[2]!)], [Number(winter[1]! + winter[3]!)]] }
  const decade = /^\s*(\d{3})(\d)\s*(?:-{1,2}|–)\s*(\d)\s*$/.exec(year)
  if (decade !== null && Number(decade[3]) > Number(decade[2]))
    return { 'date-parts': [[Number(decade[1]! + decade[2]!)], [Number(decade[1]! + decade[3]!)]] }
  // A letter tells apart what appeared in one year, and is for a style to set.
  const [, lettered] = /^\s*(\d{4})[a-z]\s*$/.exec(year) ?? []
  if (lettered !== undefined) return readYear(lettered, month, day)
  // Some files have the whole date here.
  if (!/^\s*-?\d{1,7}\s*$/.test(year)) return readLooseDate(year)
  const parts = [Number(year)]
  const months = twoMonths(month)
  if (months !== undefined) return { 'date-parts': months.map((number) => [...parts, number]) }
  const words = (month ?? '')
    .trim()
    .toLowerCase()
    .replace(/(?<=\b\d{1,2})(?:st|nd|rd|th)\b/g, '')
    .split(/[\s~.,/]+/)
    .filter(Boolean)
  const number = words
    .map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : monthNames.indexOf(word.slice(0, 3)) + 1))
    .find((n, index) => n >= 1 && n <= 12 && (words.length === 1 || !/^\d/.test(words[index]!)))
  if (number !== undefined) parts.push(number)
  const dayNumber = Number(day ?? words.find((word) => words.length > 1 && /^\d{1,2}$/.test(word)))
  if (number !== undefined && dayNumber >= 1 && dayNumber <= 31) parts.push(dayNumber)
  const season = words.map(seasonNamed).find((index) => index >= 0)
  return {
    'date-parts': [parts],
    ...(number === undefined && season !== undefined ? { season: season + 1 } : {}),
  }
}

/** The months of an issue for two or more of them, "July/August"; undefined of any other, as of one that begins the year before. */
function twoMonths(month: string | undefined): readonly number[] | undefined {
  const ends = (month ?? '')
    .trim()
    .toLowerCase()
    .split(/[.~\s]*(?:-{1,3}|–|\/|,|&|\band\b)[~\s]*/)
  if (ends.length !== 2) return undefined
  const numbers = ends.map((word) =>
    /^\d{1,2}$/.test(word) ? Number(word) : monthNames.indexOf(word.slice(0, 3)) + 1,
  )
  const isOfNames = ends.every((word) => /^[a-z]{3,9}\.?$/.test(word))
  const isOfNumbers = ends.every((word) => /^\d{1,2}$/.test(word))
  const [first, last] = numbers as [number, number]
  return (isOfNames || isOfNumbers) && first >= 1 && last <= 12 && last > first ? numbers : undefined
}

/** CSL → biblatex's date; undefined where it has none (words, or nothing). */
export function writeDate(date: CslDate): string | undefined {
  const parts = date['date-parts']
  if (parts === undefined || parts.length === 0) {
    const raw = date.raw ?? ''
    return raw !== '' && readDate(raw)?.['date-parts'] !== undefined ? raw.trim() : undefined
  }
  const ends = parts.slice(0, 2).map((part) => writeEnd(part.map(Number), parts.length === 1 ? date : {}))
  if (ends[0] === undefined) return undefined
  const circa = date.circa !== undefined && date.circa !== false && date.circa !== 0 ? '~' : ''
  return ends[0] + circa + (ends.length === 1 ? '' : `/${ends[1] === undefined ? '' : ends[1] + circa}`)
}

function writeEnd([year, month, day]: readonly number[], { season }: CslDate): string | undefined {
  if (year === undefined || !Number.isInteger(year) || year === 0) return undefined
  const shown = year < 0 ? year + 1 : year
  const four = String(Math.abs(shown)).padStart(4, '0')
  const seasonNumber = Number(season)
  const rest =
    month !== undefined && ((month >= 1 && month <= 12) || (month >= 21 && month <= 24))
      ? [month, ...(month <= 12 && day !== undefined && day >= 1 && day <= 31 ? [day] : [])]
      : seasonNumber >= 1 && seasonNumber <= 4
        ? [20 + seasonNumber]
        : []
  return `${shown < 0 ? '-' : ''}${four}${rest.map((n) => `-${String(n).padStart(2, '0')}`).join('')}`
}

/** BibTeX's fields for a date, and whether they say all of it. */
export function writeYear(date: CslDate): { fields: readonly (readonly [string, string])[]; whole: boolean } {
  const parts = date['date-parts']
  const [year, month, day] = (parts?.[0] ?? []).map(Number)
  if (year === undefined || !Number.isInteger(year)) {
    const words = date.literal ?? date.raw
    return { fields: words === undefined ? [] : [['year', words]], whole: true }
  }
  const fields: [string, string][] = [['year', String(year)]]
  if (month !== undefined && month >= 1 && month <= 12) {
    fields.push(['month', monthNames[month - 1]!])
    if (day !== undefined && day >= 1 && day <= 31) fields.push(['day', String(day)])
  }
  return { fields, whole: parts?.length === 1 && !date.circa && date.season === undefined && year > 0 }
}
