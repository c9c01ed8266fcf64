import { useLayoutEffect, useRef, type ComponentProps } from 'react'
import { placeFloating, type Box } from './floating.ts'

interface FloatingProps extends ComponentProps<'div'> {
  /** Where the anchor is now; null where it is out of sight. */
  readonly anchor: () => Box | null
  /** What it may not leave. */
  readonly bounds: () => Box
  readonly side?: 'above' | 'below'
}

/** Something that floats beside a passage and follows it while the text scrolls. */
export function Floating({ anchor, bounds, side = 'above', ...rest }: FloatingProps) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const floating = element.current!
    let frame = 0
    const place = (): void => {
      const box = anchor()
      floating.style.visibility = box === null ? 'hidden' : 'visible'
      if (box === null) return
      const { left, top } = placeFloating(box, floating.getBoundingClientRect(), bounds(), { side })
      floating.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
    }
    const soon = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(place)
    }
    place()
    const resized = new ResizeObserver(soon)
    resized.observe(floating)
    window.addEventListener('scroll', soon, { capture: true, passive: true })
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      resized.disconnect()
      window.removeEventListener('scroll', soon, { capture: true })
      window.removeEventListener('resize', soon)
    }
  })
  return <div {...rest} ref={element} className={`floating ${rest.className ?? ''}`} />
}
