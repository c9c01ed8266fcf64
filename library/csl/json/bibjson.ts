import type { CslItem, CslName } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { readTypes, typeRows } from '../bibtex/fields.ts'
import { numberVariable } from '../bibtex/types.ts'
import { identified, type FoundItem } from '../keys.ts'
import { personOf, readPlainName, readRisName } from '../ris/names.ts'
import { bareDoi, Draft } from '../shared/draft.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import type { Read, Unreadable } from '../shared/read.ts'
import { AskedFields } from '../shared/unasked.ts'
import { untoldFields } from '../shared/untold-json.ts'
import { parseJson } from './csl-json.ts'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asObject = (value: unknown): Json => (isObject(value) ? value : {})
const words = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : isObject(value)
      ? words(value.name)
      : undefined
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** The items of BibJSON: a list of records, `{records: […]}`, or records under their ids. */
export function readBibJson(content: string): Read | Unreadable {
  const json = parseJson(content)
  if ('unreadable' in json) return json
  const problems: string[] = []
  const found = recordsOf(json.value).flatMap((record, index): FoundItem[] => {
    const place = `Record ${index + 1}`
    if (isObject(record)) {
      const { bibjson, ...outer } = record
      const fields = new AskedFields<unknown>(
        Object.entries(isObject(bibjson) ? { ...outer, ...bibjson } : record),
      )
      const item = itemOf(fields)
      const key = ['id', 'citekey', 'cid'].find((name) => words(record[name]) !== undefined)
      if (key !== undefined) fields.delete(key)
      keepCustom(item, 'bibjson', untoldFields(fields, item, otherForms))
      return [{ item, id: key === undefined ? undefined : words(record[key]), place }]
    }
    problems.push(`${place}: this is not a record and was left out.`)
    return []
  })
  return { items: identified(found, problems), problems }
}

/** What the item has as its type, in dates, in names or in pages. */
const otherForms: ReadonlySet<string> = new Set(
  'type date year month published submitted firstname firstName lastname lastName name pages start_page end_page firstpage lastpage language doi'.split(
    ' ',
  ),
)

function recordsOf(json: unknown): readonly unknown[] {
  if (!isObject(json)) return list(json)
  // The Directory of Open Access Journals answers so.
  const results = list(json.results).some((one) => isObject(one) && isObject(one.bibjson))
    ? json.results
    : undefined
  const records = json.records ?? json.entries ?? results
  if (isObject(records))
    return Object.entries(records).map(([id, record]) => (isObject(record) ? { id, ...record } : record))
  return records === undefined ? [json] : list(records)
}

/** Whether JSON is BibJSON and not CSL-JSON, which has dates in parts and other names for most things. */
export function isBibJson(json: unknown): boolean {
  if (isObject(json) && json.records !== undefined) return true
  const [record] = recordsOf(json)
  if (!isObject(record) || record.issued !== undefined || record['container-title'] !== undefined)
    return false
  const author = list(record.author)[0]
  return (
    record.identifier !== undefined ||
    isObject(record.bibjson) ||
    record.year !== undefined ||
    isObject(record.journal) ||
    (isObject(author) && author.name !== undefined)
  )
}

