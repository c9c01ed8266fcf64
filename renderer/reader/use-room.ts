import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Typography } from './reader-props.ts'

/** Width of a character against the size of the type: Literata's `0`. */
const characterWidth = 0.58
/** The gutter with the page numbers, and the narrowest margin with its distance from the text, CSS pixels. */
const gutter = 80
const leastMargin = 248

/** Whether the margin fits beside the text. */
export function useRoom(
  root: RefObject<HTMLElement | null>,
  { size, measure }: Typography,
  wanted: boolean,
): boolean {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    const resized = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width))
    resized.observe(root.current!)
    return () => resized.disconnect()
  }, [root])
  // The text may give up a little of its measure to the margin, not much.
  return wanted && width >= size * characterWidth * measure * 0.8 + gutter + leastMargin
}
