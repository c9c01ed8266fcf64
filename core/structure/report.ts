import type { BuiltDocument } from './document.ts'
import type { MatchedEntry } from './contents-match.ts'
import type { SourceDiscrepancy } from './discrepancies/evidence.ts'
import type { Element, TableElement } from './element.ts'
import type { FoundEntry, FrontMatter } from './front-matter/found.ts'
import type { SourceRecord } from './front-matter/records.ts'
import type { Notes } from './notes/find-notes.ts'
import type { DraftSection } from './sections.ts'
import type { SourceMap } from './source-map.ts'
import type {
  ContentsEntry,
  Discrepancy,
  Footnote,
  FoundRecord,
  OutlineEntry,
  Span,
  TableInfo,
} from './structure.ts'

/** What the pipeline found, before pages are known. */
export interface Facts {
  readonly source: string
  readonly elements: readonly Element[]
  readonly sections: readonly DraftSection[]
  readonly built: BuiltDocument
  readonly front: FrontMatter
  readonly notes: Notes
  readonly matched: readonly MatchedEntry[]
}

/** Label of the page that holds a canonical offset, or null. */
export type PageOf = (offset: number) => string | null

/** The canonical stretch of an element, from its first textblock to the end of its last. */
export function spanOf(element: Element, { canonical, blocksOf }: BuiltDocument): Span {
  const blocks = blocksOf.get(element)
  const first = blocks === undefined ? undefined : canonical.blocks[blocks.first]
  const last = blocks === undefined ? undefined : canonical.blocks[blocks.last]
  return { start: first?.start ?? 0, end: last?.end ?? first?.end ?? 0 }
}

/** Every heading. A heading's title is its canonical text. */
export function outlineOf({ sections, built }: Facts, page: PageOf): OutlineEntry[] {
  return sections.flatMap((section, index) =>
    section.elements.flatMap((element) => {
      if (element.kind !== 'heading') return []
      const span = spanOf(element, built)
      return [
        {
          level: element.level,
          title: textOf(span, built),
          number: element.number,
          page: page(span.start),
          section: built.sectionIds[index]!,
          ...span,
        },
      ]
    }),
  )
}

/** Every note in the order of its place in the source; pages are not known yet. */
export function footnotesOf({ elements, built }: Facts): Footnote[] {
  return elements.flatMap((element) => {
    if (element.kind !== 'note') return []
    const span = spanOf(element, built)
    // A call takes no room: it stands behind the last character before it.
    const call = element.call === null ? null : built.map.canonicalEnd(element.call)
    return [{ id: element.id, label: element.label, page: null, call, text: textOf(span, built), ...span }]
  })
}

/** Every table in the order of the text. */
export function tablesOf({ elements, built }: Facts, page: PageOf): TableInfo[] {
  return elements.flatMap((element) => {
    if (element.kind !== 'table') return []
    const span = spanOf(element, built)
    return [{ label: element.label, ...tableText(element, built), page: page(span.start), ...span }]
  })
}

/** A table's words as they stand in the canonical text. */
export function tableText(
  element: TableElement,
  { canonical, blocksOf }: BuiltDocument,
): Pick<TableInfo, 'caption' | 'header' | 'rows' | 'source'> {
  const { first, last } = blocksOf.get(element)!
  const texts = canonical.blocks
    .slice(first, last + 1)
    .map((block) => ({ type: block.node.type.name, text: canonical.text.slice(block.start, block.end) }))
  const cells = texts
    .filter(({ type }) => type === 'table_header' || type === 'table_cell')
    .map(({ text }) => text)
  const width = Math.max(1, ...element.rows.map((row) => row.length))
  const rows = Array.from({ length: Math.ceil(cells.length / width) }, (_, row) =>
    cells.slice(row * width, row * width + width),
  )
  const headed = element.rows.length > 1
  return {
    caption: texts.find(({ type }) => type === 'table_caption')?.text ?? '',
    header: headed ? rows[0]! : [],
    rows: headed ? rows.slice(1) : rows,
    source: texts.find(({ type }) => type === 'table_source')?.text ?? null,
  }
}

/** Lines of the contents page or of a list, in canonical places. */
export function contentsOf(entries: readonly FoundEntry[], map: SourceMap): ContentsEntry[] {
  return entries.map((entry) => ({
    kind: entry.kind,
    number: entry.number?.value ?? null,
    title: entry.title.value,
    authors: entry.authors.map((author) => author.value),
    page: entry.page?.value ?? null,
    ...map.canonicalSpan(entry.at),
  }))
}

/** A record with its evidence in canonical places. */
export function canonicalRecord(record: SourceRecord, map: SourceMap): FoundRecord {
  const evidence: Record<string, readonly Span[]> = {}
  for (const [variable, spans] of Object.entries(record.evidence)) {
    evidence[variable] = spans.map((span) => map.canonicalSpan(span))
  }
  return { ...record, evidence }
}

/** A discrepancy with its places in the canonical text, and their pages. */
export function canonicalDiscrepancy(found: SourceDiscrepancy, map: SourceMap, page: PageOf): Discrepancy {
  return {
    kind: found.kind,
    message: found.message,
    places: found.places.map((place) => {
      const span = map.canonicalSpan(place)
      return { ...span, text: place.text, page: page(span.start) }
    }),
  }
}

/** The title page's title; else the first heading; else the file's name; else the first words. */
export function titleOf({ front, elements, built }: Facts, name: string | null): string {
  if (front.title !== null) return front.title.value
  const heading = elements.find((element) => element.kind === 'heading' && element.level === 1)
  if (heading !== undefined) return textOf(spanOf(heading, built), built)
  const stem = name?.replace(/^.*[\\/]/, '').replace(/\.[a-z\d]{1,5}$/i, '') ?? ''
  return stem !== '' ? stem : built.canonical.text.trim().slice(0, 80).split('\n')[0]!
}

/** Runs of letters and figures; what joins them (an apostrophe, a hyphen) divides no word. */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu)) count += 1
  return count
}

function textOf({ start, end }: Span, { canonical }: BuiltDocument): string {
  return canonical.text.slice(start, end)
}
