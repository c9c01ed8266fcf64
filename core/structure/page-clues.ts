import {
  formatPageLabel,
  labelAfter,
  pagesBetween,
  parsePageLabel,
  sameSeries,
} from '../page-map/page-label.ts'
import type { MatchedEntry } from './contents-match.ts'
import type { BuiltDocument } from './document.ts'
import type { Element } from './element.ts'
import type { FrontMatter } from './front-matter/found.ts'
import type { Join } from './rejoin.ts'
import type { Footnote, KnownPage, PageCandidate, PageClues } from './structure.ts'
import type { PageEnd } from './text-block.ts'

/** All that the structure knows of pages, in source offsets or as elements. */
export interface PageFindings {
  readonly elements: readonly Element[]
  readonly built: BuiltDocument
  readonly joins: readonly Join[]
  readonly pageEnds: readonly PageEnd[]
  readonly matched: readonly MatchedEntry[]
  readonly front: FrontMatter
  readonly footnotes: readonly Footnote[]
}

/** A page's foot rarely has more notes; a longer run is a chapter's endnotes and says nothing of a page's end. */
const mostNotesAPage = 14
/** Nor do the calls of one page's notes lie further apart, in characters. */
const longestPage = 9_000

/** Gathers the clues a page map is solved from. */
export function pageClues(findings: PageFindings): PageClues {
  const { built, footnotes } = findings
  const settled = settledPages(findings)
  const { known, gaps } = fromContents(findings)
  known.push(...fromLists(findings), ...afterLast(findings))
  known.sort((a, b) => a.offset - b.offset)
  return {
    length: built.canonical.text.length,
    candidates: candidates(findings).filter(
      ({ offset, evidence, label }) =>
        label !== null || fromFurniture.has(evidence) || !settled.holds(offset),
    ),
    known: known.filter(({ offset, evidence }) => evidence === 'marker' || !settled.holds(offset)),
    displaced: footnotes.flatMap((note) =>
      note.call === null ? [] : [{ start: note.start, end: note.end, call: note.call }],
    ),
    gaps: gaps.filter((offset) => !settled.holds(offset)),
  }
}

/** The last page that the furniture labels ends where the text does. */
function afterLast({ pageEnds, built }: PageFindings): KnownPage[] {
  const last = pageEnds.length < 2 ? null : parsePageLabel(pageEnds.at(-1)!.label ?? '')
  if (last === null) return []
  const label = formatPageLabel(labelAfter(last, 1, null))
  return [{ offset: built.canonical.text.length, label, evidence: 'marker', begins: true, confidence: 0.9 }]
}

const fromFurniture: ReadonlySet<PageCandidate['evidence']> = new Set(['marker', 'running-head', 'form-feed'])

/**
 * The stretches between two page ends whose labels the furniture counts on by one: each is one page, whatever the prose or
 * the contents would have it be.
 */
function settledPages({ pageEnds, built }: PageFindings): { holds(offset: number): boolean } {
  const starts = pageEnds.map(({ at }) => built.map.canonicalAt(at))
  const labels = pageEnds.map(({ label }) => (label === null ? null : parsePageLabel(label)))
  const settles = labels.map((label, index) => {
    const next = labels[index + 1]
    if (label === null) return false
    return next === undefined || (next !== null && sameSeries(label, next) && pagesBetween(label, next) === 1)
  })
  return {
    holds(offset) {
      let low = 0
      let high = starts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (starts[middle]! <= offset) low = middle + 1
        else high = middle
      }
      return low > 0 && settles[low - 1]! && (low < starts.length || labels.length > 1)
    },
  }
}

