import type { CslItem, CslName } from '../../../core/records/csl.ts'
import type { FoundItem } from '../keys.ts'
import { bareDoi, Draft } from '../shared/draft.ts'
import { personOf } from '../ris/names.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import { all, descendants, elements, first, parseXml, text, textOf, type XmlElement } from '../shared/xml.ts'
import { wordTypes } from './word-sources.ts'

/** The sources of Word's own bibliography (`b:Sources`). */
export function readWordSources(xml: string): readonly FoundItem[] {
  const sources = descendants(parseXml(xml).root, new Set(['Sources']))
  return sources
    .flatMap((list) => all(list, 'Source'))
    .map((source) => ({ item: itemOf(source), id: text(source, 'Tag'), place: `Line ${source.line}` }))
}

const roles: Readonly<Record<string, string>> = {
  Author: 'author',
  Editor: 'editor',
  Translator: 'translator',
  Compiler: 'compiler',
  Composer: 'composer',
  Director: 'director',
  Interviewer: 'interviewer',
  Interviewee: 'author',
  Artist: 'author',
  Inventor: 'author',
  Performer: 'performer',
  ProducerName: 'producer',
  BookAuthor: 'container-author',
}

/** Names of types that other programs write. */
const otherTypes: Readonly<Record<string, string>> = {
  Conference: 'paper-conference',
  Proceedings: 'book',
}

function typeOf(kind: string, source: XmlElement): string {
  // bibutils writes every article as one of a periodical, and names its journal.
  if (kind === 'ArticleInAPeriodical' && text(source, 'JournalName') !== undefined) return 'article-journal'
  const known = wordTypes.find(([, word]) => word === kind)?.[0]
  return known ?? (Object.hasOwn(otherTypes, kind) ? otherTypes[kind]! : 'document')
}

function itemOf(source: XmlElement): CslItem {
  const kind = text(source, 'SourceType')
  const draft = new Draft(typeOf(kind ?? '', source))
  for (const role of elements(first(source, 'Author') ?? source))
    if (Object.hasOwn(roles, role.name)) draft.names(roles[role.name]!, namesOf(role))
  draft.date('issued', dateOf(source, ''))
  draft.date('accessed', dateOf(source, 'Accessed') ?? readLooseDate(text(source, 'Accessed')))
  draft.put('DOI', bareDoi(text(source, 'DOI')))
  const place = ['City', 'StateProvince', 'CountryRegion'].map((part) => text(source, part))
  draft.putAll('publisher-place', place, ', ')
  const number = text(source, 'StandardNumber')
  if (number !== undefined) draft.serials([number.replace(/^IS[BS]N:?\s*/i, '')])
  for (const [variable, name] of [
    ['title', 'Title'],
    ['title-short', 'ShortTitle'],
    ['container-title', 'JournalName'],
    ['container-title', 'BookTitle'],
    ['container-title', 'PeriodicalTitle'],
    ['container-title', 'InternetSiteTitle'],
    ['container-title', 'ConferenceName'],
    ['publisher', 'Publisher'],
    ['publisher', 'Institution'],
    ['publisher', 'ProductionCompany'],
    ['publisher', 'Broadcaster'],
    ['publisher', 'Distributor'],
    ['container-title', 'PublicationTitle'],
    ['container-title', 'AlbumTitle'],
    ['container-title', 'BroadcastTitle'],
    ['container-title', 'Reporter'],
    ['volume', 'Volume'],
    ['issue', 'Issue'],
    ['page', 'Pages'],
    ['edition', 'Edition'],
    ['number-of-volumes', 'NumberVolumes'],
    ['chapter-number', 'ChapterNumber'],
    ['number', 'PatentNumber'],
    ['number', 'CaseNumber'],
    ['number', 'RecordingNumber'],
    ['genre', 'ThesisType'],
    ['genre', 'Type'],
    ['medium', 'Medium'],
    ['URL', 'URL'],
    ['note', 'Comments'],
    ['authority', 'Court'],
  ] as const)
    draft.put(variable, text(source, name))
  return draft.item
}

function namesOf(role: XmlElement): readonly (CslName | undefined)[] {
  const body = text(role, 'Corporate')
  if (body !== undefined) return [{ literal: body }]
  return all(role, 'NameList', 'Person').map((person) => {
    const family = textOf(first(person, 'Last')).trim()
    const given = [text(person, 'First'), text(person, 'Middle')]
      .filter((part) => part !== undefined)
      .join(' ')
    if (family === '') return given === '' ? undefined : { literal: given }
    return given === '' ? { family } : personOf(family, given)
  })
}

function dateOf(source: XmlElement, suffix: string) {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((part) => text(source, part + suffix))
  if (year === undefined) return undefined
  if (!/^-?\d{1,4}$/.test(year)) return { literal: year }
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
  const m = /^\d+$/.test(month ?? '')
    ? Number(month)
    : months.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1
  const d = Number(day ?? 0)
  const parts = [Number(year), ...(m >= 1 && m <= 12 ? [m, ...(d >= 1 && d <= 31 ? [d] : [])] : [])]
  return { 'date-parts': [parts] }
}
