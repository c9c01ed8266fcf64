import { dateVariables, nameVariables, type CslDate, type CslName } from '../../../core/records/csl.ts'
import { readLooseDate } from '../shared/loose-date.ts'

const names: ReadonlySet<string> = new Set(nameVariables)
const dates: ReadonlySet<string> = new Set(dateVariables)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): value is string | number | boolean =>
  /^(?:string|number|boolean)$/.test(typeof value)

/** Crossref's own types, which it gives where CSL-JSON is asked for (REST API, `/types`). */
const crossrefTypes: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  proceedings: 'book',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'book-track': 'chapter',
  'book-series': 'book',
  'book-set': 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'reference-entry': 'entry',
  monograph: 'book',
  dissertation: 'thesis',
  'posted-content': 'article',
  'peer-review': 'review',
  'report-component': 'report',
  'report-series': 'report',
  journal: 'periodical',
  'journal-issue': 'periodical',
  'journal-volume': 'periodical',
  component: 'document',
  database: 'dataset',
  other: 'document',
}

/** Keywords in a list, dates in named parts, and parts in words as Zotero has them: other programs write such, and CSL-JSON's schema does not see them. */
export function isOfAnotherShape(variable: string, value: unknown): boolean {
  if (variable === 'keyword') return Array.isArray(value)
  if (variable === 'type') return typeof value === 'string' && Object.hasOwn(crossrefTypes, value)
  if (names.has(variable)) return Array.isArray(value) && value.some(isNamedOtherwise)
  if (!dates.has(variable) || !isObject(value)) return false
  const parts = value['date-parts']
  if (parts === undefined) return value.year !== undefined
  return (
    Array.isArray(parts) &&
    parts.some((end) => Array.isArray(end) && end.some((part) => typeof part === 'string'))
  )
}

/** A value of a shape that other programs write, in the shape of CSL-JSON; undefined where it says nothing. */
export function mended(variable: string, value: unknown): unknown {
  if (variable === 'type' && typeof value === 'string' && Object.hasOwn(crossrefTypes, value))
    return crossrefTypes[value]
  if (names.has(variable)) return mendedNames(value)
  if (dates.has(variable)) return mendedDate(value)
  if (isScalar(value)) return String(value)
  const scalars = Array.isArray(value) ? value.filter(isScalar) : []
  return scalars.length > 0 ? scalars.join(variable === 'keyword' ? ', ' : '; ') : undefined
}

/** A body, which has its name where CSL-JSON has a literal. */
const isNamedOtherwise = (name: unknown): boolean =>
  isObject(name) &&
  ((typeof name.name === 'string' && name.family === undefined && name.literal === undefined) ||
    Array.isArray(name.given) ||
    Array.isArray(name.family))

/** pandoc-citeproc wrote each given name of a person apart. */
const inOneLine = (text: unknown): unknown =>
  Array.isArray(text) && text.every(isScalar) ? text.join(' ') : text

/** One name for a list of one, and words for a name. */
function mendedNames(value: unknown): readonly CslName[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).flatMap((name): CslName[] => {
    if (isScalar(name)) return String(name).trim() === '' ? [] : [{ literal: String(name).trim() }]
    if (!isObject(name)) return []
    const isOfName = /^(?:family|given|literal|suffix|name|.*particle)$/
    const parts = Object.entries(name)
      .map(([part, text]) => [part, isOfName.test(part) ? inOneLine(text) : text] as const)
      .filter(([part, text]) => isScalar(text) || !isOfName.test(part))
    const entries = parts.map(([part, text]) => [
      part === 'name' ? 'literal' : part,
      isScalar(text) && typeof text !== 'boolean' ? String(text) : text,
    ])
    return entries.length === 0 ? [] : [Object.fromEntries(entries) as CslName]
  })
  return list.length > 0 ? list : undefined
}

/** "1999-03", 1999, pandoc's `{year, month, day}` and lists of such, and `date-parts` with holes. */
export function mendedDate(value: unknown): CslDate | undefined {
  if (isScalar(value)) return readLooseDate(String(value))
  const ends = Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : []
  const [first] = ends
  if (first === undefined) return undefined
  const date: CslDate = {}
  for (const key of ['season', 'circa', 'literal', 'raw'] as const)
    if (isScalar(first[key]))
      Object.assign(date, { [key]: key === 'literal' || key === 'raw' ? String(first[key]) : first[key] })
  const parts = Array.isArray(first['date-parts']) ? mendedParts(first['date-parts']) : ends.map(partsOf)
  const known = parts.filter((part) => part.length > 0)
  if (known.length > 0) date['date-parts'] = known
  return Object.keys(date).length > 0 ? date : undefined
}

/** `[[2010, null]]`, `[2010, 5]` for `[[2010, 5]]`. */
function mendedParts(parts: readonly unknown[]): (number | string)[][] {
  const lists = parts.some(Array.isArray) ? parts : [parts]
  return lists.map((list) => {
    const numbers = (Array.isArray(list) ? (list as unknown[]) : []).slice(0, 3)
    const end = numbers.findIndex((part) => !isScalar(part) || String(part).trim() === '')
    return (end < 0 ? numbers : numbers.slice(0, end)).map((part) =>
      typeof part === 'number' || !/^-?\d{1,6}$/.test(String(part))
        ? (part as number | string)
        : Number(part),
    )
  })
}

const partsOf = (end: Record<string, unknown>): number[] => {
  const parts = ['year', 'month', 'day'].map((name) => Number(end[name]))
  const known = parts.findIndex((part) => !Number.isInteger(part))
  return known < 0 ? parts : parts.slice(0, known)
}
