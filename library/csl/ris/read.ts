import type { CslDate, CslItem, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { identified } from '../keys.ts'
import { UsedValues } from '../shared/unasked.ts'
import { bareDoi } from '../shared/draft.ts'
import { putWebDay } from '../shared/web-day.ts'
import { inParagraphs } from '../shared/paragraphs.ts'
import { readRisDate } from './dates.ts'
import { eachName, nameReaderOf } from './names.ts'
import {
  hasPageCount,
  isInPeriodical,
  isInSeries,
  readRisTypes,
  risTypes,
  sectionVariable,
  serialVariable,
  tagRows,
} from './tags.ts'

interface RisRecord {
  readonly line: number
  readonly values: Map<string, string[]>
}

/** The items of a RIS file. What stands before a record's TY, and a line that is no tag after none, is told and passed over. */
export function readRis(content: string): {
  items: readonly IdentifiedCslItem[]
  problems: readonly string[]
} {
  const problems: string[] = []
  const records = readRecords(content.replace(/^\ufeff/, ''), problems)
  const nameOf = nameReaderOf(
    records.flatMap(({ values }) => nameTags.flatMap((tag) => values.get(tag) ?? [])),
  )
  const found = records.map((record) => ({
    item: itemOf(record, nameOf, (what) => problems.push(`Line ${record.line}: ${what}.`)),
    id: record.values.get('ID')?.[0]?.trim(),
    place: `Line ${record.line}`,
  }))
  return { items: identified(found, problems), problems }
}

const nameTags = ['AU', 'A1', 'A2', 'A3', 'A4', 'ED', 'E1']

type NameOf = ReturnType<typeof nameReaderOf>

/** "TI  - words"; a space too few or too many is found in many files, small letters in a few. */
const tagLine = /^\s{0,3}([A-Z][A-Z0-9]|[a-z][a-z0-9](?= {2}- ))(?: {0,3}-(?: |$)| {2}-)(.*)$/

function readRecords(content: string, problems: string[]): readonly RisRecord[] {
  const records: RisRecord[] = []
  let record: RisRecord | null = null
  let last: string[] | null = null
  let ended: RisRecord | null = null
  const lines = content.split(/\r\n|\r|\n/)
  lines.forEach((line, index) => {
    const match = tagLine.exec(line)
    const [, written = '', value = ''] = match ?? []
    const tag = written.toUpperCase()
    if (tag === 'TY') {
      if (record !== null)
        problems.push(`Line ${index + 1}: the record before this one does not end with ER; it was kept.`)
      record = { line: index + 1, values: new Map([['TY', [value.trim()]]]) }
      records.push(record)
      last = null
    } else if (tag === 'ER') {
      ended = record ?? ended
      record = last = null
    } else if (tag === 'NL' && record === null && ended !== null) {
      // Ovid writes the journal's short name after the end.
      ended.values.set('NL', [value.trim()])
    } else if (match !== null && record !== null) {
      last = record.values.get(tag) ?? []
      record.values.set(tag, last)
      const words = value.replace(/\s+/g, ' ').trim()
      if (tag === 'UR') last.push(...words.split(/;\s*(?=https?:)/))
      else last.push(words)
    } else if (line.trim() !== '' && last !== null) {
      // A long value that some programs wrap; of keywords and addresses, one more.
      const isNext = last === record?.values.get('UR') && /^\s*https?:/.test(line)
      if (isNext || last === record?.values.get('KW')) last.push(line.trim())
      else {
        // To trim or join the whole at each line would copy it each time.
        const before = last.pop() ?? ''
        last.push(before === '' ? line.trim() : `${before} ${line.trim()}`)
      }
    } else if (match !== null)
      problems.push(`Line ${index + 1}: “${tag}” stands outside a record and was left out.`)
  })
  return records
}

function itemOf({ values }: RisRecord, nameOf: NameOf, tell: (what: string) => void): CslItem {
  const used = new UsedValues()
  const listed = (tags: readonly string[]) =>
    (tags.map((tag) => values.get(tag)).find((list) => list?.some(Boolean)) ?? []).filter(Boolean)
  const all = (...tags: readonly string[]) => used.use(listed(tags))
  /** With the blank ones between, which part paragraphs. */
  const lines = (...tags: readonly string[]) => {
    all(...tags)
    return inParagraphs(
      (tags.map((tag) => values.get(tag)).find((list) => list?.some(Boolean)) ?? []).join('\n'),
    )
  }
  const first = (...tags: readonly string[]) => used.use(listed(tags).slice(0, 1))[0]
  /** As `first`, for a value that may yet go elsewhere. */
  const look = (...tags: readonly string[]) => listed(tags)[0]
  const ris = (values.get('TY')?.[0] ?? '').toUpperCase()
  const type = typeOf(ris)
  if (type === undefined) tell(`RIS has no type “${ris.slice(0, 40)}”; the record became a document`)
  const item: CslItem = { type: type ?? 'document' }
  const put = (variable: string, value: unknown) => {
    if (value !== undefined && value !== '') item[variable] = value
  }
  for (const { csl, tags, kind } of tagRows) {
    if (kind === 'names') putNames(item, csl, withoutRepeats(tags.map((tag) => all(tag))), nameOf)
    else if (kind === 'date') put(csl, readRisDate(first(...tags) ?? ''))
    else if (csl === 'keyword') put(csl, all(...tags).join(', '))
    else if (kind === 'lines') put(csl, lines(...tags))
    else if (csl === 'URL') put(csl, first(...tags))
    else put(csl, csl === 'DOI' ? bareDoi(first(...tags)) : first(...tags))
  }
  if (item.type === 'paper-conference') putProceedings(item, first, look)
  putWhole(item, first)
  const second = Object.hasOwn(secondNames, item.type) ? secondNames[item.type] : 'editor'
  if (second !== undefined)
    putNames(item, second, used.use(listed(['A2', 'E1']).filter((names) => !isRow(names))), nameOf)
  if (all('ED').length > 0) putNames(item, 'editor', all('ED'), nameOf)
  if (item.type === 'patent') put('authority', first('A2')?.replace(/,$/, ''))
  if (item.type === 'legal_case') putCase(item, first)
  // Of an edited book, who is named first edited it.
  if (ris === 'EDBOOK' && item.author !== undefined && item.editor === undefined) {
    item.editor = item.author
    delete item.author
  }
  putIdentifiers(item, first, look)
  if (item.type === 'software' && item.edition !== undefined) {
    item.version = item.edition
    delete item.edition
  }
  putDoi(item, values)
  if (item.DOI === undefined && /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\//.test(look('L3') ?? ''))
    put('DOI', bareDoi(first('L3')))
  if (item['title-short'] === item.title) delete item['title-short']
  // Ovid writes each work that is cited into an M1, Embase where its people work.
  const serial = /^\(|^.{80}/.test(look('M1') ?? '') ? undefined : first('M1')
  // A notice of rights counts nothing.
  if (serial !== undefined)
    put(/\bcopyright\b|rights reserved/i.test(serial) ? 'license' : serialVariable(item.type), serial)
  const countsIssues = serial !== undefined || !isNumbered(item.type)
  put(countsIssues ? 'issue' : 'number', first('IS', 'CP'))
  putWebDay(item)
  const section = sectionVariable(item.type)
  if (section !== undefined) put(section, first('SE'))
  // HighWire's journals call the last page so.
  putPages(item, first('SP') ?? first('EP', 'LP'), first('EP', 'LP'))
  // JSTOR has the day in a field of its own.
  const whole = /^Full publication date: /.test(look('C1') ?? '') ? first('C1') : undefined
  put('issued', issued(first('DA') ?? first('Y1') ?? whole, first('PY') ?? first('Y1')))
  const serials = listed(['SN'])
  putSerials(item, serials, put)
  const bare = (serial: unknown) => String(serial).replaceAll('-', '')
  const taken = new Set([item.ISSN, item.ISBN, item.number].map(bare))
  const isTaken = (serial: string) =>
    (serial.match(/\d[\d-]{5,}[\dXx]\b/g) ?? [serial]).every(
      (one) => taken.has(bare(one)) || taken.has(bare(serial)),
    )
  used.use(serials.filter(isTaken))
  keepCustom(item, 'ris', used.rest(values, redundant))
  return item
}

/** What the item has in another form: its type, its key, and dates of which the fullest was taken. */
const redundant: ReadonlySet<string> = new Set(['TY', 'ID', 'ER', 'Y1', 'PY', 'DA'])

/** "Rowe, Berg, Meer, Lind, …": no person, but PsycINFO's list of whom the work cites. */
const isRow = (names: string) => /^[^,;]+(?:, [^,;]+){3,}$/.test(names)

/** Types whose second "authors" are no editors. Of a case they are the reporter that printed it. */
const secondNames: Readonly<Record<string, string | undefined>> = {
  legal_case: undefined,
  patent: undefined,
  personal_communication: 'recipient',
}

/** Works that have a number of their own. */
const isNumbered = (type: string) => /^(?:report|patent|standard|legislation|bill)$/.test(type)

/** ISSN and ISBN, of each the first; what has the form of neither is the number of a work that has one. */
function putSerials(
  item: CslItem,
  serials: readonly string[],
  put: (variable: string, value: string) => void,
): void {
  for (const serial of serials) {
    const bare = serial.replace(/ \((?:print|online|electronic|linking|is[sb]n)\)$/i, '')
    const [issn] = /^\d{4}-?\d{3}[\dXx]\b/.exec(bare) ?? []
    if (issn !== undefined && item.ISSN === undefined) put('ISSN', /[ ;,]/.test(bare) ? issn : bare)
    else if (issn === undefined && isNumbered(item.type) && bare.replace(/[^\dXx]/g, '').length < 10)
      item.number ??= bare
    else if (issn === undefined && item.ISBN === undefined) put('ISBN', bare)
  }
}

type First = (...tags: readonly string[]) => string | undefined

/** The journal, book or series that the work is in. JO is often an abbreviation where JF or T2 has the name. */
function putWhole(item: CslItem, first: First): void {
  const isSeries = isInSeries(item.type)
  if (isSeries) item['collection-title'] ??= first('T2')
  if (item['collection-title'] === undefined) delete item['collection-title']
  const second = () => (isSeries && item['collection-title'] === first('T2') ? undefined : first('T2'))
  // Nothing has a thesis as its part: what stands there is a department or the rest of the title.
  const isAlone = item.type === 'thesis'
  const journal = () => first('JO') ?? (isInPeriodical(item.type) ? first('JA', 'J1') : undefined)
  const whole =
    (item['container-title'] as string | undefined) ??
    first('BT') ??
    first('JF') ??
    (isAlone ? undefined : second()) ??
    journal()
  const short = first('JO') ?? first('NL')
  if (whole === undefined) return
  // Older files put a book's title in BT and a book's only title nowhere else.
  if (item.title === undefined && first('BT') !== undefined) item.title = whole
  else item['container-title'] = whole
  if (short !== undefined) item['container-title-short'] ??= short
  if (item['container-title-short'] === whole) delete item['container-title-short']
}

/**
 * Beside the title of the proceedings a second title is that of the conference. EndNote and Zotero have C3 for the first,
 * and C1 for where the proceedings appeared.
 */
function putProceedings(item: CslItem, first: First, look: First): void {
  // A list of bodies is where the authors work.
  const isTitled = look('C3')?.includes(';') === false
  const title = first(isTitled ? 'C3' : 'BT')
  if (title === undefined) return
  item['container-title'] = title
  const conference = first('T2')
  if (conference !== undefined && conference !== title) item['event-title'] = conference
  const place = isTitled ? first('C1') : undefined
  if (place === undefined) return
  if (item['publisher-place'] !== undefined && item['publisher-place'] !== place)
    item['event-place'] = item['publisher-place']
  item['publisher-place'] = place
}

/** Of a case the publisher is the court, and the docket has a tag of its own. */
function putCase(item: CslItem, first: First): void {
  const court = item.publisher
  delete item.publisher
  if (court !== undefined) item.authority = court
  const [reporter, docket] = [first('A2'), first('SV')]
  if (reporter !== undefined) item['container-title'] ??= reporter.replace(/,$/, '')
  if (docket !== undefined) item.number ??= docket
}

const isPubmedNumber = (words = '') => /^\d{7,8}$/.test(words)

/** EndNote's custom fields and numbers of databases: which of them holds what depends on the type, and its form tells it. */
function putIdentifiers(item: CslItem, first: First, look: First): void {
  const central = ['C2', 'C3', 'C7', 'AN'].find((tag) => /^PMC\d+$/i.test(look(tag) ?? ''))
  if (central !== undefined) item.PMCID = first(central)!
  const isPubmed = /^(?:pubmed|medline)\b/i.test(look('DB') ?? '') && /^\d{1,9}$/.test(look('AN') ?? '')
  if (isPubmed) item.PMID = first('AN')!
  else if (/^embase$/i.test(look('DB') ?? '') && isPubmedNumber(look('C5'))) item.PMID = first('C5')!
  // Scopus and others have it where EndNote has that of PubMed Central.
  else if (isInPeriodical(item.type) && isPubmedNumber(look('C2'))) item.PMID = first('C2')!
  if (isInPeriodical(item.type) && central !== 'C7' && look('C7') !== undefined) item.number ??= first('C7')!
}

/** Publishers who had no tag for a DOI put it in M3, in a note or in the address. */
function putDoi(item: CslItem, values: ReadonlyMap<string, readonly string[]>): void {
  const isDoi = /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i
  const found = ['M3', 'N1', 'UR'].flatMap((tag) => values.get(tag) ?? []).find((value) => isDoi.test(value))
  if (found !== undefined) item.DOI ??= isDoi.exec(found)![1]!
  if (item.genre !== undefined && isDoi.test(item.genre as string)) delete item.genre
  const notes = item.note?.split('\n').filter((note) => !isDoi.test(note)) ?? []
  if (notes.length > 0) item.note = notes.join('\n')
  else delete item.note
}

/** The fuller of two dates; a day without its year takes that of the other. */
function issued(date: string | undefined, year: string | undefined): CslDate | undefined {
  const [exact, rough] = [readRisDate(date ?? ''), readRisDate(year ?? '')]
  if (exact === undefined || rough === undefined) return exact ?? rough
  const both = readRisDate(`${year!.slice(0, 4)} ${date!.replace(/^\/+|\/+$/g, '')}`)
  if (exact['date-parts'] === undefined && both?.['date-parts'] !== undefined) return both
  const isFuller = (exact['date-parts']?.[0]?.length ?? 0) >= (rough['date-parts']?.[0]?.length ?? 0)
  return isFuller ? exact : rough
}

function typeOf(ris: string): string | undefined {
  if (Object.hasOwn(readRisTypes, ris)) return readRisTypes[ris]
  return risTypes.find(([, type]) => type === ris)?.[0]
}

/** All names; those that stand under a second tag too, once. */
function withoutRepeats(lists: readonly (readonly string[])[]): readonly string[] {
  const seen = new Set<string>()
  return lists.flatMap((list) => {
    const others = list.filter((name) => !seen.has(name))
    for (const name of list) seen.add(name)
    return others
  })
}

function putNames(item: CslItem, variable: string, values: readonly string[], nameOf: NameOf): void {
  const names = values
    .flatMap(eachName)
    .map(nameOf)
    .filter((name) => name !== undefined)
  if (names.length > 0) item[variable] = names
}

function putPages(item: CslItem, first: string | undefined, end: string | undefined): void {
  // "No pagination specified" of Ovid.
  if (first === undefined || (first === 'No' && end === 'Specified')) return
  const start = first
    .replace(/^(\w+)-\1$/, '$1')
    .replace(/^pp?\.? ?(?=\d)/, '')
    .replace(/^(\d+) ?p(?:p|ages)?\.?$/, '$1')
  if (start !== first && end === undefined && /p(?:p|ages)?\.?$/.test(first)) {
    item['number-of-pages'] = start
    return
  }
  if (end !== undefined && end !== start && !start.includes('-')) item.page = `${start}-${end}`
  else if (end === undefined && hasPageCount(item.type) && /^\d+$/.test(start))
    item['number-of-pages'] = start
  else item.page = start
}
