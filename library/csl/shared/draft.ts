import type { CslDate, CslItem, CslName } from '../../../core/records/csl.ts'
import { inParagraphs } from './paragraphs.ts'

/** An item while a reader fills it. What is set first stays; empty values are no values. */
export class Draft {
  readonly item: CslItem

  constructor(type: string) {
    this.item = { type }
  }

  has(variable: string): boolean {
    return this.item[variable] !== undefined
  }

  /** One line: runs of white space become a space. */
  put(variable: string, value: string | undefined): void {
    const text = value?.replace(/\s+/g, ' ').trim() ?? ''
    if (text !== '' && !this.has(variable)) this.item[variable] = text
  }

  /** Words with their lines; a blank one parts paragraphs. */
  putLines(variable: string, values: readonly (string | undefined)[]): void {
    const words = inParagraphs(values.map((value) => value ?? '').join('\n'))
    if (words !== '' && !this.has(variable)) this.item[variable] = words
  }

  /** Several values of one variable, each once; white space in one becomes a space. */
  putAll(variable: string, values: readonly (string | undefined)[], between: string): void {
    const known = values.map((value) => value?.replace(/\s+/g, ' ').trim() ?? '').filter(Boolean)
    const texts = [...new Set(known)]
    if (texts.length > 0 && !this.has(variable)) this.item[variable] = texts.join(between)
  }

  names(variable: string, names: readonly (CslName | undefined)[]): void {
    const known = names.filter((name) => name !== undefined)
    const before = (this.item[variable] as CslName[] | undefined) ?? []
    if (known.length > 0) this.item[variable] = [...before, ...known]
  }

  date(variable: string, date: CslDate | undefined): void {
    if (date !== undefined && !this.has(variable)) this.item[variable] = date
  }

  /** First and last page; what has no last page stands as it is. */
  pages(first: string | undefined, last?: string): void {
    const start = first?.trim() ?? ''
    const end = last?.trim() ?? ''
    this.put('page', start === '' || end === '' || end === start ? start || end : `${start}-${end}`)
  }

  /** ISBN or ISSN, which some formats keep in one field; its form tells which it is. Returns those of a kind that the item had. */
  serials(values: readonly string[]): readonly string[] {
    return values.filter((given) => {
      const value = given.replace(/\s*\((?:print|online|electronic|linking|is[sb]n)\)\s*$/i, '').trim()
      // What is numbered otherwise has its number where books have theirs.
      if (
        /^(?:patent|report|standard|regulation|legislation|bill)$/.test(this.item.type) &&
        !isSerial(value)
      ) {
        this.put('number', value)
        return this.item['number'] !== value.replace(/\s+/g, ' ')
      }
      const isIssn = /^\s*\d{4}-?\d{3}[\dXx]\b/.test(value) && !/^\s*\d{4}-?\d{3}-?\d{2}/.test(value)
      const kind = isIssn ? 'ISSN' : 'ISBN'
      this.put(kind, value)
      return this.item[kind] !== value.replace(/\s+/g, ' ')
    })
  }
}

/** Whether it has as many digits as an ISSN or ISBN, or says that it is one. */
const isSerial = (value: string) =>
  /^IS[BS]N/i.test(value) || /^(?:[\dX]{8}|[\dX]{10}|[\dX]{13})$/i.test(value.replace(/[\s-]/g, ''))

/** A DOI without the address of its resolver, and without PubMed's mark of what it is. */
export const bareDoi = (value: string | undefined): string | undefined =>
  value
    ?.trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)/i, '')
    .replace(/\s+\[doi\]$/i, '')

/** The DOI among other numbers of one field, such as a publisher's ("S12(09)3 [pii]"), and the others; the field as it is where none is one. */
export function doiAmong(
  field: string | undefined,
): readonly [doi: string | undefined, others: readonly string[]] {
  const numbers = field?.trim().split(/[\r\n]+|(?<=\])\s+|\s+(?=10\.\d{4,9}\/)/) ?? []
  const doi = numbers.find((number) => /^10\.\d/.test(bareDoi(number)!))
  return doi === undefined ? [bareDoi(field), []] : [bareDoi(doi), numbers.filter((number) => number !== doi)]
}
