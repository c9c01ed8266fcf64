import type { Block } from '../source.ts'
import { chapterNumber, chapterOrdinal, type EntryNumber } from './entry-number.ts'
import { readEntries, type ReadEntries } from './entries.ts'
import type { FoundEntry, FrontItem, FrontSection } from './found.ts'
import { contentsWords, pageColumnWords } from './front-words.ts'
import { trailingPage } from './page-label.ts'
import { foldTitle, plainLines, spanWithin, titleKey, type PlainLine } from './plain-line.ts'
import { inReadingOrder } from './two-columns.ts'
import { headingOf, isProse, listHeading, opensProse } from './sections.ts'

/** A contents page or list of figures and tables, read. */
export interface ReadList {
  readonly section: FrontSection
  readonly entries: readonly FoundEntry[]
}

/** A line on a contents page is never longer; prose is. */
const longestLine = 320
/** So many lines in a row without a number or a page are no longer the list. */
const patience = 7

/** The contents page that begins at block `from`, or null where what follows its heading is no list of at least two entries. */
export function readContents(
  blocks: readonly Block[],
  from: number,
  known: ReadonlySet<string>,
): ReadList | null {
  const lines = listLines(blocks, from)
  const [heading, ...rest] = lines
  if (heading === undefined) return null
  const read = readEntries(
    inReadingOrder(rest.filter((line, index) => !isColumnHead(line) && !isPageHead(line, index))),
    'chapter',
    known,
  )
  const paged = read.entries.filter((entry) => entry.page !== null).length
  const numbered = read.entries.filter((entry) => entry.kind === 'chapter' && entry.number !== null).length
  if (paged < 2 && numbered < 3) return null
  return asSection(
    'contents',
    from,
    [heading],
    lines,
    read,
    rest.filter((line, index) => isColumnHead(line) || isPageHead(line, index)),
  )
}

/** The list of figures or tables (or both) at block `from`, or null where there are no entries under its heading. */
export function readFigureList(
  blocks: readonly Block[],
  from: number,
  opens: 'figures' | 'tables' | 'mixed',
): ReadList | null {
  const lines = listLines(blocks, from)
  const [heading, ...rest] = lines
  if (heading === undefined) return null
  const groups: { kind: 'figure' | 'table'; heads: PlainLine[]; lines: PlainLine[] }[] = [
    { kind: opens === 'tables' ? 'table' : 'figure', heads: [heading], lines: [] },
  ]
  for (const line of rest) {
    const subheading = headingOf(foldTitle(line.text))
    if (subheading === 'figures' || subheading === 'tables')
      groups.push({ kind: subheading === 'tables' ? 'table' : 'figure', heads: [line], lines: [] })
    else if (isColumnHead(line)) groups.at(-1)!.heads.push(line)
    else groups.at(-1)!.lines.push(line)
  }
  const reads = groups.map((group) => readEntries(group.lines, group.kind))
  const entries = reads.flatMap((read) => read.entries)
  if (
    !entries.some((entry) => entry.page !== null) &&
    entries.filter((entry) => entry.number !== null).length < 2
  )
    return null
  return asSection(
    'list',
    from,
    groups.flatMap((group) => group.heads),
    lines,
    { entries, leftover: reads.flatMap((read) => read.leftover) },
    [],
  )
}

/** The lines from a heading to where its list ends: at another heading, at prose, or at a chapter already listed. */
function listLines(blocks: readonly Block[], from: number): PlainLine[] {
  const own = listHeading(blocks[from]!)
  const lines: PlainLine[] = []
  const seen = new Set<string>()
  const numbered = new Set<string>()
  let idle = 0
  let kept = 0
  for (let index = from; index < blocks.length && idle <= patience; index++) {
    const block = blocks[index]!
    const here = plainLines([block])
    if (index > from && (endsList(block, here, own, seen) || opensAgain(here, numbered))) break
    for (const line of here) {
      const page = trailingPage(line.text)
      const number = chapterNumber(line.text)
      if (page !== null) seen.add(entryKey(line.text.slice(0, page.leader)))
      else if (number !== null && line.text.length > number.rest) seen.add(entryKey(line.text))
      if (number !== null && (page !== null || line.text.length > number.rest))
        numbered.add(ordinalKey(number))
      lines.push(line)
      idle = page === null && number === null && !/^\s*[\divxlc]+\s*$/i.test(line.text) ? idle + 1 : 0
      if (idle === 0) kept = lines.length
    }
  }
  // A line of authors or a part's title may follow the last number; readEntries tells what it is.
  return lines.slice(0, Math.max(kept + (idle > patience ? 0 : idle), 1))
}

