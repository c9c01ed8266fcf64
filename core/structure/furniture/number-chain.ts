import { isBlank } from '../lines.ts'
import { endsParagraph, endsSentence, isCapitals, startsLow } from '../prose.ts'
import type { Line } from '../source.ts'
import { headKey } from './head-key.ts'
import { printedNumbers, type PrintedNumber } from './page-number.ts'
import type { Sheet } from './sheet.ts'

/** Pages that are known only by the numbers that stand between them. */
export interface NumberedSheets {
  readonly sheets: readonly Sheet[]
  /** Indexes of lines that are page numbers. */
  readonly numbers: ReadonlySet<number>
}

interface Candidate extends PrintedNumber {
  readonly line: number
  readonly at: number
}

/** A printed page holds this many characters, in prose; the last of a chapter may hold few. */
const page = { least: 250, leastInGap: 40, most: 9_000 }
/** So many numbers in a row are no accident. */
const shortest = 4

/**
 * The pages of a text that has neither form feeds nor markers, by numbers on lines of their own or beside a title that
 * comes again: a chain that counts up, a page's length apart, and cuts sentences in two, which the numbers of chapters,
 * verses and lists do not. Null where there is no such chain.
 */
export function sheetsByNumber(lines: readonly Line[]): NumberedSheets | null {
  const read = numbersOf(lines)
  const candidates = believable(read, lines)
  const arabic = withGapsFilled(
    longestChain(candidates.filter(({ numerals }) => numerals === 'arabic')),
    read,
    lines,
  )
  if (arabic.length < shortest || !countsPages(arabic, lines)) return null
  const roman = longestChain(
    candidates.filter(({ numerals, line }) => numerals === 'roman' && line < arabic[0]!.line),
  )
  const chain = roman.length >= 3 ? [...roman, ...arabic] : arabic
  const atFoot = standsAtFoot(arabic, lines)
  const numbers = new Set(chain.map(({ line }) => line))
  const sheets: Sheet[] = []
  const sheet = (first: number, end: number, label: string | null) => {
    if (end > first) sheets.push({ first, end, evidence: 'marker', label, confidence: 0.9, inline: false })
  }
  let from = 0
  for (const [index, { line, label }] of chain.entries()) {
    if (atFoot) {
      sheet(from, line + 1, label)
      from = line + 1
      continue
    }
    if (index === 0) sheet(0, line, null)
    sheet(line, chain[index + 1]?.line ?? lines.length, label)
  }
  if (atFoot) sheet(from, lines.length, null)
  return { sheets, numbers }
}

/** Every number that a line shows, alone or beside something. */
function numbersOf(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line, index) =>
    printedNumbers(line.text).map((number) => ({ ...number, line: index, at: line.start })),
  )
}

/** Numbers that stand alone, and those beside a title that three lines of the text or more have. */
function believable(read: readonly Candidate[], lines: readonly Line[]): Candidate[] {
  const titles = new Map<string, number>()
  for (const { beside } of read) {
    if (beside !== '') titles.set(headKey(beside), (titles.get(headKey(beside)) ?? 0) + 1)
  }
  return read.filter(({ beside, line }) =>
    beside === '' ? standsApart(lines, line) : (titles.get(headKey(beside)) ?? 0) >= 3,
  )
}

/**
 * A chain with the numbers between its own, where just one line between two pages shows the number that is missing, beside
 * a title that is too rare to be known by itself (a short chapter's). A blank line must part it from the text. The chain
 * goes on in the same way at its ends.
 */
function withGapsFilled(
  chain: readonly Candidate[],
  read: readonly Candidate[],
  lines: readonly Line[],
): Candidate[] {
  if (chain.length < 3) return [...chain]
  const apart = new Map<number, Candidate[]>()
  for (const candidate of read) {
    const { line, numerals, value } = candidate
    // "3 See the report of that year." is a note; a head ends without a stop.
    if (endsSentence(candidate.beside) && !isCapitals(candidate.beside)) continue
    if (numerals !== chain[0]!.numerals || !partedByBlank(lines, line)) continue
    const same = apart.get(value)
    if (same === undefined) apart.set(value, [candidate])
    else same.push(candidate)
  }
  const between = (value: number, from: number, to: number): Candidate[] => {
    const fits = (apart.get(value) ?? []).filter(
      ({ at }) =>
        at - from >= page.leastInGap &&
        to - at >= page.leastInGap &&
        Math.min(at - from, to - at) <= page.most,
    )
    return fits.length === 1 ? fits : []
  }
  const filled: Candidate[] = between(chain[0]!.value - 1, -page.least, chain[0]!.at)
  for (const [index, candidate] of chain.entries()) {
    filled.push(candidate)
    const next = chain[index + 1]
    const until = next?.value ?? candidate.value + 2
    const end = next?.at ?? lines.at(-1)!.end + page.least
    for (let value = candidate.value + 1; value < until; value++)
      filled.push(...between(value, filled.at(-1)!.at, end))
  }
  return filled
}

