import type { CslDate, CslItem, CslName } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { identified } from '../keys.ts'
import { personOf, readPlainName } from '../ris/names.ts'
import { bareDoi, Draft } from '../shared/draft.ts'
import { languageCode } from '../shared/language.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import type { Read } from '../shared/read.ts'
import { tellerOf, untoldElements } from '../shared/untold.ts'
import {
  all,
  descendants,
  elements,
  first,
  parseXml,
  peekText,
  noteAsked,
  text,
  textOf,
  texts,
  type XmlElement,
} from '../shared/xml.ts'
import { identifier } from './identifier.ts'
import { typeOf } from './type-of.ts'

/** The items of a MODS collection (3.x), of libraries, bibutils and Zotero. */
export function readMods(xml: string): Read {
  const { root, problem } = parseXml(xml)
  const problems = problem === undefined ? [] : [`The XML is damaged: ${problem}.`]
  const found = descendants(root, new Set(['mods'])).map((mods) => {
    const citekey = identifier(mods, 'citekey')
    const item = itemOf(mods)
    keepCustom(item, 'mods', untoldElements(mods, tellerOf(item, otherForms)))
    return { item, id: mods.attributes.get('ID') ?? citekey, place: `Line ${mods.line}` }
  })
  return { items: identified(found, problems), problems }
}

/** What the item has as its type, its key, in dates, in names, or as one of a title's parts. */
const otherForms: ReadonlySet<string> = new Set([
  ...[
    'genre',
    'typeOfResource',
    'issuance',
    'identifier',
    'languageTerm',
    'namePart',
    'displayForm',
    'roleTerm',
    'role',
  ],
  ...['dateIssued', 'copyrightDate', 'dateCreated', 'dateCaptured', 'date', 'extent'],
  ...['nonSort', 'title', 'subTitle', 'partNumber', 'partName'],
])

function itemOf(mods: XmlElement): CslItem {
  const related = (type: string) =>
    all(mods, 'relatedItem').find((item) => item.attributes.get('type') === type)
  const hosts = all(mods, 'relatedItem').filter((item) => item.attributes.get('type') === 'host')
  const collection = hosts.find(isCollection)
  const host = hosts.find((whole) => whole !== collection && isWhole(whole))
  const draft = new Draft(typeOf(mods, host))
  putTitles(draft, mods)
  draft.date('issued', dateOf(all(mods, 'originInfo', 'dateIssued')))
  if (host !== undefined) {
    draft.put('container-title', titleOf(host, undefined) ?? titleOf(host, 'uniform'))
    draft.put('container-title-short', titleOf(host, 'abbreviated'))
    putPart(draft, host)
  }
  if (collection !== undefined) draft.put('archive_collection', titleOf(collection, undefined))
  for (const name of inOneScript(all(mods, 'name'))) {
    const variable = roleVariable(name, 'author')
    // A university is no contributor to a thesis: it stands where a publisher would.
    if (variable === 'publisher') draft.put('publisher', textOf(first(name, 'namePart')))
    else if (variable === 'author' && name.attributes.get('type') === 'conference')
      draft.put('event-title', texts(name, 'namePart').join(' '))
    else if (variable !== 'holder') draft.names(variable, [nameOf(name)])
  }
  for (const name of inOneScript(all(host, 'name'))) {
    const variable = roleVariable(name, 'container-author')
    if (variable !== 'holder')
      draft.names(variable === 'author' ? 'container-author' : variable, [nameOf(name)])
  }
  const series = related('series') ?? first(host, 'relatedItem')
  // Cards set the number off from the series: "Harbour studies ; no. 7".
  const [, seriesTitle, seriesNumber] =
    /^(.+?)(?: ;\s+(\S[^;]*?)\.?)?$/.exec((series && titleOf(series, undefined)) ?? '') ?? []
  draft.put('collection-title', seriesTitle)
  draft.put(
    'collection-number',
    detail(series, 'volume') ?? detail(series, 'number') ?? partNumber(series) ?? seriesNumber,
  )
  const original = related('original')
  draft.put('original-title', original === undefined ? undefined : titleOf(original, undefined))
  draft.date('original-date', dateOf(all(original, 'originInfo', 'dateIssued')))
  putPart(draft, mods)
  for (const source of [mods, host]) if (source !== undefined) putOrigin(draft, source)
  for (const source of [mods, host]) if (source !== undefined) putIdentifiers(draft, source)
  const addresses = all(mods, 'location', 'url')
  const isMain = (url: XmlElement) => /^primary/.test(url.attributes.get('usage') ?? '')
  const isPreview = (url: XmlElement) => url.attributes.get('access') === 'preview'
  const address = addresses.find(isMain) ?? addresses.find((url) => !isPreview(url)) ?? addresses[0]
  draft.put('URL', textOf(address).trim() || identifier(mods, 'uri'))
  for (const type of ['hdl', 'handle', 'purl', 'url'])
    draft.put('URL', /^https?:.*/.exec(identifier(mods, type) ?? '')?.[0])
  draft.date('accessed', readLooseDate(address?.attributes.get('dateLastAccessed')))
  draft.date('accessed', dateOf(all(mods, 'originInfo', 'dateCaptured')))
  draft.put('call-number', text(mods, 'location', 'shelfLocator') ?? text(mods, 'classification'))
  draft.put('archive', text(mods, 'location', 'physicalLocation'))
  draft.put('license', text(mods, 'accessCondition'))
  const catalog = first(mods, 'recordInfo', 'recordContentSource')
  // A code of a library says nothing to a reader.
  if (catalog?.attributes.has('authority') === false) draft.put('source', textOf(catalog))
  draft.put('language', languageCode(language(mods)))
  draft.putLines('abstract', texts(mods, 'abstract'))
  draft.putLines('note', texts(mods, 'note'))
  draft.putAll('keyword', [...texts(mods, 'subject', 'topic'), ...texts(mods, 'subject', 'geographic')], ', ')
  for (const extent of all(mods, 'physicalDescription', 'extent')) putExtent(draft, extent)
  draft.put('scale', text(mods, 'subject', 'cartographics', 'scale'))
  draft.put('number-of-pages', text(host, 'part', 'extent', 'total'))
  return draft.item
}

