import { crc32 } from 'node:zlib'

/**
 * A frame of the journal: marker (4 bytes) · seq (6) · length of the payload (4) · CRC of the frame before (4) ·
 * CRC-32 of all of this and the payload (4) · payload. Numbers are big-endian.
 *
 * The payload is UTF-8, which never holds the bytes FF and FE, so the marker is found again after any damage.
 */
export interface Frame {
  readonly seq: number
  readonly previous: number
  readonly crc: number
  readonly payload: Uint8Array
}

/** The number that the last edit of a library may have: what six bytes hold, with room. A higher one in a file is damage. */
export const highestSeq = 2 ** 47

/** True for the number that an edit can have, or 0. */
export function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= highestSeq
}

export const marker = Buffer.from([0xff, 0x50, 0x46, 0xfe])
export const headerLength = 22
const crcAt = 18

export function encodeFrame(seq: number, previous: number, payload: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(headerLength + payload.length)
  marker.copy(frame)
  frame.writeUIntBE(seq, 4, 6)
  frame.writeUInt32BE(payload.length, 10)
  frame.writeUInt32BE(previous, 14)
  frame.set(payload, headerLength)
  frame.writeUInt32BE(frameCrc(frame), crcAt)
  return frame
}

/** The CRC that a whole frame ought to carry. */
export function frameCrc(frame: Uint8Array): number {
  return crc32(frame.subarray(headerLength), crc32(frame.subarray(0, crcAt)))
}

/** The CRC that a whole frame carries. */
export function storedCrc(frame: Uint8Array): number {
  return view(frame).getUint32(crcAt)
}

/** The frame that begins at `start` and is whole and true, or null. Its end is `start` + {@link headerLength} + payload. */
export function frameAt(bytes: Uint8Array, start: number): Frame | null {
  if (bytes.length - start < headerLength || !isMarker(bytes, start)) return null
  const header = view(bytes.subarray(start, start + headerLength))
  const length = header.getUint32(10)
  if (start + headerLength + length > bytes.length) return null
  const frame = bytes.subarray(start, start + headerLength + length)
  if (frameCrc(frame) !== storedCrc(frame)) return null
  return {
    seq: header.getUint16(4) * 2 ** 32 + header.getUint32(6),
    previous: header.getUint32(14),
    crc: storedCrc(frame),
    payload: frame.subarray(headerLength),
  }
}

export function isMarker(bytes: Uint8Array, at: number): boolean {
  return marker.every((byte, index) => bytes[at + index] === byte)
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
