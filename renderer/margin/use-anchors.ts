import { useEffect, useState, type RefObject } from 'react'
import type { ReadingView } from '../reader/reading-view.ts'
import type { Resolved } from '../reader/resolved.ts'

/** A note near what is in sight, and the height of its passage's first line below the page's top, CSS pixels. */
export interface Anchor {
  readonly item: Resolved
  readonly top: number
}

/**
 * The notes within one window's height of what is in sight, by place, and those of `kept` wherever they are:
 * measured again while the text scrolls and whenever its layout changes.
 */
export function useAnchors(
  view: RefObject<ReadingView | null>,
  scroller: RefObject<HTMLElement | null>,
  page: RefObject<HTMLElement | null>,
  items: readonly Resolved[],
  kept: readonly (string | null)[],
): readonly Anchor[] {
  const [anchors, setAnchors] = useState<readonly Anchor[]>([])
  const keptIds = kept.join(' ')
  useEffect(() => {
    const element = scroller.current!
    const keep = keptIds.split(' ')
    let frame = 0
    const measure = (): void => {
      frame = 0
      const reading = view.current
      if (reading === null) return
      const box = element.getBoundingClientRect()
      const near =
        items.length === 0
          ? { start: 0, end: 0 }
          : reading.offsetsBetween(box.top - box.height, box.bottom + box.height)
      const origin = page.current!.getBoundingClientRect().top
      const next = items
        .filter((item) => (item.start <= near.end && item.start >= near.start) || keep.includes(item.id))
        .map((item) => ({ item, top: Math.round(reading.boxAt(item.start).top - origin) }))
      setAnchors((before) => (same(before, next) ? before : next))
    }
    const soon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(measure)
    }
    measure()
    const resized = new ResizeObserver(soon)
    resized.observe(page.current!)
    element.addEventListener('scroll', soon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      resized.disconnect()
      element.removeEventListener('scroll', soon)
    }
  }, [view, scroller, page, items, keptIds])
  return anchors
}

function same(a: readonly Anchor[], b: readonly Anchor[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ item, top }, index) => item === b[index]!.item && top === b[index]!.top)
  )
}