/** A whole of which only a note is said is none that the item can name. */
const isWhole = (host: XmlElement) =>
  elements(host).some(({ name }) => /^(?:titleInfo|part|identifier|name)$/.test(name))

/** Papers or pictures kept together are no publication, though a catalog says of both that things are in them. */
const isCollection = (host: XmlElement) =>
  first(host, 'part') === undefined &&
  (all(host, 'typeOfResource').some((type) => type.attributes.get('collection') === 'yes') ||
    /\bcollection\b/i.test(host.attributes.get('displayLabel') ?? ''))

/** Catalogs give a name in Latin letters and again in its own; "00" stands for no other form. */
function inOneScript(names: readonly XmlElement[]): readonly XmlElement[] {
  const isLatin = (name: XmlElement) => /\p{sc=Latin}/u.test(all(name, 'namePart').map(peekText).join(' '))
  const known = new Map<string, boolean>()
  return names.filter((name) => {
    const group = name.attributes.get('altRepGroup') ?? '00'
    const isAgain = /[^0]/.test(group) && known.has(group) && known.get(group) !== isLatin(name)
    if (!known.has(group)) known.set(group, isLatin(name))
    return !isAgain
  })
}

/** "vii, 312 p. : ill. ; 24 cm.", "4 v." or "p. 813-998"; what is only a count is told with it. */
function putExtent(draft: Draft, extent: XmlElement): void {
  const total = /^pages?$/.test(extent.attributes.get('unit') ?? '') ? text(extent, 'total') : undefined
  if (total !== undefined) return draft.put('number-of-pages', total)
  const words = peekText(extent).trim()
  if (/^\d+ ?(?:p|pages|S|v)\b\.?$/i.test(words)) noteAsked(extent)
  draft.put('page', /\bp(?:ages?|p?\.) ?(\d+-\d+)/i.exec(words)?.[1])
  draft.put('number-of-pages', /(\d+)\s*(?:p|pages|S)\b/i.exec(words)?.[1])
  draft.put('number-of-volumes', /^(\d+) v(?:\.|ol)/.exec(words)?.[1])
}

function putTitles(draft: Draft, mods: XmlElement): void {
  draft.put('title', titleOf(mods, undefined))
  draft.put('title-short', titleOf(mods, 'abbreviated'))
  if (!draft.has('title')) draft.put('title', titleOf(mods, first(mods, 'titleInfo')?.attributes.get('type')))
}