function partedByBlank(lines: readonly Line[], index: number): boolean {
  return [lines[index - 1], lines[index + 1]].some((line) => line === undefined || isBlank(line))
}

/** A number with another number right above or below it is a row of a table. */
function standsApart(lines: readonly Line[], index: number): boolean {
  return [lines[index - 1], lines[index + 1]].every(
    (line) => line === undefined || isBlank(line) || !/^\s*[\d.,%–-]+\s*$/.test(line.text),
  )
}

/** The longest run of candidates whose values go up by one, or by two or three where a number was not read. */
function longestChain(candidates: readonly Candidate[]): Candidate[] {
  const length = new Uint32Array(candidates.length)
  const before = new Int32Array(candidates.length).fill(-1)
  const latest = new Map<number, number>()
  let best = -1
  for (const [index, { value, at }] of candidates.entries()) {
    length[index] = 1
    for (const step of [1, 2, 3]) {
      const previous = latest.get(value - step)
      if (previous === undefined || length[previous]! + 1 <= length[index]!) continue
      const distance = at - candidates[previous]!.at
      if (distance > page.most * step || distance < page.least * step) continue
      length[index] = length[previous]! + 1
      before[index] = previous
    }
    const rival = latest.get(value)
    if (rival === undefined || length[rival]! <= length[index]! || at - candidates[rival]!.at > page.most)
      latest.set(value, index)
    if (best < 0 || length[index]! > length[best]!) best = index
  }
  const chain: Candidate[] = []
  for (let index = best; index >= 0; index = before[index]!) chain.unshift(candidates[index]!)
  return chain
}

/** True where enough of the numbers interrupt a paragraph, or stand in running heads. */
function countsPages(chain: readonly Candidate[], lines: readonly Line[]): boolean {
  const inHeads = chain.filter(({ beside }) => beside !== '').length
  if (inHeads >= chain.length / 2) return true
  const cutting = chain.filter(({ line }) => {
    const above = nextWords(lines, line, -1)
    const below = nextWords(lines, line, 1)
    // What is above may be a note, and end with it; a page that begins in lower case goes on from somewhere.
    if (above === null || below === null) return false
    return startsLow(below) || (!endsParagraph(above) && above.length > 40)
  }).length
  return cutting >= chain.length * 0.25
}

/** Text of the nearest line above (-1) or below (1) that has words; looks six lines far. */
function nextWords(lines: readonly Line[], from: number, step: 1 | -1): string | null {
  for (let index = from + step; Math.abs(index - from) <= 6; index += step) {
    const line = lines[index]
    if (line === undefined) return null
    if (/\p{L}{2}/u.test(line.text)) return line.text
  }
  return null
}

/**
 * Whether the numbers end their pages or begin them. Beside a title they mostly begin them; alone they end them. Text before
 * the first number, or after the last, of about a page's length decides.
 */
function standsAtFoot(chain: readonly Candidate[], lines: readonly Line[]): boolean {
  const steps = chain.slice(1).map(({ at }, index) => at - chain[index]!.at)
  const usual = steps.sort((a, b) => a - b)[steps.length >> 1]!
  const before = chain[0]!.at - lines[0]!.start
  const after = lines.at(-1)!.end - chain.at(-1)!.at
  if (chain[0]!.value === 1) return before > usual * 0.3
  // A scan ends with a page's number, or begins with one; with both, its last page may be a short one.
  if (after < usual * 0.1 && before >= usual * 0.1) return true
  return chain.filter(({ beside }) => beside !== '').length < chain.length / 2
}
