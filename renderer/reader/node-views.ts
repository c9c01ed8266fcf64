import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import { readerStrings } from './strings.ts'
import { isDormant } from './waking.ts'

/** Characters on a line of the default measure; only an estimate of a section's height rests on it. */
const charactersPerLine = 68

/** How many lines a section fills, roughly: the browser reserves that height until it first shows the section. */
export function estimatedLines(section: Node): number {
  let lines = 0
  section.descendants((node) => {
    if (!node.isTextblock) return true
    lines += Math.max(1, Math.ceil(node.content.size / charactersPerLine))
    if (node.type.name === 'heading') lines += 2
    return false
  })
  return lines
}

/** A section, with no content as long as it is dormant. */
const section: NodeViewConstructor = (node, _view, _getPos, decorations) => {
  const dom = document.createElement('section')
  dom.dataset.section = node.attrs.id as string
  dom.dataset.role = node.attrs.role as string
  dom.style.setProperty('--lines', String(estimatedLines(node)))
  const dormant = isDormant(decorations)
  return {
    dom,
    ...(dormant ? {} : { contentDOM: dom }),
    update: (next, outer) => next === node && isDormant(outer) === dormant,
  }
}

/** A call that can be reached with Tab and says what it is. */
const footnoteCall: NodeViewConstructor = (node) => {
  const dom = document.createElement('sup')
  dom.className = 'footnote-call'
  dom.dataset.call = node.attrs.id as string
  dom.contentEditable = 'false'
  const link = document.createElement('a')
  link.href = '#'
  link.setAttribute('role', 'doc-noteref')
  link.setAttribute('aria-label', readerStrings.footnote(node.attrs.label as string))
  link.textContent = node.attrs.label as string
  dom.append(link)
  return { dom, ignoreMutation: () => true }
}

/** A note whose number leads back to its call. */
const footnote: NodeViewConstructor = (node) => {
  const label = node.attrs.label as string
  const dom = document.createElement('aside')
  dom.className = 'footnote'
  dom.setAttribute('role', 'note')
  dom.setAttribute('aria-label', readerStrings.footnote(label))
  dom.dataset.footnote = node.attrs.id as string
  const back = document.createElement('a')
  back.className = 'footnote-back'
  back.contentEditable = 'false'
  back.href = '#'
  back.setAttribute('aria-label', readerStrings.backToCall(label))
  back.textContent = label
  const contentDOM = document.createElement('div')
  contentDOM.className = 'footnote-text'
  dom.append(back, contentDOM)
  return { dom, contentDOM, ignoreMutation: ({ target }) => !contentDOM.contains(target) }
}

/** A line of the contents page: number, title, authors, leader, page. The page leads to the chapter. */
const contentsEntry: NodeViewConstructor = (node) => {
  const { kind, number, page, authors } = node.attrs as Record<string, string | null>
  const dom = document.createElement('p')
  dom.className = 'contents-entry'
  dom.dataset.kind = kind ?? 'chapter'
  const still = (className: string, text: string): HTMLElement => {
    const element = document.createElement('span')
    element.className = className
    element.contentEditable = 'false'
    element.textContent = text
    return element
  }
  const contentDOM = document.createElement('span')
  contentDOM.className = 'contents-title'
  if (number) dom.append(still('contents-number', number))
  dom.append(contentDOM)
  if (page) {
    const link = document.createElement('a')
    link.className = 'contents-page'
    link.contentEditable = 'false'
    link.href = '#'
    link.setAttribute('aria-label', readerStrings.goToEntry(page))
    link.textContent = page
    dom.append(still('contents-leader', ''), link)
  }
  if (authors) dom.append(still('contents-authors', authors))
  return { dom, contentDOM, ignoreMutation: ({ target }) => !contentDOM.contains(target) }
}

/**
 * A table that scrolls inside its own frame; columns of numbers are set flush right. The keyboard scrolls it from a
 * handle: were the frame itself focusable, a click in the table would take the focus from the text.
 */
const table: NodeViewConstructor = (node, view, getPos) => {
  const dom = document.createElement('div')
  dom.className = 'table-frame'
  const handle = document.createElement('span')
  handle.className = 'table-handle'
  handle.contentEditable = 'false'
  handle.tabIndex = 0
  handle.role = 'note'
  handle.ariaLabel = readerStrings.tableScrolls(captionOf(view.state.doc, getPos()))
  const element = document.createElement('table')
  for (const column of numericColumns(node)) element.classList.add(`numeric-${column + 1}`)
  const contentDOM = document.createElement('tbody')
  element.append(contentDOM)
  dom.append(handle, element)
  return { dom, contentDOM, stopEvent: ({ target }) => target === handle }
}

/** The caption of the figure around the table at that position, or what tables are called. */
function captionOf(doc: Node, pos: number | undefined): string {
  const figure = pos === undefined ? null : doc.resolve(pos).parent
  const caption = figure?.firstChild?.type.name === 'table_caption' ? figure.firstChild.textContent : ''
  return caption.trim() || readerStrings.table
}

/** Columns (zero-based, the first twelve) whose body cells are numbers, dashes or empty, with at least one number. */
export function numericColumns(table: Node): number[] {
  const numbers = new Map<number, number>()
  const words = new Set<number>()
  table.forEach((row) => {
    row.forEach((cell, _offset, column) => {
      if (cell.type.name !== 'table_cell' || column > 11) return
      const text = cell.textContent.trim()
      if (/\d/.test(text) && /^[\s\d.,%()+−–\-±$€£¥*]+$/.test(text))
        numbers.set(column, (numbers.get(column) ?? 0) + 1)
      else if (!/^[\s–—\-.…]*$|^n\/?a\.?$/i.test(text)) words.add(column)
    })
  })
  return [...numbers.keys()].filter((column) => !words.has(column)).sort((a, b) => a - b)
}

/** How the reader draws what needs more than the schema's own markup. */
export const nodeViews: Record<string, NodeViewConstructor> = {
  section,
  footnote_call: footnoteCall,
  footnote,
  contents_entry: contentsEntry,
  table,
}
