import type { CslDate, CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { customOf } from '../../../core/records/csl-custom.ts'
import { writtenKeys } from '../keys.ts'
import { LeftOut } from '../left-out.ts'
import { webDay } from '../shared/web-day.ts'
import { linesOf } from '../shared/paragraphs.ts'
import { isSameDate, wordsOfDate } from '../shared/exact-date.ts'
import { readRisDate, writeRisDate } from './dates.ts'
import { writeRisName } from './names.ts'
import {
  hasContainer,
  hasPageCount,
  isInPeriodical,
  isInSeries,
  risTypes,
  sectionVariable,
  serialVariable,
  tagRows,
  type TagRow,
} from './tags.ts'

/** A RIS file of the items (UTF-8, line ends as the specification has them), and what it could not hold. */
export function writeRis(items: readonly IdentifiedCslItem[]): {
  content: string
  leftOut: readonly string[]
} {
  const leftOut = new LeftOut('RIS')
  const keys = writtenKeys(items, leftOut)
  const records = items.map((item, index) => writeRecord(item, keys[index]!, leftOut))
  return { content: records.join('\r\n'), leftOut: leftOut.sentences() }
}

function writeRecord(item: IdentifiedCslItem, key: string, leftOut: LeftOut): string {
  const told = new Set(['id', 'type', 'citation-key'])
  const lines: string[] = []
  const tag = (name: string, text: string) => lines.push(`${name}  - ${text}\r\n`)
  const put = (variable: string, name: string, kind: TagRow['kind'] = 'text') => {
    const values = encode(item[variable], kind, variable)
    for (const value of values) tag(name, value)
    if (values.length > 0 && (kind !== 'date' || isTold(item[variable] as CslDate, values[0]!)))
      told.add(variable)
  }
  const type = risTypes.find(([csl]) => csl === item.type)?.[1] ?? 'GEN'
  if (risTypes.find(([, ris]) => ris === type)?.[0] !== item.type)
    leftOut.say(`${item.id}: RIS has no type for “${item.type}”; it was written as ${type}.`)
  tag('TY', type)
  tag('ID', key)
  const isCase = item.type === 'legal_case'
  // A case has a court where others have a publisher, a program a version where others have an edition.
  const replaced = isCase ? 'publisher' : item.type === 'software' ? 'edition' : ''
  for (const row of tagRows) if (row.csl !== replaced) put(row.csl, row.tags[0], row.kind)
  if (item.type === 'software') put('version', 'ET')
  if (/^PMC\d+$/i.test(oneLine(item.PMCID))) put('PMCID', 'C2')
  if (isCase) {
    put('authority', 'PB')
    put('number', 'SV')
  }
  // bibutils reads T2 of a chapter as a series and A2 as an author; BT and ED everybody reads.
  if (item.type !== 'thesis')
    put(
      'container-title',
      isInPeriodical(item.type) ? 'JO' : hasContainer(item.type) || isInSeries(item.type) ? 'BT' : 'T2',
    )
  if (item.type === 'paper-conference' && ![undefined, item['event-title']].includes(item['container-title']))
    put('event-title', 'T2')
  put('editor', 'ED', 'names')
  put('issue', 'IS')
  if (!told.has(serialVariable(item.type))) put(serialVariable(item.type), 'M1')
  const section = sectionVariable(item.type)
  if (section !== undefined) put(section, 'SE')
  const day = webDay(item)
  if (day !== undefined) {
    tag('ET', day)
    told.add('available-date')
  }
  putPages(item, tag, told)
  putDate(item, tag, told)
  putIdentifiers(item, tag, told)
  for (const [name, values] of customOf(item, 'ris'))
    if (/^(?!TY|ER|ID)[A-Z][A-Z0-9]$/.test(name)) for (const value of values) tag(name, oneLine(value))
  told.add('custom.ris')
  leftOut.of(item, told)
  return `${lines.join('')}ER  - \r\n`
}

type Tag = (name: string, text: string) => void

/** First and last page apart; what is no plain range stands in the first. */
function putPages(item: IdentifiedCslItem, tag: Tag, told: Set<string>): void {
  const page = oneLine(item.page)
  const count = oneLine(item['number-of-pages'])
  if (page !== '') {
    const range = /^([^\s,;–—-]+)\s*[-–—]+\s*([^\s,;–—-]+)$/.exec(page)
    tag('SP', range?.[1] ?? page)
    if (range !== null) tag('EP', range[2]!)
    // Alone, the first page of a book is the number of its pages.
    else if (hasPageCount(item.type)) tag('EP', page)
    told.add('page')
  } else if (count !== '' && hasPageCount(item.type)) {
    tag('SP', count)
    told.add('number-of-pages')
  }
}

function putDate(item: IdentifiedCslItem, tag: Tag, told: Set<string>): void {
  const [written] = item.issued === undefined ? [] : encode(item.issued, 'date', 'issued')
  if (written === undefined) return
  const year = written.split('/')[0]!
  if (year !== '') tag('PY', year)
  if (written !== `${year}///`) tag('DA', written)
  if (isTold(item.issued!, written)) told.add('issued')
}

/** Whether the date says all; words stand as they are. */
const isTold = (date: CslDate, written: string): boolean =>
  wordsOfDate(date) !== undefined || isSameDate(readRisDate(written), date)

/** ISBN and ISSN share a tag; which of them it is can be told by its form. */
function putIdentifiers(item: IdentifiedCslItem, tag: Tag, told: Set<string>): void {
  for (const variable of ['ISBN', 'ISSN'] as const) {
    const value = oneLine(item[variable])
    if (value === '') continue
    tag('SN', value)
    told.add(variable)
  }
}

const oneLine = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : ''

/** The lines of a value. None may hold a line end: what follows one would be a tag of its own. */
function encode(value: unknown, kind: TagRow['kind'], variable: string): readonly string[] {
  switch (kind) {
    case 'names':
      return Array.isArray(value)
        ? (value as CslName[]).map(writeRisName).filter((name) => name !== undefined)
        : []
    case 'date': {
      const date = typeof value === 'object' && value !== null ? writeRisDate(value as CslDate) : undefined
      return date === undefined ? [] : [date]
    }
    case 'lines':
      if (typeof value !== 'string' || value.trim() === '') return []
      return variable === 'keyword'
        ? value
            .split(/[,;\r\n]+/)
            .map(oneLine)
            .filter(Boolean)
        : linesOf(value)
    default:
      return [oneLine(value)].filter(Boolean)
  }
}
