import type { CslItem, CslName } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { identified } from '../keys.ts'
import { nameReaderOf, readRisName } from '../ris/names.ts'
import { UsedValues } from '../shared/unasked.ts'
import { Draft } from '../shared/draft.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import { languageCode } from '../shared/language.ts'
import type { Read } from '../shared/read.ts'

interface Medline {
  readonly line: number
  /** Tag and value, in their order: whose initials stand after which full name matters. */
  readonly fields: [tag: string, value: string][]
}

/** The items of PubMed's own format ("PMID- 123", MEDLINE, .nbib), which ERIC uses too. A blank line ends a record. */
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
  let isOpen = false
  content.split(/\r\n|\r|\n/).forEach((line, index) => {
    const match = /^\ufeff?([A-Z][A-Z0-9]{0,3}) {0,3}- ?(.*)$/.exec(line)
    let record = found.at(-1)
    if (match !== null) {
      const [, tag = '', value = ''] = match
      // A number of PubMed begins a record even where the blank line is missing.
      const isNext = tag === 'PMID' && record?.fields.some(([known]) => known === 'PMID') === true
      if (record === undefined || !isOpen || isNext) {
        record = { line: index + 1, fields: [] }
        found.push(record)
      }
      isOpen = true
      record.fields.push([tag, value.trim()])
    } else if (line.trim() === '') isOpen = false
    // What is indented goes on, after a blank line too: abstracts have paragraphs.
    else if (/^\s/.test(line) && record !== undefined) {
      const last = record.fields.at(-1)!
      last[1] = `${last[1]} ${line.trim()}`
      isOpen = true
    }
  })
  return found
}

function itemOf({ fields }: Medline): CslItem {
  const used = new UsedValues()
  const listed = (tag: string) =>
    fields.filter(([known, value]) => known === tag && value !== '').map(([, value]) => value)
  const each = (tag: string) => used.use(listed(tag))
  const one = (...tags: readonly string[]) => used.use(tags.flatMap(listed).slice(0, 1))[0]
  const isEric = one('OWN') === 'ERIC'
  const draft = new Draft(typeOf(each('PT'), one('BTI') !== undefined, isEric))
  draft.put('title', one('TI')?.replace(/(?<!\.)\.$/, ''))
  draft.put('title', one('BTI'))
  // Where ERIC has no journal it names a publisher.
  const isUnprinted = isEric && draft.item.type !== 'article-journal'
  if (isUnprinted) draft.put('publisher', one('JT'))
  else if (one('TI') !== undefined || one('BTI') === undefined)
    draft.put('container-title', one('JT', 'BTI', 'TA'))
  draft.put('container-title-short', one('TA'))
  draft.put('original-title', one('TT')?.replace(/(?<!\.)\.$/, ''))
  draft.put('language', languageCode(one('LA')))
  draft.names('author', persons(fields, 'FAU', 'AU', 'CN'))
  draft.names('editor', persons(fields, 'FED', 'ED', ''))
  draft.date('issued', readLooseDate(one('DP', 'DEP')))
  draft.put('page', fullPages(one('PG')))
  const identifiers = [...each('LID'), ...each('AID')]
  draft.put(
    'DOI',
    identifiers
      .map(
        (id) =>
          /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)(?:\s*\[doi\])?$/i.exec(id)?.[1],
      )
      .find((doi) => doi !== undefined),
  )
  draft.put(
    'URL',
    identifiers.find((id) => /^https?:\/\/(?!\S*doi\.org\/)/.test(id)),
  )
  draft.put(
    'URL',
    bookshelf(identifiers.map((id) => /^(\S+) \[bookaccession\]$/.exec(id)?.[1]).find(Boolean)),
  )
  draft.put('archive_location', one('PMID') === undefined ? one('OID') : undefined)
  // Journals without pages number their articles; what else a publisher counts is none of a reader's.
  if (!draft.has('page'))
    draft.put(
      'number',
      each('LID')
        .map((id) => /^(e?\d{1,10})(?: \[pii\])?$/i.exec(id)?.[1])
        .find((number) => number !== undefined),
    )
  draft.put('ISSN', one('IS')?.replace(/^ISSN[-: ]*|\s*\(.*$/g, ''))
  draft.put('ISBN', one('ISBN')?.replace(/^ISBN[-: ]*|\s*\(.*$/g, ''))
  draft.putAll(
    'keyword',
    [...each('OT'), ...each('MH')].map((word) => word.replaceAll('*', '')),
    ', ',
  )
  draft.putAll('abstract', each('AB').length > 0 ? each('AB') : each('OAB'), '\n')
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
    ['license', 'CI'],
  ] as const)
    draft.put(variable, one(tag))
  const tags = new Set(fields.map(([tag]) => tag))
  keepCustom(
    draft.item,
    'nbib',
    used.rest(
      [...tags].map((tag) => [tag, listed(tag)] as const),
      redundant,
    ),
  )
  return draft.item
}

