import type { CslItem, CslName } from '../../core/records/csl.ts'
import { keepCustom } from '../../core/records/csl-custom.ts'
import { readBibliontology } from './bibliontology/read.ts'
import { belongings, collectionsOf, resourceOf, type ById } from './zotero-belongings.ts'
import { identified } from './keys.ts'
import { elementTypes, itemTypes, zoteroFields } from './zotero-types.ts'
import { personOf, readPlainName } from './ris/names.ts'
import { Draft } from './shared/draft.ts'
import { readLooseDate } from './shared/loose-date.ts'
import type { Read } from './shared/read.ts'
import { tellerOf, untoldLeaves } from './shared/untold.ts'
import {
  all,
  elements,
  first,
  noteAsked,
  parseXml,
  peekText,
  text,
  textOf,
  texts,
  type XmlElement,
} from './shared/xml.ts'

/** The items of Zotero's RDF: what has an item type, or is one of the bibliographic ontology's works. */
export function readZoteroRdf(xml: string): Read {
  const { root, problem } = parseXml(xml)
  const problems = problem === undefined ? [] : [`The XML is damaged: ${problem}.`]
  const resources = all(root, 'RDF').flatMap((rdf) => elements(rdf))
  const byId = new Map(resources.map((resource) => [idOf(resource), resource]))
  const collections = collectionsOf(resources)
  const typed = resources.filter((resource) => typeOf(resource) !== undefined && !isWhole(resource))
  // Zotero's other RDF names its works otherwise, and no item types.
  const works = xml.includes('http://purl.org/ontology/bibo/') ? readBibliontology(resources) : []
  const described = typed.length > 0 ? typed : resources.filter(isDescribed)
  const found = described.map((resource) => {
    const id = text(resource, 'citationKey') ?? extra(resource).get('citation key')
    const wholes = partsOf(resource, byId)
    const item = itemOf(resource, wholes)
    const isTold = tellerOf(item, otherForms)
    keepCustom(item, 'zotero-rdf', [
      ...untoldLeaves(resource, isTold, oneThing),
      ...wholes
        .filter((whole) => !within(resource, whole))
        .flatMap((whole) => untoldLeaves(whole, isTold, oneThing)),
      ...belongings(resource, byId),
      ['collection', collections.get(idOf(resource) ?? '') ?? []],
    ])
    return { item, id, place: `Line ${resource.line}` }
  })
  const items = works.length > typed.length ? works : found
  if (items.length === 0 && resources.length > 0)
    problems.push(
      'Nothing in this RDF is an item as “Zotero RDF” or Bibliontology have them; no other vocabulary is read.',
    )
  return { items: identified(items, problems), problems }
}

/** What Dublin Core alone describes. */
const isDescribed = (resource: XmlElement) =>
  resource.name === 'Description' &&
  first(resource, 'title') !== undefined &&
  ['creator', 'date', 'publisher', 'identifier'].some((name) => first(resource, name) !== undefined)

/** What the item has as its type, its key, in dates, in names, or apart. */
const otherForms: ReadonlySet<string> = new Set(
  'itemType type citationKey dateDecided dateEnacted issueDate surname givenName givenname creator date dateSubmitted filingDate identifier description'.split(
    ' ',
  ),
)
const oneThing: ReadonlySet<string> = new Set(['Person'])

/** The works that it is part of: within it, or named. */
const partsOf = (resource: XmlElement, byId: ById): readonly XmlElement[] =>
  all(resource, 'isPartOf').flatMap((part) => {
    const named = byId.get(resourceOf(part))
    return named === undefined ? elements(part) : [named]
  })

const within = (resource: XmlElement, part: XmlElement) =>
  all(resource, 'isPartOf').some((one) => one.children.includes(part))

const idOf = (element: XmlElement) => element.attributes.get('rdf:about') ?? element.attributes.get('rdf:ID')

function typeOf(resource: XmlElement): string | undefined {
  const named = text(resource, 'itemType')
  if (named === 'attachment' || named === 'note') return undefined
  const known = named !== undefined && Object.hasOwn(itemTypes, named) ? itemTypes[named] : undefined
  if (known !== undefined || named !== undefined) return known ?? 'document'
  // A type may be the element's name or stand beside its fields.
  const kind = first(resource, 'type')?.attributes.get('rdf:resource')?.split(/[#/]/).at(-1) ?? resource.name
  return Object.hasOwn(elementTypes, kind) ? elementTypes[kind] : undefined
}

/** Dublin Core gives a type in words, if at all: "journalArticle", "Book". */
function typeInWords(resource: XmlElement): string | undefined {
  const word = text(resource, 'type')?.toLowerCase().replace(/\s+/g, '')
  return Object.entries(itemTypes).find(([name]) => name.toLowerCase() === word)?.[1]
}

/** Lines of Zotero's field "Extra" that name what it has no field for: "PMID: 123". */
function extra(resource: XmlElement): ReadonlyMap<string, string> {
  const lines = (text(resource, 'description') ?? '').split(/[\r\n]+/)
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = extraLine.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()] as const]
    }),
  )
}

const extraLine = /^\s*(PMID|PMCID|DOI|ISBN|ISSN|Citation Key|Original Date)\s*:\s*(\S.*)$/i

