import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import type { ReaderProps } from './reader-props.ts'
import { ReadableText } from './readable-text.ts'
import { resolveAll, type Resolved } from './resolved.ts'
import { ReadingView, type ReadingEvents } from './reading-view.ts'

interface Mounted {
  readonly text: ReadableText
  readonly view: RefObject<ReadingView | null>
  /** Annotations whose passage is in the text, by place. */
  readonly resolved: readonly Resolved[]
}

/**
 * Puts the text on the screen and keeps highlights true to the props. A new revision makes a new view; a new
 * annotation changes the one there is.
 */
export function useReadingView(
  host: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  { opened, annotations, filter, colorNames, initialOffset, onOrphans }: ReaderProps,
  events: RefObject<ReadingEvents>,
): Mounted {
  const view = useRef<ReadingView | null>(null)
  const { record, structure } = opened
  const revision = `${record.id} ${record.revision}`
  // A correction of the page map gives a new structure with the same document: the view must outlive it.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const text = useMemo(() => new ReadableText(structure.doc), [revision])

  useLayoutEffect(() => {
    const reading = new ReadingView(
      host.current!,
      scroller.current!,
      text,
      { title: record.title, language: structure.language, openAt: initialOffset ?? 0 },
      {
        onSelection: (...told) => events.current.onSelection(...told),
        onKey: (event) => events.current.onKey(event),
        onClick: (event) => events.current.onClick(event),
      },
    )
    view.current = reading
    if (initialOffset !== null) reading.scrollToTop(initialOffset)
    return () => {
      view.current = null
      reading.destroy()
    }
    // Where to open a text is asked once; a title or a language alone makes no new view.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text])

  const { resolved, orphans } = useMemo(() => resolveAll(text, annotations), [text, annotations])
  useLayoutEffect(() => {
    view.current?.drawHighlights({ resolved, filter: filter ?? null, colorNames })
  }, [text, resolved, filter, colorNames])

  const told = useRef('')
  useEffect(() => {
    if (orphans.join() === told.current) return
    told.current = orphans.join()
    onOrphans?.(orphans)
  }, [orphans, onOrphans])

  return { text, view, resolved }
}
