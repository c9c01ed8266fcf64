import type { ContentsKind } from '../../text/schema.ts'
import type { Found, SourceSpan } from '../source.ts'
import { authorPlace, namesIn, splitInline, tailInItalics, type AuthorPlace } from './entry-authors.ts'
import { indentsOf, withDepths } from './entry-depth.ts'
import { entryRows, type EntryRow, type ListedKind } from './entry-rows.ts'
import type { FoundEntry } from './found.ts'
import { prefaceWords } from './front-words.ts'
import { foldTitle, isItalic, joinLines, spanWithin, type PlainLine } from './plain-line.ts'
import { splitNames } from './personal-name.ts'

/** Part of a title or list of names on one line. Offsets are in the line's text. */
interface Piece {
  readonly row: EntryRow
  readonly from: number
  readonly to: number
}

/** An entry being read. */
interface Draft {
  kind: ContentsKind
  readonly first: EntryRow
  last: EntryRow
  number: Found<string> | null
  readonly title: Piece[]
  readonly names: Piece[]
  page: Found<string> | null
}

/** The entries of a contents page or list, and the lines that belong to none of them. */
export interface ReadEntries {
  readonly entries: readonly FoundEntry[]
  readonly leftover: readonly PlainLine[]
}

/**
 * Reads entries that may run over several lines, with authors behind, under or before the title. `known` holds the
 * {@link nameKey}s of people known from elsewhere in the text.
 */
export function readEntries(
  lines: readonly PlainLine[],
  kind: ListedKind,
  known: ReadonlySet<string> = new Set(),
): ReadEntries {
  const rows = entryRows(lines, kind)
  const place = kind === 'chapter' ? authorPlace(rows, known) : 'none'
  const { drafts, leftover } = draftEntries(rows, place)
  if (place === 'before') drafts.forEach(moveLeadingNames)
  if (place === 'last' || place === 'below') drafts.forEach((draft) => moveTrailingNames(draft, place))
  const printed = drafts.filter((draft) => /[\p{L}\p{N}]/u.test(titleOf(draft.title)))
  const entries = printed.map((draft) => entryOf(draft))
  const split = kind === 'chapter' ? withInlineAuthors(entries) : entries
  const read = split.map(withoutTabs)
  if (kind !== 'chapter') return { entries: read, leftover }
  const indents = new Map(
    read.map((entry, index) => [entry, indentsOf(...titleStart(printed[index]!))] as const),
  )
  return { entries: withDepths(read, indents), leftover }
}

/** The first line of an entry, and where in it the title begins. */
function titleStart({ first, title }: Draft): [string, number] {
  const piece = title.find(({ row }) => row === first)
  return [first.line.text, piece?.from ?? first.from]
}

function draftEntries(
  rows: readonly EntryRow[],
  place: AuthorPlace,
): { drafts: Draft[]; leftover: PlainLine[] } {
  const drafts: Draft[] = []
  const leftover: PlainLine[] = []
  const blanksTell = rows.filter((row) => !row.line.opens).length * 3 >= rows.length
  const paged = rows.some((row) => row.page !== null || row.lonePage)
  let open: Draft | null = null

  const close = (next: EntryRow | null) => {
    if (open === null) return
    if (open.number !== null || open.page !== null) drafts.push(open)
    else if (next !== null && next.number !== null && next.number.kind !== 'part' && isGroupHeading(open))
      drafts.push({ ...open, kind: 'part' })
    else leftover.push(...open.title.map((piece) => piece.row.line))
    open = null
  }

  for (const row of rows) {
    const previous = drafts.at(-1)
    if (row.lonePage) {
      if (open !== null) {
        endWith(open, row, { value: row.line.text.trim(), at: spanWithin(row.line, 0, row.line.text.length) })
        close(null)
      } else leftover.push(row.line)
      continue
    }
    if (row.number !== null) {
      close(row)
      open = draftOf(row, place)
    } else if (open === null && previous !== undefined && namesUnder(previous, row, place)) {
      previous.names.push({ row, from: row.from, to: row.to })
      previous.last = row
      continue
    } else if (
      open !== null &&
      (!startsAnew(open, row, blanksTell) ||
        (paged && row.page !== null && !blanksTell) ||
        (place === 'last' && row.page !== null && namesIn(row) !== null))
    ) {
      extend(open, row, place)
    } else {
      close(row)
      open = draftOf(row, place)
    }
    if (row.page !== null) {
      const { label, from } = row.page
      endWith(open, row, { value: label, at: spanWithin(row.line, from, from + label.length) })
      close(null)
    }
  }
  close(null)
  return { drafts, leftover }
}

