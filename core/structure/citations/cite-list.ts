import type { FoundCite } from '../structure.ts'
import { readNames, type Names } from './names.ts'
import { nextYear, type YearToken } from './year.ts'

/** What parentheses hold: cites, and the names of the last, for a year that follows without any. */
export interface CiteList {
  readonly cites: readonly FoundCite[]
  /** 0–1: how sure we are that these are citations. */
  readonly confidence: number
}

const signals =
  /^(?:(?:but\s+)?(?:see|cf\.?|compare|contrast|e\.\s?g\.,?|i\.\s?e\.,?|quoted in|cited in|as cited in|as quoted in|quoted by|cited by|also|for example,?|for instance,?|following|after|adapted from|based on|among others,?|inter alia,?|see,? e\.g\.,?|siehe|vgl\.|zit\. nach|véase|ver|citado en|citado por|voir|cité par|in)(?:\s+also)?,?\s+)+/i

/** Reads "see Smith and Jones 1999a, 1999b, pp. 3–7; cf. van der Berg et al. 2003, ch. 4"; null where it holds no cite. */
export function readCiteList(text: string): CiteList | null {
  const cites: FoundCite[] = []
  let names: Names | null = null
  let confidence = 1
  for (const part of text.split(';')) {
    const read = readPart(part.trim().replace(signals, ''), names)
    if (read === null) continue
    cites.push(...read.cites)
    names = read.names
    confidence = Math.min(confidence, read.confidence)
  }
  return cites.length === 0 ? null : { cites, confidence }
}

/** Reads years and locators, "1999a, 1999b: 12", of names that stand before the parentheses. */
export function readYears(text: string, names: readonly string[]): FoundCite[] | null {
  const first = nextYear(text)
  if (first === null || text.slice(0, first.start).trim() !== '') return null
  const { cites, rest } = readYearsFrom(text, first, names)
  return rest.trim() === '' || /^[,;.]/.test(rest.trim()) ? cites : null
}

function readPart(
  part: string,
  before: Names | null,
): { cites: FoundCite[]; names: Names; confidence: number } | null {
  const cites: FoundCite[] = []
  let rest = part
  let names = before
  let confidence = 1
  while (rest !== '') {
    const year = nextYear(rest)
    if (year === null) break
    const head = rest.slice(0, year.start)
    const own = head.trim() === '' ? names : readNames(head)
    if (own === null) break
    const read = readYearsFrom(rest, year, own.names)
    if (!endsWell(read.rest)) break
    const located = read.cites.some((cite) => cite.locator !== null || cite.suffix !== null)
    if (own.place && !located) break
    confidence = Math.min(confidence, confidenceOf(own, head, located))
    names = own
    cites.push(...read.cites)
    rest = read.rest.replace(/^\s*(?:,\s*)?(?:(?:and|&|y|e|und|et)\s+)?/, '').replace(signals, '')
    if (rest === read.rest) break
  }
  return cites.length === 0 || names === null ? null : { cites, names, confidence }
}

/** A sentence that goes on after the year ("Smith 1999 was …") is no citation. */
const endsWell = (rest: string): boolean => /^\s*(?:$|[,.[\]]|(?:and|&|y|e|und|et)\s)/.test(rest)

function confidenceOf(names: Names, head: string, located: boolean): number {
  if (located) return 0.97
  if (names.acronym) return 0.8
  return /,\s*$/.test(head) || names.names.length > 1 ? 0.92 : 0.85
}

function readYearsFrom(
  text: string,
  first: YearToken,
  names: readonly string[],
): { cites: FoundCite[]; rest: string } {
  const cites: FoundCite[] = []
  const cite = (year: string, suffix: string | null) => cites.push({ names, year, suffix, locator: null })
  cite(first.year, first.suffix)
  let at = first.end
  for (;;) {
    const gap = /^\s*(?:,\s*(?:and\s+|&\s*)?|and\s+|&\s*|y\s+|und\s+|et\s+)/.exec(text.slice(at, at + 20))
    if (gap === null) break
    const after = at + gap[0].length
    const letter = /^([a-z])(?=\s*(?:[,;:)\]]|$|and\s|&))/.exec(text.slice(after, after + 12))
    const last = cites.at(-1)!
    if (letter !== null && last.suffix !== null) {
      cite(last.year, letter[1]!)
      at = after + 1
      continue
    }
    const next = nextYear(text.slice(after, after + 40))
    if (next === null || next.start !== 0) break
    cite(next.year, next.suffix)
    at = after + next.end
  }
  const locator = readLocator(text.slice(at))
  if (locator === null) return { cites, rest: text.slice(at) }
  const last = cites.pop()!
  cites.push({ ...last, locator: locator.value })
  return { cites, rest: text.slice(at + locator.length) }
}

const number = String.raw`(?:[A-Z]-?)?\d+[a-z]?|[ivxlcdm]+`
const range = String.raw`(?:${number})(?:\s?[–—-]\s?(?:${number}))?(?:\s?ff?\b\.?|\s?sqq?\b\.?)?`
const pageWord = String.raw`(?:pp?|pgs?|págs?|pages?|S|Seiten?|s)\.?\s?`
const otherWord = String.raw`(?:ch(?:ap(?:ter)?)?s?|caps?|Kap|sect?(?:ion)?s?|§§?|paras?|paragraphs?|¶|vols?|Bd|n|nn|fn|note|notes|tab(?:le)?|fig(?:ure)?|part|book|lines?|art|loc|bk|pt|app(?:endix)?)(?:\.\s?|\s|(?<=[§¶])\s?)`
const locatorPattern = new RegExp(
  String.raw`^\s*[,:]\s*(?:${pageWord})?((?:${otherWord})?${range}(?:(?:,\s?|\s?(?:and|&)\s)${range}(?!\p{L}))*|passim)(?![\p{L}\p{N}])`,
  'u',
)

/** What stands after the comma or colon: "5–6", "ch. 4". The abbreviation for page is left out. */
function readLocator(text: string): { value: string; length: number } | null {
  const match = locatorPattern.exec(text.slice(0, 80))
  return match === null ? null : { value: match[1]!.trim(), length: match[0].length }
}
