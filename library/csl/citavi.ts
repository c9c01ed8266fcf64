import type { CslItem, CslName } from '../../core/records/csl.ts'
import { keepCustom } from '../../core/records/csl-custom.ts'
import { tablesOf, type ById, type Tables } from './citavi-tables.ts'
import { readArchive } from './documents/archive.ts'
import { identified, type FoundItem } from './keys.ts'
import { bareDoi, Draft } from './shared/draft.ts'
import { readLooseDate } from './shared/loose-date.ts'
import type { Read, Unreadable } from './shared/read.ts'
import { tellerOf, untoldLeaves } from './shared/untold.ts'
import {
  all,
  descendants,
  first,
  noteAsked,
  parseXml,
  peekText,
  text,
  textOf,
  type XmlElement,
} from './shared/xml.ts'

/** The items of a backup that Citavi made (.ctv6bak): an archive of its XML. */
export function readCitaviBackup(bytes: Uint8Array): Read | Unreadable {
  const parts = [...(readArchive(bytes, /^[^/]*$/)?.values() ?? [])]
  const xml = parts.find((part) => part.includes('<CitaviExchangeData'))
  return xml === undefined ? { unreadable: 'It is no backup of Citavi.' } : readCitavi(xml)
}

/** The items of Citavi's XML (`CitaviExchangeData`). */
export function readCitavi(xml: string): Read {
  const { root, problem } = parseXml(xml)
  const problems = problem === undefined ? [] : [`The XML is damaged: ${problem}.`]
  return { items: identified(citaviReferences(root), problems), problems }
}

/** The references of a project; those with the ids alone, where ids are given. */
export function citaviReferences(root: XmlElement, only?: ReadonlySet<string>): readonly FoundItem[] {
  const project = descendants(root, new Set(['CitaviExchangeData']))[0] ?? root
  const tables = tablesOf(project)
  const references = all(project, 'References', 'Reference').filter(
    (reference) => only === undefined || only.has(reference.attributes.get('id') ?? ''),
  )
  return references.map((reference) => {
    const id = text(reference, 'CitationKey') ?? text(reference, 'BibTeXKey')
    const item = itemOf(reference, tables)
    keepCustom(item, 'citavi', [
      ...untoldLeaves(reference, tellerOf(item, otherForms)),
      ...besides(item, reference.attributes.get('id') ?? '', tables),
    ])
    return { item, id, place: `Line ${reference.line}` }
  })
}

/** What the item has as its type, its key, in dates, in a title, or from another table. */
const otherForms: ReadonlySet<string> = new Set(
  'ReferenceType CitationKey BibTeXKey Title Subtitle ShortTitle PageRange PageCount Date Year AccessDate PeriodicalID SeriesTitleID ParentReferenceID DOI Doi'.split(
    ' ',
  ),
)

/** What the project says of a reference in its other tables. */
function besides(item: CslItem, id: string, tables: Tables) {
  const names = (link: string, table: ById) =>
    tables.links(link, id).map((one) => text(table.get(one), 'Name') ?? '')
  const addresses = (tables.locations.get(id) ?? []).map(addressOf)
  const said = new Set([item.DOI, item.PMID, item.URL])
  const parts = ['CoreStatement', 'Text', 'PageRange']
  return [
    ['Categories', names('ReferenceCategories', tables.categories)],
    ['Groups', names('ReferenceGroups', tables.groups)],
    ['Locations', addresses.filter((address) => !said.has(address) && !said.has(bareDoi(address)))],
    [
      'KnowledgeItems',
      (tables.knowledge.get(id) ?? []).map((one) =>
        parts
          .map((part) => (part === 'PageRange' ? pages(first(one, part)) : text(one, part)))
          .filter((part) => part !== undefined)
          .join('\n'),
      ),
    ],
  ] as const
}

const types: Readonly<Record<string, string>> = {
  ArchiveMaterial: 'document',
  AudioBook: 'song',
  AudioOrVideoDocument: 'motion_picture',
  Book: 'book',
  BookEdited: 'book',
  Broadcast: 'broadcast',
  CollectedWorks: 'book',
  ComputerProgram: 'software',
  ConferenceProceedings: 'book',
  Contribution: 'chapter',
  ContributionInLegalCommentary: 'chapter',
  CourtDecision: 'legal_case',
  File: 'document',
  InternetDocument: 'webpage',
  InterviewMaterial: 'interview',
  JournalArticle: 'article-journal',
  Lecture: 'speech',
  LegalCommentary: 'book',
  Manuscript: 'manuscript',
  Map: 'map',
  Movie: 'motion_picture',
  MusicAlbum: 'song',
  MusicTrack: 'song',
  NewsAgencyReport: 'article-newspaper',
  NewspaperArticle: 'article-newspaper',
  Patent: 'patent',
  PersonalCommunication: 'personal_communication',
  PressRelease: 'document',
  RadioPlay: 'broadcast',
  SpecialIssue: 'book',
  Standard: 'standard',
  StatuteOrRegulation: 'legislation',
  Thesis: 'thesis',
  Unknown: 'document',
  UnpublishedWork: 'article',
}

