import type { CslItem, CslName } from '../../core/records/csl.ts'
import { keepCustom } from '../../core/records/csl-custom.ts'
import { identified } from './keys.ts'
import { eachName, nameReaderOf } from './ris/names.ts'
import { fullPages, shortName } from './pubmed/read-nbib.ts'
import { UsedValues } from './shared/unasked.ts'
import { bareDoi, Draft } from './shared/draft.ts'
import { readLooseDate } from './shared/loose-date.ts'
import type { Read } from './shared/read.ts'

interface WosRecord {
  readonly line: number
  /** What stands after each tag; its further lines with it, a second use of the tag apart. */
  readonly values: Map<string, string[][]>
}

/**
 * The items of Web of Science's export (.ciw, .isi): two-letter tags, a value's further lines indented, ER at the end. Or
 * the same as a table, the tags at its head.
 */
export function readWos(content: string): Read {
  const problems: string[] = []
  const read = /^\ufeff?PT\t/.test(content) ? rows(content) : records(content)
  const nameOf = nameReaderOf(
    read.flatMap(({ values }) => ['AF', 'AU', 'BE', 'ED'].flatMap((tag) => values.get(tag)?.flat() ?? [])),
  )
  const found = read.map((record) => ({
    item: itemOf(record, nameOf),
    id: undefined,
    place: `Line ${record.line}`,
  }))
  return { items: identified(found, problems), problems }
}

function records(content: string): readonly WosRecord[] {
  const found: WosRecord[] = []
  let record: WosRecord | null = null
  let last: string[] | null = null
  content.split(/\r\n|\r|\n/).forEach((line, index) => {
    const match = /^\ufeff?([A-Z][A-Z0-9])(?: (.*))?$/.exec(line)
    const [, tag = '', value = ''] = match ?? []
    if (tag === 'FN' || tag === 'VR' || tag === 'EF') record = last = null
    else if (tag === 'ER') record = last = null
    else if (match !== null) {
      if (record === null || tag === 'PT') {
        record = { line: index + 1, values: new Map() }
        found.push(record)
      }
      last = [value.trim()]
      record.values.set(tag, [...(record.values.get(tag) ?? []), last])
    } else if (/^\s+\S/.test(line) && last !== null) last.push(line.trim())
  })
  return found
}

/** Tags whose values stand in one cell, with semicolons between them. */
const listed: ReadonlySet<string> = new Set(['AU', 'AF', 'BA', 'BE', 'BF', 'CA', 'ED', 'GP'])

function rows(content: string): readonly WosRecord[] {
  const [head = '', ...lines] = content.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  const tags = head.split('\t').map((tag) => tag.trim())
  return lines.flatMap((row, index) => {
    if (row.trim() === '') return []
    const values = new Map<string, string[][]>()
    row.split('\t').forEach((cell, column) => {
      const [tag = '', value] = [tags[column], cell.trim()]
      if (tag === '' || value === '') return
      values.set(tag, [listed.has(tag) ? value.split(/\s*;\s*/).filter(Boolean) : [value]])
    })
    return [{ line: index + 2, values }]
  })
}

/** How INSPEC marks what is lowered or raised: "LiNbO/sub 3/". */
const inspecMarks = /\/(sub|sup) ([^/]{1,40}?) ?\//g

const types: Readonly<Record<string, string>> = {
  J: 'article-journal',
  B: 'book',
  S: 'chapter',
  P: 'patent',
  C: 'paper-conference',
}

