import { crc32 } from 'node:zlib'
import { findFlip } from './bit-repair.ts'
import { sha256Of } from './durable-file.ts'

/** Longer files are not searched for a flipped bit. Bytes. */
const longest = 64 * 1024 * 1024

/** What a sealed file holds. */
export interface Unsealed {
  readonly body: Uint8Array
  readonly sha256: string
  /** True where one flipped bit was put right: the file should be written anew. */
  readonly repaired: boolean
}

/**
 * A file with its own seal: a first line `postil <sha256> <crc32>`, then the body. The hash proves the body; the CRC is
 * there to find a flipped bit, for a text that does not change stands in this one file for years.
 */
export function seal(body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(lineOf(body, sha256Of(body))), body])
}

/** The content of a sealed file, with one flipped bit put right; null where more than that is not as it was written. */
export function unseal(bytes: Uint8Array): Unsealed | null {
  const body = bytes.subarray(lineLength)
  const line = Buffer.from(bytes.subarray(0, lineLength))
  if (line.length < lineLength) return null
  const sha256 = sha256Of(body)
  const expected = Buffer.from(lineOf(body, sha256))
  if (line.equals(expected)) return { body, sha256, repaired: false }
  if (bitsBetween(line, expected) === 1) return { body, sha256, repaired: true }
  return unsealFlipped(line, body)
}

/** The body is taken with a bit flipped back only where the whole line, and so the hash, then fits it. */
function unsealFlipped(line: Buffer, body: Uint8Array): Unsealed | null {
  const stored = Number.parseInt(line.subarray(-9, -1).toString('latin1'), 16)
  if (!Number.isSafeInteger(stored) || body.length > longest) return null
  const place = findFlip(body.length, (crc32(body) ^ stored) >>> 0)
  if (place === null) return null
  const restored = Buffer.from(body)
  restored[place.index] = restored[place.index]! ^ place.mask
  const sha256 = sha256Of(restored)
  if (!line.equals(Buffer.from(lineOf(restored, sha256)))) return null
  return { body: restored, sha256, repaired: true }
}

const lineLength = 'postil '.length + 64 + 1 + 8 + 1

function lineOf(body: Uint8Array, sha256: string): string {
  return `postil ${sha256} ${crc32(body).toString(16).padStart(8, '0')}\n`
}

function bitsBetween(one: Uint8Array, other: Uint8Array): number {
  let bits = 0
  for (let index = 0; index < one.length; index++)
    for (let rest = one[index]! ^ other[index]!; rest > 0; rest &= rest - 1) bits += 1
  return bits
}
