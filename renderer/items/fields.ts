import { dateVariables, nameVariables, type CslItem } from '../../core/records/csl.ts'

/** What a variable holds, and so how it is edited. */
export type FieldKind = 'line' | 'title' | 'words' | 'names' | 'date'

export interface Field {
  /** CSL variable. */
  readonly variable: string
  readonly kind: FieldKind
}

/** The item types offered, most used first. Another type that an item came with stays. */
export const offeredTypes = [
  'book',
  'chapter',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'paper-conference',
  'report',
  'thesis',
  'webpage',
  'entry-encyclopedia',
  'review',
  'manuscript',
  'interview',
  'legislation',
  'legal_case',
  'dataset',
  'document',
] as const

/** The variables that a type is usually cited by, in the order of a citation. */
const usual: Readonly<Record<string, readonly string[]>> = {
  book: [
    'author',
    'editor',
    'title',
    'issued',
    'edition',
    'volume',
    'collection-title',
    'collection-number',
    'publisher',
    'publisher-place',
    'number-of-pages',
    'ISBN',
    'call-number',
  ],
  chapter: [
    'author',
    'title',
    'chapter-number',
    'container-title',
    'editor',
    'page',
    'issued',
    'edition',
    'volume',
    'collection-title',
    'publisher',
    'publisher-place',
    'ISBN',
  ],
  'article-journal': [
    'author',
    'title',
    'container-title',
    'issued',
    'volume',
    'issue',
    'page',
    'DOI',
    'ISSN',
  ],
  'article-magazine': ['author', 'title', 'container-title', 'issued', 'volume', 'issue', 'page'],
  'article-newspaper': ['author', 'title', 'container-title', 'issued', 'section', 'page'],
  'paper-conference': [
    'author',
    'title',
    'event-title',
    'container-title',
    'editor',
    'issued',
    'page',
    'publisher',
    'publisher-place',
    'DOI',
  ],
  report: ['author', 'title', 'issued', 'genre', 'number', 'publisher', 'publisher-place', 'page'],
  thesis: ['author', 'title', 'issued', 'genre', 'publisher', 'publisher-place'],
  webpage: ['author', 'title', 'container-title', 'issued', 'accessed'],
  'entry-encyclopedia': [
    'author',
    'title',
    'container-title',
    'editor',
    'issued',
    'volume',
    'page',
    'publisher',
    'publisher-place',
  ],
  review: [
    'author',
    'title',
    'reviewed-author',
    'reviewed-title',
    'container-title',
    'issued',
    'volume',
    'issue',
    'page',
  ],
}
const anyType = [
  'author',
  'title',
  'container-title',
  'editor',
  'issued',
  'publisher',
  'publisher-place',
  'page',
]

/** At the end of every form. */
const always = ['language', 'DOI', 'URL', 'accessed', 'abstract', 'note']

/** Variables of running text. */
const wordy = new Set(['abstract', 'note', 'annote'])
/** Often longer than a line: the field grows with them. */
const titles = /(^|-)title$/
const names = new Set<string>(nameVariables)
const dates = new Set<string>(dateVariables)
/** Not edited as fields: the type has its own control, the rest is no variable of CSL. */
const apart = new Set(['type', 'id', 'custom', 'citation-key', 'citation-label'])

/** The fields of an item's form: the usual ones of its type, then whatever else it holds, so that nothing is out of sight. */
export function fieldsOf(csl: CslItem): readonly Field[] {
  const held = Object.keys(csl).filter(
    (variable) => !apart.has(variable) && editable((csl as Record<string, unknown>)[variable], variable),
  )
  const variables = new Set([
    ...(usual[csl.type] ?? anyType),
    ...held.filter((it) => !always.includes(it)),
    ...always,
  ])
  return [...variables].map((variable) => ({ variable, kind: kindOf(variable) }))
}

export function kindOf(variable: string): FieldKind {
  if (names.has(variable)) return 'names'
  if (dates.has(variable)) return 'date'
  if (wordy.has(variable)) return 'words'
  return titles.test(variable) ? 'title' : 'line'
}

function editable(value: unknown, variable: string): boolean {
  return typeof value === 'string' || typeof value === 'number' || names.has(variable) || dates.has(variable)
}

/** The item with one variable set; undefined or '' takes it out. */
export function withVariable(csl: CslItem, variable: string, value: unknown): CslItem {
  const { [variable]: _before, ...rest } = csl as Record<string, unknown>
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return (empty ? rest : { ...rest, [variable]: value }) as CslItem
}