/** "CHAPTER I." alone on its line, without a page, when the list has had its first chapter: the body begins. */
function opensAgain(lines: readonly PlainLine[], numbered: ReadonlySet<string>): boolean {
  const [first] = lines
  const number = first === undefined ? null : chapterNumber(first.text)
  if (first === undefined || number === null || number.kind !== 'chapter' || !/^\p{L}{3}/u.test(number.label))
    return false
  const alone =
    first.text.slice(number.rest).trim() === '' &&
    lines.slice(1).every((line) => trailingPage(line.text) === null)
  return alone && numbered.has(ordinalKey(number))
}

function ordinalKey(number: EntryNumber): string {
  return number.kind === 'chapter' ? (chapterOrdinal(number.label) ?? number.label) : number.label
}

function endsList(
  block: Block,
  lines: readonly PlainLine[],
  own: ReturnType<typeof listHeading>,
  seen: ReadonlySet<string>,
): boolean {
  const first = lines[0]
  if (first === undefined) return false
  const heading = listHeading(block)
  const subheading = own !== 'contents' && (heading === 'figures' || heading === 'tables')
  if (heading !== null && heading !== own && !subheading && trailingPage(first.text) === null) return true
  if (lines.some((line) => line.text.length > longestLine)) return true
  const unpaged = lines.every((line) => trailingPage(line.text) === null)
  if (unpaged && isProse(block) && lines.every((line) => chapterNumber(line.text) === null)) return true
  return (
    unpaged &&
    (seen.has(entryKey(first.text)) ||
      (seen.size > 1 && opensProse(block) && heading === null && own !== 'contents'))
  )
}

/** What a heading in the body shares with its line on the contents page: the words without the number. */
function entryKey(text: string): string {
  const number = chapterNumber(text)
  const rest = number === null ? text : text.slice(number.rest)
  return titleKey(rest) === '' ? titleKey(text) : titleKey(rest)
}

function isColumnHead(line: PlainLine): boolean {
  const words = foldTitle(line.text)
  return pageColumnWords.has(words) || headingOf(words) === 'contents'
}

/** "xii  CONTENTS" on a contents page of several pages. Among its first lines it may be an entry. */
function isPageHead(line: PlainLine, index: number): boolean {
  const words = line.text.replace(/^\s*(?:\d{1,4}|[ivxlc]{1,8})\s|\s(?:\d{1,4}|[ivxlc]{1,8})\s*$/g, '')
  return index > 2 && words.length < line.text.length && contentsWords.has(foldTitle(words))
}

function asSection(
  role: 'contents' | 'list',
  from: number,
  heads: readonly PlainLine[],
  lines: readonly PlainLine[],
  read: ReadEntries,
  columns: readonly PlainLine[],
): ReadList {
  const end = read.entries.reduce((last, entry) => Math.max(last, entry.at.end), 0)
  const used = lines.filter((line) => line.start < end)
  const to = (used.at(-1)?.block ?? from) + 1
  const spare = [...read.leftover, ...columns].filter((line) => line.start < end)
  const items: FrontItem[] = [
    ...heads.map((line, index): FrontItem => {
      return {
        kind: 'heading',
        level: index === 0 ? 1 : 2,
        at: spanWithin(line, 0, line.text.length),
        text: line.text.trim(),
      }
    }),
    ...read.entries.map((entry): FrontItem => ({ kind: 'entry', at: entry.at, entry })),
    ...spare.map((line): FrontItem => ({ kind: 'paragraph', at: spanWithin(line, 0, line.text.length) })),
  ]
  items.sort((a, b) => a.at.start - b.at.start)
  return { section: { role, from, to, items }, entries: read.entries }
}
