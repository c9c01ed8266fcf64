import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { MessageSquareText } from 'lucide-react'
import { noteOf, quoteOf, tagsOf, type AnnotationId } from '../../core/records/annotation.ts'
import type { ReadingView } from '../reader/reading-view.ts'
import type { Resolved } from '../reader/resolved.ts'
import { readerStrings } from '../reader/strings.ts'
import { Join } from './Join.tsx'
import { layOut } from './layout.ts'
import { NoteCard, shortened, type NoteActions } from './NoteCard.tsx'
import { useAnchors } from './use-anchors.ts'
import './margin.css'

/** Least room between two notes, CSS pixels. */
const gap = 12
/** Taken for a note's height until it was measured, CSS pixels. */
const usualHeight = 64
/** How much more the note at work wants to stay beside its line than the others. */
const activeWeight = 1000

/** Which note is open for writing. */
export interface Editing {
  readonly id: AnnotationId
  readonly field: 'note' | 'tags'
  /** Where it was opened from, and the focus goes back to. */
  readonly from: 'text' | 'margin'
}

interface MarginProps {
  readonly view: RefObject<ReadingView | null>
  readonly scroller: RefObject<HTMLElement | null>
  /** What scrolls: heights are measured from its top. */
  readonly page: RefObject<HTMLElement | null>
  /** Annotations by place; those without note or tags are left out here. */
  readonly items: readonly Resolved[]
  /** Too narrow for notes: marks that open them stand instead. */
  readonly folded: boolean
  readonly editing: Editing | null
  readonly active: AnnotationId | null
  readonly isDimmed: (item: Resolved) => boolean
  readonly knownTags: readonly string[]
  readonly actionsFor: (item: Resolved) => NoteActions
  readonly onActive: (id: AnnotationId | null) => void
  /** A folded note was asked for. */
  readonly onOpen: (id: AnnotationId) => void
}

/** Whether an annotation has something to show in the margin. */
export function standsInMargin({ record, id }: Resolved, editing: Editing | null): boolean {
  return editing?.id === id || noteOf(record) !== '' || tagsOf(record).length > 0
}

/** Notes beside their passages, none over another. Only those near what is in sight are in the page. */
export function Margin(props: MarginProps): ReactNode {
  const { view, scroller, page, items, folded, editing, active, onActive, onOpen } = props
  const anchors = useAnchors(view, scroller, page, items, [editing?.id ?? null, active])
  const cards = useRef(new Map<string, HTMLElement>())
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())

  useLayoutEffect(() => {
    const measured = new ResizeObserver((entries) =>
      setHeights((before) => {
        const next = new Map(before)
        for (const { target } of entries)
          if (target.isConnected)
            next.set((target as HTMLElement).dataset.note!, target.getBoundingClientRect().height)
        return next
      }),
    )
    for (const card of cards.current.values()) measured.observe(card)
    return () => measured.disconnect()
  }, [anchors, folded])

  const tops = layOut(
    anchors.map(({ item, top }) => ({
      top,
      height: folded ? 24 : (heights.get(item.id) ?? usualHeight),
      weight: item.id === (editing?.id ?? active) ? activeWeight : 1,
    })),
    folded ? 0 : gap,
  )
  return (
    <aside className={folded ? 'margin folded' : 'margin'} aria-label={readerStrings.margin}>
      {anchors.map(({ item }, index) =>
        folded ? (
          <button
            key={item.id}
            type="button"
            className="note-mark"
            data-color={item.record.color}
            data-opens={item.id}
            style={{ transform: `translateY(${tops[index]!}px)` }}
            aria-label={readerStrings.openNote(shortened(quoteOf(item.record)))}
            title={shortened(noteOf(item.record) || tagsOf(item.record).join(', '))}
            onClick={() => onOpen(item.id)}
          >
            <MessageSquareText aria-hidden size={14} strokeWidth={1.75} />
          </button>
        ) : (
          <NoteCard
            key={item.id}
            ref={(card) => {
              if (card === null) cards.current.delete(item.id)
              else cards.current.set(item.id, card)
            }}
            item={item}
            top={tops[index]!}
            editing={editing?.id === item.id ? editing.field : null}
            active={active === item.id}
            dimmed={props.isDimmed(item)}
            knownTags={props.knownTags}
            actions={props.actionsFor(item)}
            onActive={(on) => onActive(on ? item.id : null)}
          />
        ),
      )}
      {!folded &&
        anchors.map(({ item }, index) =>
          item.id === active ? (
            <Join key={item.id} item={item} page={page} top={tops[index]!} view={view} />
          ) : null,
        )}
    </aside>
  )
}
