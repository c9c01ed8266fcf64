import type { EditorView } from 'prosemirror-view'
import { wake } from './waking.ts'

/** Air above the first line, CSS pixels: what counts as the top of the window. */
export const topMargin = 24

/** A place counts as reached when it and the height of the text have stayed for so many frames. */
const calmFrames = 3
/** Frames after which a place that still moves is taken as it is. */
const mostFrames = 90

/**
 * Scrolls until the character at `pos` stands `fromTop` pixels below the scroller's upper edge.
 *
 * Sections out of sight have estimated heights, and the true ones become known only when they come into
 * sight, some frames later; type that is still being fetched changes them all. So the place is measured again
 * each frame until it stays. A wheel, key or touch ends it: the person's hand wins. Gives a function that ends
 * it; `onEnd` is called once, however it ended.
 */
export function settleAt(
  view: EditorView,
  scroller: HTMLElement,
  { pos, fromTop }: { readonly pos: number; readonly fromTop: number },
  onEnd: () => void,
): () => void {
  let frame = 0
  let frames = 0
  let calm = 0
  let height = 0
  let ended = false
  const stop = (): void => {
    if (ended) return
    ended = true
    cancelAnimationFrame(frame)
    for (const type of hands) scroller.removeEventListener(type, stop)
    onEnd()
  }
  const step = (): void => {
    if (view.isDestroyed) return stop()
    const before = scroller.scrollTop
    scroller.scrollTop += coordinates(view, pos).top - scroller.getBoundingClientRect().top - fromTop
    const stays = Math.abs(scroller.scrollTop - before) < 1 && scroller.scrollHeight === height
    height = scroller.scrollHeight
    calm = stays && document.fonts.status === 'loaded' ? calm + 1 : 0
    frames += 1
    if (calm < calmFrames && frames < mostFrames) frame = requestAnimationFrame(step)
    else stop()
  }
  for (const type of hands) scroller.addEventListener(type, stop, { passive: true })
  step()
  return stop
}

const hands = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const

/** Where a character stands, in the window's coordinates. */
export function coordinates(view: EditorView, pos: number): { top: number; bottom: number; left: number } {
  const section = view.state.doc.resolve(Math.max(0, Math.min(pos, view.state.doc.content.size))).index(0)
  wake(view, section, section)
  return view.coordsAtPos(Math.max(0, Math.min(pos, view.state.doc.content.size)), 1)
}

/** Index of the section that a height of the window falls in; their number below the last. */
export function sectionAtHeight(view: EditorView, y: number): number {
  const sections = view.dom.children
  return firstIndex(sections.length, (candidate) => sections[candidate]!.getBoundingClientRect().bottom > y)
}

/** The position of the first character of the first line that stands wholly or partly below `y` (window coordinates). */
export function posAtHeight(view: EditorView, y: number): number {
  const index = sectionAtHeight(view, y)
  wake(view, index - 1, index + 1)
  if (index >= view.state.doc.childCount) return view.state.doc.content.size
  let pos = 0
  for (let before = 0; before < index; before++) pos += view.state.doc.child(before).nodeSize
  let found = pos + view.state.doc.child(index).nodeSize
  let done = false
  view.state.doc.child(index).descendants((node, offset) => {
    if (done) return false
    if (!node.isTextblock) return true
    const start = pos + 1 + offset
    const dom = view.nodeDOM(start)
    const rect = dom instanceof HTMLElement ? dom.getBoundingClientRect() : null
    if (rect === null || rect.bottom <= y) return false
    const inside = start + 1
    found =
      inside +
      (rect.top >= y
        ? 0
        : firstIndex(node.content.size, (step) => coordinates(view, inside + step).bottom > y + 1))
    done = true
    return false
  })
  return found
}

/** The first index from 0 for which `test` holds, where it holds for all after the first; `count` if for none. */
function firstIndex(count: number, test: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}
