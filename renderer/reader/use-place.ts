import { useEffect, useRef, useState, type RefObject } from 'react'
import type { OpenedText } from '../../core/protocol/texts.ts'
import type { Span } from '../../core/structure/structure.ts'
import { placeAt } from './places.ts'
import type { Place } from './reader-props.ts'
import type { ReadableText } from './readable-text.ts'
import type { ReadingView } from './reading-view.ts'

/** Least time between two reports of the place, ms. */
const reportEvery = 100
/** Characters. */
const shortText = 300_000
/** What is near is told in steps of so many characters, so that scrolling a line changes nothing. */
const step = 4096

const nothing: Span = { start: 0, end: 0 }

/** Follows the scrolling: tells the place, and gives the stretch around what is in sight. */
export function usePlace(
  opened: OpenedText,
  text: ReadableText,
  view: RefObject<ReadingView | null>,
  scroller: RefObject<HTMLElement | null>,
  onPlace: ((place: Place) => void) | undefined,
): { place: RefObject<Place | null>; near: Span } {
  const place = useRef<Place | null>(null)
  const [near, setNear] = useState<Span>(nothing)
  const tell = useRef(onPlace)
  useEffect(() => {
    tell.current = onPlace
  })
  useEffect(() => {
    const element = scroller.current!
    let timer = 0
    const report = (): void => {
      timer = 0
      const reading = view.current
      if (reading === null) return
      place.current = placeAt(text, opened.structure, reading.offsetAtTop())
      tell.current?.(place.current)
      const box = element.getBoundingClientRect()
      const { start, end } = reading.offsetsBetween(box.top - box.height, box.bottom + box.height)
      const around = { start: Math.floor(start / step) * step, end: Math.ceil((end + 1) / step) * step }
      setNear((before) => (before.start === around.start && before.end === around.end ? before : around))
    }
    // A short text is told of at once; a long one is on the screen first.
    if (opened.record.characters <= shortText) report()
    const later = (): void => {
      if (timer === 0) timer = window.setTimeout(report, reportEvery)
    }
    later()
    element.addEventListener('scroll', later, { passive: true })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('scroll', later)
    }
  }, [opened, text, view, scroller])
  useEffect(() => {
    if (near !== nothing) view.current?.drawPages({ map: opened.structure.pageMap, near })
  }, [opened.structure.pageMap, near, text, view])
  return { place, near }
}
