import { formFeed, isBlank } from '../lines.ts'
import { endsParagraph } from '../prose.ts'
import type { Line } from '../source.ts'
import type { PageEnd, PageFlow } from '../text-block.ts'
import { edgesOf, type Edges } from './edges.ts'
import { sheetsByNumber } from './number-chain.ts'
import { pageMarkers } from './page-marker.ts'
import { RunningHeads } from './running-heads.ts'
import { sheetNumbers, type SheetNumber } from './sheet-numbers.ts'
import type { Sheet } from './sheet.ts'

/** Takes the furniture out of a text's lines and tells where its pages end. */
export function readPageFlow(lines: readonly Line[]): PageFlow {
  const marked = sheetsByMark(lines)
  if (marked.sheets.length > 1) return withoutFurniture(marked.lines, marked.sheets, new Set())
  const numbered = sheetsByNumber(marked.lines)
  return numbered === null
    ? { lines: marked.lines, pageEnds: new Map() }
    : withoutFurniture(marked.lines, numbered.sheets, numbered.numbers)
}

/** The sheets between form feeds and written markers, and the lines without those. A marker inside a line parts it. */
function sheetsByMark(lines: readonly Line[]): { lines: Line[]; sheets: Sheet[] } {
  const markers = pageMarkers(lines)
  const kept: Line[] = []
  const sheets: Sheet[] = []
  let open: Omit<Sheet, 'end'> = {
    first: 0,
    evidence: 'form-feed',
    label: null,
    confidence: 0.95,
    inline: false,
  }
  const begin = (evidence: Sheet['evidence'], label: string | null, inline: boolean) => {
    const empty = kept.slice(open.first).every(isBlank)
    // A marker beside a form feed, before a word of the page was read, is about the same page.
    if (!empty) sheets.push({ ...open, end: kept.length })
    else if (evidence === 'form-feed') return
    open = { first: kept.length, evidence, label, confidence: 0.97, inline: inline && !empty }
  }
  for (const [index, line] of lines.entries()) {
    if (line.text === formFeed) {
      begin('form-feed', null, false)
      continue
    }
    let from = 0
    for (const { from: start, to, label } of markers.get(index) ?? []) {
      const before = part(line, from, start)
      if (before !== null) kept.push(before)
      begin('marker', label, before !== null)
      from = to
    }
    const rest = from === 0 ? line : part(line, from, line.text.length)
    if (rest !== null) kept.push(rest)
  }
  if (!kept.slice(open.first).every(isBlank)) sheets.push({ ...open, end: kept.length })
  return { lines: kept, sheets }
}

/** A part of a line without white space at its ends, or null where nothing is left. */
function part(line: Line, from: number, to: number): Line | null {
  const text = line.text.slice(from, to)
  const start = line.start + from + (text.length - text.trimStart().length)
  const trimmed = text.trim()
  return trimmed === '' ? null : { start, end: start + trimmed.length, text: trimmed }
}

function withoutFurniture(
  lines: readonly Line[],
  sheets: readonly Sheet[],
  numbers: ReadonlySet<number>,
): PageFlow {
  const edges = sheets.map((sheet) => edgesOf(sheet, lines))
  const heads = new RunningHeads(edges)
  const printed = sheetNumbers(edges, (line, side) => heads.times(line, side) > 1)
  const usualEdge = edgeOfNumbers(edges, printed)
  const kept: Line[] = []
  const pageEnds = new Map<number, PageEnd>()
  let ended = true
  for (const [index, sheet] of sheets.entries()) {
    const number = printed[index]!
    const out = furnitureOf({ sheet: index, edges: edges[index]!, heads, number, ended, usualEdge, lines })
    const body = lines
      .slice(sheet.first, sheet.end)
      .filter((_line, at) => !out.has(sheet.first + at) && !numbers.has(sheet.first + at))
    while (body.length > 0 && isBlank(body[0]!)) body.shift()
    while (body.length > 0 && isBlank(body.at(-1)!)) body.pop()
    if (body.length === 0) continue
    const label = sheet.label ?? number?.label ?? null
    if (index > 0 || label !== null)
      pageEnds.set(kept.length, {
        at: body[0]!.start,
        label,
        evidence: sheet.evidence === 'form-feed' && number?.line != null ? 'running-head' : sheet.evidence,
        confidence: sheet.confidence,
        inline: sheet.inline,
      })
    for (const line of body) kept.push(line)
    ended = endsParagraph(body.at(-1)!.text)
  }
  return { lines: kept, pageEnds }
}

interface SheetFacts {
  readonly sheet: number
  readonly edges: Edges
  readonly heads: RunningHeads
  readonly number: SheetNumber | null
  /** True where the sheet before ends with a paragraph. */
  readonly ended: boolean
  /** Where most sheets have their number. */
  readonly usualEdge: keyof Edges | null
  readonly lines: readonly Line[]
}

/** Indexes of the lines of a sheet that are furniture: from each edge inwards as far as it goes. */
function furnitureOf({ sheet, edges, heads, number, ended, usualEdge, lines }: SheetFacts): Set<number> {
  const out = new Set<number>()
  for (const side of ['top', 'bottom'] as const) {
    for (const line of edges[side]) {
      const shown = number?.line === line.line
      const alone = line.numbers.some(({ beside }) => beside === '')
      const stray = line.numbers.length > 0 && !alone && !shown
      const isTitle = heads.isRepeated(line, side, shown ? 2 : stray ? 5 : 3)
      const isHeading = side === 'top' && !shown && ended && heads.isFirst(line, side, sheet)
      const isNumber = alone && (shown || number?.label === line.numbers[0]!.label)
      // Where a number must stand, a scrap of a line is that number misread.
      const isMisread = usualEdge === side && number?.line == null && isScrap(lines[line.line]!.text)
      if (!isNumber && !isMisread && !(isTitle && !isHeading)) break
      out.add(line.line)
    }
  }
  return out
}

/** A few characters, none of them a word. */
function isScrap(text: string): boolean {
  const scrap = text.trim()
  return scrap.length <= 6 && !/\p{L}{3}/u.test(scrap)
}

/** The edge at which three sheets in five or more show a number alone. */
function edgeOfNumbers(
  edges: readonly Edges[],
  printed: readonly (SheetNumber | null)[],
): keyof Edges | null {
  for (const side of ['bottom', 'top'] as const) {
    const shown = edges.filter((edge, index) => {
      const outermost = edge[side][0]
      return outermost !== undefined && printed[index]?.line === outermost.line && outermost.key.length < 2
    }).length
    if (shown >= edges.length * 0.6) return side
  }
  return null
}
