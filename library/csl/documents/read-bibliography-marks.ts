import type { FoundItem } from '../keys.ts'
import { eachName, nameReaderOf } from '../ris/names.ts'
import { bareDoi, Draft } from '../shared/draft.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import { descendants, type XmlElement } from '../shared/xml.ts'

/** LibreOffice's own citations, whose every field is an attribute of the mark in the text (OpenDocument 1.3, 7.7). */
export function readBibliographyMarks(root: XmlElement): readonly FoundItem[] {
  const marks = descendants(root, new Set(['bibliography-mark']))
  const nameOf = nameReaderOf(marks.flatMap((mark) => namesOf(field(mark, 'author'))))
  return marks.map((mark) => ({
    item: itemOf(mark, nameOf),
    id: field(mark, 'identifier'),
    place: 'A citation',
  }))
}

const field = (mark: XmlElement, name: string): string | undefined =>
  mark.attributes.get(`text:${name}`)?.trim() || undefined

/** The types of OpenDocument are BibTeX's, and some of its own. */
const types: Readonly<Record<string, string>> = {
  article: 'article-journal',
  book: 'book',
  booklet: 'pamphlet',
  conference: 'paper-conference',
  email: 'personal_communication',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  journal: 'article-journal',
  manual: 'book',
  mastersthesis: 'thesis',
  phdthesis: 'thesis',
  proceedings: 'book',
  techreport: 'report',
  unpublished: 'article',
  www: 'webpage',
}
const genres: Readonly<Record<string, string>> = {
  mastersthesis: 'Master’s thesis',
  phdthesis: 'PhD thesis',
}

/** People part names with semicolons or, from BibTeX, with "and". */
const namesOf = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split(/\s+and\s+/)
    .flatMap(eachName)
    .flatMap((name) => name.split(/\s*;\s*/))
    .filter(Boolean)

function itemOf(mark: XmlElement, nameOf: ReturnType<typeof nameReaderOf>): FoundItem['item'] {
  const kind = field(mark, 'bibliography-type')?.toLowerCase() ?? ''
  const draft = new Draft(Object.hasOwn(types, kind) ? types[kind]! : 'document')
  draft.names('author', namesOf(field(mark, 'author')).map(nameOf))
  draft.names('editor', namesOf(field(mark, 'editor')).map(nameOf))
  const date = [field(mark, 'year'), field(mark, 'month')].filter((part) => part !== undefined)
  draft.date('issued', readLooseDate(date.join(/^\d+$/.test(date[1] ?? '') ? '-' : ' ')))
  draft.put('page', field(mark, 'pages')?.replace(/(\d)-{2,}(\d)/g, '$1-$2'))
  draft.put('DOI', bareDoi(field(mark, 'doi')))
  draft.put(/^article/.test(draft.item.type) ? 'issue' : 'number', field(mark, 'number'))
  draft.put('event-title', /^conference|^inproceedings/.test(kind) ? field(mark, 'organizations') : undefined)
  for (const [variable, name] of [
    ['title', 'title'],
    ['container-title', 'journal'],
    ['container-title', 'booktitle'],
    ['collection-title', 'series'],
    ['volume', 'volume'],
    ['chapter-number', 'chapter'],
    ['edition', 'edition'],
    ['publisher', 'publisher'],
    ['publisher', 'school'],
    ['publisher', 'institution'],
    ['publisher', 'organizations'],
    ['publisher-place', 'address'],
    ['genre', 'report-type'],
    ['URL', 'url'],
    ['ISBN', 'isbn'],
    ['ISSN', 'issn'],
    ['medium', 'howpublished'],
    ['note', 'note'],
    ['annote', 'annote'],
  ] as const)
    draft.put(variable, field(mark, name))
  if (Object.hasOwn(genres, kind)) draft.put('genre', genres[kind])
  return draft.item
}
