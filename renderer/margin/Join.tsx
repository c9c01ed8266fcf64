import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { ReadingView } from '../reader/reading-view.ts'
import type { Resolved } from '../reader/resolved.ts'

interface JoinProps {
  readonly item: Resolved
  readonly view: RefObject<ReadingView | null>
  readonly page: RefObject<HTMLElement | null>
  /** Where its note stands. */
  readonly top: number
}

/** Where the hairline meets the note: at the middle of its first line, CSS pixels below its upper edge. */
const noteLine = 11

/** A hairline from the end of a passage's first line, under the line, to its note. */
export function Join({ item, view, page, top }: JoinProps): ReactNode {
  const path = useRef<SVGPathElement>(null)
  useLayoutEffect(() => {
    const margin = path.current!.ownerSVGElement!.parentElement!.getBoundingClientRect()
    const origin = page.current!.getBoundingClientRect()
    const mark = page.current!.querySelector(`mark[data-annotation="${CSS.escape(item.id)}"]`)
    const box = mark?.getClientRects()[0] ?? null
    const from = box ?? view.current!.boxAt(item.start)
    const x = (box?.right ?? from.left) - margin.left
    const y = from.bottom - origin.top + 1
    path.current!.setAttribute('d', `M${x},${y} L0,${y} L16,${top + noteLine} L24,${top + noteLine}`)
  })
  return (
    <svg className="join" aria-hidden data-color={item.record.color}>
      <path ref={path} />
    </svg>
  )
}
