import type { CslDate, CslItem, CslName } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { identified } from '../keys.ts'
import { personOf } from '../ris/names.ts'
import { Draft } from '../shared/draft.ts'
import { languageCode } from '../shared/language.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import type { Read } from '../shared/read.ts'
import { styledText } from '../shared/styled-text.ts'
import { tellerOf, untoldLeaves } from '../shared/untold.ts'
import {
  all,
  descendants,
  first,
  noteAsked,
  parseXml,
  peekText,
  text,
  textOf,
  texts,
  type XmlElement,
} from '../shared/xml.ts'
import { bookshelf, fullPages, typeOfArticle } from './read-nbib.ts'

/** The items of PubMed's XML: articles, and books of its bookshelf. */
export function readPubmedXml(xml: string): Read {
  const { root, problem } = parseXml(xml)
  const problems = problem === undefined ? [] : [`The XML is damaged: ${problem}.`]
  const found = descendants(root, new Set([...Object.keys(partsOf), 'MedlineCitation', 'BookDocument'])).map(
    (record) => {
      const named = Object.hasOwn(partsOf, record.name) ? partsOf[record.name]! : undefined
      const [citation, beside] =
        named === undefined ? [record, undefined] : named.map((name) => first(record, name))
      const isBook = /^(?:PubmedBookArticle|BookDocument)$/.test(record.name)
      const item = isBook ? bookOf(citation ?? record) : articleOf(citation ?? record)
      // Identifiers of articles stand beside their record.
      putIdentifiers(item, all(isBook ? citation : undefined, 'ArticleIdList', 'ArticleId'))
      putIdentifiers(item, all(beside, 'ArticleIdList', 'ArticleId'))
      const isTold = tellerOf(item, otherForms)
      const parts = [citation, beside]
      keepCustom(
        item,
        'pubmed-xml',
        parts.flatMap((part) => (part === undefined ? [] : untoldLeaves(part, isTold, oneThing))),
      )
      return { item, id: undefined, place: `Line ${record.line}` }
    },
  )
  return { items: identified(found, problems), problems }
}

/** A record, and what PubMed knows of it beside it. */
const partsOf: Readonly<Record<string, readonly [record: string, beside: string]>> = {
  PubmedArticle: ['MedlineCitation', 'PubmedData'],
  PubmedBookArticle: ['BookDocument', 'PubmedBookData'],
}

/** What the item has as its type, in dates, in names, or in full. */
const otherForms: ReadonlySet<string> = new Set(
  'PublicationType PubDate ArticleDate Language LastName ForeName FirstName Initials Suffix MedlinePgn StartPage EndPage'.split(
    ' ',
  ),
)

/** What says one thing with all that it holds. */
const oneThing: ReadonlySet<string> = new Set([
  ...[
    'DateCompleted',
    'DateRevised',
    'DateCreated',
    'PubMedPubDate',
    'ContributionDate',
    'ArticleDate',
    'PubDate',
  ],
  ...[
    'Grant',
    'Chemical',
    'MeshHeading',
    'DataBank',
    'CommentsCorrections',
    'Investigator',
    'PersonalNameSubject',
  ],
  ...['Reference', 'Section', 'Object'],
])

function putIdentifiers(item: CslItem, identifiers: readonly XmlElement[]): void {
  for (const id of identifiers) {
    const variable = { doi: 'DOI', pmc: 'PMCID', pubmed: 'PMID' }[id.attributes.get('IdType') ?? '']
    if (variable !== undefined && textOf(id).trim() !== '') item[variable] ??= textOf(id).trim()
  }
}

function articleOf(record: XmlElement) {
  const article = first(record, 'Article')
  const types = all(article, 'PublicationTypeList', 'PublicationType')
  const named = types.map((type) => peekText(type).trim())
  const draft = new Draft(typeOfArticle(named))
  types.forEach((type, index) => {
    const name = named[index]!
    if (/^journal article$/i.test(name) || typeOfArticle([name]) !== 'article-journal') noteAsked(type)
  })
  draft.put('title', styledText(first(article, 'ArticleTitle')).replace(/(?<!\.)\.$/, ''))
  draft.put('original-title', text(article, 'VernacularTitle')?.replace(/(?<!\.)\.$/, ''))
  draft.names('author', all(article, 'AuthorList', 'Author').map(nameOf))
  draft.put('container-title', text(article, 'Journal', 'Title'))
  draft.put('container-title', text(record, 'MedlineJournalInfo', 'MedlineTA'))
  draft.put('container-title-short', text(article, 'Journal', 'ISOAbbreviation'))
  draft.put('container-title-short', text(record, 'MedlineJournalInfo', 'MedlineTA'))
  draft.put('ISSN', text(article, 'Journal', 'ISSN'))
  draft.put('volume', text(article, 'Journal', 'JournalIssue', 'Volume'))
  draft.put('issue', text(article, 'Journal', 'JournalIssue', 'Issue'))
  draft.date('issued', dateOf(first(article, 'Journal', 'JournalIssue', 'PubDate')))
  if (!draft.has('issued')) draft.date('issued', dateOf(first(article, 'ArticleDate')))
  draft.put('note', text(record, 'GeneralNote'))
  putCommon(draft, record, article)
  // Journals without pages number their articles.
  if (!draft.has('page'))
    draft.put(
      'number',
      texts(article, 'ELocationID').find((id) => /^e?\d{1,10}$/i.test(id)),
    )
  return draft.item
}

