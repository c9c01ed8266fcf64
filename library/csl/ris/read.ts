import type { CslItem, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { identified } from '../keys.ts'
import { bareDoi } from '../shared/draft.ts'
import { readRisDate } from './dates.ts'
import { readRisName } from './names.ts'
import { hasPageCount, readRisTypes, risTypes, serialVariable, tagRows } from './tags.ts'

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
  const found = records.map((record) => ({
    item: itemOf(record, (what) => problems.push(`Line ${record.line}: ${what}.`)),
    id: record.values.get('ID')?.[0]?.trim(),
    place: `Line ${record.line}`,
  }))
  return { items: identified(found, problems), problems }
}

function readRecords(content: string, problems: string[]): readonly RisRecord[] {
  const records: RisRecord[] = []
  let record: RisRecord | null = null
  let last: string[] | null = null
  const lines = content.split(/\r\n|\r|\n/)
  lines.forEach((line, index) => {
    const match = /^\s{0,3}([A-Z][A-Z0-9]) {0,3}-(?: |$)(.*)$/.exec(line)
    const [, tag = '', value = ''] = match ?? []
    if (tag === 'TY') {
      if (record !== null)
        problems.push(`Line ${index + 1}: the record before this one does not end with ER; it was kept.`)
      record = { line: index + 1, values: new Map([['TY', [value.trim()]]]) }
      records.push(record)
      last = null
    } else if (tag === 'ER') record = last = null
    else if (match !== null && record !== null) {
      last = record.values.get(tag) ?? []
      record.values.set(tag, last)
      last.push(value.trim())
    } else if (line.trim() !== '' && last !== null) {
      // A long value that some programs wrap.
      last[last.length - 1] = `${last.at(-1)!} ${line.trim()}`.trim()
    } else if (match !== null)
      problems.push(`Line ${index + 1}: “${tag}” stands outside a record and was left out.`)
  })
  return records
}

function itemOf({ values }: RisRecord, tell: (what: string) => void): CslItem {
  const all = (...tags: readonly string[]) =>
    (tags.map((tag) => values.get(tag)).find((list) => list?.some(Boolean)) ?? []).filter(Boolean)
  const first = (...tags: readonly string[]) => all(...tags)[0]
  const ris = (values.get('TY')?.[0] ?? '').toUpperCase()
  const type = typeOf(ris)
  if (type === undefined) tell(`RIS has no type “${ris.slice(0, 40)}”; the record became a document`)
  const item: CslItem = { type: type ?? 'document' }
  const put = (variable: string, value: unknown) => {
    if (value !== undefined && value !== '') item[variable] = value
  }
  for (const { csl, tags, kind } of tagRows) {
    if (kind === 'names') putNames(item, csl, all(...tags))
    else if (kind === 'date') put(csl, readRisDate(first(...tags) ?? ''))
    else if (kind === 'lines') put(csl, all(...tags).join(csl === 'keyword' ? ', ' : '\n'))
    else put(csl, csl === 'DOI' ? bareDoi(first(...tags)) : first(...tags))
  }
  // Older files put a book's title in BT and a book's only title nowhere else.
  const whole = first('BT', 'JO', 'JF', 'T2')
  if (item.title === undefined && first('BT') !== undefined) put('title', whole)
  else put('container-title', whole)
  putNames(item, 'editor', all('ED').length > 0 ? all('ED') : all('A2', 'E1'))
  put(serialVariable(item.type), first('M1'))
  const countsIssues =
    first('M1') !== undefined || !/^(?:report|patent|standard|legislation|bill)$/.test(item.type)
  put(countsIssues ? 'issue' : 'number', first('IS', 'CP'))
  put('chapter-number', first('SE'))
  putPages(item, first('SP'), first('EP'))
  put('issued', readRisDate(first('DA') ?? first('PY', 'Y1') ?? ''))
  for (const serial of all('SN')) put(/^\d{4}-?\d{3}[\dXx]$/.test(serial) ? 'ISSN' : 'ISBN', serial)
  return item
}

function typeOf(ris: string): string | undefined {
  if (Object.hasOwn(readRisTypes, ris)) return readRisTypes[ris]
  return risTypes.find(([, type]) => type === ris)?.[0]
}

function putNames(item: CslItem, variable: string, values: readonly string[]): void {
  const names = values.map(readRisName).filter((name) => name !== undefined)
  if (names.length > 0) item[variable] = names
}

function putPages(item: CslItem, start: string | undefined, end: string | undefined): void {
  if (start === undefined) return
  if (end !== undefined && end !== start && !start.includes('-')) item.page = `${start}-${end}`
  else if (end === undefined && hasPageCount(item.type) && /^\d+$/.test(start))
    item['number-of-pages'] = start
  else item.page = start
}
