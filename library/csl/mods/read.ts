import type { CslDate, CslItem, CslName } from '../../../core/records/csl.ts'
import { identified } from '../keys.ts'
import { personOf, readPlainName } from '../ris/names.ts'
import { bareDoi, Draft } from '../shared/draft.ts'
import { languageCode } from '../shared/language.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import type { Read } from '../shared/read.ts'
import { all, descendants, first, parseXml, text, textOf, texts, type XmlElement } from '../shared/xml.ts'
import { modsGenres, modsTypes } from './types.ts'

/** The items of a MODS collection (3.x), of libraries, bibutils and Zotero. */
export function readMods(xml: string): Read {
  const { root, problem } = parseXml(xml)
  const problems = problem === undefined ? [] : [`The XML is damaged: ${problem}.`]
  const found = descendants(root, new Set(['mods'])).map((mods) => ({
    item: itemOf(mods),
    id: mods.attributes.get('ID') ?? identifier(mods, 'citekey'),
    place: `Line ${mods.line}`,
  }))
  return { items: identified(found, problems), problems }
}

function itemOf(mods: XmlElement): CslItem {
  const related = (type: string) =>
    all(mods, 'relatedItem').find((item) => item.attributes.get('type') === type)
  const host = related('host')
  const draft = new Draft(typeOf(mods, host))
  putTitles(draft, mods)
  if (host !== undefined) {
    draft.put('container-title', titleOf(host, undefined) ?? titleOf(host, 'uniform'))
    draft.put('container-title-short', titleOf(host, 'abbreviated'))
    putPart(draft, host)
  }
  for (const name of all(mods, 'name')) {
    const variable = roleVariable(name, 'author')
    // A university is no contributor to a thesis: it stands where a publisher would.
    if (variable === 'publisher') draft.put('publisher', textOf(first(name, 'namePart')))
    else draft.names(variable, [nameOf(name)])
  }
  for (const name of all(host, 'name')) {
    const variable = roleVariable(name, 'container-author')
    draft.names(variable === 'author' ? 'container-author' : variable, [nameOf(name)])
  }
  const series = related('series') ?? first(host, 'relatedItem')
  draft.put('collection-title', series === undefined ? undefined : titleOf(series, undefined))
  draft.put('collection-number', detail(series, 'volume') ?? detail(series, 'number') ?? partNumber(series))
  const original = related('original')
  draft.put('original-title', original === undefined ? undefined : titleOf(original, undefined))
  draft.date('original-date', readLooseDate(text(original, 'originInfo', 'dateIssued')))
  putPart(draft, mods)
  for (const source of [mods, host]) if (source !== undefined) putOrigin(draft, source)
  for (const source of [mods, host]) if (source !== undefined) putIdentifiers(draft, source)
  const addresses = all(mods, 'location', 'url')
  const isMain = (url: XmlElement) => /^primary/.test(url.attributes.get('usage') ?? '')
  const isPreview = (url: XmlElement) => url.attributes.get('access') === 'preview'
  const address = addresses.find(isMain) ?? addresses.find((url) => !isPreview(url)) ?? addresses[0]
  draft.put('URL', textOf(address).trim() || identifier(mods, 'uri'))
  draft.date('accessed', readLooseDate(address?.attributes.get('dateLastAccessed')))
  draft.date('accessed', dateOf(all(mods, 'originInfo', 'dateCaptured')))
  draft.put('call-number', text(mods, 'location', 'shelfLocator') ?? text(mods, 'classification'))
  draft.put('archive', text(mods, 'location', 'physicalLocation'))
  draft.put('license', text(mods, 'accessCondition'))
  const catalog = first(mods, 'recordInfo', 'recordContentSource')
  // A code of a library says nothing to a reader.
  if (catalog?.attributes.has('authority') === false) draft.put('source', textOf(catalog))
  draft.put('language', languageCode(language(mods)))
  draft.putAll('abstract', texts(mods, 'abstract'), '\n')
  draft.putAll('note', texts(mods, 'note'), '\n')
  draft.putAll('keyword', [...texts(mods, 'subject', 'topic'), ...texts(mods, 'subject', 'geographic')], ', ')
  const extent = text(mods, 'physicalDescription', 'extent') ?? ''
  draft.put('page', /\bp(?:ages?|p?\.) ?(\d+-\d+)/i.exec(extent)?.[1])
  draft.put('number-of-pages', /(\d+)\s*(?:p|pages|S)\b/i.exec(extent)?.[1])
  draft.put('number-of-pages', text(host, 'part', 'extent', 'total'))
  return draft.item
}

