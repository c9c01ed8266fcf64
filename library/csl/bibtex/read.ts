import type { CslItem, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { identified } from '../keys.ts'
import { hasPageCount } from '../ris/tags.ts'
import { AskedFields } from '../shared/unasked.ts'
import { bareDoi } from '../shared/draft.ts'
import { readDate, readYear } from './dates.ts'
import { readBibEntries, type BibEntry, type BibFile } from './entries.ts'
import { spelledOut } from './bibstrings.ts'
import { aliases, editorTypes, fieldRows, genres, type FieldKind } from './fields.ts'
import { codeOfBabel } from './languages.ts'
import { othersOf, readNames } from './names.ts'
import { decodeTex, decodeVerbatim, isKnownCommand } from './from-tex.ts'
import { journalOf } from './journals.ts'
import { decodeLines } from './lines.ts'
import { expandMacros, readMacros } from './macros.ts'
import { cslTypeOf, numberVariable } from './types.ts'

/** The items of a BibTeX or biblatex file; the two are told apart field by field, so one reader serves both. */
export function readBib(content: string): {
  items: readonly IdentifiedCslItem[]
  problems: readonly string[]
} {
  const file = readBibEntries(content)
  const problems = [...file.problems]
  const entries = withoutMacros(file, content.length)
  const byKey = byEveryKey(entries)
  const borrowed = new Set(
    entries.flatMap(
      ({ fields }) =>
        fields
          .get('xdata')
          ?.toLowerCase()
          .split(/\s*,\s*/) ?? [],
    ),
  )
  // What only lends its fields is no work.
  const works = entries.filter(({ type, key }) => type !== 'xdata' || !borrowed.has(key.toLowerCase()))
  const found = works.map((entry) => {
    const place = `Line ${entry.line}`
    const tell = (what: string) => problems.push(`${place}: the entry “${entry.key}” ${what}.`)
    for (const key of lenders(entry))
      if (!byKey.has(key.trim().toLowerCase()))
        tell(`takes fields from “${key.trim().slice(0, 80)}”, which is not in this file`)
    const item = itemOf(withInherited(entry, byKey), entry.fields, tell)
    return { item, id: entry.key, place }
  })
  return { items: identified(found, problems), problems }
}

/** All values together may grow by the file's own commands to so many UTF-16 units more for each of the file, and so many for all. */
const largestGrowth = 4
const allowance = 100_000

/** The entries with what the file's own commands stand for. */
function withoutMacros({ entries, preamble }: BibFile, length: number): readonly BibEntry[] {
  const macros = readMacros(preamble, isKnownCommand)
  if (macros.size === 0) return entries
  let room = length * largestGrowth + allowance
  const expanded = (value: string) => {
    const long = value.includes('\\') ? expandMacros(value, macros, room) : value
    room -= Math.max(0, long.length - value.length)
    return long
  }
  return entries.map((entry) => ({
    ...entry,
    fields: new Map([...entry.fields].map(([name, value]) => [name, expanded(value)])),
  }))
}

/** Entries by their keys, and by the other keys that biblatex lets them have; case says nothing. */
function byEveryKey(entries: readonly BibEntry[]): ReadonlyMap<string, BibEntry> {
  const byKey = new Map<string, BibEntry>()
  for (const entry of entries)
    for (const key of entry.fields.get('ids')?.split(',') ?? []) byKey.set(key.trim().toLowerCase(), entry)
  for (const entry of entries) byKey.set(entry.key.toLowerCase(), entry)
  return byKey
}

/** The keys of the entries that an entry takes fields from. */
const lenders = ({ fields }: BibEntry): readonly string[] =>
  [fields.get('crossref') ?? '', ...(fields.get('xdata')?.split(',') ?? [])].filter(
    (key) => key.trim() !== '',
  )

/** An entry is part of a part of a part at most so often. */
const deepest = 4

/** What the entry lacks, from the entry that its `crossref` or `xdata` names; the whole's title is the part's booktitle. */
function withInherited(entry: BibEntry, byKey: ReadonlyMap<string, BibEntry>, depth = 0): BibEntry {
  const wanted = [entry.fields.get('crossref'), ...(entry.fields.get('xdata')?.split(',') ?? [])]
  if (depth === deepest || wanted.every((key) => key === undefined)) return entry
  const fields = new Map(entry.fields)
  wanted.forEach((key, index) => {
    const named = key === undefined ? undefined : byKey.get(key.trim().toLowerCase())
    if (named === undefined || named === entry) return
    const whole = withInherited(named, byKey, depth + 1)
    for (const [name, value] of whole.fields) {
      if (name === 'crossref' || name === 'xdata') continue
      for (const as of index > 0 ? [name] : inheritedAs(name, entry, whole))
        if (!fields.has(as) && !(index === 0 && isKept(name, entry))) fields.set(as, value)
    }
  })
  return { ...entry, fields }
}

/** What a field of the whole is in its part (biblatex manual, appendix B). */
function inheritedAs(name: string, part: BibEntry, whole: BibEntry): readonly string[] {
  // A set of older files has all that its first work has.
  if (part.type === 'set') return [name]
  const isVolume = /^(?:book|collection|proceedings|reference)$/.test(part.type)
  if (name === 'title') {
    // In BibTeX the whole says what its parts are to call it.
    if (whole.fields.has('booktitle') && !isVolume) return []
    return [isVolume ? 'maintitle' : 'booktitle']
  }
  if (name === 'subtitle' || name === 'titleaddon') return [`${isVolume ? 'main' : 'book'}${name}`]
  if (name !== 'author') return [name]
  // The author of a book wrote its parts, unless they name another.
  const isOfOneHand = /^(?:inbook|bookinbook|suppbook)$/.test(part.type) && !part.fields.has('author')
  return [isVolume || isOfOneHand ? 'author' : 'bookauthor']
}

const isKept = (name: string, part: BibEntry) => kept.has(name) && part.type !== 'set'

/** What is said of a whole only. */
const kept = new Set([
  'shorttitle',
  'pages',
  'pagetotal',
  'doi',
  'url',
  'abstract',
  'note',
  'keywords',
  'entrysubtype',
])

/** `own` are the fields of the entry itself, without what it inherits. */
function itemOf(entry: BibEntry, own: BibEntry['fields'], tell: (what: string) => void): CslItem {
  const fields = named(entry)
  const subtype = fields.get('entrysubtype')
  const type = cslTypeOf(entry.type, subtype === undefined ? undefined : decodeTex(subtype))
  if (type === undefined) tell(`is of the unknown type “${entry.type.slice(0, 40)}” and became a document`)
  const item: CslItem = { type: type ?? 'document' }
  const more = new Set<string>()
  for (const row of fieldRows) {
    const value = fields.get(row.biblatex)
    if (value !== undefined) put(item, row.csl, value, row.kind, more)
  }
  putWhole(item, entry.type, fields, more)
  putDate(item, fields)
  putNumbers(item, fields)
  putEditors(item, fields, more)
  putBodies(item, entry, fields)
  putJurisdiction(item, entry)
  putLanguage(item, fields)
  putEprint(item, fields)
  // Before there was a field for addresses, they stood here.
  const howPublished = fields.get('howpublished')?.trim() ?? ''
  const address = /^\\url\s*\{([^{}]+)\}$/.exec(howPublished)?.[1] ?? /^https?:\S+$/.exec(howPublished)?.[0]
  if (address !== undefined) {
    delete item.medium
    item.URL ??= decodeVerbatim(address)
  }
  const isOther = address !== undefined && item.URL !== decodeVerbatim(address)
  if (item.DOI !== undefined) item.DOI = bareDoi(item.DOI)!
  // Within another book, and on some of its pages, a "book" is a part of it.
  const isOnPages = typeof item.page === 'string' && /^\w+[-–]\w+$/.test(item.page)
  if (item.type === 'book' && item['container-title'] !== undefined && isOnPages) item.type = 'chapter'
  // "xxi + 554" counts the pages of a book.
  const pages = item.page as string | undefined
  if (
    hasPageCount(item.type) &&
    /^[ivxlcdm]+ ?\+ ?\d+$/i.test(pages ?? '') &&
    item['number-of-pages'] === undefined
  ) {
    item['number-of-pages'] = pages!
    delete item.page
  }
  const genre = genres[entry.type]
  if (item.genre === undefined && genre !== undefined) item.genre = genre
  for (const variable of ['genre', 'collection-title', 'publisher-place', 'jurisdiction', 'status'])
    if (typeof item[variable] === 'string') item[variable] = spelledOut(item[variable])
  keepCustom(item, 'bibtex', [
    ['howpublished', isOther ? [howPublished] : []],
    ...rest(fields, own, item.issued !== undefined),
    ...[...more].map((variable) => [othersOf(variable), ['true']] as const),
  ])
  return item
}

/** The fields under the names of our table. */
function named(entry: BibEntry): AskedFields<string> {
  const fields = new AskedFields<string>()
  for (const [name, value] of entry.fields) {
    const as = Object.hasOwn(aliases, name) ? aliases[name]! : name
    // "publisher" stands before "organization", its alias, whichever comes first.
    if (value.trim() === '') continue
    if ((as === name || !entry.fields.has(as)) && !fields.has(as)) fields.set(as, value)
    else if (as !== name && value !== fields.peek(as) && value !== entry.fields.get(as))
      fields.set(name, value)
  }
  return fields
}

/** Fields that say again what others say, or that lend and sort what others say. */
const redundant: ReadonlySet<string> = new Set(
  'crossref xdata langid language year month day archiveprefix eprinttype'.split(' '),
)

/** What nobody asked for, as it stands in the entry; of a number in an archive, the archive with it. */
function rest(
  fields: AskedFields<string>,
  own: BibEntry['fields'],
  isDated: boolean,
): readonly (readonly [string, readonly string[]])[] {
  // A month without its year is in no date.
  const isTold = (name: string) => redundant.has(name) && (isDated || !/^(?:month|day)$/.test(name))
  const unasked = fields.rest().filter(([name]) => own.has(name) && !isTold(name))
  const archive = unasked.some(([name]) => name === 'eprint') ? ['archiveprefix', 'eprinttype'] : []
  return [...unasked, ...archive.map((name) => [name, fields.peek(name) ?? ''] as const)].map(
    // Scopus writes spaces into names, which BibTeX does not take.
    ([name, value]) => [name.replace(/\s+/g, '_'), [value]],
  )
}

function put(item: CslItem, variable: string, tex: string, kind: FieldKind, more: Set<string>): void {
  if (kind === 'names') {
    const { names, others } = readNames(tex)
    if (names.length > 0) item[variable] = names
    if (others) more.add(variable)
    return
  }
  const value = kind === 'date' ? readDate(decodeVerbatim(tex)) : decodeText(tex, kind)
  if (value !== undefined && value !== '') item[variable] = value
}

function decodeText(tex: string, kind: FieldKind): string {
  if (kind === 'verbatim') return decodeVerbatim(tex)
  if (kind === 'lines') return decodeLines(tex)
  if (kind === 'pages')
    return decodeTex(tex.replace(/\s*-{2,}\s*/g, '-').replace(/(?<=[\divxlc]) ([-–]) (?=[\divxlc])/gi, '$1'))
  return decodeTex(tex)
}

function putWhole(
  item: CslItem,
  entryType: string,
  fields: ReadonlyMap<string, string>,
  more: Set<string>,
): void {
  const join = (title: string, subtitle: string) => {
    const parts = [fields.get(title), fields.get(subtitle)]
      .filter((part) => part !== undefined)
      .map(decodeTex)
    const whole = parts.join(/[?!:]$/.test(parts[0] ?? '') ? ' ' : ': ')
    const addition = decodeTex(fields.get(`${title}addon`) ?? '')
    return whole === '' || addition === '' ? whole : `${whole}${/[.?!]$/.test(whole) ? '' : '.'} ${addition}`
  }
  const title = join('title', 'subtitle')
  if (title !== '') item.title = title
  // What the parts of proceedings are to call them, whatever their own title is.
  const isNamedForParts = entryType === 'proceedings' && title !== ''
  const journal = journalOf(fields.get('journaltitle') ?? '')
  if (journal !== undefined) item['container-title-short'] ??= journal.short
  const container =
    journal?.title ||
    join('journaltitle', 'journalsubtitle') ||
    (isNamedForParts ? '' : join('booktitle', 'booksubtitle')) ||
    join('maintitle', 'mainsubtitle')
  // Proceedings of BibTeX have the title for their parts, and it may be their only one.
  if (title === '' && container !== '' && item.type === 'book') item.title = container
  else if (container !== '' && !(container === title && item.type === 'book'))
    item['container-title'] = container
  const publisher = fields.get('publisher')
  if (publisher !== undefined) put(item, 'publisher', publisher, 'list', more)
}

function putDate(item: CslItem, fields: ReadonlyMap<string, string>): void {
  const year = fields.get('year')
  if (item.issued !== undefined || year === undefined) return
  const date = readYear(decodeTex(year), fields.get('month'), fields.get('day'))
  if (date !== undefined) item.issued = date
}

function putNumbers(item: CslItem, fields: ReadonlyMap<string, string>): void {
  const values = { number: fields.get('number'), issue: fields.get('issue'), eid: fields.get('eid') }
  if (values.number !== undefined)
    item[numberVariable(item.type, fields.has('series'))] = decodeTex(values.number)
  const addendum = fields.get('addendum')
  if (addendum !== undefined)
    item.note = [item.note, decodeTex(addendum)].filter((part) => part !== undefined).join('. ')
  if (values.issue !== undefined)
    item.issue = [item.issue, decodeTex(values.issue)].filter((part) => part !== undefined).join(', ')
  if (values.eid !== undefined && item.number === undefined) item.number = decodeTex(values.eid)
}

function putEditors(item: CslItem, fields: AskedFields<string>, more: Set<string>): void {
  for (const field of ['editor', 'editora', 'editorb', 'editorc']) {
    const type = fields.peek(`${field}type`)?.trim().toLowerCase() ?? ''
    const variable = Object.hasOwn(editorTypes, type) ? editorTypes[type]! : undefined
    if (fields.peek(field) === undefined || variable === undefined) continue
    const names = fields.get(field)!
    fields.get(`${field}type`)
    if (field === 'editor') {
      delete item.editor
      more.delete('editor')
    }
    put(item, variable, names, 'names', more)
  }
  // Zotero and BibDesk have a field for these.
  for (const field of ['director', 'collaborator']) {
    const names = fields.get(field)
    if (names !== undefined) put(item, editorTypes[field]!, names, 'names', more)
  }
}

/** Where two fields that often mean the same stand side by side, they mean two things. */
function putBodies(item: CslItem, entry: BibEntry, fields: AskedFields<string>): void {
  const value = (name: string) => {
    fields.get(name)
    return decodeTex(entry.fields.get(name) ?? '')
  }
  const isConference = /^(?:in)?proceedings$|^conference$/.test(entry.type)
  if (isConference && value('address') !== '' && value('location') !== '') {
    item['publisher-place'] = value('address')
    item['event-place'] ??= value('location')
  }
  const publishers = [value('publisher'), value('institution'), value('school')].filter(Boolean)
  const organization = value('organization')
  if (publishers.length > 0 && organization !== '' && !publishers.includes(organization)) {
    if (isConference) item.organizer ??= [{ literal: organization }]
    else publishers.push(organization)
  }
  if (publishers.length > 1) item.publisher = [...new Set(publishers)].join('; ')
  // The institution of a case is its court.
  const court = value('institution')
  if (
    item.type === 'legal_case' &&
    court !== '' &&
    item.authority === undefined &&
    item.publisher === court
  ) {
    item.authority = court
    delete item.publisher
  }
}

/** The location of a patent is where it holds (biblatex manual 2.1.1), unless another field says that. */
function putJurisdiction(item: CslItem, entry: BibEntry): void {
  const place = item['publisher-place']
  if (item.type !== 'patent' || !entry.fields.has('location') || place === undefined) return
  if (item.jurisdiction !== undefined) return
  item.jurisdiction = place
  delete item['publisher-place']
}

/** biblatex has babel's names, files of other programs codes or words. */
function putLanguage(item: CslItem, fields: ReadonlyMap<string, string>): void {
  const language = fields.get('language') ?? fields.get('langid')
  if (language === undefined) return
  const words = decodeTex(language).split(/\s+and\s+|\s*,\s*/)
  item.language = words.map((name) => codeOfBabel(name) ?? name).join(', ')
}

const archives: Readonly<Record<string, string>> = {
  arxiv: 'https://arxiv.org/abs/',
  jstor: 'https://www.jstor.org/stable/',
  hdl: 'https://hdl.handle.net/',
  googlebooks: 'https://books.google.com/books?id=',
}

/** CSL has a variable for few archives' numbers, and an address for some; the fields themselves are kept too. */
function putEprint(item: CslItem, fields: AskedFields<string>): void {
  const eprint = fields.peek('eprint')
  const archive = (fields.peek('eprinttype') ?? fields.peek('archiveprefix') ?? '').trim().toLowerCase()
  if (eprint === undefined) return
  if (archive === 'pubmed' || archive === 'pmid') item.PMID ??= decodeVerbatim(fields.get('eprint') ?? eprint)
  else if (Object.hasOwn(archives, archive)) item.URL ??= archives[archive]! + decodeVerbatim(eprint)
}