function bookOf(record: XmlElement) {
  const isChapter = first(record, 'ArticleTitle') !== undefined
  const draft = new Draft(isChapter ? 'chapter' : 'book')
  const book = first(record, 'Book')
  draft.put('title', text(record, 'ArticleTitle') ?? text(book, 'BookTitle'))
  draft.put('collection-title', text(book, 'CollectionTitle'))
  draft.put('volume', text(book, 'Volume'))
  if (isChapter) draft.put('container-title', text(book, 'BookTitle'))
  for (const list of [...all(record, 'AuthorList'), ...all(book, 'AuthorList')])
    draft.names(
      list.attributes.get('Type') === 'editors' ? 'editor' : 'author',
      all(list, 'Author').map(nameOf),
    )
  draft.put('publisher', text(book, 'Publisher', 'PublisherName'))
  draft.put('publisher-place', text(book, 'Publisher', 'PublisherLocation'))
  draft.date('issued', dateOf(first(book, 'PubDate')))
  draft.put('ISBN', text(book, 'Isbn'))
  draft.put('edition', text(book, 'Edition'))
  const accession = all(record, 'ArticleIdList', 'ArticleId').find(
    (id) => id.attributes.get('IdType') === 'bookaccession',
  )
  draft.put('URL', bookshelf(textOf(accession).trim() || undefined))
  putCommon(draft, record, record)
  return draft.item
}

function putCommon(draft: Draft, record: XmlElement, article: XmlElement | undefined): void {
  draft.put('page', fullPages(text(article, 'Pagination', 'MedlinePgn')))
  draft.pages(text(article, 'Pagination', 'StartPage'), text(article, 'Pagination', 'EndPage'))
  draft.put('language', languageCode(text(article, 'Language')))
  for (const id of [...all(article, 'ELocationID'), ...all(record, 'Book', 'ELocationID')])
    if (id.attributes.get('EIdType') === 'doi') draft.put('DOI', textOf(id))
  draft.put('PMID', text(record, 'PMID'))
  draft.put('license', text(article, 'Abstract', 'CopyrightInformation'))
  const written = all(article, 'Abstract', 'AbstractText')
  const texted = written.length > 0 ? written : all(record, 'OtherAbstract', 'AbstractText')
  const parts = texted.map((part) => {
    const label = part.attributes.get('Label')
    return (
      (label === undefined || label === 'UNLABELLED' ? '' : `${label}: `) +
      styledText(part)
        .replace(/\s*\n[ \t]*/g, ' ')
        .trim()
    )
  })
  draft.putAll('abstract', parts, '\n')
  draft.putAll(
    'keyword',
    [
      ...texts(record, 'KeywordList', 'Keyword'),
      ...texts(record, 'MeshHeadingList', 'MeshHeading', 'DescriptorName'),
    ],
    ', ',
  )
}

function nameOf(author: XmlElement): CslName | undefined {
  const body = text(author, 'CollectiveName')
  if (body !== undefined) return { literal: body }
  const family = text(author, 'LastName')
  const initials = text(author, 'Initials')
  // Before 2002 the element had another name.
  const given = text(author, 'ForeName') ?? text(author, 'FirstName') ?? initials
  const suffix = text(author, 'Suffix')
  if (family === undefined) return given === undefined ? undefined : { literal: given }
  return given === undefined ? { family } : personOf(family, given, suffix)
}

function dateOf(date: XmlElement | undefined): CslDate | undefined {
  const parts = ['Year', 'Month', 'Day', 'Season']
    .map((name) => text(date, name))
    .filter((part) => part !== undefined)
  const months = /^\d{1,2}$/.test(parts[1] ?? '')
  return readLooseDate(text(date, 'MedlineDate') ?? parts.join(months ? '-' : ' '))
}