function itemOf({ values }: WosRecord, nameOf: ReturnType<typeof nameReaderOf>): CslItem {
  const used = new UsedValues()
  const each = (tag: string) => used.use((values.get(tag) ?? []).flat().filter(Boolean))
  /** A value that is one, however many lines it takes; the first where the tag stands twice. */
  const one = (tag: string) =>
    used
      .use(values.get(tag)?.find((lines) => lines.some(Boolean)) ?? [])
      .filter(Boolean)
      .join(' ')
      .replace(inspecMarks, '<$1>$2</$1>') || undefined
  const isInJournal = values.has('SO') && ['VL', 'IS', 'JI', 'J9', 'SN'].some((tag) => values.has(tag))
  const draft = new Draft(typeOf(one('PT') ?? (isInJournal ? 'J' : undefined), one('DT')))
  const isPart = draft.item.type !== 'book'
  const isPatent = draft.item.type === 'patent'
  const names = (...tags: readonly string[]): readonly (CslName | undefined)[] => {
    const lists = tags.map(each)
    // BIOSIS and Zoological Record say with a name where to write to.
    const people = (lists.find((list) => list.length > 0) ?? [])
      .map((name) => name.replace(/\s*\([^()\s]+@[^()\s]+\)\s*$/, ''))
      .flatMap(eachName)
    // Derwent writes inventors as PubMed does authors: "ROWE A".
    return people.map((name) => (isPatent ? shortName(name) : nameOf(name)))
  }
  draft.names('author', names('AF', 'BF', 'AU', 'BA'))
  draft.names(
    'author',
    each('CA').map((literal) => ({ literal })),
  )
  draft.names('editor', names('BE', 'ED'))
  draft.put('title', one('TI'))
  if (isPart) draft.put('container-title', one('SO') ?? one('BT'))
  else draft.put('title', one('SO'))
  draft.put('container-title-short', one('JI') ?? one('J9'))
  draft.put('collection-title', one('SE'))
  // Derwent: "US123-A1   05 May 2016   G01N-033/00   201631   Pages: 12", a line for each country.
  const published = isPatent ? /\b\d{1,2} \p{L}{3} \d{4}\b/u.exec(one('PD') ?? '')?.[0] : undefined
  // MEDLINE: "2018 Sep (Epub 2018 Jun 11)".
  const [, inPrint = '', onWeb] = /^(.*?)(?:\s*\(Epub (.*)\))?$/.exec(published ?? one('PD') ?? '') ?? []
  const [year, day] = [one('PY'), inPrint === '' ? undefined : inPrint]
  const exact = readLooseDate(
    day !== undefined && year !== undefined && !day.includes(year) ? `${year} ${day}` : (day ?? year),
  )
  draft.date('issued', exact?.['date-parts'] === undefined ? (readLooseDate(year) ?? exact) : exact)
  // Before an article is in an issue, it has but the month or year in which it stood on the web.
  const early = readLooseDate(one('EA') ?? onWeb)
  draft.date('issued', early ?? readLooseDate(one('EY')))
  if (early !== draft.item.issued) draft.date('available-date', early)
  draft.pages(one('BP'), one('EP'))
  draft.put('page', fullPages(one('PS')))
  draft.put('number', one('AR')?.replace(/^(?:UNSP|ARTN) (?=\S)/, '') ?? (isPatent ? one('PN') : undefined))
  draft.put('URL', one('UR'))
  const serials = ['SN', 'BN', 'EI'].flatMap((tag) => (values.get(tag) ?? []).flat())
  draft.serials(serials)
  used.use(serials.filter((serial) => serial === draft.item.ISSN || serial === draft.item.ISBN))
  draft.put('DOI', bareDoi(one('DI') ?? one('D2')))
  draft.date('event-date', readLooseDate(one('CY')))
  draft.putAll(
    'keyword',
    ['DE', 'ID'].flatMap((tag) =>
      each(tag)
        .join(' ')
        .split(/\s*;\s*/),
    ),
    ', ',
  )
  for (const [variable, tag] of [
    ['volume', 'VL'],
    ['issue', 'IS'],
    ['abstract', 'AB'],
    ['language', 'LA'],
    ['publisher', 'PU'],
    ['publisher-place', 'PI'],
    ['publisher-place', 'PV'],
    ['part-number', 'PN'],
    ['supplement-number', 'SU'],
    ['PMID', 'PM'],
    ['event-title', 'CT'],
    ['event-place', 'CL'],
    ['archive_location', 'UT'],
    ['number-of-pages', 'PG'],
    ['genre', 'DT'],
  ] as const)
    if (!(variable === 'number-of-pages' && isPart) && !(tag === 'PN' && isPatent))
      draft.put(variable, one(tag))
  draft.put('PMID', /^MEDLINE:(\d+)$/.exec(one('UT') ?? '')?.[1])
  const lists = [...values].map(([tag, lists]) => [tag, lists.flat()] as const)
  keepCustom(draft.item, 'wos', used.rest(lists, redundant))
  return draft.item
}

/** The item has these as its type, and as people whose full names stand beside them. */
const redundant: ReadonlySet<string> = new Set(['PT', 'AU', 'ED'])

function typeOf(publication: string | undefined, document: string | undefined): string {
  if (/proceedings paper|meeting abstract/i.test(document ?? '') && publication !== 'J')
    return 'paper-conference'
  if (/book chapter/i.test(document ?? '') && publication !== 'J') return 'chapter'
  if (/chapter/i.test(publication ?? '')) return 'chapter'
  // Web of Science writes a letter; other programs spell it out.
  const letter = /^(?:[JBSPC]|journal|book|series|patent|conference)\b/i
    .exec(publication ?? '')?.[0]
    .charAt(0)
  return types[letter?.toUpperCase() ?? ''] ?? 'document'
}
