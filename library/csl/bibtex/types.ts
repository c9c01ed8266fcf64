import type { CslItem } from '../../../core/records/csl.ts'
import { readTypes, typeRows } from './fields.ts'

export type BibDialect = 'bibtex' | 'biblatex'

const column = { biblatex: 1, bibtex: 2 } as const

/** The entry type that a CSL type is written as, and the subtype that tells it from others written the same. */
export function entryTypeOf(
  { type: csl, genre, author, editor }: CslItem,
  dialect: BibDialect,
): { type: string; subtype: string | undefined } {
  // A book that has editors alone is a @collection to biblatex, whose @book wants an author (biblatex manual, 2.1.1).
  if (dialect === 'biblatex' && csl === 'book' && !author?.length && editor?.length)
    return { type: 'collection', subtype: undefined }
  const row = typeRows.find(([type]) => type === csl)
  const type = row?.[column[dialect]] ?? 'misc'
  const master = type === 'phdthesis' && /master|diploma|magister|licen/i.test(String(genre))
  const subtype = cslTypeOf(type, undefined) === csl ? undefined : (shortSubtypes.get(csl) ?? csl)
  return { type: master ? 'mastersthesis' : type, subtype }
}

/** The two subtypes that biblatex's own styles know. */
const shortSubtypes: ReadonlyMap<string, string> = new Map([
  ['article-magazine', 'magazine'],
  ['article-newspaper', 'newspaper'],
])
const longSubtypes = new Map([...shortSubtypes].map(([csl, subtype]) => [subtype, csl]))
const cslTypes = new Set([
  ...typeRows.map(([type]) => type),
  'bill',
  'broadcast',
  'classic',
  'event',
  'hearing',
  'interview',
  'map',
  'musical_score',
  'post',
  'post-weblog',
  'regulation',
])

/** Every type of CSL 1.0.2. */
export const isCslType = (type: string): boolean => cslTypes.has(type)

/** The CSL type of an entry; undefined where its type is not known. */
export function cslTypeOf(type: string, subtype: string | undefined): string | undefined {
  const named = subtype?.trim().toLowerCase() ?? ''
  if (isCslType(named)) return named
  if (longSubtypes.has(named)) return longSubtypes.get(named)
  return (
    typeRows.find(([, biblatex]) => biblatex === type)?.[0] ??
    (Object.hasOwn(readTypes, type) ? readTypes[type] : undefined) ??
    typeRows.find(([, , bibtex]) => bibtex === type)?.[0] ??
    (isCslType(type) ? type : undefined)
  )
}

/** Where the title of the whole stands: a journal's, or a book's. */
export const containerField = (csl: string, dialect: BibDialect): string =>
  /^(?:article|review)/.test(csl) ? (dialect === 'biblatex' ? 'journaltitle' : 'journal') : 'booktitle'

/** Who brought it out, by the type of entry. */
export function publisherField(entryType: string, dialect: BibDialect): string {
  if (/^(?:report|techreport)$/.test(entryType)) return 'institution'
  if (/thesis$/.test(entryType)) return dialect === 'biblatex' ? 'institution' : 'school'
  return entryType === 'online' ? 'organization' : 'publisher'
}

/** What "number" counts in a work of the type: issues of a journal, volumes of a series, or works of an institution. */
export function numberVariable(csl: string, isInSeries: boolean): 'issue' | 'collection-number' | 'number' {
  // Proceedings appear as a journal, or in a series.
  if (csl === 'paper-conference' && isInSeries) return 'collection-number'
  if (/^(?:article(?!$)|periodical|paper-conference|review)/.test(csl)) return 'issue'
  return /^(?:book|chapter|collection|entry|pamphlet)/.test(csl) ? 'collection-number' : 'number'
}
