import type { CslDate } from '../../../core/records/csl.ts'
import { isCirca, seasonOf } from '../shared/exact-date.ts'
import { readLooseDate } from '../shared/loose-date.ts'

/** "YYYY/MM/DD/other" (RIS 2011): year, month, day, and words such as a season. Any part may be empty. */
export function readRisDate(value: string): CslDate | undefined {
  // "Start date: 20170812" of TRID.
  const text = value.trim().replace(/^\p{L}[\p{L} ]*: */u, '')
  if (text === '') return undefined
  const [year = '', month = '', day = '', ...other] = text.split(/[/]|(?<=^\d{4})-|(?<=^\d{4}-\d{2})-/)
  const words = other.join('/').trim()
  const plain = text.replace(/^\/+|\/+$/g, '')
  // Not the form of the specification: months in words, the day first, two years, a day after a year without month.
  const isOther =
    /[^\d\s]/.test(month + day) || /\d{4}/.test(`${month} ${day}`) || !/^-?\d{1,5}$/.test(year.trim())
  if (isOther) return readLooseDate(/[^\d\s/]/.test(plain) ? plain.replace('/', ' ') : plain)
  if (Number(year) === 0) return undefined
  const parts = [Number(year)]
  const [m, d] = [Number(month), Number(day)]
  if (m >= 1 && m <= 12) {
    parts.push(m)
    if (d >= 1 && d <= 31) parts.push(d)
  }
  const date: CslDate = { 'date-parts': [parts] }
  const doubtless = words.replace(/^(?:circa|ca?\.?)(?: |$)/i, '')
  const season = seasons.indexOf(doubtless.toLowerCase()) + 1
  if (season > 0) date.season = season
  const until = /^(?:to )?(-?\d{4,}|(?<=to )-?\d+)(?:\/(\d+))?(?:\/(\d+))?$/.exec(doubtless)
  if (until !== null) date['date-parts']!.push(until.slice(1).filter(Boolean).map(Number))
  if (doubtless !== words) date.circa = true
  return date
}

const seasons = ['spring', 'summer', 'autumn', 'winter']

export function writeRisDate(date: CslDate): string | undefined {
  const [first, second] = (date['date-parts'] ?? [])
    .map((part) => part.map(Number).filter(Number.isInteger))
    // The season of one end of a range has no place.
    .map((part) => (Number(part[1]) > 12 ? part.slice(0, 1) : part))
  if (first === undefined || first.length === 0) {
    const words = (date.literal ?? date.raw ?? '').replace(/\s+/g, ' ').replaceAll('/', '-').trim()
    return words === '' ? undefined : `///${words}`
  }
  const [year, month, day] = first
  const two = (n: number | undefined) => (n === undefined ? '' : String(n).padStart(2, '0'))
  const until = second !== undefined && second.length > 0 ? `to ${second.join('/')}` : undefined
  const season = seasons[(seasonOf(date) ?? 0) - 1]
  const other = [isCirca(date) ? 'circa' : undefined, until ?? season].filter(Boolean).join(' ')
  const four = `${year! < 0 ? '-' : ''}${String(Math.abs(year!)).padStart(4, '0')}`
  return `${four}/${two(month)}/${two(day)}/${other}`
}
