import { repairFrame } from './bit-repair.ts'
import { frameAt, headerLength, marker, type Frame } from './frame.ts'

/** What a journal file holds: its sound frames in order, and where it does not read. */
export interface Scan {
  readonly frames: readonly Frame[]
  /** Stretches between frames that do not read, as byte offsets. */
  readonly damage: readonly { readonly start: number; readonly end: number }[]
  /** How many frames were restored from a flipped bit. */
  readonly repaired: number
  /** Where the last sound frame ends; what stands after it is a torn write. */
  readonly end: number
}

/** Reads every frame that can be read, before and after any damage. Linear in the length, whatever the bytes. */
export function scan(bytes: Uint8Array): Scan {
  const frames: Frame[] = []
  const damage: { start: number; end: number }[] = []
  let repaired = 0
  let end = 0
  for (let at = 0; at < bytes.length;) {
    // A header's own numbers may look like a marker, so a sound frame is looked for beyond them first.
    const sound = frameAt(bytes.subarray(0, nextMarker(bytes, at + headerLength)), at)
    if (sound !== null) {
      frames.push(sound)
      at = end = at + headerLength + sound.payload.length
      continue
    }
    const boundary = nextMarker(bytes, at + 1)
    const restored = repairFrame(bytes.subarray(at, boundary))
    const frame = restored === null ? null : frameAt(restored, 0)
    if (frame !== null) {
      frames.push(frame)
      repaired += 1
      end = boundary
    } else damage.push({ start: at, end: boundary })
    at = boundary
  }
  return { frames, damage: damage.filter((place) => place.end <= end), repaired, end }
}

function nextMarker(bytes: Uint8Array, from: number): number {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(marker, from)
  return found < 0 ? bytes.length : found
}
