import { pageAt, type PageMap } from '../text/page-map.ts'
import type { Evidence, FoundTable } from './discrepancies/evidence.ts'
import type { Element, HeadingElement, TableElement } from './element.ts'
import { passagesOf } from './element-text.ts'
import { personNames } from './front-matter/personal-name.ts'
import { isCommonPhrase } from './front-matter/word-use.ts'
import type { FoundChapter, FoundPart } from './front-matter/found.ts'
import { spanOf, tableText, type Facts } from './report.ts'
import type { Found, SourceSpan } from './source.ts'
import type { TracedText } from './traced-text.ts'

/** Gathers what the text says of itself, so that its statements can be compared. All places are the source's. */
export function evidenceOf(facts: Facts, pageMap: PageMap): Evidence {
  const { source, elements, built, front, notes } = facts
  const pageOf = (element: Element) => printedPage(pageMap, spanOf(element, built).start)
  const chapters: FoundChapter[] = []
  const parts: FoundPart[] = []
  for (const [index, element] of elements.entries()) {
    if (element.kind !== 'heading' || element.level !== 1 || element.role === 'front') continue
    const title = foundText(element.text, headingText(element, facts))
    const number =
      element.number === null ? null : { value: element.number, at: element.numberAt ?? element.text.span }
    if (element.role === 'part') {
      parts.push({ number, title })
      continue
    }
    const next = elements[index + 1]
    const authors = next?.kind === 'byline' ? authorsOf(next.text) : []
    const named =
      element.numberAt !== null &&
      /\p{L}{3}/u.test(source.slice(element.numberAt.start, element.numberAt.end))
    chapters.push({ number, named, title, authors, page: pageOf(element) })
  }
  return {
    source,
    front,
    chapters: front.title === null ? withoutPhrases(chapters, source) : chapters,
    parts,
    tables: elements.flatMap((element) =>
      element.kind === 'table' ? [foundTable(element, facts, pageOf(element))] : [],
    ),
    notes: elements.flatMap((element) => {
      if (element.kind !== 'note') return []
      const call =
        element.call === null ? null : { start: element.call, end: element.call + element.label.length }
      return [{ label: element.label, at: wholeSpan(element.paragraphs), call }]
    }),
    callsWithoutNote: notes.callsWithoutNote.map(({ at, length, label }) => ({
      value: label,
      at: { start: at, end: at + length },
    })),
    prose: elements.flatMap(proseOf),
  }
}

/** The label of the page that holds an offset where this page and the next print theirs; null where it is only reckoned. */
function printedPage({ pages, displaced }: PageMap, offset: number): string | null {
  const label = pageAt({ pages, displaced }, offset)
  const index = lastAtOrBefore(pages, offset)
  const next = pages[index + 1]
  const known = isPrinted(pages[index]) && (next === undefined || isPrinted(next))
  return known && pages[index]?.label === label ? label : null
}

function isPrinted(page: PageMap['pages'][number] | undefined): boolean {
  return page?.evidence.some((one) => one === 'marker' || one === 'running-head' || one === 'reader') === true
}

/** Index of the last page that begins at or before an offset, or -1. */
function lastAtOrBefore(pages: PageMap['pages'], offset: number): number {
  let low = 0
  let high = pages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pages[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Where one chapter alone has a byline, and no title page confirms it, words of the text are no author. */
function withoutPhrases(chapters: readonly FoundChapter[], source: string): readonly FoundChapter[] {
  if (chapters.filter((chapter) => chapter.authors.length > 0).length !== 1) return chapters
  return chapters.map((chapter) => {
    const authors = chapter.authors.slice(0, 8).filter((author) => !isCommonPhrase(author.value, source))
    return chapter.authors.length === 0 ? chapter : { ...chapter, authors }
  })
}

function headingText(element: HeadingElement, { built }: Facts): string {
  const span = spanOf(element, built)
  return built.canonical.text.slice(span.start, span.end)
}

/** The names of a byline, each in its place; none where it holds anything else. */
function authorsOf(byline: TracedText): Found<string>[] {
  const names = personNames(byline.text.replace(/^by\s+/i, '')) ?? []
  let from = 0
  return names.map((name) => {
    const at = byline.text.indexOf(name, from)
    if (at < 0) return { value: name, at: byline.span }
    from = at + name.length
    return { value: name, at: byline.slice(at, at + name.length).span }
  })
}

function foundTable(element: TableElement, { built }: Facts, page: string | null): FoundTable {
  const { caption, rows } = tableText(element, built)
  const data = element.rows.length > 1 ? element.rows.slice(1) : element.rows
  return {
    label: element.label,
    caption: foundText(element.caption ?? element.rows[0]![0]!, caption),
    rows: rows.map((row, index) => ({ value: row, at: wholeSpan(data[index]!) })),
    page,
  }
}

function foundText(text: TracedText, value: string): Found<string> {
  return { value, at: text.span }
}

function wholeSpan(texts: readonly TracedText[]): SourceSpan {
  const spans = texts.filter((text) => text.text !== '').map((text) => text.span)
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
}

function proseOf(element: Element): SourceSpan[] {
  if (element.kind === 'title-part' || element.kind === 'entry') return []
  if (element.kind === 'table') return element.caption === null ? [] : [element.caption.span]
  return passagesOf(element).map((passage) => passage.span)
}
