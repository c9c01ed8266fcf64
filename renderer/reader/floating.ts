/** A rectangle in the window's coordinates, CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Upper left corner for something that floats by an anchor: on the side asked for where it fits, else on the
 * other, else where there is more room; always wholly inside `bounds` (less `edge`) where it is not larger than them.
 */
export function placeFloating(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  bounds: Box,
  { side = 'above', gap = 8, edge = 8 }: { side?: 'above' | 'below'; gap?: number; edge?: number } = {},
): { left: number; top: number } {
  const above = anchor.top - gap - size.height
  const below = anchor.bottom + gap
  const fitsAbove = above >= bounds.top + edge
  const fitsBelow = below + size.height <= bounds.bottom - edge
  const roomier = anchor.top - bounds.top > bounds.bottom - anchor.bottom ? above : below
  const top =
    side === 'above'
      ? fitsAbove
        ? above
        : fitsBelow
          ? below
          : roomier
      : fitsBelow
        ? below
        : fitsAbove
          ? above
          : roomier
  const middle = (anchor.left + anchor.right) / 2 - size.width / 2
  return {
    left: within(middle, bounds.left + edge, bounds.right - edge - size.width),
    top: within(top, bounds.top + edge, bounds.bottom - edge - size.height),
  }
}

/** The lower bound wins where the two cross. */
function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
