import type { CslItem, CslName } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { eachName, nameReaderOf } from '../ris/names.ts'
import { hasPageCount, sectionVariable, serialVariable } from '../ris/tags.ts'
import { doiAmong, Draft } from '../shared/draft.ts'
import { identified, type FoundItem } from '../keys.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import type { Read } from '../shared/read.ts'
import { styledText } from '../shared/styled-text.ts'
import { tellerOf, untoldElements } from '../shared/untold.ts'
import {
  descendants,
  elements,
  first,
  parseXml,
  peekText,
  text,
  texts,
  type XmlElement,
} from '../shared/xml.ts'
import { putWebDay } from '../shared/web-day.ts'
import {
  authorsAreEditors,
  hasArticleNumber,
  isEditedBook,
  putOtherName,
  readPages,
  typeOfEndnote,
} from './types.ts'

/** The items of EndNote's XML export. */
export function readEndnoteXml(xml: string): Read {
  const { root, problem } = parseXml(xml)
  const problems = problem === undefined ? [] : [`The XML is damaged: ${problem}.`]
  return { items: identified(readEndnoteRecords(root, problems), problems), problems }
}

/** Every `<record>`, as they also stand in Word documents. */
export function readEndnoteRecords(root: XmlElement, problems: string[]): readonly FoundItem[] {
  const records = descendants(root, new Set(['record']))
  const names = records.flatMap((record) =>
    elements(first(record, 'contributors') ?? record).flatMap((group) => texts(group, 'author')),
  )
  const nameOf = nameReaderOf(names)
  return records.map((record) => readRecord(record, nameOf, problems))
}

function readRecord(
  record: XmlElement,
  nameOf: ReturnType<typeof nameReaderOf>,
  problems: string[],
): FoundItem {
  const place = `Line ${record.line}`
  const kind = first(record, 'ref-type')
  const name = kind?.attributes.get('name')
  const number = text(record, 'ref-type')
  const type = typeOfEndnote(name, number)
  if (type === undefined) {
    const named = (name ?? number ?? '').slice(0, 40)
    const why = named === '' ? 'no type is given' : `EndNote’s type “${named}” is not known`
    problems.push(`${place}: ${why}; the record became a document.`)
  }
  const draft = new Draft(type ?? 'document')
  putNames(draft, record, nameOf)
  putTitles(draft, record)
  if (isEditedBook(name, number) && !draft.has('editor')) authorsAreEditors(draft.item)
  const issuedYear = text(record, 'dates', 'year')
  // Mendeley writes the number of the month alone.
  const day = text(record, 'dates', 'pub-dates', 'date')?.replace(
    /^(?:0?[1-9]|1[0-2])$/,
    `${issuedYear ?? ''}-$&`,
  )
  const exact = readLooseDate(
    day !== undefined && issuedYear !== undefined && !day.includes(issuedYear) ? `${issuedYear} ${day}` : day,
  )
  draft.date('issued', exact?.['date-parts'] === undefined ? (readLooseDate(issuedYear) ?? exact) : exact)
  draft.date('accessed', readLooseDate(text(record, 'access-date')))
  const serials = texts(record, 'isbn').flatMap((lines) => lines.split(/[\r\n;]+/).filter(Boolean))
  const others = draft.serials(serials)
  // A patent's own number stands where others have theirs, and the number of its application beside it.
  if (draft.item.type === 'patent' && draft.has('number')) draft.put('call-number', text(record, 'number'))
  draft.put(...readPages(text(record, 'pages'), hasPageCount(draft.item.type)))
  const section = sectionVariable(draft.item.type)
  const rows: readonly (readonly [variable: string, element: string])[] = [
    ['volume', 'volume'],
    [
      /^(?:article|review|periodical|paper-conference)/.test(draft.item.type)
        ? 'issue'
        : serialVariable(draft.item.type),
      'number',
    ],
    ['issue', 'issue'],
    ['number', 'report-id'],
    ['number-of-volumes', 'num-vols'],
    ['edition', 'edition'],
    ...(section === undefined ? [] : [[section, 'section'] as const]),
    ['publisher', 'publisher'],
    ['publisher-place', 'pub-location'],
    ['language', 'language'],
    ['call-number', 'call-num'],
    ['event-place', 'meeting-place'],
    ['archive', 'remote-database-name'],
    ['source', 'remote-database-provider'],
    ['ISSN', 'issn'],
    ['archive_location', 'accession-num'],
    ['genre', 'work-type'],
    ['PMCID', 'custom2'],
    ['reviewed-title', 'reviewed-item'],
    ...(hasArticleNumber(draft.item.type) ? [['number', 'custom7'] as const] : []),
  ]
  for (const [variable, element] of rows)
    if (element !== 'custom2' || /^PMC\d+$/.test(text(record, element) ?? ''))
      draft.put(variable, text(record, element))
  putWebDay(draft.item)
  draft.putLines('abstract', [text(record, 'abstract')])
  draft.putLines('note', [text(record, 'notes')])
  draft.putLines('annote', [text(record, 'research-notes')])
  const [doi, otherNumbers] = doiAmong(text(record, 'electronic-resource-num'))
  draft.put('DOI', doi)
  // Before an article has pages, some write its DOI there.
  const pages = /^doi:?\s*(10\.\S+)$/i.exec(String(draft.item.page ?? ''))
  if (pages !== null) {
    delete draft.item.page
    draft.put('DOI', pages[1])
  }
  const addresses = [
    ...texts(record, 'urls', 'related-urls', 'url'),
    ...texts(record, 'urls', 'web-urls', 'url'),
    ...texts(record, 'urls', 'pdf-urls', 'url'),
  ]
  // "<Go to ISI>://000123" is a link that only EndNote can follow.
  draft.put(
    'URL',
    addresses.find((address) => /^(?!<|internal-pdf:|file:)/.test(address)),
  )
  draft.putAll('keyword', texts(record, 'keywords', 'keyword'), ', ')
  const label = text(record, 'label')
  const id = label ?? text(record, 'rec-number')
  keepCustom(draft.item, 'endnote-xml', [
    ...untoldElements(withoutFaces(record), tellerOf(draft.item, otherForms)).filter(
      ([name]) => !ofEndnote.has(name),
    ),
    ['isbn', others],
    ['electronic-resource-num', otherNumbers.length === 0 ? [] : [otherNumbers.join('\n')]],
  ])
  return { item: draft.item, id, place }
}

