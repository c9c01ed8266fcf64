import { useCallback, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import {
  highlightColors,
  noteOf,
  quoteOf,
  type AnnotationId,
  type HighlightColor,
} from '../../core/records/annotation.ts'
import type { Span } from '../../core/structure/structure.ts'
import type { Editing } from '../margin/Margin.tsx'
import { shortened } from '../margin/NoteCard.tsx'
import type { AnnotationPatch, ReaderProps } from './reader-props.ts'
import type { ReadingView } from './reading-view.ts'
import { annotationFrom, annotationsAt, type Resolved } from './resolved.ts'
import { readerStrings } from './strings.ts'

/** What the bar belongs to. */
export type Bar =
  | { readonly kind: 'selection'; readonly range: Span }
  | { readonly kind: 'annotation'; readonly id: AnnotationId }

export interface Annotating {
  readonly bar: Bar | null
  readonly editing: Editing | null
  /** The annotation that is hovered, focused or chosen. */
  readonly active: AnnotationId | null
  /** Said by screen readers. */
  readonly announced: string
  setBar(bar: Bar | null): void
  setActive(id: AnnotationId | null): void
  announce(words: string): void
  onSelection(range: Span | null, settled: boolean): void
  color(color: HighlightColor): boolean
  write(field: 'note' | 'tags'): boolean
  copy(): boolean
  removeChosen(): boolean
  edit(id: AnnotationId, field: 'note' | 'tags', from: Editing['from']): void
  stopEditing(): void
  update(id: AnnotationId, patch: AnnotationPatch): void
  remove(id: AnnotationId): void
  choose(id: AnnotationId): void
  chooseAt(offset: number): boolean
  step(step: 1 | -1): void
}

/** Making annotations and working on them: the bar, the one that is active, the note that is open. */
export function useAnnotating(
  view: RefObject<ReadingView | null>,
  resolved: readonly Resolved[],
  { actions, colorNames, defaultColor = 'yellow' }: ReaderProps,
): Annotating {
  const [bar, setBar] = useState<Bar | null>(null)
  const [active, setActive] = useState<AnnotationId | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [announced, announce] = useState('')
  /** The annotation on its way to the library: keys pressed meanwhile are meant for it. */
  const making = useRef<ReturnType<typeof actions.create> | null>(null)

  /** The annotation that the bar belongs to. */
  const chosen = bar?.kind === 'annotation' ? bar.id : null
  /** The one that keys are meant for while nothing is selected: the chosen one, or the active one that the caret touches (just made, say). */
  const atHand = (): AnnotationId | null => {
    if (chosen !== null) return chosen
    const caret = view.current?.caret()
    const item = resolved.find(({ id }) => id === active)
    const touches = caret !== undefined && item !== undefined && item.start <= caret && caret <= item.end
    return touches && view.current?.selection() == null ? item.id : null
  }
  /** Acts on the annotation that keys are meant for; false where there is none. */
  const act = (action: (id: AnnotationId) => void): boolean => {
    if (making.current !== null) {
      void making.current.then((record) => record !== null && action(record.id))
      return true
    }
    const id = atHand()
    if (id !== null) action(id)
    return id !== null
  }
  const name = ({ record }: Resolved): string =>
    readerStrings.annotationAt(colorNames[record.color], shortened(quoteOf(record)), noteOf(record))

  const annotateSelection = async (color: HighlightColor, field: 'note' | 'tags' | null): Promise<void> => {
    const range = view.current?.selection()
    // The bar stays: it copies the passage all the same.
    if (range == null || !actions.mayEdit()) return
    setBar(null)
    making.current = actions.create(range, color, '', [])
    const record = await making.current
    if (record !== null) {
      view.current?.setCaret(range.end)
      flushSync(() => setActive(record.id))
    }
    making.current = null
    if (record === null) return
    announce(readerStrings.highlight(colorNames[color], shortened(quoteOf(record))))
    if (field !== null) setEditing({ id: record.id, field, from: 'text' })
  }
  const choose = (id: AnnotationId): void => {
    const item = resolved.find((candidate) => candidate.id === id)
    if (item === undefined) return
    view.current?.reveal(item)
    view.current?.setCaret(item.start)
    view.current?.flash(item)
    setActive(id)
    setBar({ kind: 'annotation', id })
    announce(name(item))
  }
  const edit = (id: AnnotationId, field: 'note' | 'tags', from: Editing['from']): void => {
    if (!actions.mayEdit()) return
    setBar(null)
    setActive(id)
    setEditing({ id, field, from })
  }
  const remove = (id: AnnotationId): void => {
    if (!actions.mayEdit()) return
    setBar(null)
    setEditing(null)
    setActive(null)
    void actions.remove([id])
    view.current?.focus()
  }
  const copySelection = (): boolean => {
    const range = view.current?.selection()
    if (range == null) return false
    actions.copyWithCitation({ range })
    return true
  }

  return {
    bar,
    editing,
    active,
    announced,
    setBar,
    setActive,
    announce,
    onSelection(range, settled) {
      if (range === null) setBar((before) => (before?.kind === 'selection' ? null : before))
      else if (settled) {
        setBar({ kind: 'selection', range })
        const words = view.current?.selectedText().match(/\S+/g)?.length ?? 0
        announce(readerStrings.selected(words))
      } else setBar(null)
    },
    color(color) {
      if (act((id) => void actions.update(id, { color }))) return true
      if (view.current?.selection() == null) return false
      void annotateSelection(color, null)
      return true
    },
    write(field) {
      if (act((id) => edit(id, field, 'text'))) return true
      if (view.current?.selection() == null) return false
      void annotateSelection(defaultColor, field)
      return true
    },
    copy() {
      return act((annotationId) => actions.copyWithCitation({ annotationId })) || copySelection()
    },
    removeChosen() {
      return act(remove)
    },
    edit,
    stopEditing: useCallback(() => setEditing(null), []),
    update: (id, patch) => void actions.update(id, patch),
    remove,
    choose,
    chooseAt(offset) {
      const here = annotationsAt(resolved, offset)
      const [shortest] = here
      if (shortest === undefined) {
        setBar((before) => (before?.kind === 'annotation' ? null : before))
        setActive(null)
        return false
      }
      // Where highlights overlap, asking again at the same place gives the next one.
      const item = here[(here.findIndex(({ id }) => id === chosen) + 1) % here.length] ?? shortest
      setActive(item.id)
      setBar({ kind: 'annotation', id: item.id })
      announce(name(item))
      return true
    },
    step(step) {
      const caret = view.current?.caret() ?? 0
      const from = chosen ?? annotationsAt(resolved, caret)[0]?.id ?? null
      const next = annotationFrom(resolved, caret, step, from === active || from === chosen ? from : null)
      if (next === null) announce(readerStrings.noMoreAnnotations)
      else {
        choose(next.id)
        view.current?.focus()
      }
    },
  }
}

/** The color that a digit key stands for. */
export function colorOfKey(key: string): HighlightColor | null {
  return /^[1-9]$/.test(key) ? (highlightColors[Number(key) - 1] ?? null) : null
}