function draftOf(row: EntryRow, place: AuthorPlace): Draft {
  const number =
    row.number === null
      ? null
      : { value: row.number.label, at: spanWithin(row.line, row.number.from, row.number.to) }
  const draft: Draft = {
    kind: row.number?.kind ?? 'chapter',
    first: row,
    last: row,
    number,
    title: [],
    names: [],
    page: null,
  }
  extend(draft, row, place)
  return draft
}

function extend(draft: Draft, row: EntryRow, place: AuthorPlace): void {
  const tail = place === 'tagged' ? tailInItalics(row) : null
  const italicNames =
    place === 'tagged' &&
    draft.title.length > 0 &&
    isItalic(row.line, row.from, row.to) &&
    namesIn(row) !== null
  if (italicNames) draft.names.push({ row, from: row.from, to: row.to })
  else if (row.line.text.slice(row.from, tail ?? row.to).trim() !== '')
    draft.title.push({ row, from: row.from, to: tail ?? row.to })
  if (!italicNames && tail !== null) draft.names.push({ row, from: tail, to: row.to })
  draft.last = row
}

function endWith(draft: Draft, row: EntryRow, page: Found<string>): void {
  draft.page = page
  draft.last = row
  if (draft.kind === 'chapter' && draft.number === null && /^[ivxlc]+$/i.test(page.value))
    draft.kind = 'front'
}

/** A line without a page under a finished entry that holds its authors, or goes on with them. */
function namesUnder(previous: Draft, row: EntryRow, place: AuthorPlace): boolean {
  if (row.page !== null || previous.page === null || previous.kind === 'part') return false
  if (place !== 'tagged' && place !== 'below') return false
  if (place === 'tagged' && !isItalic(row.line, row.from, row.to)) return false
  if (namesIn(row) === null) return false
  if (previous.names.length === 0) return true
  const last = previous.names.at(-1)!
  return /(?:,|\band|&|\bund|\bet|\by)\s*$/u.test(last.row.line.text.slice(last.from, last.to))
}

/** Whether a line without a number begins an entry of its own although the one before has no page yet. */
function startsAnew(open: Draft, row: EntryRow, blanksTell: boolean): boolean {
  if (open.kind !== 'part') return blanksTell && row.line.opens && open.title.length > 0
  if (open.title.length === 0) return false
  if (row.line.opens || row.page !== null) return true
  const title = open.title.map((piece) => piece.row.line.text.slice(piece.from, piece.to)).join(' ')
  const shouting = !/\p{Ll}/u.test(title)
  return shouting && /\p{Ll}/u.test(row.line.text.slice(row.from, row.to))
}

/** A short line over numbered chapters that names a group of them. */
function isGroupHeading(draft: Draft): boolean {
  const title = joinLines(draft.title.map((piece) => piece.row.line.text.slice(piece.from, piece.to)))
  return draft.title.length <= 2 && title.length <= 90 && !/[.;]$/.test(title)
}

/** "Ada Byron / On Engines ... 12": the first line of the entry is its author. */
function moveLeadingNames(draft: Draft): void {
  const first = draft.title[0]
  if (first === undefined || draft.title.length < 2 || draft.kind === 'part') return
  if (namesIn({ ...first.row, from: first.from, to: first.to }) === null) return
  draft.names.push(first)
  draft.title.shift()
}

