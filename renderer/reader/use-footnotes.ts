import { useRef, useState, type RefObject } from 'react'
import type { Node } from 'prosemirror-model'
import type { ReadableText } from './readable-text.ts'
import type { ReadingView } from './reading-view.ts'

/** Time the pointer rests on a call before its note shows, and may be away before it goes, ms. */
const hoverPause = 180

/** A footnote that is shown beside its call. */
export interface OpenFootnote {
  readonly id: string
  readonly call: HTMLElement
  /** Opened on purpose: takes the focus, stays until it is left. */
  readonly pinned: boolean
}

export interface Footnotes {
  readonly open: OpenFootnote | null
  node(id: string): Node | null
  /** The pointer or the focus is on an element: a call's note comes, any other goes. */
  onOver(element: Element): void
  onFocus(element: Element): void
  keep(): void
  leave(): void
  pin(call: HTMLElement): void
  close(back: boolean): void
  goToNote(id: string): void
  goToCall(id: string): void
}

/** Footnotes beside their calls, and the ways from call to note and back. */
export function useFootnotes(text: ReadableText, view: RefObject<ReadingView | null>): Footnotes {
  const [open, setOpen] = useState<OpenFootnote | null>(null)
  const timer = useRef(0)
  const later = (change: () => void): void => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(change, hoverPause)
  }
  const show = (call: HTMLElement, pinned: boolean): void => {
    clearTimeout(timer.current)
    setOpen({ id: call.dataset.call ?? '', call, pinned })
  }
  const leave = (): void => later(() => setOpen((before) => (before?.pinned === true ? before : null)))
  const find = (selector: string): HTMLElement | null =>
    view.current?.view.dom.querySelector<HTMLElement>(selector) ?? null
  return {
    open,
    node(id) {
      let found: Node | null = null
      text.doc.descendants((node) => {
        if (node.type.name === 'footnote' && node.attrs.id === id) found = node
        return found === null && !node.isTextblock
      })
      return found
    },
    onOver(element) {
      const call = element.closest<HTMLElement>('.footnote-call')
      if (call !== null)
        later(() =>
          setOpen((before) =>
            before?.pinned ? before : { id: call.dataset.call ?? '', call, pinned: false },
          ),
        )
      else if (open !== null && !open.pinned) leave()
    },
    onFocus(element) {
      const call = element.closest<HTMLElement>('.footnote-call')
      if (call !== null) show(call, false)
      else if (open !== null && !open.pinned) setOpen(null)
    },
    keep: () => clearTimeout(timer.current),
    leave,
    pin: (call) => show(call, true),
    close(back) {
      clearTimeout(timer.current)
      const call = open?.call
      setOpen(null)
      if (!back) return
      call?.querySelector('a')?.focus({ preventScroll: true })
      // The call's focus would show the note again.
      setOpen(null)
    },
    goToNote(id) {
      clearTimeout(timer.current)
      setOpen(null)
      const back = find(`[data-footnote="${CSS.escape(id)}"] .footnote-back`)
      if (back !== null) view.current?.revealElement(back)
    },
    goToCall(id) {
      const call = find(`[data-call="${CSS.escape(id)}"] a`)
      if (call !== null) view.current?.revealElement(call)
    },
  }
}