/** Title and subtitle of the kind asked for; the main title has none, or is the only one. */
function titleOf(parent: XmlElement, type: string | undefined): string | undefined {
  const info = all(parent, 'titleInfo').find((one) => one.attributes.get('type') === type)
  const start = [text(info, 'nonSort'), text(info, 'title')]
    .filter((part) => part !== undefined)
    .join(' ')
    .replace(/^(\p{L}’|l'|d') /iu, '$1')
    .replace(/ [:/]$/, '')
  const rest = text(info, 'subTitle')
  if (start === '') return undefined
  const whole = rest === undefined ? start : `${start}${/[?!:]$/.test(start) ? '' : ':'} ${rest}`
  const parts = parent.name === 'mods' ? [text(info, 'partNumber'), text(info, 'partName')] : []
  return [whole, ...parts].filter((part) => part !== undefined).join('. ')
}

/** Who has the thing, gave it, or is shown on it took no part in the work. */
const holders =
  /^(?:own|owner|fmo|former owner|rps|repository|his|host institution|holding institution|dnr|donor|dpt|depositor|dpc|depicted)$/

const roles: Readonly<Record<string, string>> = {
  author: 'author',
  aut: 'author',
  creator: 'author',
  cre: 'author',
  editor: 'editor',
  edt: 'editor',
  translator: 'translator',
  trl: 'translator',
  illustrator: 'illustrator',
  ill: 'illustrator',
  composer: 'composer',
  cmp: 'composer',
  director: 'director',
  drt: 'director',
  interviewer: 'interviewer',
  ivr: 'interviewer',
  recipient: 'recipient',
  rcp: 'recipient',
  compiler: 'compiler',
  com: 'compiler',
  contributor: 'contributor',
  ctb: 'contributor',
  performer: 'performer',
  prf: 'performer',
  photographer: 'author',
  pht: 'author',
  artist: 'author',
  art: 'author',
  cartographer: 'author',
  ctg: 'author',
  inventor: 'author',
  inv: 'author',
  programmer: 'author',
  prg: 'author',
  speaker: 'author',
  spk: 'author',
  narrator: 'narrator',
  nrt: 'narrator',
  host: 'host',
  hst: 'host',
  'series editor': 'collection-editor',
  'organizer of meeting': 'organizer',
  orm: 'organizer',
  'thesis advisor': 'contributor',
  producer: 'producer',
  pro: 'producer',
  publisher: 'publisher',
  pbl: 'publisher',
  'degree grantor': 'publisher',
  dgg: 'publisher',
}

function roleVariable(name: XmlElement, fallback: string): string {
  const terms = [...all(name, 'role', 'roleTerm'), ...all(name, 'role', 'text')]
  // What follows in a heading of a catalog is set off by a mark: "editor.", "editor,".
  const wordOf = (term: XmlElement) =>
    peekText(term)
      .trim()
      .replace(/\s*[.,;:]$/, '')
      .toLowerCase()
  const known = terms.filter((term) => Object.hasOwn(roles, wordOf(term)))
  for (const term of known) noteAsked(term)
  const isSaid = terms.some((term) => wordOf(term) !== '')
  if (known.length === 0 && terms.some((term) => holders.test(wordOf(term)))) return 'holder'
  return known[0] === undefined ? (isSaid ? 'contributor' : fallback) : roles[wordOf(known[0])]!
}

