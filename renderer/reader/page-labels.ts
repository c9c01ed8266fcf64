import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Span } from '../../core/structure/structure.ts'
import type { Page, PageMap } from '../../core/text/page-map.ts'
import type { ReadableText } from './readable-text.ts'
import { readerStrings } from './strings.ts'

/** What to draw: the pages that begin in a stretch of the text. */
export interface PageLabelInput {
  readonly map: PageMap
  readonly near: Span
}

/** Meta: a {@link PageLabelInput}. */
export const pageLabelsKey = new PluginKey<DecorationSet>('page-labels')

/** Draws the printed page numbers into the gutter, each where its page begins; only those near what is in sight, for a long text has thousands. */
export function pageLabels(text: ReadableText): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: pageLabelsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        const input = transaction.getMeta(pageLabelsKey) as PageLabelInput | undefined
        return input === undefined ? set : drawLabels(text, input)
      },
    },
    props: { decorations: (state) => pageLabelsKey.getState(state) },
  })
}

/** Pages that begin at one place: a page and the blank ones before it. */
export function pagesByStart(pages: readonly Page[]): (readonly [Page, ...Page[]])[] {
  const groups: [Page, ...Page[]][] = []
  for (const page of pages) {
    const group = groups.at(-1)
    if (group !== undefined && group[0].start === page.start) group.push(page)
    else groups.push([page])
  }
  return groups
}

/** Below this a page's beginning is set lighter. */
const sure = 0.6

/** True where nothing but an estimate says that the page begins here. */
export function isEstimate(page: Page): boolean {
  return page.confidence < sure || page.evidence.every((evidence) => evidence === 'interpolation')
}

function drawLabels({ doc, canonical }: ReadableText, { map, near }: PageLabelInput): DecorationSet {
  const pages = map.pages.filter(({ start }) => start >= near.start && start <= near.end)
  const widgets = pagesByStart(pages).map((pages) => {
    const offset = pages[0].start
    const inside = (canonical.blockAt(offset)?.start ?? offset) < offset
    const name = pages.map(({ label, confidence, start, end }) => `${label}:${confidence}:${end - start}`)
    return Decoration.widget(canonical.posAt(offset, 1), () => labelElement(pages, inside), {
      side: -1,
      key: `page ${offset} ${name.join(' ')} ${inside}`,
      ignoreSelection: true,
    })
  })
  return DecorationSet.create(doc, widgets)
}

function labelElement(pages: readonly [Page, ...Page[]], inside: boolean): HTMLElement {
  const element = document.createElement('span')
  element.className = inside ? 'page-begins inside' : 'page-begins'
  const labels = document.createElement('span')
  labels.className = 'page-labels'
  for (const page of pages) {
    const blank = page.start === page.end && page !== pages.at(-1)
    const label = document.createElement('span')
    label.className = isEstimate(page) ? 'page-label estimate' : 'page-label'
    label.setAttribute('role', 'doc-pagebreak')
    label.setAttribute('aria-label', readerStrings.page(page.label))
    label.dataset.page = page.label
    label.dataset.offset = String(page.start)
    label.title = readerStrings.pageTitle(
      page.label,
      page.evidence.map((evidence) => readerStrings.evidence[evidence]).join(' '),
      page.confidence,
    )
    label.textContent = blank ? readerStrings.blankPage(page.label) : page.label
    labels.append(label)
  }
  element.append(labels)
  return element
}
