import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'

/** Where the window stands and how, in device-independent pixels. */
export interface WindowState extends Partial<Pick<Rectangle, 'x' | 'y'>> {
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

const first: WindowState = { width: 1280, height: 860, maximized: false }

/** So much of the window must lie on a screen that a person can get hold of its title bar. */
const graspable = { width: 120, height: 40 }

/** The state that `writeWindowState` left in the file; the first one where there is none or it makes no sense. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState {
  try {
    return placedOn(screens, JSON.parse(readFileSync(file, 'utf8')) as unknown)
  } catch {
    return first
  }
}

/** Not worth an error: a window that opens where it first did is no loss. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch {
    return
  }
}

/** A remembered state on the screens there are now: a window on a screen that was unplugged comes back into sight. */
export function placedOn(screens: readonly Rectangle[], remembered: unknown): WindowState {
  if (typeof remembered !== 'object' || remembered === null) return first
  const { x, y, width, height, maximized } = remembered as Record<string, unknown>
  if (!isLength(width) || !isLength(height)) return first
  const size = { width: Math.max(width, 640), height: Math.max(height, 400), maximized: maximized === true }
  if (!isFinite(x) || !isFinite(y)) return size
  const inSight = screens.some(
    (screen) =>
      overlap(x, size.width, screen.x, screen.width) >= graspable.width &&
      y >= screen.y &&
      y <= screen.y + screen.height - graspable.height,
  )
  return inSight ? { ...size, x, y } : size
}

const isFinite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isLength = (value: unknown): value is number => isFinite(value) && value > 0 && value < 100_000
const overlap = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b)
