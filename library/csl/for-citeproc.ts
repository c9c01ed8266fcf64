import {
  dateVariables,
  nameVariables,
  type CslDate,
  type CslName,
  type IdentifiedCslItem,
} from '../../core/records/csl.ts'

const names: ReadonlySet<string> = new Set(nameVariables)
const dates: ReadonlySet<string> = new Set(dateVariables)
/** citeproc walks the letters of a field many times; a title never has so many. UTF-16 units. */
const longestField = 20_000

/** The item as citeproc can take it: under another id, and only what has the shape that CSL gives it. */
export function forCiteproc(item: IdentifiedCslItem, id: string): object {
  const fit: Record<string, unknown> = { id, type: item.type }
  for (const [variable, value] of Object.entries(item)) {
    if (!/^[A-Za-z][A-Za-z-]*$/.test(variable) || variable === 'id' || variable === 'constructor') continue
    if (names.has(variable)) {
      if (Array.isArray(value)) fit[variable] = (value as CslName[]).map(fitName)
    } else if (dates.has(variable)) {
      const date = fitDate(value as CslDate)
      if (date !== undefined) fit[variable] = date
    } else if (typeof value === 'number' || typeof value === 'string')
      fit[variable] = String(value).slice(0, longestField)
  }
  return fit
}

/** A name of which only the given part is known is a name all the same: "Madonna". */
function fitName(name: CslName): object {
  const fit: Record<string, unknown> = {}
  for (const part of ['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle'])
    if (typeof name[part] === 'string' && name[part] !== '') fit[part] = name[part]
  if (fit.family === undefined && fit.literal === undefined) return { literal: fit.given ?? '' }
  return fit
}

/** citeproc throws at parts that are no numbers; such a date is shown as it was written. */
function fitDate(date: CslDate): object | undefined {
  const fit: Record<string, unknown> = {}
  const parts = date['date-parts']
    ?.map((part) => part.map(Number))
    .map((part) => part.slice(0, part.findIndex((n) => !Number.isInteger(n)) >>> 0))
    .filter((part) => part.length > 0)
  if (parts !== undefined && parts.length > 0) fit['date-parts'] = parts.slice(0, 2)
  for (const key of ['season', 'circa', 'literal', 'raw'] as const)
    if (date[key] !== undefined && date[key] !== '') fit[key] = date[key]
  return Object.keys(fit).length === 0 ? undefined : fit
}
