import type { CslDate, CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import type { LeftOut } from '../left-out.ts'
import { holdsExactly, wordsOfDate, writeExactDate } from './exact-date.ts'
import { isoDate } from './loose-date.ts'

/** An item while a writer empties it: what nobody asked for is told as left out. */
export class Fields {
  readonly item: IdentifiedCslItem
  private readonly told = new Set(['id', 'type', 'citation-key'])

  constructor(item: IdentifiedCslItem) {
    this.item = item
  }

  /** The value in one line; undefined where there is none. */
  take(variable: string): string | undefined {
    return this.lines(variable)?.replace(/\s+/g, ' ').trim()
  }

  /** The value with its line ends. */
  lines(variable: string): string | undefined {
    const value = this.item[variable]
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    this.told.add(variable)
    return String(value).trim() === '' ? undefined : String(value).trim()
  }

  /** Keywords, apart. */
  keywords(): readonly string[] {
    return (this.take('keyword') ?? '').split(/\s*[,;]\s*/).filter(Boolean)
  }

  names(variable: string): readonly CslName[] {
    const value = this.item[variable]
    if (!Array.isArray(value)) return []
    this.told.add(variable)
    return value as CslName[]
  }

  /** What a date without a year says in words. */
  dateInWords(variable: string): string | undefined {
    const words = wordsOfDate(this.item[variable] as CslDate | undefined)
    if (words !== undefined) this.told.add(variable)
    return words
  }

  /** The date in its exact form, with its range, season or doubt; what that cannot hold is told as left out. */
  exactDate(variable: string): string | undefined {
    const date = this.item[variable] as CslDate | undefined
    const exact = writeExactDate(date)
    if (exact !== undefined && holdsExactly(date!)) this.told.add(variable)
    return exact
  }

  /** A day, a month or a year, and nothing where the date is in words. A range or a doubt is told as left out. */
  day(variable: string): string | undefined {
    const date = this.item[variable] as CslDate | undefined
    const day = isoDate(date)
    const isWhole = date?.['date-parts']?.length === 1 && date.season === undefined && !date.circa
    if (day !== undefined && isWhole) this.told.add(variable)
    return day
  }

  /** The two ends of a plain range of pages. */
  pages(): { first: string; last: string | undefined } | undefined {
    const page = this.take('page')
    if (page === undefined) return undefined
    const range = /^([^\s,;–—-]+)\s*[-–—]+\s*([^\s,;–—-]+)$/.exec(page)
    return range === null ? { first: page, last: undefined } : { first: range[1]!, last: range[2]! }
  }

  /** Says that a variable went into the file by another way. */
  telling(...variables: readonly string[]): void {
    for (const variable of variables) this.told.add(variable)
  }

  tellRest(leftOut: LeftOut): void {
    leftOut.of(this.item, this.told)
  }
}

/** A name in one line, family last: "Ana van Rivera Jr." */
export const fullName = (name: CslName): string =>
  name.family === undefined
    ? (name.literal ?? name.given ?? '')
    : [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix]
        .filter(Boolean)
        .join(' ')

/** The family with its particle. */
export const fullFamily = (name: CslName): string =>
  [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')

/** The given name with the particle that goes with it. */
export const fullGiven = (name: CslName): string =>
  [name.given, name['dropping-particle']].filter(Boolean).join(' ')

/** What a writer answers. */
export interface Written {
  readonly content: string
  readonly leftOut: readonly string[]
}