/** A book that stands there only because a part of it does has no type of Zotero's and no authors. */
const isWhole = (resource: XmlElement) =>
  text(resource, 'itemType') === undefined &&
  first(resource, 'authors') === undefined &&
  first(resource, 'creator') === undefined &&
  resource.name !== 'Document'

const creators = [
  'author',
  'editor',
  'translator',
  'contributor',
  'composer',
  'director',
  'interviewer',
  'recipient',
  'performer',
  'producer',
] as const

function itemOf(resource: XmlElement, wholes: readonly XmlElement[]): CslItem {
  const draft = new Draft(typeOf(resource) ?? typeInWords(resource) ?? 'document')
  // Other programs write a name in one piece.
  draft.names('author', texts(resource, 'creator').map(readPlainName))
  for (const role of creators)
    draft.names(
      role,
      all(resource, `${role}s`, 'Seq', 'li').map((li) => nameOf(elements(li)[0])),
    )
  draft.names(
    'collection-editor',
    all(resource, 'seriesEditors', 'Seq', 'li').map((li) => nameOf(elements(li)[0])),
  )
  for (const role of [
    'presenters',
    'artists',
    'programmers',
    'inventors',
    'directors',
    'interviewees',
    'podcasters',
    'cartographers',
    'attorneyAgents',
  ])
    draft.names(
      'author',
      all(resource, role, 'Seq', 'li').map((li) => nameOf(elements(li)[0])),
    )
  for (const source of [resource, ...wholes]) putFields(draft, source)
  if (typeOf(resource) === undefined && typeInWords(resource) !== undefined) delete draft.item['genre']
  for (const whole of wholes) {
    const series =
      whole.name === 'Series' ? [whole] : all(whole, 'isPartOf').flatMap((part) => elements(part))
    draft.put('collection-title', series.map((one) => text(one, 'title'))[0])
    draft.put('collection-number', series.map((one) => text(one, 'identifier'))[0])
    if (whole.name === 'Series') continue
    draft.put('container-title', text(whole, 'title'))
    draft.put('container-title-short', text(whole, 'alternative'))
  }
  for (const name of ['title', 'caseName', 'nameOfAct']) draft.put('title', text(resource, name))
  draft.put('title-short', text(resource, 'shortTitle'))
  draft.putAll(
    'keyword',
    all(resource, 'subject')
      .filter((subject) => first(subject, 'LCC') === undefined)
      .map((subject) => text(subject, 'AutomaticTag', 'value') ?? (textOf(subject).trim() || undefined)),
    ', ',
  )
  for (const name of ['date', 'dateDecided', 'dateEnacted', 'issueDate'])
    if (!draft.has('issued')) draft.date('issued', readLooseDate(text(resource, name)))
  draft.date('accessed', readLooseDate(text(resource, 'dateSubmitted')))
  const publisher = first(resource, 'publisher')
  const isNamed = publisher !== undefined && elements(publisher).length > 0
  draft.put('publisher', isNamed ? text(publisher, 'Organization', 'name') : textOf(publisher))
  draft.put('publisher-place', text(resource, 'publisher', 'Organization', 'adr', 'Address', 'locality'))
  for (const [name, value] of extra(resource))
    if (/^(?:PMID|PMCID|DOI|ISBN|ISSN)$/i.test(name)) draft.put(name.toUpperCase(), value)
  draft.date('original-date', readLooseDate(extra(resource).get('original date')))
  const note = (text(resource, 'description') ?? '').split(/[\r\n]+/)
  draft.putAll(
    'note',
    note.filter((line) => !extraLine.test(line)),
    '\n',
  )
  draft.put('event-title', text(resource, 'presentedAt', 'Conference', 'title'))
  return draft.item
}

function putFields(draft: Draft, source: XmlElement): void {
  for (const [variable, name] of zoteroFields)
    if (!draft.has(variable)) draft.put(variable, text(source, name))
  draft.pages(text(source, 'startingPage'), text(source, 'endingPage'))
  draft.date('submitted', readLooseDate(text(source, 'filingDate')))
  draft.put(draft.item.type.startsWith('article') ? 'issue' : 'number', text(source, 'number'))
  draft.put('source', text(source, 'libraryCatalog'))
  draft.put('call-number', text(source, 'subject', 'LCC', 'value'))
  for (const identifier of all(source, 'identifier')) {
    const words = peekText(first(identifier, 'URI', 'value') ?? identifier).trim()
    const [, kind, value] = /^(DOI|ISBN|ISSN)(?:\s*:\s*|\s+)(.+)$/i.exec(words) ?? []
    const [variable, said] =
      kind === undefined && /^https?:/.test(words) ? ['URL', words] : [kind?.toUpperCase(), value]
    if (variable === undefined || draft.has(variable)) continue
    noteAsked(identifier)
    draft.put(variable, said)
  }
}

function nameOf(person: XmlElement | undefined): CslName | undefined {
  const family = text(person, 'surname')
  const given = text(person, 'givenName') ?? text(person, 'givenname')
  if (family === undefined) {
    const literal = text(person, 'name') ?? given
    return literal === undefined ? undefined : { literal }
  }
  return given === undefined ? { literal: family } : personOf(family, given)
}