/** What its collaborators are, where Citavi asks for more than help. */
const collaborators: Readonly<Record<string, 'author' | 'recipient'>> = {
  ArchiveMaterial: 'recipient',
  InterviewMaterial: 'author',
  PersonalCommunication: 'recipient',
}

/** What its organization is, where it is neither author nor help. */
const organizations: Readonly<Record<string, 'publisher' | 'authority' | 'archive'>> = {
  ArchiveMaterial: 'archive',
  CourtDecision: 'authority',
  StatuteOrRegulation: 'authority',
  Thesis: 'publisher',
}

/** Fields that Citavi names by the type. */
const fieldsOfTypes: Readonly<Record<string, readonly (readonly [variable: string, name: string])[]>> = {
  ComputerProgram: [['version', 'SpecificField4']],
  ConferenceProceedings: [
    ['event-title', 'SpecificField7'],
    ['event-place', 'SpecificField1'],
  ],
  JournalArticle: [['number', 'NumberOfVolumes']],
}

const written = (name: CslName | undefined): string | undefined =>
  name?.literal ?? ([name?.given, name?.family].filter(Boolean).join(' ') || undefined)

function itemOf(reference: XmlElement, tables: Tables): CslItem {
  const id = reference.attributes.get('id') ?? ''
  const kind = text(reference, 'ReferenceType') ?? ''
  const parentId = text(reference, 'ParentReferenceID') ?? tables.wholeOf(id) ?? ''
  const parent = tables.references.get(parentId)
  const isInProceedings = text(parent, 'ReferenceType') === 'ConferenceProceedings'
  const known = Object.hasOwn(types, kind) ? types[kind]! : 'document'
  const draft = new Draft(isInProceedings ? 'paper-conference' : known)
  const names = (link: string, from = id) =>
    tables.links(link, from).map((person) => nameOf(tables.persons.get(person)))
  draft.put('title', titleOf(reference))
  // Unless a person changed it, it is Citavi's own label: "Rivera 2012 – The Delta".
  const short = text(reference, 'ShortTitle')
  draft.put('title-short', short?.includes(' – ') === true ? undefined : short)
  const hasInterviewed = kind === 'InterviewMaterial' && names('ReferenceCollaborators').length > 0
  draft.names(hasInterviewed ? 'interviewer' : 'author', names('ReferenceAuthors'))
  draft.names('editor', names('ReferenceEditors'))
  draft.names('translator', names('ReferenceTranslators'))
  draft.names(
    Object.hasOwn(collaborators, kind) ? collaborators[kind]! : 'contributor',
    names('ReferenceCollaborators'),
  )
  const bodies = names('ReferenceOrganizations')
  const body = Object.hasOwn(organizations, kind) ? organizations[kind]! : undefined
  const hasPublisher = tables.links('ReferencePublishers', id).length > 0
  if (body !== undefined && !(body === 'publisher' && hasPublisher))
    draft.putAll(body, bodies.map(written), '; ')
  else draft.names(draft.has('author') ? 'contributor' : 'author', bodies)
  for (const source of parent === undefined ? [reference] : [reference, parent])
    putFields(draft, source, tables)
  if (parent !== undefined) {
    draft.put('container-title', titleOf(parent))
    if (!draft.has('editor')) draft.names('editor', names('ReferenceEditors', parentId))
    draft.names('container-author', names('ReferenceAuthors', parentId))
  }
  draft.put('abstract', text(reference, 'Abstract'))
  draft.put('note', text(reference, 'Notes'))
  draft.put(kind === 'Thesis' ? 'genre' : 'note', text(reference, 'TitleSupplement'))
  draft.put('page', pages(first(reference, 'PageRange')))
  draft.put('number-of-pages', pages(first(reference, 'PageCount')))
  putLocations(draft, tables.locations.get(id) ?? [], tables)
  const keywords = tables
    .links('ReferenceKeywords', id)
    .map((keyword) => text(tables.keywords.get(keyword), 'Name'))
  draft.putAll('keyword', keywords, ', ')
  return draft.item
}

/** Citavi 6 keeps an address as JSON, Citavi 5 as it is. */
function addressOf(location: XmlElement): string {
  const kept = text(location, 'Address') ?? ''
  return /"UriString"\s*:\s*"([^"]*)"/.exec(kept)?.[1] ?? kept
}