function candidates({ elements, built, joins, pageEnds, footnotes }: PageFindings): PageCandidate[] {
  const found: PageCandidate[] = []
  const add = (
    offset: number,
    evidence: PageCandidate['evidence'],
    confidence: number,
    label: string | null = null,
  ) => found.push({ offset, evidence, label, confidence })
  for (const end of pageEnds) add(built.map.canonicalAt(end.at), end.evidence, end.confidence, end.label)
  for (const { at, confidence } of joins)
    add(built.map.canonicalAt(at), 'interrupted-paragraph', confidence * 0.95)
  const byId = new Map(footnotes.map((note) => [note.id, note]))
  let notes: Footnote[] = []
  for (const element of elements) {
    if (element.kind === 'note') {
      const note = byId.get(element.id)
      if (note !== undefined) notes.push(note)
      continue
    }
    const offset = startOf(element, built)
    if (offset === null) continue
    if (notes.length > 0 && standAtFoot(notes)) add(offset, 'footnotes', 0.9)
    if (element.kind !== 'entry' && element.kind !== 'title-part') add(offset, 'interpolation', 0.2)
    notes = []
  }
  return found.sort((a, b) => a.offset - b.offset)
}

function standAtFoot(notes: readonly Footnote[]): boolean {
  const calls = notes.flatMap((note) => note.call ?? [])
  return (
    notes.length <= mostNotesAPage &&
    calls.length > 0 &&
    Math.max(...calls) - Math.min(...calls) < longestPage
  )
}

/** Canonical offset of an element's first character. */
export function startOf(element: Element, { canonical, blocksOf }: BuiltDocument): number | null {
  const blocks = blocksOf.get(element)
  return blocks === undefined ? null : (canonical.blocks[blocks.first]?.start ?? null)
}

/** First pages by the contents; and where the text leaves out what the contents list, a gap. */
function fromContents({ elements, built, matched }: PageFindings): { known: KnownPage[]; gaps: number[] } {
  const known: KnownPage[] = []
  const gaps: number[] = []
  const add = (offset: number, label: string, confidence: number) =>
    known.push({ offset, label, evidence: 'contents', begins: true, confidence })
  const parts = new Set(
    elements.flatMap((element, index) => {
      const next = elements[index + 1]
      const own = startOf(element, built)
      const isPart = element.kind === 'heading' && element.role === 'part'
      return isPart && next !== undefined && own !== null ? [`${startOf(next, built)} ${own}`] : []
    }),
  )
  const beforePart = new Map([...parts].map((pair) => pair.split(' ').map(Number) as [number, number]))
  // The first entry after a present one that the text leaves out: its page is where the text before ends.
  let missing: string | null = null
  let before: string | null = null
  let skipped = false
  for (const { entry, unit } of matched) {
    const page = entry.page?.value ?? null
    if (unit === null) {
      if (entry.kind === 'part') continue
      if (!skipped) missing = page
      skipped = true
      continue
    }
    const offset = built.map.canonicalAt(unit.text.span.start)
    if (skipped) {
      const gap = beforePart.get(offset) ?? offset
      if (gap > 0) gaps.push(gap)
      if (missing !== null && before !== null && sameNumerals(missing, before)) add(gap, missing, 0.8)
    }
    if (page !== null) add(offset, page, 0.95)
    if (entry.kind !== 'part') [skipped, missing] = [false, null]
    before = page ?? before
  }
  if (skipped && missing !== null && before !== null && sameNumerals(missing, before)) {
    add(built.canonical.text.length, missing, 0.8)
  }
  return { known, gaps: [...new Set(gaps)].sort((a, b) => a - b) }
}

function sameNumerals(a: string, b: string): boolean {
  return /^\d+$/.test(a) === /^\d+$/.test(b)
}

/** Pages of tables and figures by their lists. */
function fromLists({ elements, built, front }: PageFindings): KnownPage[] {
  const pages = (entries: FrontMatter['tables']) =>
    new Map(
      entries.flatMap(({ number, page }) =>
        number === null || page === null ? [] : [[number.value, page.value]],
      ),
    )
  const listed = { table: pages(front.tables), figure: pages(front.figures) }
  return elements.flatMap((element) => {
    if ((element.kind !== 'table' && element.kind !== 'figure') || element.label === null) return []
    const label = listed[element.kind].get(element.label)
    const offset = startOf(element, built)
    if (label === undefined || offset === null) return []
    return [{ offset, label, evidence: 'table-list', begins: false, confidence: 0.9 } as const]
  })
}