/** "On Engines / Ada Byron ... 12": the last line of the entry is its author. Where others have theirs below, only under a preface's heading. */
function moveTrailingNames(draft: Draft, place: AuthorPlace): void {
  const last = draft.title.at(-1)
  if (last === undefined || draft.title.length < 2 || draft.kind === 'part' || draft.names.length > 0) return
  if (
    place === 'below' &&
    !(draft.title.length === 2 && prefaceWords.has(foldTitle(textOf(draft.title[0]!))))
  )
    return
  if (namesIn({ ...last.row, from: last.from, to: last.to }) === null) return
  draft.names.push(last)
  draft.title.pop()
}

function textOf({ row, from, to }: Piece): string {
  return row.line.text.slice(from, to)
}

function entryOf(draft: Draft): FoundEntry {
  const start = draft.number?.at.start ?? spanOf(draft.title[0]!).start
  const leading = Math.min(start, ...draft.names.map((piece) => spanOf(piece).start))
  const ends = [...draft.title, ...draft.names].map((piece) => spanOf(piece).end)
  return {
    kind: draft.kind,
    depth: 1,
    number: draft.number,
    title: { value: titleOf(draft.title), at: around(draft.title.map(spanOf)) },
    authors: draft.names.flatMap(namesOf),
    page: draft.page,
    at: { start: leading, end: Math.max(draft.page?.at.end ?? 0, draft.number?.at.end ?? 0, ...ends) },
  }
}

/** A tab inside a line stays one, to be told from a space when authors are sought behind it. */
function titleOf(pieces: readonly Piece[]): string {
  const columns = (text: string) =>
    text
      .trim()
      .split(/\s*\t\s*/)
      .map((column) => joinLines([column]))
      .join('\t')
  return joinLines(pieces.map((piece) => columns(piece.row.line.text.slice(piece.from, piece.to))))
    .replace(/(?:\s*\.){4,}\s*$/u, '')
    .replace(/^[\s.:–—-]+/u, '')
    .replace(/[\s,;:]+$/u, '')
}

function namesOf(piece: Piece): Found<string>[] {
  const text = piece.row.line.text
  let at = piece.from
  return splitNames(text.slice(piece.from, piece.to)).map((name) => {
    const words = name.split(' ')
    const from = text.indexOf(words[0]!, at)
    if (from === -1) return { value: name, at: spanOf(piece) }
    let to = from
    for (const word of words) to = Math.max(to, text.indexOf(word, to) + word.length)
    at = to
    return { value: name, at: spanWithin(piece.row.line, from, Math.min(to, piece.to)) }
  })
}

function spanOf(piece: Piece): SourceSpan {
  return spanWithin(piece.row.line, piece.from, piece.to)
}

function around(spans: readonly SourceSpan[]): SourceSpan {
  return {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  }
}

function withoutTabs(entry: FoundEntry): FoundEntry {
  if (!entry.title.value.includes('\t')) return entry
  return { ...entry, title: { ...entry.title, value: entry.title.value.replace(/\t+/g, ' ') } }
}

/** Authors that share the line with the title, told by a separator that most entries use. */
function withInlineAuthors(entries: readonly FoundEntry[]): FoundEntry[] {
  if (entries.some((entry) => entry.authors.length > 0)) return [...entries]
  const chapters = entries.filter((entry) => entry.kind === 'chapter')
  const numbered = chapters.filter((entry) => entry.number !== null)
  const voters = numbered.length >= 2 ? numbered : chapters
  const splits = splitInline(voters.map((entry) => entry.title.value))
  if (splits.every((split) => split === null)) return [...entries]
  const bySplit = new Map(voters.map((entry, index) => [entry, splits[index] ?? null]))
  return entries.map((entry) => {
    const split = bySplit.get(entry)
    if (split === null || split === undefined) return entry
    const { value } = entry.title
    const names = splitNames(value.slice(...split.names).replace(/^\(|\)$/g, ''))
    return {
      ...entry,
      title: {
        ...entry.title,
        value: value
          .slice(...split.title)
          .trim()
          .replace(/[,;]$/, ''),
      },
      authors: names.map((name) => ({ value: name, at: entry.title.at })),
    }
  })
}