/** A number of PubMed or a DOI may stand there alone. */
function putLocations(draft: Draft, locations: readonly XmlElement[], tables: Tables): void {
  for (const location of locations) {
    const address = addressOf(location)
    const kind = text(location, 'MirrorsReferencePropertyId')
    if (kind === 'Doi') draft.put('DOI', bareDoi(address))
    else if (kind === 'PubMedId') draft.put('PMID', address)
    else if (/^https?:/.test(address)) draft.put('URL', address)
    draft.put('call-number', text(location, 'CallNumber'))
    draft.put('source', text(tables.libraries.get(text(location, 'LibraryID') ?? ''), 'Name'))
  }
}

function putFields(draft: Draft, source: XmlElement, tables: Tables): void {
  const id = source.attributes.get('id') ?? ''
  const periodical = tables.periodicals.get(text(source, 'PeriodicalID') ?? '')
  draft.put('container-title', text(periodical, 'Name'))
  for (const name of ['StandardAbbreviation', 'UserAbbreviation1', 'UserAbbreviation2'])
    draft.put('container-title-short', text(periodical, name))
  draft.put('ISSN', text(periodical, 'ISSN'))
  draft.put('collection-title', text(tables.series.get(text(source, 'SeriesTitleID') ?? ''), 'Name'))
  const publishers = tables
    .links('ReferencePublishers', id)
    .map((publisher) => tables.publishers.get(publisher))
  const names = publishers.map((publisher) => text(publisher, 'Name'))
  draft.putAll('publisher', names, '; ')
  const written = first(source, 'Date')
  const [day, year] = [
    readLooseDate(written === undefined ? undefined : peekText(written)),
    readLooseDate(text(source, 'Year')),
  ]
  const isDay = day?.['date-parts'] !== undefined
  if (isDay && written !== undefined) noteAsked(written)
  draft.date('issued', isDay ? day : (year ?? day))
  draft.date('accessed', readLooseDate(text(source, 'AccessDate')))
  draft.put('DOI', bareDoi(text(source, 'DOI') ?? text(source, 'Doi')))
  draft.put('ISBN', text(source, 'ISBN') ?? text(source, 'Isbn'))
  const isIssue = draft.item.type.startsWith('article')
  draft.put(isIssue ? 'issue' : 'number', text(source, 'Number'))
  const kind = text(source, 'ReferenceType') ?? ''
  for (const [variable, name] of Object.hasOwn(fieldsOfTypes, kind) ? fieldsOfTypes[kind]! : [])
    draft.put(variable, text(source, name))
  for (const [variable, name] of [
    ['volume', 'Volume'],
    ['publisher-place', 'PlaceOfPublication'],
    ['edition', 'Edition'],
    ['URL', 'OnlineAddress'],
    ['language', 'LanguageCode'],
    ['language', 'Language'],
    ['PMID', 'PubMedID'],
    ['medium', 'StorageMedium'],
  ] as const)
    draft.put(variable, text(source, name))
  if (kind !== 'JournalArticle') draft.put('number-of-volumes', text(source, 'NumberOfVolumes'))
  const places = publishers.map((publisher) => text(publisher, 'Place'))
  if (!draft.has('publisher-place')) draft.putAll('publisher-place', places, '; ')
}

function titleOf(reference: XmlElement): string | undefined {
  const parts = [text(reference, 'Title'), text(reference, 'Subtitle')].filter((part) => part !== undefined)
  return parts.join(/[?!:]$/.test(parts[0] ?? '') ? ' ' : ': ') || undefined
}

function nameOf(person: XmlElement | undefined): CslName | undefined {
  const family = text(person, 'LastName')
  const given = [text(person, 'FirstName'), text(person, 'MiddleName')]
    .filter((part) => part !== undefined)
    .join(' ')
  if (family === undefined) return given === '' ? undefined : { literal: given }
  if (given === '') return { literal: family }
  const name: CslName = { family, given }
  const prefix = text(person, 'Prefix')
  const suffix = text(person, 'Suffix')
  if (prefix !== undefined) name['non-dropping-particle'] = prefix
  if (suffix !== undefined) name.suffix = suffix
  return name
}

/** Citavi keeps a range as markup inside the text of its element; `os` is what the person typed, of each end and of the whole. */
function pages(range: XmlElement | undefined): string | undefined {
  const words = textOf(range).trim()
  const typedIn = (markup: string) => /<os>([^<]{1,200})<\/os>/.exec(markup)?.[1]
  const [start, end] = ['sp', 'ep'].map((end) => words.split(`<${end}>`)[1]?.split(`</${end}>`)[0])
  const whole = typedIn(words.slice(Math.max(words.lastIndexOf('</sp>'), words.lastIndexOf('</ep>'), 0)))
  const ends = [typedIn(start ?? ''), typedIn(end ?? '')].filter((page) => page !== undefined)
  if (whole !== undefined) return whole
  return ends.length > 0 ? [...new Set(ends)].join('-') : words.replace(/<[^>]{0,200}>/g, '') || undefined
}