/** What the item has as its type, its key, in dates, in names, or apart. */
const otherForms: ReadonlySet<string> = new Set(
  'ref-type label rec-number year date access-date edition author pages isbn electronic-resource-num'.split(
    ' ',
  ),
)

/** Where EndNote keeps the record. */
const ofEndnote: ReadonlySet<string> = new Set(['database', 'source-app', 'rec-number', 'foreign-keys'])

/** The record with its words in no face and size. */
function withoutFaces(element: XmlElement): XmlElement {
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : child.name === 'style' ? peekText(child) : withoutFaces(child),
  )
  return { ...element, children }
}

function putNames(draft: Draft, record: XmlElement, nameOf: ReturnType<typeof nameReaderOf>): void {
  const groups: readonly (readonly [variable: string, group: string])[] = [
    ['author', 'authors'],
    ['editor', 'secondary-authors'],
    // Who advised on a thesis edited no series.
    [draft.item.type === 'thesis' ? 'contributor' : 'collection-editor', 'tertiary-authors'],
    ['translator', 'subsidiary-authors'],
    ['translator', 'translated-authors'],
  ]
  for (const [variable, group] of groups) {
    const names = texts(record, 'contributors', group, 'author').flatMap(eachName).map(nameOf)
    draft.names(
      variable,
      names.filter((name) => !isSponsor(draft.item, group, name)),
    )
    draft.names(
      'organizer',
      names.filter((name) => isSponsor(draft.item, group, name)),
    )
  }
  // Some programs write no groups.
  draft.names('author', texts(record, 'contributors', 'author').flatMap(eachName).map(nameOf))
}

/** A body translates nothing: it held the conference. */
const isSponsor = ({ type }: CslItem, group: string, name: CslName | undefined) =>
  type === 'paper-conference' && group === 'subsidiary-authors' && name?.literal !== undefined

function putTitles(draft: Draft, record: XmlElement): void {
  draft.put('title', styledText(first(record, 'titles', 'title')))
  draft.put('title-short', text(record, 'titles', 'short-title'))
  draft.put('original-title', text(record, 'titles', 'translated-title'))
  const secondary = text(record, 'titles', 'secondary-title')
  const isWhole = /^(?:book|thesis|report|collection|pamphlet)$/.test(draft.item.type)
  draft.put(isWhole ? 'collection-title' : 'container-title', secondary)
  if (!isWhole) draft.put('container-title', text(record, 'periodical', 'full-title'))
  draft.put('collection-title', text(record, 'titles', 'tertiary-title'))
  const abbreviated = text(record, 'periodical', 'abbr-1')
  if (abbreviated !== secondary) draft.put('container-title-short', abbreviated)
  putOtherName(draft.item, text(record, 'titles', 'alt-title'))
  if (abbreviated === secondary) putOtherName(draft.item, text(record, 'periodical', 'full-title'))
  draft.put('container-title-short', abbreviated)
}
