import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Span } from '../../core/structure/structure.ts'
import { clipboardSerializer, withoutCalls } from './copying.ts'
import { cues, cuesKey, noCues, type Cues } from './cues.ts'
import { highlights, highlightsKey, type HighlightInput } from './highlights.ts'
import { nodeViews } from './node-views.ts'
import { pageLabels, pageLabelsKey, type PageLabelInput } from './page-labels.ts'
import { readOnly } from './read-only.ts'
import type { ReadableText } from './readable-text.ts'
import { redraw } from './redraw.ts'
import { coordinates, posAtHeight, settleAt, topMargin } from './scrolling.ts'
import { readerStrings } from './strings.ts'
import { waking } from './waking.ts'

/** What the view tells the component around it. */
export interface ReadingEvents {
  /** The selection changed; `settled` once the pointer was let go or the keys have been still. */
  onSelection(range: Span | null, settled: boolean): void
  /** True where the key was used. */
  onKey(event: KeyboardEvent): boolean
  onClick(event: MouseEvent): boolean
}

/** What a view is made with. */
export interface ReadingOptions {
  readonly title: string
  /** BCP 47, or `und`. */
  readonly language: string
  /** Offset where the text opens. */
  readonly openAt: number
}

/** How long the keys must be still before a selection made with them counts as made, ms. */
const stillness = 350
/** How long a passage jumped to stays marked, ms. */
const flashTime = 1600

/**
 * True for commands that an editor keeps from the browser even where it does nothing with them (undo, redo, bold,
 * italic): here they are the window's. What the browser would do to the text is refused as every edit is.
 */
function isWindowKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && /^[biyz]$/i.test(key)
}

/** A text on the screen: ProseMirror's view with what a reader does to it, in offsets of the canonical text. */
export class ReadingView {
  readonly view: EditorView
  private readonly text: ReadableText
  private readonly scroller: HTMLElement
  private readonly events: ReadingEvents
  private pointerDown = false
  private pause = 0
  private flashEnd = 0
  private stopSettling: () => void = () => {}
  /** The offset that is being scrolled to the top, or null: what stands there meanwhile is no place anybody chose. */
  private aim: number | null = null

  constructor(
    host: HTMLElement,
    scroller: HTMLElement,
    text: ReadableText,
    { title, language, openAt }: ReadingOptions,
    events: ReadingEvents,
  ) {
    this.text = text
    this.scroller = scroller
    this.events = events
    this.view = new EditorView(host, {
      state: EditorState.create({
        doc: text.doc,
        plugins: [waking(text.doc, openAt), readOnly(), pageLabels(text), highlights(text), cues(text)],
      }),
      nodeViews,
      clipboardSerializer,
      transformCopied: withoutCalls,
      clipboardTextSerializer: () => this.selectedText(),
      dispatchTransaction: (transaction) => this.apply(transaction),
      handleKeyDown: (_view, event) => this.events.onKey(event),
      handleDOMEvents: {
        keydown: (_view, event) => isWindowKey(event),
        click: (_view, event) => this.events.onClick(event),
        pointerdown: () => {
          this.pointerDown = true
          return false
        },
      },
      attributes: {
        role: 'document',
        'aria-label': readerStrings.text(title),
        'aria-description': readerStrings.readOnly,
        lang: language === 'und' ? '' : language,
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
        inputmode: 'none',
        translate: 'no',
      },
    })
    window.addEventListener('pointerup', this.onPointerUp)
  }

  destroy(): void {
    window.removeEventListener('pointerup', this.onPointerUp)
    clearTimeout(this.pause)
    clearTimeout(this.flashEnd)
    this.stopSettling()
    this.view.destroy()
  }

  /** Draws annotations in place of those drawn before; only what changed costs. */
  drawHighlights(input: HighlightInput): void {
    redraw(this.view, highlightsKey, input)
  }

  drawPages(input: PageLabelInput): void {
    redraw(this.view, pageLabelsKey, input)
  }

  /** Changes the cues that are named and leaves the others. */
  cue(change: Partial<Cues>): void {
    const before = cuesKey.getState(this.view.state)?.cues ?? noCues
    if (Object.entries(change).every(([name, value]) => before[name as keyof Cues] === value)) return
    redraw(this.view, cuesKey, { ...before, ...change })
  }