function typeOf(mods: XmlElement, host: XmlElement | undefined): string {
  for (const genre of texts(mods, 'genre')) {
    const word = genre.toLowerCase()
    // An "article" of a library is one of a journal, CSL's is a preprint.
    const known = modsTypes.find(([csl, name]) => (csl === word && csl !== 'article') || name === word)?.[0]
    if (known !== undefined && !(known === 'book' && host !== undefined)) return known
    // Where no whole is named, the publication of a conference is the whole.
    if (word === 'conference publication' && host === undefined) return 'book'
    if (Object.hasOwn(modsGenres, word)) return modsGenres[word]!
  }
  const media = texts(mods, 'physicalDescription', 'internetMediaType')
  const isPaged = first(host, 'part') !== undefined || first(mods, 'part') !== undefined
  if (media.includes('text/html') && !isPaged) return 'webpage'
  const resource = text(mods, 'typeOfResource')?.toLowerCase() ?? ''
  const isText = resource === 'text' || resource === ''
  const shown = modsTypes.find(([, , known]) => known === resource || resource.startsWith(known))?.[0]
  if (!isText && shown !== undefined) return shown
  if (host !== undefined) {
    const genres = [...texts(host, 'genre'), ...texts(host, 'originInfo', 'issuance')].map((genre) =>
      genre.toLowerCase(),
    )
    if (genres.includes('newspaper')) return 'article-newspaper'
    if (genres.includes('magazine')) return 'article-magazine'
    if (genres.some((genre) => /conference/.test(genre))) return 'paper-conference'
    const isJournal =
      genres.some((genre) => /periodical|journal|continuing|serial/.test(genre)) ||
      (identifier(host, 'issn') !== undefined && identifier(host, 'isbn') === undefined)
    return isJournal ? 'article-journal' : 'chapter'
  }
  const issuance = text(mods, 'originInfo', 'issuance')
  if (resource === 'text' && /^(?:continuing|serial)$/.test(issuance ?? '')) return 'periodical'
  return isText ? 'book' : 'document'
}

function putTitles(draft: Draft, mods: XmlElement): void {
  draft.put('title', titleOf(mods, undefined))
  draft.put('title-short', titleOf(mods, 'abbreviated'))
  const short = first(mods, 'titleInfo')
  if (all(mods, 'titleInfo').length === 0) draft.put('title', text(short, 'title'))
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
  'degree grantor': 'publisher',
  dgg: 'publisher',
}

function roleVariable(name: XmlElement, fallback: string): string {
  const words = texts(name, 'role', 'roleTerm')
    .concat(texts(name, 'role', 'text'))
    .map((role) => role.toLowerCase())
  const known = words.find((word) => Object.hasOwn(roles, word))
  return known === undefined ? (words.length === 0 ? fallback : 'contributor') : roles[known]!
}

