import {
  dateVariables,
  nameVariables,
  type CslDate,
  type CslName,
  type IdentifiedCslItem,
} from '../../core/records/csl.ts'
import { isSafe } from './safe-links.ts'

const names: ReadonlySet<string> = new Set(nameVariables)
const dates: ReadonlySet<string> = new Set(dateVariables)
/** citeproc walks the letters of a field many times; a title never has so many. UTF-16 units. */
const longestField = 20_000

/** The item as citeproc can take it: under another id, and only what has the shape that CSL gives it and may leave. */
export function forCiteproc(item: IdentifiedCslItem, id: string): object {
  const fit: Record<string, unknown> = { id, type: item.type }
  for (const [variable, value] of Object.entries(item)) {
    // Two variables of CSL have an underscore: archive_location and archive_collection.
    if (!/^[A-Za-z][A-Za-z_-]*$/.test(variable) || variable === 'id' || variable === 'constructor') continue
    if (names.has(variable)) {
      if (Array.isArray(value)) fit[variable] = (value as CslName[]).map(fitName)
    } else if (dates.has(variable)) {
      const date = fitDate(value as CslDate)
      if (date !== undefined) fit[variable] = date
    } else if ((typeof value === 'number' || typeof value === 'string') && isSafe(variable, value))
      fit[variable] = fitWords(variable, String(value).slice(0, longestField))
  }
  for (const [one, other] of alike) {
    if (fit[one] === undefined && fit[other] !== undefined) fit[one] = fit[other]
    else if (fit[other] === undefined && fit[one] !== undefined) fit[other] = fit[one]
  }
  return fit
}

/** CSL 1.0.2 gave a variable another name: a style of either time asks for its own (no bundled one writes both). */
const alike = [['event', 'event-title']] as const

/** Styles write the address before a DOI and the dash of a range themselves. */
function fitWords(variable: string, words: string): string {
  if (variable === 'DOI') return words.replace(/^\s*(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)\s*/i, '')
  return variable === 'page' ? words.replace(/(?<=\w)\s*--+\s*(?=\w)/g, '-') : words
}

const nameParts = [
  'family',
  'given',
  'literal',
  'suffix',
  'dropping-particle',
  'non-dropping-particle',
] as const
/** What a name says of how it is to be written: a comma before its suffix, the family first without one, particles as they are. */
const nameFlags = ['comma-suffix', 'static-ordering', 'parse-names'] as const

/** A name of which only the given part is known is a name all the same: "Madonna". */
function fitName(name: CslName): object {
  const fit: Record<string, unknown> = {}
  for (const part of nameParts)
    if (typeof name[part] === 'string' && name[part] !== '') fit[part] = name[part]
  if (fit.family === undefined && fit.literal === undefined) return { literal: fit.given ?? '' }
  for (const flag of nameFlags) if (isFlag(name[flag])) fit[flag] = isTrue(name[flag])
  return fit
}

const isFlag = (value: unknown) => ['boolean', 'number', 'string'].includes(typeof value) && value !== ''
const isTrue = (value: unknown) => value === true || value === 1 || value === '1' || value === 'true'

/** citeproc throws at parts that are no numbers; such a date is shown as it was written. */
function fitDate(date: CslDate): object | undefined {
  const fit: Record<string, unknown> = {}
  const parts = date['date-parts']?.map(fitParts).filter((part) => part.length > 0)
  if (parts !== undefined && parts.length > 0) fit['date-parts'] = parts.slice(0, 2)
  for (const key of ['literal', 'raw'] as const)
    if (date[key] !== undefined && date[key] !== '') fit[key] = date[key]
  if (isFlag(date.circa) && date.circa !== 'false' && date.circa !== '0') fit.circa = date.circa
  if (date.season !== undefined && date.season !== '') fit.season = seasonOf(date.season) ?? date.season
  return Object.keys(fit).length === 0 ? undefined : fit
}

/** Year, month and day up to the first that is no number; some files write a zero for a month that they do not know. */
function fitParts(part: readonly (string | number)[]): number[] {
  const numbers = part.map((one) => (one === '' ? Number.NaN : Number(one)))
  const known = numbers.slice(
    0,
    numbers.findIndex((n, at) => !Number.isInteger(n) || (at > 0 && n < 1)) >>> 0,
  )
  const [year, month = 0] = known
  const season = month > 12 ? seasonOf(month) : undefined
  // citeproc knows a season in the place of a month as 13 to 16.
  return season === undefined ? known : [year!, 12 + season]
}

const seasons: Readonly<Record<string, number>> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 }

/**
 * A season's number from 1 to 4: as CSL counts them, as EDTF does (21 to 24), as older files do in the place of a month (13 to
 * 16), or by its English name. Undefined where it is none of these.
 */
function seasonOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const known = String(value).trim().toLowerCase()
  if (Object.hasOwn(seasons, known)) return seasons[known]
  const number = known === '' ? Number.NaN : Number(known)
  const start = [20, 12, 0].find((one) => number > one && number <= one + 4)
  return start === undefined ? undefined : number - start
}
