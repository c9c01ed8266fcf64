import { Buffer } from 'node:buffer'
import { citaviReferences } from '../citavi.ts'
import { parseJson } from '../json/csl-json.ts'
import type { FoundItem } from '../keys.ts'
import { escapeXml, parseXml } from '../shared/xml.ts'

type Row = Readonly<Record<string, unknown>>

const rowOf = (value: unknown): Row | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** Whether a field of Word is a citation of Citavi. */
export const isCitaviPlaceholder = (code: string): boolean => /^\s*ADDIN CITAVI\.?PLACEHOLDER/i.test(code)

/**
 * What a citation of Citavi holds: JSON in base64, with each reference and all that it names inside it. It is put in the tables of
 * Citavi's XML and read as that is.
 */
export function readCitaviPlaceholder(code: string, problems: string[]): readonly FoundItem[] {
  const base64 = /PLACEHOLDER\s*\{?([\w+/=\s-]*)/i.exec(code)?.[1] ?? ''
  const json = parseJson(Buffer.from(base64, 'base64').toString('utf8'))
  const entries = 'unreadable' in json ? undefined : rowOf(json.value)?.Entries
  if (!Array.isArray(entries)) {
    problems.push('A citation of Citavi cannot be read.')
    return []
  }
  const exchange = new Exchange((json as { value: unknown }).value)
  const cited = entries.flatMap((entry) => exchange.reference(rowOf(entry)?.Reference) ?? [])
  return citaviReferences(parseXml(exchange.xml()).root, new Set(cited)).map((found) => ({
    ...found,
    place: 'A citation',
  }))
}

/** Lists of a reference: the table that their rows stand in, the row’s name there, and the table that links them. */
const lists: Readonly<Record<string, readonly [table: string, row: string, links: string]>> = {
  Authors: ['Persons', 'Person', 'ReferenceAuthors'],
  Editors: ['Persons', 'Person', 'ReferenceEditors'],
  Translators: ['Persons', 'Person', 'ReferenceTranslators'],
  Collaborators: ['Persons', 'Person', 'ReferenceCollaborators'],
  Organizations: ['Persons', 'Person', 'ReferenceOrganizations'],
  Publishers: ['Publishers', 'Publisher', 'ReferencePublishers'],
  Keywords: ['Keywords', 'Keyword', 'ReferenceKeywords'],
  Categories: ['Categories', 'Category', 'ReferenceCategories'],
  Groups: ['Groups', 'Group', 'ReferenceGroups'],
}

/** Rows that name their reference. */
const belongings: Readonly<Record<string, readonly [table: string, row: string]>> = {
  Locations: ['Locations', 'Location'],
  Quotations: ['KnowledgeItems', 'KnowledgeItem'],
}

const one: Readonly<Record<string, readonly [table: string, row: string]>> = {
  Periodical: ['Periodicals', 'Periodical'],
  SeriesTitle: ['SeriesTitles', 'SeriesTitle'],
  Library: ['Libraries', 'Library'],
}

/** As the XML has them. */
const otherNames: Readonly<Record<string, string>> = { PubMedId: 'PubMedID', Issn: 'ISSN' }

/** What Citavi says of its own row, and not of the work. */
const ofTheRow = /^(?:\$|Created|Modified|Id$|YearResolved$)|Rtf$/

/** A part of a part of a whole; no work has more. */
const deepest = 9

/** Citavi’s rows as its XML has them, each once. */
class Exchange {
  private readonly byId = new Map<string, Row>()
  private readonly numbers = new Map<Row, string>()
  private readonly tables = new Map<string, string[]>()

  constructor(json: unknown) {
    const open: unknown[] = [json]
    while (open.length > 0) {
      const value = open.pop()
      if (typeof value !== 'object' || value === null) continue
      const { $id } = value as Row
      if (typeof $id === 'string') this.byId.set($id, value as Row)
      for (const inner of Object.values(value)) open.push(inner)
    }
  }

  xml(): string {
    const tables = [...this.tables].map(([name, rows]) => element(name, rows.join('')))
    return element('CitaviExchangeData', tables.join(''))
  }

  /** The id of a reference that was put in the tables. */
  reference(value: unknown, depth = 0): string | undefined {
    const reference = this.resolved(value)
    if (reference === undefined || depth > deepest) return undefined
    return this.put('References', 'Reference', reference, (id) => {
      const parent = this.reference(reference.ParentReference, depth + 1)
      for (const [list, [table, row, links]] of Object.entries(lists)) {
        const ids = listed(reference[list]).flatMap((item) => this.row(table, row, item) ?? [])
        if (ids.length > 0) this.add(links, element('OnetoN', [id, ...ids].join(';')))
      }
      for (const [list, [table, row]] of Object.entries(belongings))
        for (const item of listed(reference[list])) this.row(table, row, item, element('ReferenceID', id))
      return parent === undefined ? '' : element('ParentReferenceID', parent)
    })
  }

  private row(table: string, name: string, value: unknown, more = ''): string | undefined {
    const row = this.resolved(value)
    return row === undefined ? undefined : this.put(table, name, row, () => more)
  }

  private put(table: string, name: string, row: Row, more: (id: string) => string): string {
    const known = this.numbers.get(row)
    if (known !== undefined) return known
    const id = `n${this.numbers.size + 1}`
    this.numbers.set(row, id)
    const words = more(id)
    this.add(table, `<${name} id="${id}">${this.fields(row)}${words}</${name}>`)
    return id
  }

  private fields(row: Row): string {
    return Object.entries(row)
      .map(([name, value]) => {
        if (ofTheRow.test(name) || !/^[A-Za-z]\w*$/.test(name)) return ''
        const written = Object.hasOwn(otherNames, name) ? otherNames[name]! : name
        if (typeof value === 'string') return element(written, escapeXml(value))
        if (name === 'Address') return element(name, escapeXml(addressOf(value)))
        const named = Object.hasOwn(one, name) ? this.row(...one[name]!, value) : undefined
        return named === undefined ? '' : element(`${name}ID`, named)
      })
      .join('')
  }

  private add(table: string, row: string): void {
    const rows = this.tables.get(table)
    if (rows === undefined) this.tables.set(table, [row])
    else rows.push(row)
  }

  /** What stands twice is written once, and named by its number where it stands again. */
  private resolved(value: unknown): Row | undefined {
    const row = rowOf(value)
    return typeof row?.$ref === 'string' ? this.byId.get(row.$ref) : row
  }
}

function addressOf(value: unknown): string {
  const { UriString, OriginalString } = rowOf(value) ?? {}
  return [UriString, OriginalString].find((address) => typeof address === 'string') ?? ''
}

const element = (name: string, words: string): string => `<${name}>${words}</${name}>`
