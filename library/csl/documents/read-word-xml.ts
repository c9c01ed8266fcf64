import type { CslItem, CslName } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import type { FoundItem } from '../keys.ts'
import { bareDoi, Draft } from '../shared/draft.ts'
import { personOf } from '../ris/names.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import { tellerOf, untoldElements } from '../shared/untold.ts'
import { all, descendants, elements, first, parseXml, text, textOf, type XmlElement } from '../shared/xml.ts'
import { wordTypes } from './word-sources.ts'

/** The sources of Word's own bibliography (`b:Sources`), or the one that Word hands to a macro; damage is told. */
export function readWordSources(xml: string, problems: string[]): readonly FoundItem[] {
  const { root, problem } = parseXml(xml)
  if (problem !== undefined) problems.push(`The XML is damaged: ${problem}.`)
  const sources = descendants(root, new Set(['Sources'])).flatMap((list) => all(list, 'Source'))
  return [...sources, ...all(root, 'Source')].map((source) => {
    const item = itemOf(source)
    keepCustom(
      item,
      'word-xml',
      untoldElements(source, tellerOf(item, otherForms)).filter(([name]) => !ofWord.has(name)),
    )
    return { item, id: text(source, 'Tag'), place: `Line ${source.line}` }
  })
}

/** What the item has as its type, its key, in dates, or in names. */
const otherForms: ReadonlySet<string> = new Set([
  ...['SourceType', 'Tag', 'Author', 'City', 'StateProvince', 'CountryRegion', 'StandardNumber', 'DOI'],
  ...['Year', 'Month', 'Day', 'YearAccessed', 'MonthAccessed', 'DayAccessed', 'Accessed'],
])

/** How Word counts its sources. */
const ofWord: ReadonlySet<string> = new Set(['Tag', 'Guid', 'RefOrder'])

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
  Writer: 'script-writer',
  Conductor: 'performer',
  Counsel: 'contributor',
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
  putNumbers(draft, text(source, 'StandardNumber') ?? '')
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
    ['authority', 'Court'],
    // Names that JabRef and others add to Word's.
    ['ISSN', 'ISSN'],
    ['ISBN', 'ISBN'],
    ['collection-title', 'BIBTEX_Series'],
    ['abstract', 'BIBTEX_Abstract'],
    ['keyword', 'BIBTEX_KeyWords'],
  ] as const)
    draft.put(variable, text(source, name))
  draft.putLines('note', [text(source, 'Comments')])
  return draft.item
}

/** "978-3-16-148410-0", or several with their kinds: "ISBN: 978-3-16-148410-0 DOI: 10.1000/5". */
function putNumbers(draft: Draft, words: string): void {
  const known = [...words.matchAll(/\b(ISBN|ISSN|LCCN|DOI|PMID)\s*:?\s*(\S+)/gi)]
  for (const [, kind, number] of known)
    draft.put(kind!.toUpperCase(), kind!.toUpperCase() === 'DOI' ? bareDoi(number) : number)
  if (known.length === 0 && words !== '') draft.serials([words])
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
    // Word has no field for "Jr."; it stands behind the given name.
    const [, before, suffix] = /^([^,]+), ([^,]+)$/.exec(given) ?? []
    return given === '' ? { family } : personOf(family, before ?? given, suffix)
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