function itemOf(bib: AskedFields<unknown>): CslItem {
  const draft = new Draft(typeOf(words(bib.get('type'))?.toLowerCase() ?? '', bib))
  draft.put('title', words(bib.get('title')))
  // Who reviews wrote the review, who wrote the work is reviewed.
  const reviewers = list(bib.get('reviewer')).map(nameOf)
  draft.names('author', reviewers)
  draft.names(reviewers.length > 0 ? 'reviewed-author' : 'author', list(bib.get('author')).map(nameOf))
  draft.names('editor', list(bib.get('editor')).map(nameOf))
  const journal = asObject(bib.get('journal'))
  draft.put(
    'container-title',
    words(bib.get('journal')) ?? words(journal.title) ?? words(bib.get('booktitle')),
  )
  draft.put('container-title-short', words(journal.shortcode))
  for (const [variable, name] of [
    ['volume', 'volume'],
    ['issue', 'issue'],
    [numberVariable(draft.item.type, bib.peek('series') !== undefined), 'number'],
    ['page', 'pages'],
    ['publisher', 'publisher'],
  ] as const)
    draft.put(variable, (words(bib.get(name)) ?? words(journal[name]))?.replace(/(\d)-{2,}(\d)/g, '$1-$2'))
  draft.pages(words(bib.get('start_page')), words(bib.get('end_page')))
  draft.pages(words(journal.firstpage), words(journal.lastpage))
  draft.put('language', words(list(journal.language)[0])?.toLowerCase())
  draft.put('publisher', words(bib.get('school')) ?? words(bib.get('institution')))
  draft.put('collection-title', words(bib.get('series')))
  for (const [variable, name] of [
    ['publisher-place', 'address'],
    ['edition', 'edition'],
    ['chapter-number', 'chapter'],
    ['language', 'language'],
    ['URL', 'url'],
    ['DOI', 'doi'],
    ['ISBN', 'isbn'],
    ['ISSN', 'issn'],
  ] as const)
    draft.put(
      variable,
      name === 'doi' ? bareDoi(words(list(bib.get(name))[0])) : words(list(bib.get(name))[0]),
    )
  for (const name of ['abstract', 'note']) draft.putLines(name, [words(list(bib.get(name))[0])])
  const dates = asObject(bib.get('date'))
  draft.date('submitted', readLooseDate(words(dates.submitted)))
  draft.date(
    'issued',
    readLooseDate(
      words(bib.get('date')) ??
        words(dates.published) ??
        [bib.get('year'), bib.get('month')]
          .map(words)
          .filter((part) => part !== undefined)
          .join(' '),
    ),
  )
  draft.putAll(
    'keyword',
    list(bib.get('keywords') ?? bib.get('keyword') ?? bib.get('subject')).map((one) =>
      words(isObject(one) ? one.term : one),
    ),
    ', ',
  )
  const sections = asObject(bib.get('sections'))
  if (isObject(sections.abstract)) draft.put('abstract', words(sections.abstract.text))
  const [license] = list(bib.get('license'))
  draft.put('license', words(isObject(license) ? (license.type ?? license.raw ?? license.url) : license))
  draft.serials(
    [...list(journal.issns), ...list(journal.issn)].map(words).filter((serial) => serial !== undefined),
  )
  putIdentifiers(draft, [...list(bib.get('identifier')), ...list(journal.identifier)])
  draft.put('URL', list(bib.get('link')).map((link) => words(isObject(link) ? link.url : link))[0])
  return draft.item
}

const variables: Readonly<Record<string, string>> = {
  doi: 'DOI',
  isbn: 'ISBN',
  issn: 'ISSN',
  eissn: 'ISSN',
  pissn: 'ISSN',
  pmid: 'PMID',
  pmcid: 'PMCID',
  pmc: 'PMCID',
  url: 'URL',
}

function putIdentifiers(draft: Draft, identifiers: readonly unknown[]): void {
  for (const one of identifiers) {
    if (!isObject(one)) continue
    const type = words(one.type)?.toLowerCase() ?? ''
    const id = words(one.id)
    if (Object.hasOwn(variables, type)) draft.put(variables[type]!, type === 'doi' ? bareDoi(id) : id)
  }
}

/** BibJSON takes BibTeX's types; "article" of no journal is an article all the same. */
function typeOf(type: string, bib: AskedFields<unknown>): string {
  const known = typeRows.find(
    ([csl, biblatex, bibtex]) => csl === type || biblatex === type || bibtex === type,
  )?.[0]
  return (
    known ??
    (Object.hasOwn(readTypes, type)
      ? readTypes[type]!
      : bib.get('journal') === undefined
        ? 'document'
        : 'article-journal')
  )
}

function nameOf(value: unknown): CslName | undefined {
  if (!isObject(value)) return readRisName(words(value) ?? '')
  const family = words(value.lastname) ?? words(value.lastName) ?? words(value.family)
  const given = words(value.firstname) ?? words(value.firstName) ?? words(value.given)
  if (family !== undefined) return given === undefined ? { family } : personOf(family, given)
  const name = words(value.name) ?? ''
  if (value.type === 'organization') return { literal: name }
  const person = readPlainName(name)
  return person?.given === undefined && person?.family !== undefined ? { literal: person.family } : person
}
