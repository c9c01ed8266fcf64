import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
} from 'react'
import type { AnnotationId } from '../../core/records/annotation.ts'
import { Margin, standsInMargin } from '../margin/Margin.tsx'
import { NoteCard, type NoteActions } from '../margin/NoteCard.tsx'
import { matchesFilter } from './annotation-filter.ts'
import { contentsTarget } from './contents-target.ts'
import { FindBar } from './FindBar.tsx'
import { Floating } from './Floating.tsx'
import type { Box } from './floating.ts'
import { FootnotePopover } from './FootnotePopover.tsx'
import { onReaderKey } from './reader-keys.ts'
import type { ReaderProps } from './reader-props.ts'
import type { ReadingEvents } from './reading-view.ts'
import type { Resolved } from './resolved.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { useAnnotating } from './use-annotating.ts'
import { useFind } from './use-find.ts'
import { useFootnotes } from './use-footnotes.ts'
import { usePlace } from './use-place.ts'
import { useReadingView } from './use-reading-view.ts'
import { useRoom } from './use-room.ts'
import './reader.css'

/** The text with its margin. */
export function Reader({ ref, ...props }: ReaderProps): ReactNode {
  const { opened, actions, typography, filter = null, showMargin = true, knownTags = [], colorNames } = props
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const barBox = useRef<HTMLDivElement>(null)
  const events = useRef<ReadingEvents>(silent)
  const { text, view, resolved } = useReadingView(host, scroller, props, events)
  const { place, near } = usePlace(opened, text, view, scroller, props.onPlace)
  const find = useFind(text, view, near)
  const annotating = useAnnotating(view, resolved, props)
  const footnotes = useFootnotes(text, view)
  const folded = !useRoom(root, typography, showMargin)
  const [openNote, setOpenNote] = useState<AnnotationId | null>(null)
  const { bar, editing, active } = annotating

  const itemOf = (id: AnnotationId | null): Resolved | null =>
    resolved.find((candidate) => candidate.id === id) ?? null
  const activeItem = itemOf(active)
  useEffect(() => {
    view.current?.cue({ active: activeItem })
  }, [view, activeItem])

  // A new size or measure moves every line; the reader stays at the same one.
  const { size, measure, lineHeight } = typography
  useLayoutEffect(() => {
    if (place.current !== null) view.current?.scrollToTop(place.current.offset)
  }, [size, measure, lineHeight, folded, place, view])

  const bounds = (): Box => scroller.current!.getBoundingClientRect()
  const passageBox = (range: { start: number; end: number }): Box | null => {
    const reading = view.current
    if (reading === null) return null
    const first = reading.boxAt(range.start)
    const last = reading.boxAt(range.end, -1)
    const { top, bottom } = bounds()
    if (last.bottom < top || first.top > bottom) return null
    // Over several lines it begins where the passage begins.
    const oneLine = Math.abs(first.top - last.top) < 4
    const { left } = first
    return { left, right: oneLine ? last.left : left + typicalBar, top: first.top, bottom: last.bottom }
  }

  const goTo = (offset: number): void => {
    view.current?.scrollToTop(offset)
    view.current?.setCaret(offset)
    view.current?.focus()
  }
  const select: ReadingEvents['onSelection'] = (range, settled) => {
    annotating.onSelection(range, settled)
    if (settled || range === null) props.onSelection?.(range)
  }
  const click = (event: MouseEvent): boolean => {
    const target = event.target as Element
    const call = target.closest<HTMLElement>('.footnote-call')
    const back = target.closest('.footnote-back')
    const label = target.closest<HTMLElement>('.page-label')
    const entry = target.closest('.contents-page')
    const link = target.closest('a')
    if (link !== null) event.preventDefault()
    if (call !== null) footnotes.pin(call)
    else if (back !== null) footnotes.goToCall(back.closest<HTMLElement>('.footnote')?.dataset.footnote ?? '')
    else if (label !== null)
      actions.correctPage(
        Number(label.dataset.offset),
        label.dataset.page ?? '',
        label.getBoundingClientRect(),
      )
    else if (entry !== null) {
      const offset = contentsTarget(opened.structure, {
        title: entry.closest('.contents-entry')?.querySelector('.contents-title')?.textContent ?? '',
        page: entry.textContent,
      })
      if (offset !== null) goTo(offset)
    } else if (link !== null) actions.openLink(link.href)
    else {
      const offset = target.closest('mark') === null ? null : (view.current?.caret() ?? null)
      if (view.current?.selection() === null) annotating.chooseAt(offset ?? -1)
      return false
    }
    return true
  }
  useLayoutEffect(() => {
    events.current = {
      onSelection: select,
      onClick: click,
      onKey: (event) =>
        onReaderKey(event, {
          annotating,
          view: view.current!,
          openFind: find.open,
          findAgain: find.go,
          openLink: actions.openLink,
          scrollPage: (step) => scroller.current!.scrollBy(0, step * scroller.current!.clientHeight * 0.9),
          focusBar() {
            const button = barBox.current?.querySelector('button')
            button?.focus({ preventScroll: true })
            return button != null
          },
        }),
    }
  })

  useImperativeHandle(ref, () => ({
    scrollTo(target, { flash = false, focus = false } = {}) {
      if (typeof target === 'number') view.current?.scrollToTop(target)
      else {
        view.current?.reveal(target)
        if (flash) view.current?.flash(target)
      }
      if (!focus) return
      view.current?.setCaret(typeof target === 'number' ? target : target.start)
      view.current?.focus()
    },
    find: find.open,
    findNext: () => find.go(1),
    findPrevious: () => find.go(-1),
    focusAnnotation(id) {
      annotating.choose(id)
      view.current?.focus()
    },
    editAnnotation(id, field = 'note') {
      const item = itemOf(id)
      if (item === null) return
      view.current?.reveal(item)
      annotating.edit(id, field, 'text')
    },
    highlightSelection: (color) => annotating.color(color ?? props.defaultColor ?? 'yellow'),
    noteOnSelection: () => annotating.write('note'),
    copySelectionWithCitation: () => annotating.copy(),
    nextAnnotation: () => annotating.step(1),
    previousAnnotation: () => annotating.step(-1),
    focus: () => view.current?.focus(),
    selection: () => view.current?.selection() ?? null,
    place: () => place.current,
  }))

  const noteActions = (item: Resolved): NoteActions => ({
    update: (patch) => annotating.update(item.id, patch),
    edit: (field) => annotating.edit(item.id, field, 'margin'),
    stopEditing(back) {
      annotating.stopEditing()
      if (!back) return
      const card = editing?.from === 'margin' ? noteCard(item.id) : null
      ;(card ?? view.current)?.focus()
      annotating.setActive(item.id)
    },
    goToPassage() {
      setOpenNote(null)
      annotating.choose(item.id)
      view.current?.focus()
    },
    copy: () => actions.copyWithCitation({ annotationId: item.id }),
    remove: () => annotating.remove(item.id),
    openLink: actions.openLink,
  })
  const noteCard = (id: AnnotationId): HTMLElement | null =>
    root.current?.querySelector<HTMLElement>(`.note[data-note="${CSS.escape(id)}"]`) ?? null
  const isDimmed = ({ record }: Resolved): boolean => !matchesFilter(record, filter)
  const items = resolved.filter(
    (item) => standsInMargin(item, editing) && !(filter?.others === 'hide' && isDimmed(item)),
  )
  const barItem = bar?.kind === 'annotation' ? itemOf(bar.id) : null
  const barRange = bar?.kind === 'selection' ? bar.range : barItem
  const floatingNote = folded ? itemOf(editing?.id ?? openNote) : null

  return (
    <div
      ref={root}
      className={folded ? 'reader folded' : 'reader'}
      style={
        {
          '--reader-size': `${size}px`,
          '--reader-measure': String(measure),
          '--reader-line-height': String(lineHeight),
        } as CSSProperties
      }
    >
      {find.query !== null && (
        <FindBar
          query={find.query}
          current={find.index + 1}
          total={find.matches?.length ?? null}
          asked={find.asked}
          onQuery={find.setQuery}
          onNext={() => find.go(1)}
          onPrevious={() => find.go(-1)}
          onClose={find.close}
        />
      )}
      <div className="reader-scroll" ref={scroller}>
        <div className="reader-page" ref={page}>
          <div
            className="reader-text"
            ref={host}
            onPointerOver={(event) => footnotes.onOver(event.target as Element)}
            onPointerLeave={() => footnotes.leave()}
            onFocus={(event) => footnotes.onFocus(event.target)}
          />
          <Margin
            view={view}
            scroller={scroller}
            page={page}
            items={items}
            folded={folded}
            editing={editing}
            active={active}
            isDimmed={isDimmed}
            knownTags={knownTags}
            actionsFor={noteActions}
            onActive={annotating.setActive}
            onOpen={setOpenNote}
          />
        </div>
      </div>
      {barRange !== null && (
        <Floating anchor={() => passageBox(barRange)} bounds={bounds} className="bar-place">
          <SelectionBar
            ref={barBox}
            current={barItem?.record.color ?? null}
            colorNames={colorNames}
            onColor={annotating.color}
            onNote={() => annotating.write('note')}
            onTag={() => annotating.write('tags')}
            onCopy={annotating.copy}
            onRemove={barItem === null ? undefined : annotating.removeChosen}
            onLeave={() => {
              annotating.setBar(null)
              view.current?.focus()
            }}
          />
        </Floating>
      )}
      {floatingNote !== null && (
        <Floating
          anchor={() => passageBox(floatingNote)}
          bounds={bounds}
          side="below"
          className="note-place"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            setOpenNote(null)
            view.current?.focus()
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setOpenNote(null)
          }}
        >
          <NoteCard
            ref={(card) => {
              if (openNote !== null && editing === null) card?.focus({ preventScroll: true })
            }}
            item={floatingNote}
            editing={editing?.id === floatingNote.id ? editing.field : null}
            active={false}
            dimmed={false}
            knownTags={knownTags}
            actions={noteActions(floatingNote)}
            onActive={(on) => annotating.setActive(on ? floatingNote.id : null)}
          />
        </Floating>
      )}
      {footnotes.open !== null && (
        <FootnotePopover
          call={footnotes.open.call}
          label={footnotes.open.call.textContent}
          note={footnotes.node(footnotes.open.id)}
          pinned={footnotes.open.pinned}
          bounds={bounds}
          onGoToNote={() => footnotes.goToNote(footnotes.open!.id)}
          onClose={footnotes.close}
          onPointerEnter={footnotes.keep}
          onPointerLeave={footnotes.leave}
        />
      )}
      <div className="visually-hidden" role="status">
        {annotating.announced}
      </div>
    </div>
  )
}

/** Width of the bar, CSS pixels, roughly. */
const typicalBar = 288

const silent: ReadingEvents = { onSelection: () => {}, onKey: () => false, onClick: () => false }
