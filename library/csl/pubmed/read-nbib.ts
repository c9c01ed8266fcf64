import type { CslItem, CslName } from '../../../core/records/csl.ts'
import { identified } from '../keys.ts'
import { readRisName } from '../ris/names.ts'
import { Draft } from '../shared/draft.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import { languageCode } from '../shared/language.ts'
import type { Read } from '../shared/read.ts'

interface Medline {
  readonly line: number
  /** Tag and value, in their order: whose initials stand after which full name matters. */
  readonly fields: [tag: string, value: string][]
}

/** The items of PubMed's own format ("PMID- 123", MEDLINE, .nbib). A blank line ends a record. */
export function readNbib(content: string): Read {
  const problems: string[] = []
  const found = records(content).map((record) => ({
    item: itemOf(record),
    id: undefined,
    place: `Line ${record.line}`,
  }))
  return { items: identified(found, problems), problems }
}

function records(content: string): readonly Medline[] {
  const found: Medline[] = []
  let record: Medline | null = null
  content.split(/\r\n|\r|\n/).forEach((line, index) => {
    const match = /^\ufeff?([A-Z][A-Z0-9]{0,3}) {0,3}- ?(.*)$/.exec(line)
    if (match !== null) {
      const [, tag = '', value = ''] = match
      // A number of PubMed begins a record even where the blank line is missing.
      if (record === null || (tag === 'PMID' && record.fields.some(([known]) => known === 'PMID'))) {
        record = { line: index + 1, fields: [] }
        found.push(record)
      }
      record.fields.push([tag, value.trim()])
    } else if (line.trim() === '') record = null
    else if (/^\s/.test(line) && record !== null) {
      const last = record.fields.at(-1)!
      last[1] = `${last[1]} ${line.trim()}`
    }
  })
  return found
}

function itemOf({ fields }: Medline): CslItem {
  const each = (tag: string) =>
    fields.filter(([known, value]) => known === tag && value !== '').map(([, value]) => value)
  const one = (...tags: readonly string[]) => tags.flatMap(each)[0]
  const draft = new Draft(typeOf(each('PT'), one('BTI') !== undefined))
  draft.put('title', one('TI')?.replace(/(?<!\.)\.$/, ''))
  draft.put('title', one('BTI'))
  if (draft.item.type === 'chapter' || one('TI') !== undefined)
    draft.put('container-title', one('JT', 'BTI', 'TA'))
  draft.put('container-title-short', one('TA'))
  draft.put('original-title', one('TT')?.replace(/(?<!\.)\.$/, ''))
  draft.put('language', languageCode(one('LA')))
  draft.names('author', persons(fields, 'FAU', 'AU', 'CN'))
  draft.names('editor', persons(fields, 'FED', 'ED', ''))
  draft.date('issued', readLooseDate(one('DP', 'DEP')))
  draft.put('page', fullPages(one('PG')))
  draft.put(
    'DOI',
    [...each('LID'), ...each('AID')].find((id) => /\[doi\]$/i.test(id))?.replace(/\s*\[doi\]$/i, ''),
  )
  // Journals without pages number their articles; what else a publisher counts is none of a reader's.
  if (!draft.has('page'))
    draft.put(
      'number',
      each('LID')
        .map((id) => /^(e?\d{1,10}) \[pii\]$/i.exec(id)?.[1])
        .find((number) => number !== undefined),
    )
  draft.put('ISSN', one('IS')?.replace(/\s*\(.*$/, ''))
  draft.put('ISBN', one('ISBN')?.replace(/\s*\(.*$/, ''))
  draft.putAll(
    'keyword',
    [...each('OT'), ...each('MH')].map((word) => word.replaceAll('*', '')),
    ', ',
  )
  draft.putAll('abstract', each('AB'), '\n')
  for (const [variable, tag] of [
    ['volume', 'VI'],
    ['issue', 'IP'],
    ['PMID', 'PMID'],
    ['PMCID', 'PMC'],
    ['publisher', 'PB'],
    ['publisher-place', 'PL'],
    ['edition', 'EN'],
    ['collection-title', 'CTI'],
    ['note', 'GN'],
  ] as const)
    draft.put(variable, one(tag))
  return draft.item
}

function typeOf(types: readonly string[], isBook: boolean): string {
  if (isBook) return types.some((type) => /chapter|section/i.test(type)) ? 'chapter' : 'book'
  if (types.includes('Dataset')) return 'dataset'
  if (types.includes('Preprint')) return 'article'
  return types.some((type) => /newspaper article/i.test(type)) ? 'article-newspaper' : 'article-journal'
}

/** Full names where there are such, else the short ones; a body in the place where it stands. */
function persons(
  fields: Medline['fields'],
  full: string,
  short: string,
  body: string,
): readonly (CslName | undefined)[] {
  const tag = fields.some(([known]) => known === full) ? full : short
  return fields.flatMap(([known, value]) =>
    known === body && value !== ''
      ? [{ literal: value }]
      : known === tag
        ? [tag === full ? readRisName(value) : shortName(value)]
        : [],
  )
}

/** "van der Berg JA Jr": the last word of capitals is initials. */
function shortName(value: string): CslName | undefined {
  if (/^et al\.?$/i.test(value)) return undefined
  const match = /^(.+?) (\p{Lu}{1,4})(?: (Jr|Sr|[2-9](?:nd|rd|th)|I{1,3}))?$/u.exec(value)
  if (match === null) return value === '' ? undefined : { literal: value }
  return readRisName(
    match
      .slice(1)
      .filter((part) => part !== undefined)
      .join(', '),
  )
}

/** PubMed writes "1234-41": the last page lacks what it shares with the first. */
export function fullPages(pages: string | undefined): string | undefined {
  const range = /^(\d+)-(\d+)$/.exec(pages ?? '')
  if (range === null) return pages
  const [, start = '', end = ''] = range
  return end.length < start.length ? `${start}-${start.slice(0, start.length - end.length)}${end}` : pages
}