  /** Marks a passage for a moment. */
  flash(span: Span): void {
    clearTimeout(this.flashEnd)
    this.cue({ flash: span })
    this.flashEnd = window.setTimeout(() => this.cue({ flash: null }), flashTime)
  }

  /** The selected passage, or null where only a caret stands. */
  selection(): Span | null {
    const { from, to, empty } = this.view.state.selection
    if (empty) return null
    const start = this.text.canonical.offsetAt(from)
    const end = this.text.canonical.offsetAt(to)
    return end > start ? { start, end } : null
  }

  /** Offset of the caret (of the moving end of the selection). */
  caret(): number {
    return this.text.canonical.offsetAt(this.view.state.selection.head)
  }

  /** Puts the caret at an offset, without scrolling. */
  setCaret(offset: number): void {
    const pos = this.text.canonical.posAt(offset, 1)
    const { state } = this.view
    this.view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(pos), 1)))
  }

  focus(): void {
    const { scrollTop } = this.scroller
    this.view.focus()
    this.scroller.scrollTop = scrollTop
  }

  /** Scrolls an offset to the top. */
  scrollToTop(offset: number): void {
    this.stopSettling()
    if (offset <= 0) this.scroller.scrollTop = 0
    else this.settle(offset, topMargin)
  }

  /** Scrolls until a passage stands in the upper third, unless its beginning is in sight already. */
  reveal(span: Span): void {
    const box = this.scroller.getBoundingClientRect()
    const { top, bottom } = coordinates(this.view, this.text.canonical.posAt(span.start, 1))
    if (top >= box.top + topMargin && bottom <= box.bottom - topMargin * 4) return
    this.settle(span.start, Math.round(box.height / 3))
  }

  /** Scrolls until an element of the text stands in the upper third, and gives it the focus. */
  revealElement(element: HTMLElement): void {
    const offset = this.offsetOf(element)
    if (offset !== null) this.reveal({ start: offset, end: offset })
    element.focus({ preventScroll: true })
  }

  /** Offset of the first line that stands in sight, or that will when the scrolling is done. */
  offsetAtTop(): number {
    if (this.aim !== null) return this.aim
    if (this.scroller.scrollTop <= 0) return 0
    const y = this.scroller.getBoundingClientRect().top + topMargin - 2
    return this.text.canonical.offsetAt(posAtHeight(this.view, y))
  }

  /** Offsets between two heights of the window. */
  offsetsBetween(top: number, bottom: number): Span {
    return {
      start: this.text.canonical.offsetAt(posAtHeight(this.view, top)),
      end: this.text.canonical.offsetAt(posAtHeight(this.view, bottom)),
    }
  }

  /** Where an offset stands in the window. */
  boxAt(offset: number, side: -1 | 1 = 1): { top: number; bottom: number; left: number } {
    return coordinates(this.view, this.text.canonical.posAt(offset, side))
  }

  /** The offset of a node of the page's DOM, or null where it is not part of the text. */
  offsetOf(node: globalThis.Node): number | null {
    if (!this.view.dom.contains(node)) return null
    return this.text.canonical.offsetAt(this.view.posAtDOM(node, 0))
  }

  private settle(offset: number, fromTop: number): void {
    this.stopSettling()
    const pos = this.text.canonical.posAt(offset, 1)
    this.aim = fromTop === topMargin ? offset : null
    this.stopSettling = settleAt(this.view, this.scroller, { pos, fromTop }, () => (this.aim = null))
  }

  private apply(transaction: Transaction): void {
    const before = this.view.state.selection
    this.view.updateState(this.view.state.apply(transaction))
    if (this.view.state.selection.eq(before)) return
    clearTimeout(this.pause)
    this.events.onSelection(this.selection(), false)
    if (!this.pointerDown) this.pause = window.setTimeout(this.settled, stillness)
  }

  private readonly settled = (): void => {
    if (!this.view.isDestroyed) this.events.onSelection(this.selection(), true)
  }

  private readonly onPointerUp = (): void => {
    if (!this.pointerDown) return
    this.pointerDown = false
    clearTimeout(this.pause)
    // ProseMirror reads a selection made with the pointer only after this event.
    this.pause = window.setTimeout(this.settled, 30)
  }

  /** The selected passage as it stands in the canonical text, or "". */
  selectedText(): string {
    const span = this.selection()
    return span === null ? '' : this.text.canonical.text.slice(span.start, span.end)
  }
}
