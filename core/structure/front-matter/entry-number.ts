import type { ContentsKind } from '../../text/schema.ts'
import {
  chapterWords,
  firstWords,
  figureLabelWords,
  numberWords,
  ordinalWords,
  partWords,
  tableLabelWords,
} from './front-words.ts'
import { romanValue } from './page-label.ts'

/** A number at the head of a contents line. Offsets are in the line's text. */
export interface EntryNumber {
  readonly kind: ContentsKind
  /** As printed, without the mark behind it: "11", "CHAPTER IV", "PART I". */
  readonly label: string
  readonly from: number
  readonly to: number
  /** Where the title begins; the line's length where nothing follows. */
  readonly rest: number
}

const any = (words: readonly string[]) => words.map((word) => word.replace('.', '\\.')).join('|')
const spelt = `${any(numberWords)}|${any(firstWords)}`
const mark = '(?:\\s*[.:)\\]]|\\s+[—–-](?=\\s)|[—–])?'
const after = '(?=\\s|$|[—–.:)\\]])'
const partForm = new RegExp(
  `^\\s*((?:${any(partWords)})\\s+(?:[IVXLC]+|\\d{1,2}|[A-H]|${spelt}))${after}${mark}`,
  'iu',
)
const ordinalPart = new RegExp(
  `^\\s*((?:${any(ordinalWords)})\\s+(?:${any(partWords)}))${after}${mark}`,
  'iu',
)
const chapterForm = new RegExp(
  `^\\s*((?:${any(chapterWords)})\\s*(?:[IVXLC]+|\\d{1,3}|${spelt}))${after}${mark}`,
  'iu',
)
const figureForm = new RegExp(
  `^\\s*((?:${any(figureLabelWords)})\\s*(?:[A-Z]?\\.?\\d{1,3}(?:[.-]\\d{1,3}){0,3}[a-z]?|[IVXLC]+))${after}${mark}`,
  'iu',
)
const tableForm = new RegExp(
  `^\\s*((?:${any(tableLabelWords)})\\s*(?:[A-Z]?\\.?\\d{1,3}(?:[.-]\\d{1,3}){0,3}[a-z]?|[IVXLC]+))${after}${mark}`,
  'iu',
)
const arabic = /^\s*(\d{1,3}(?:[.-]\d{1,3}){0,3}|[A-Z]\.\d{1,3})(?=\s|$|[.:)])\s*[.:)]?(?:\s+[—–-](?=\s))?/
const romanDotted = /^\s*([IVXLC]{1,7}|[ivxlc]{1,7})(?:\s*[.:)]|\s*[—–](?=\s)|(?=\t| {2,}))/

/** The number that opens a line of a contents page, or null. */
export function chapterNumber(text: string): EntryNumber | null {
  return (
    entryNumber(partForm, 'part', text) ??
    entryNumber(ordinalPart, 'part', text) ??
    entryNumber(chapterForm, 'chapter', text) ??
    entryNumber(arabic, 'chapter', text) ??
    romanNumber(text)
  )
}

/** The number that opens a line of a list of figures or tables, or null; `kind` is what a bare number means there. */
export function listNumber(text: string, kind: 'figure' | 'table'): EntryNumber | null {
  const labelled = entryNumber(tableForm, 'table', text) ?? entryNumber(figureForm, 'figure', text)
  const found = labelled ?? entryNumber(arabic, kind, text) ?? romanNumber(text)
  if (found === null) return null
  const bare = labelled === null ? found.label : found.label.replace(/^\p{L}{2,}\.?\s*/u, '')
  return { ...found, kind: labelled?.kind ?? kind, label: bare, from: found.to - bare.length }
}

function entryNumber(form: RegExp, kind: ContentsKind, text: string): EntryNumber | null {
  const match = form.exec(text)
  if (match === null) return null
  const from = match[0].indexOf(match[1]!)
  return {
    kind,
    label: match[1]!.replace(/\s+/g, ' '),
    from,
    to: from + match[1]!.length,
    rest: match[0].length,
  }
}

function romanNumber(text: string): EntryNumber | null {
  const found = entryNumber(romanDotted, 'chapter', text)
  return found === null || romanValue(found.label) === null ? null : found
}

/** "11" of "11", "CHAPTER XI" or "Chapter Eleven"; null for "4.1" and "PART I". */
export function chapterOrdinal(label: string): string | null {
  const bare = label.replace(/^[\p{L}.]{2,}\s+(?=\S)/u, '')
  if (/^\d{1,3}$/.test(bare)) return String(Number(bare))
  const roman = romanValue(bare)
  if (roman !== null && roman > 0) return String(roman)
  if (firstWords.includes(bare.toLowerCase())) return '1'
  const word = numberWords.indexOf(bare.toLowerCase())
  return word === -1 ? null : String(word + 1)
}