/** Who has a date, or ends in initials, is a person, also where the catalog does not say so. */
function isPersonal(name: XmlElement): boolean {
  const types = [name, ...all(name, 'namePart')].map(({ attributes }) => attributes.get('type'))
  if (types[0] !== undefined || types.includes('personal')) return (types[0] ?? 'personal') === 'personal'
  const parts = all(name, 'namePart')
  const plain = parts.filter((part) => !part.attributes.has('type')).map((part) => peekText(part).trim())
  const isDated = parts.some((part) => part.attributes.get('type') === 'date')
  const named = isDated ? /^[^,]+, \p{Lu}/u : /^[^,]+, (?:\p{Lu}[\p{L}'’-]+ )*(?:\p{Lu}\. ?)+$/u
  return plain.length === 1 && named.test(plain[0]!)
}

function nameOf(name: XmlElement): CslName | undefined {
  // Some programs say of the part what they should say of the name.
  const kindOf = (part: XmlElement) =>
    part.attributes.get('type')?.replace(/^(?:personal|corporate|conference)$/, '') || undefined
  const parts = (type: string | undefined) =>
    all(name, 'namePart')
      .filter((part) => kindOf(part) === type)
      .map((part) => textOf(part).trim())
      .filter(Boolean)
  const [family] = parts('family')
  // The same name again, in the order in which it is shown.
  const isParted = all(name, 'namePart').some((part) => peekText(part).trim() !== '')
  if (isParted) for (const shown of all(name, 'displayForm')) noteAsked(shown)
  const isPerson = isPersonal(name)
  if (family === undefined) {
    // A body's parts follow each other from the whole to the office; a person's name stands in one.
    const plain = isPerson
      ? parts(undefined)[0]
      : parts(undefined)
          // The stop that ends a heading, and not that of “Inc.”
          .map((part, at, { length }) => part.replace(at < length - 1 ? /\.$/ : /(?<=\p{L}{5})\.$/u, ''))
          .join('. ')
    if (plain === undefined || plain === '') {
      const shown = parts('given').join(' ') || text(name, 'displayForm')
      return shown === undefined ? undefined : { literal: shown }
    }
    if (!isPerson) return { literal: plain }
    const read = readPlainName(
      plain
        .replace(/,$/, '')
        .replace(/,? \[?(?:ca?\. |b\. |d\. )?\d{4}\??-?(?:\d{4})?\]?$/, '')
        // The fuller form of the given name, and the stop that ends a heading.
        .replace(/ \([^()]*\)$/, '')
        .replace(/(?<=\p{Ll}{2})\.$/u, ''),
    )
    return read?.literal === undefined || !plain.includes(' ') ? read : { literal: plain }
  }
  const given = parts('given').join(' ')
  const junior = all(name, 'namePart').find(
    (part) =>
      part.attributes.get('type') === 'termsOfAddress' &&
      /^(?:jr|sr|[IVX]+|\d(?:st|nd|rd|th))\.?$/i.test(peekText(part).trim()),
  )
  const suffix = parts('suffix')[0] ?? (textOf(junior).trim() || undefined)
  return given === '' ? { family } : personOf(family, given, suffix)
}

const detail = (parent: XmlElement | undefined, type: string) => {
  const found = all(parent, 'part', 'detail').find((one) => one.attributes.get('type') === type)
  const words =
    found === undefined || elements(found).length > 0 ? undefined : textOf(found).trim() || undefined
  return text(found, 'number') ?? text(found, 'caption') ?? words
}
const partNumber = (parent: XmlElement | undefined) => text(parent, 'titleInfo', 'partNumber')

function putPart(draft: Draft, parent: XmlElement): void {
  draft.put('volume', detail(parent, 'volume'))
  draft.put(
    'issue',
    detail(parent, 'issue') ??
      (/^article|^review/.test(draft.item.type) ? detail(parent, 'number') : undefined),
  )
  draft.put('number', detail(parent, 'report number') ?? detail(parent, 'number'))
  draft.put('supplement-number', detail(parent, 'supplement'))
  draft.put('section', detail(parent, 'section'))
  draft.put('chapter-number', detail(parent, 'chapter'))
  const extent = all(parent, 'part', 'extent').find((one) =>
    /^pages?$/.test(one.attributes.get('unit') ?? ''),
  )
  draft.pages(text(extent, 'start') ?? text(extent, 'list') ?? detail(parent, 'page'), text(extent, 'end'))
  if (!draft.has('issued')) draft.date('issued', readLooseDate(text(parent, 'part', 'date')))
  const words = first(parent, 'part', 'text')
  if (words !== undefined) putPartInWords(draft, peekText(words))
  if (draft.item.issue !== undefined && draft.item.issue === draft.item.number) delete draft.item.number
}

/** What MARC has in one line: "Vol. 4, no. 2 (June 1998), p. 31-50". */
function putPartInWords(draft: Draft, words: string): void {
  const said = (pattern: RegExp) => pattern.exec(words)?.[1]
  draft.put('volume', said(/\bv(?:ol(?:ume)?)?\.?\s{0,3}(\d[\w/-]{0,20})/i))
  draft.put('issue', said(/\b(?:no|nr|iss|issue|number)\.?\s{0,3}(\d[\w/-]{0,20})/i))
  draft.put('page', said(/\bpp?\.?\s{0,3}(\w?\d{1,9}(?:\s?[-–]\s?\w?\d{1,9})?)/i))
  if (!draft.has('issued')) draft.date('issued', readLooseDate(said(/\(([^()]{0,40}\d{4}[^()]{0,20})\)/)))
}

/** Cards part their fields with marks, which catalogs keep: "Quay Press,", "2nd ed. /". What has a citekey is from no catalog. */
const fieldOfCard = (mods: XmlElement, words: string | undefined) =>
  identifier(mods, 'citekey') === undefined ? words?.replace(/\s*[,:;/=]$/, '') : words

function putOrigin(draft: Draft, source: XmlElement): void {
  draft.put('publisher', fieldOfCard(source, text(source, 'originInfo', 'publisher')))
  const places = all(source, 'originInfo', 'place', 'placeTerm')
  const named = places.find((place) => place.attributes.get('type') !== 'code')
  draft.put('publisher-place', named === undefined ? undefined : textOf(named).replace(/^\[|\]$| :$/g, ''))
  draft.put('edition', fieldOfCard(source, text(source, 'originInfo', 'edition')))
  const names = ['dateIssued', 'copyrightDate', 'dateCreated']
  const isKey = (name: string) =>
    all(source, 'originInfo', name).some((date) => date.attributes.get('keyDate') === 'yes')
  // A library marks the date that counts; nothing counts more than that of the issue.
  for (const name of ['dateIssued', ...names.filter(isKey), ...names])
    if (!draft.has('issued')) draft.date('issued', dateOf(all(source, 'originInfo', name)))
}

/** Of several, the one in a known encoding is for machines; two may be the ends of a range. */
function dateOf(dates: readonly XmlElement[]): CslDate | undefined {
  // Catalogs set what they had to guess in brackets.
  const read = (date: XmlElement | undefined) =>
    readLooseDate(
      textOf(date)
        .trim()
        .replace(/^\[([^[\]]+)\]$/, '$1'),
    )
  const at = (point: string) =>
    read(dates.find((date) => date.attributes.get('point') === point))?.['date-parts']?.[0]
  const [start, end] = [at('start'), at('end')]
  // MARC writes 9999 for the end of what goes on.
  const coded = dates.find((date) => date.attributes.has('encoding')) ?? dates[0]
  const isDoubtful = /^(?:approximate|questionable|inferred)$/.test(coded?.attributes.get('qualifier') ?? '')
  const circa = isDoubtful ? { circa: true } : {}
  if (start !== undefined && end !== undefined)
    return { 'date-parts': [start, end[0] === 9999 ? [0] : end], ...circa }
  const known = dates.map(read).find((date) => date?.['date-parts'] !== undefined)
  const chosen = read(coded)
  const date = chosen?.['date-parts'] === undefined ? (known ?? chosen) : chosen
  return date === undefined ? undefined : { ...date, ...circa }
}

/** "0306406152 (pbk. : acid-free paper)" */
const withoutRemark = (number: string | undefined) => number?.replace(/\s+\(.*$/s, '')

function putIdentifiers(draft: Draft, source: XmlElement): void {
  for (const [variable, type] of [
    ['DOI', 'doi'],
    ['ISBN', 'isbn'],
    ['ISSN', 'issn'],
    ['LCCN', 'lccn'],
    ['PMID', 'pubmed'],
    ['PMID', 'pmid'],
    ['PMCID', 'pmc'],
    ['PMCID', 'pmcid'],
  ] as const)
    if (!draft.has(variable))
      draft.put(
        variable,
        variable === 'DOI' ? bareDoi(identifier(source, type)) : withoutRemark(identifier(source, type)),
      )
}

function language(mods: XmlElement): string | undefined {
  const terms = all(mods, 'language', 'languageTerm')
  // A code and its word say the same.
  for (const term of all(first(mods, 'language'), 'languageTerm')) noteAsked(term)
  return (
    textOf(terms.find((term) => term.attributes.get('type') === 'code') ?? terms[0]).trim() ||
    text(mods, 'language')
  )
}