/** The item has these in another form: its people, and a day of which the fullest was taken. */
const redundant: ReadonlySet<string> = new Set(['FAU', 'AU', 'CN', 'FED', 'ED', 'DP', 'DEP'])

function typeOf(types: readonly string[], isBook: boolean, isEric: boolean): string {
  const is = (kind: RegExp) => types.some((type) => kind.test(type))
  if (isBook) return is(/chapter|section/i) ? 'chapter' : 'book'
  if (!isEric || is(/^journal articles/i)) return typeOfArticle(types)
  if (is(/^dissertations/i)) return 'thesis'
  if (is(/^speeches/i)) return 'paper-conference'
  return is(/^books|^collected works - proceedings/i) ? 'book' : 'report'
}

/** The CSL type by PubMed's kinds of publications. */
export function typeOfArticle(types: readonly string[]): string {
  const is = (kind: RegExp) => types.some((type) => kind.test(type))
  if (is(/^dataset$/i)) return 'dataset'
  if (is(/^preprint$/i)) return 'article'
  if (is(/^technical report$/i)) return 'report'
  if (is(/^(?:academic )?dissertations?$/i)) return 'thesis'
  if (is(/^(?:book|monograph)$/i)) return 'book'
  return is(/newspaper article/i) ? 'article-newspaper' : 'article-journal'
}

/** Full names where there are such, else the short ones; a body in the place where it stands. */
function persons(
  fields: Medline['fields'],
  full: string,
  short: string,
  body: string,
): readonly (CslName | undefined)[] {
  const tag = fields.some(([known, value]) => known === full && value !== '') ? full : short
  const fullName = nameReaderOf(fields.filter(([known]) => known === full).map(([, value]) => value))
  return fields.flatMap(([known, value]) =>
    known === body && value !== ''
      ? [{ literal: value }]
      : known === tag
        ? // "Rowe, Tom Q Jr": what follows the given names has no comma.
          [tag === full ? fullName(value.replace(endOfName, ', $1')) : shortName(value)]
        : [],
  )
}

const endOfName = /(?<=,.*\S) (Jr|Sr|[2-9](?:nd|rd|th)|I{2,3}|IV)\.?$/

/** "van der Berg JA Jr": the last word of capitals is initials. */
export function shortName(value: string): CslName | undefined {
  if (/^et al\.?$/i.test(value)) return undefined
  if (value.includes(',')) return readRisName(value)
  const match = /^(.+?) (\p{Lu}{1,4})(?: (Jr|Sr|[2-9](?:nd|rd|th)|I{1,3}))?$/u.exec(value)
  if (match === null) return value === '' ? undefined : { literal: value }
  return readRisName(
    match
      .slice(1)
      .filter((part) => part !== undefined)
      .join(', '),
  )
}

/** Where PubMed's bookshelf shows a book or its chapter. */
export const bookshelf = (accession: string | undefined): string | undefined =>
  accession === undefined ? undefined : `https://www.ncbi.nlm.nih.gov/books/${accession}/`

/** PubMed writes "1234-41": the last page lacks what it shares with the first. */
export const fullPages = (pages: string | undefined): string | undefined =>
  pages?.replace(/(?<!\d)(\d+)-(\d+)(?!\d)/g, (range: string, start: string, end: string) =>
    end.length < start.length ? `${start}-${start.slice(0, start.length - end.length)}${end}` : range,
  )
