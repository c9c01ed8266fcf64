import type { Found } from '../source.ts'
import type { FoundIsbn, FoundName, FoundYear } from './found.ts'
import { cataloguingWords } from './front-words.ts'
import { isbnsIn } from './isbn.ts'
import { isPersonName, splitNames } from './personal-name.ts'
import { spanWithin, type PlainLine } from './plain-line.ts'

/** What the back of a title page says in fixed forms. */
export interface Imprint {
  readonly isbns: readonly FoundIsbn[]
  readonly years: readonly FoundYear[]
  readonly holders: readonly FoundName[]
  readonly controlNumber: Found<string> | null
  readonly callNumber: Found<string> | null
  readonly dewey: Found<string> | null
  /** A cataloguing entry's own heading of a person ("I. Vivares, Ernesto"): family, given. */
  readonly inverted: readonly Found<readonly [string, string]>[]
  /** "(The … series)" of a cataloguing entry. */
  readonly cataloguedSeries: Found<string> | null
}

const year = /\b(1[5-9]\d\d|20\d\d)\b/
const copyright =
  /^\s*(?:(?:text|this edition|introduction|selection)\s+)?(?:copyright\s*(?:©|\(c\))|©|\(c\)(?=\s*(?:\d{4}|\p{Lu}))|copyright(?=\s+(?:\d{4}|by\b)|\s+\p{Lu}[^,.]*,?\s+\d{4}))\s*(.*)$/iu
const published =
  /^\s*(?:first\s+)?(?:published|publication|reprinted|erschienen|publié|publicado|primera edición|première édition)\b.{0,60}?\b((?:1[5-9]|20)\d\d)\b/iu
const callNumberForm =
  /^\s*([A-Z]{1,3}\s?\d{1,4}(?:\.\d+)?\s?\.[A-Z]\d+(?:\s?\.?[A-Z]\d+)?)(?:\s+((?:1[5-9]|20)\d\d)[a-z]?)?\s*$/
const deweyForm =
  /^\s*(\d{3}(?:['’′/]?\.\d[\d'’′/]*)?)\s*(?:[—–-]+\s*dc\s*\d*|\[[^\]]{1,12}\]\s*[—–-]+\s*dc\s*\d*)/i
const controlForm = /^\s*((?:19|20)\d{8}|\d{2}[-–]\d{4,6}|\d{8})\s*$/
const labelledControl =
  /(?:LCCN|Library of Congress (?:Catalog(?:ing|ue)?|Control)[^\d:]{0,40})[:\s]+((?:19|20)\d{8}|\d{2}[-–]\d{4,6}|\d{8})\b/i
const headingForm =
  /(?:^|\s)[IVX]+\.\s+(\p{Lu}[\p{L}\p{M}'’ -]+),\s+(\p{Lu}[\p{L}\p{M}'’. -]*?)(?:,\s*(?:\d{4}|editor)[^.]*)?\.?(?=\s+[IVX]+\.\s|\s*$)/gu
const seriesForm = /\bcm\s*\.?\s*[—–-]*\s*\(([^()]{5,160}?)(?:\s*[;:]\s*[^()]*)?\)/

/** Reads the fixed forms of an imprint. What needs the neighbourhood of cataloguing data (a bare number) is believed only there. */
export function readImprint(lines: readonly PlainLine[]): Imprint {
  const isbns = lines.flatMap(isbnsIn)
  const years: FoundYear[] = []
  const holders: FoundName[] = []
  const inverted: Found<readonly [string, string]>[] = []
  let controlNumber: Found<string> | null = null
  let callNumber: Found<string> | null = null
  let dewey: Found<string> | null = null
  let cataloguedSeries: Found<string> | null = null
  let cataloguing = 0
  for (const line of lines) {
    if (line.text.length > 600) continue
    if (isCataloguing(line.text)) cataloguing = 40
    else cataloguing -= 1
    const rights = copyright.exec(line.text)
    if (rights !== null) readRights(line, rights[1]!, years, holders)
    const issue = rights === null ? published.exec(line.text) : null
    if (issue !== null) {
      const from = issue.index + issue[0].lastIndexOf(issue[1]!)
      years.push({ value: Number(issue[1]), of: 'publication', at: spanWithin(line, from, from + 4) })
    }
    const label = labelledControl.exec(line.text)
    if (label !== null) {
      const from = label.index + label[0].lastIndexOf(label[1]!)
      controlNumber ??= { value: label[1]!, at: spanWithin(line, from, from + label[1]!.length) }
    }
    if (cataloguing <= 0) continue
    const call = callNumberForm.exec(line.text)
    if (call !== null) {
      const from = line.text.indexOf(call[1]!)
      callNumber ??= { value: call[0].trim(), at: spanWithin(line, from, line.text.length) }
      if (call[2] !== undefined) {
        const at = line.text.lastIndexOf(call[2])
        years.push({ value: Number(call[2]), of: 'cataloguing', at: spanWithin(line, at, at + 4) })
      }
    }
    const decimal = deweyForm.exec(line.text)
    if (decimal !== null) {
      const from = line.text.indexOf(decimal[1]!)
      dewey ??= { value: decimal[1]!, at: spanWithin(line, from, from + decimal[1]!.length) }
    }
    const control = controlForm.exec(line.text)
    if (control !== null) controlNumber ??= { value: control[1]!, at: spanWithin(line, 0, line.text.length) }
    for (const match of line.text.matchAll(headingForm)) {
      const from = match.index + match[0].indexOf(match[1]!)
      inverted.push({
        value: [match[1]!, match[2]!],
        at: spanWithin(line, from, match.index + match[0].length),
      })
    }
    const series = seriesForm.exec(line.text)
    if (series !== null) {
      const from = series.index + series[0].indexOf(series[1]!)
      cataloguedSeries ??= { value: series[1]!.trim(), at: spanWithin(line, from, from + series[1]!.length) }
    }
  }
  return { isbns, years, holders, controlNumber, callNumber, dewey, inverted, cataloguedSeries }
}

/** True for a line that announces or belongs to library cataloguing data. */
export function isCataloguing(text: string): boolean {
  const lower = text.toLowerCase()
  return cataloguingWords.some((word) => lower.includes(word))
}

/** True for a line that states the copyright and its year. */
export function isCopyrightLine(text: string): boolean {
  const rights = text.length > 400 ? null : copyright.exec(text)
  return rights !== null && year.test(rights[1]!)
}

function readRights(line: PlainLine, rest: string, years: FoundYear[], holders: FoundName[]): void {
  const when = year.exec(rest)
  if (when === null) return
  const base = line.text.length - rest.length
  const from = base + when.index
  years.push({ value: Number(when[1]), of: 'copyright', at: spanWithin(line, from, from + 4) })
  const named =
    rest.slice(0, when.index).trim() === '' ? rest.slice(when.index + 4) : rest.slice(0, when.index)
  for (const piece of splitNames(
    named.replace(/^[\s,.;:–-]*(?:by\s+)?/i, '').replace(/\ball rights.*$/i, ''),
  )) {
    const at = line.text.indexOf(piece, base)
    if (at !== -1 && isPersonName(piece))
      holders.push({ value: piece, affiliation: null, at: spanWithin(line, at, at + piece.length) })
  }
}