function nameOf(name: XmlElement): CslName | undefined {
  const parts = (type: string | undefined) =>
    all(name, 'namePart')
      .filter((part) => part.attributes.get('type') === type)
      .map((part) => textOf(part).trim())
      .filter(Boolean)
  const [family] = parts('family')
  const isPerson = name.attributes.get('type') === 'personal'
  if (family === undefined) {
    // A body's parts follow each other from the whole to the office; a person's name stands in one.
    const plain = isPerson
      ? parts(undefined)[0]
      : parts(undefined)
          .map((part) => part.replace(/\.$/, ''))
          .join('. ')
    if (plain === undefined || plain === '')
      return parts('given').length > 0 ? { literal: parts('given').join(' ') } : undefined
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
  const suffix =
    parts('suffix')[0] ??
    parts('termsOfAddress').find((words) => /^(?:jr|sr|[IVX]+|\d(?:st|nd|rd|th))\.?$/i.test(words))
  return given === '' ? { family } : personOf(family, given, suffix)
}

const detail = (parent: XmlElement | undefined, type: string) => {
  const found = all(parent, 'part', 'detail').find((one) => one.attributes.get('type') === type)
  return text(found, 'number') ?? text(found, 'caption')
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
  draft.put('chapter-number', detail(parent, 'chapter'))
  const extent = all(parent, 'part', 'extent').find((one) =>
    /^pages?$/.test(one.attributes.get('unit') ?? ''),
  )
  draft.pages(text(extent, 'start') ?? text(extent, 'list') ?? detail(parent, 'page'), text(extent, 'end'))
  draft.date('issued', readLooseDate(text(parent, 'part', 'date')))
  if (draft.item.issue !== undefined && draft.item.issue === draft.item.number) delete draft.item.number
}

function putOrigin(draft: Draft, source: XmlElement): void {
  draft.put('publisher', texts(source, 'originInfo', 'publisher')[0])
  const places = all(source, 'originInfo', 'place', 'placeTerm')
  const named = places.find((place) => place.attributes.get('type') !== 'code')
  draft.put('publisher-place', named === undefined ? undefined : textOf(named).replace(/^\[|\]$| :$/g, ''))
  draft.put('edition', text(source, 'originInfo', 'edition'))
  const names = ['dateIssued', 'copyrightDate', 'dateCreated']
  const isKey = (name: string) =>
    all(source, 'originInfo', name).some((date) => date.attributes.get('keyDate') === 'yes')
  // A library marks the date that counts; nothing counts more than that of the issue.
  for (const name of ['dateIssued', ...names.filter(isKey), ...names])
    draft.date('issued', dateOf(all(source, 'originInfo', name)))
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
  if (start !== undefined && end !== undefined) return { 'date-parts': [start, end] }
  const coded = dates.find((date) => date.attributes.has('encoding')) ?? dates[0]
  const known = dates.map(read).find((date) => date?.['date-parts'] !== undefined)
  const chosen = read(coded)
  const date = chosen?.['date-parts'] === undefined ? (known ?? chosen) : chosen
  const isDoubtful = /^(?:approximate|questionable|inferred)$/.test(coded?.attributes.get('qualifier') ?? '')
  return date !== undefined && isDoubtful ? { ...date, circa: true } : date
}

const identifier = (mods: XmlElement, type: string) =>
  textOf(all(mods, 'identifier').find((one) => one.attributes.get('type')?.toLowerCase() === type)).trim() ||
  undefined

function putIdentifiers(draft: Draft, source: XmlElement): void {
  draft.put('DOI', bareDoi(identifier(source, 'doi')))
  draft.put('ISBN', identifier(source, 'isbn'))
  draft.put('ISSN', identifier(source, 'issn'))
  draft.put('LCCN', identifier(source, 'lccn'))
  draft.put('PMID', identifier(source, 'pubmed') ?? identifier(source, 'pmid'))
  draft.put('PMCID', identifier(source, 'pmc') ?? identifier(source, 'pmcid'))
}

function language(mods: XmlElement): string | undefined {
  const terms = all(mods, 'language', 'languageTerm')
  return (
    textOf(terms.find((term) => term.attributes.get('type') === 'code') ?? terms[0]).trim() ||
    text(mods, 'language')
  )
}
