import { frameCrc, headerLength, marker, storedCrc } from './frame.ts'

/** Longer frames are not searched: the damage there is told instead. Bytes. */
const longest = 8 * 1024 * 1024
const crcStart = 18
const crcEnd = 22
const polynomial = 0xedb88320

/**
 * Undoes one flipped bit in a frame that stands between two sound places, or the loss of its marker. A CRC-32 is
 * linear: the difference between the CRC found and the CRC stored depends only on which bits flipped, and no two
 * single bits of a frame this short give the same difference. Null where no single bit explains the damage.
 */
export function repairFrame(damaged: Uint8Array): Uint8Array | null {
  if (damaged.length < headerLength || damaged.length > longest) return null
  const frame = Buffer.from(damaged)
  const markerWasLost = !frame.subarray(0, marker.length).equals(marker)
  marker.copy(frame)
  const difference = (frameCrc(frame) ^ storedCrc(frame)) >>> 0
  if (difference === 0) return markerWasLost && lengthFits(frame) ? frame : null
  if (!flip(frame, difference)) return null
  return lengthFits(frame) ? frame : null
}

/** Flips the bit that explains the difference; false where there is none. */
function flip(frame: Buffer, difference: number): boolean {
  const inCrc = [...Array(32).keys()].find((bit) => difference === 2 ** bit)
  if (inCrc !== undefined) {
    frame.writeUInt32BE((storedCrc(frame) ^ difference) >>> 0, crcStart)
    return true
  }
  // The stored CRC is not among the bytes that it is made of.
  const place = findFlip(frame.length - (crcEnd - crcStart), difference)
  if (place === null) return false
  const index = place.index < crcStart ? place.index : place.index + (crcEnd - crcStart)
  frame[index] = frame[index]! ^ place.mask
  return true
}

/** Which flipped bit in so many bytes makes their CRC-32 differ so, or null. */
export function findFlip(length: number, difference: number): { index: number; mask: number } | null {
  const effects = Array.from({ length: 8 }, (_, bit) => next(1 << bit))
  for (let index = length - 1; index >= 0; index--) {
    const bit = effects.indexOf(difference)
    if (bit >= 0) return { index, mask: 1 << bit }
    for (let each = 0; each < 8; each++) effects[each] = next(effects[each]!)
  }
  return null
}

/** What a difference becomes when one more byte follows it. */
function next(difference: number): number {
  return ((difference >>> 8) ^ table[difference & 0xff]!) >>> 0
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1
  return value >>> 0
})

function lengthFits(frame: Buffer): boolean {
  return frame.readUInt32BE(10) === frame.length - headerLength
}
