import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { redraw } from './redraw.ts'

/** Texts up to this size (ProseMirror units) are drawn at once. */
const drawnAtOnce = 400_000
/** Drawn with the first paint around the place where a text opens. */
const firstStretch = 60_000
/** Sections drawn in one slice of the time after that. */
const slice = 6

/** Meta: indices of sections to wake, `[first, last]`. */
const wakingKey = new PluginKey<DecorationSet>('waking')

/** What a dormant section's decoration says; the section's node view draws no content while it stands. */
export function isDormant(decorations: readonly Decoration[]): boolean {
  return decorations.some(({ spec }) => (spec as { dormant?: boolean }).dormant === true)
}

/**
 * Lets a long text open as fast as a short one: sections far from where it opens are dormant at first (their
 * estimated height, no content) and wake in slices within the next moments, so that soon the whole text is
 * there for screen readers and the browser's own commands.
 */
export function waking(doc: Node, openAt: number): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: wakingKey,
    state: {
      init: () => DecorationSet.create(doc, dormantAtFirst(doc, openAt)),
      apply(transaction, set) {
        const range = transaction.getMeta(wakingKey) as readonly [number, number] | undefined
        if (range === undefined) return set
        const woken = dormantIn(set, doc, range)
        return woken.length === 0 ? set : set.remove(woken)
      },
    },
    props: { decorations: (state) => wakingKey.getState(state) },
    view: (view) => {
      let timer = 0
      const wakeMore = (): void => {
        const first = wakingKey.getState(view.state)!.find()[0]
        if (first === undefined) return
        const index = view.state.doc.resolve(first.from).index(0)
        wake(view, index, index + slice - 1)
        timer = window.setTimeout(wakeMore, 0)
      }
      timer = window.setTimeout(wakeMore, 60)
      return { destroy: () => clearTimeout(timer) }
    },
  })
}

/** Wakes sections by their indices, `last` included; nothing where they are awake. */
export function wake(view: EditorView, first: number, last: number): void {
  const range: readonly [number, number] = [Math.max(0, first), last]
  if (dormantIn(wakingKey.getState(view.state)!, view.state.doc, range).length > 0)
    redraw(view, wakingKey, range)
}

function dormantAtFirst(doc: Node, openAt: number): Decoration[] {
  if (doc.content.size <= drawnAtOnce) return []
  const dormant: Decoration[] = []
  doc.forEach((section, pos) => {
    if (pos + section.nodeSize < openAt - firstStretch / 4 || pos > openAt + firstStretch)
      dormant.push(Decoration.node(pos, pos + section.nodeSize, {}, { dormant: true }))
  })
  return dormant
}

function dormantIn(set: DecorationSet, doc: Node, [first, last]: readonly [number, number]): Decoration[] {
  if (set === DecorationSet.empty) return []
  let from = 0
  let to = 0
  doc.forEach((section, pos, index) => {
    if (index === first) from = pos
    if (index <= last) to = pos + section.nodeSize
  })
  return set.find(from + 1, to - 1).filter((decoration) => decoration.from >= from && decoration.to <= to)
}
