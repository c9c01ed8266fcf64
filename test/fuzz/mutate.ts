import type { Random } from '../faults/random.ts'

/** Numbers that sit at an edge of something, as bytes. */
const edges = [
  0, 1, 9, 10, 13, 26, 32, 34, 39, 45, 58, 60, 62, 64, 91, 92, 123, 125, 127, 128, 192, 237, 239, 254, 255,
]

const longest = 16_384

/**
 * Bytes made from `input` by up to eight changes of the kinds that fuzzers have found to work: a byte flipped or set to
 * an edge, a stretch left out, doubled, moved or many times repeated, a word of the format put in, another seed spliced on.
 */
export function mutate(
  input: Uint8Array,
  others: readonly Uint8Array[],
  words: readonly Uint8Array[],
  random: Random,
): Uint8Array {
  let bytes = Buffer.from(input)
  for (let changes = 1 + random.below(8); changes > 0; changes -= 1) {
    const at = random.below(bytes.length + 1)
    const end = Math.min(bytes.length, at + 1 + random.below(random.chance(0.7) ? 16 : 512))
    const put = (inside: Uint8Array, from = at, to = at) =>
      (bytes = Buffer.concat([bytes.subarray(0, from), inside, bytes.subarray(to)]))
    switch (random.below(10)) {
      case 0:
        if (at < bytes.length) bytes[at]! ^= 1 << random.below(8)
        break
      case 1:
        if (at < bytes.length) bytes[at] = random.pick(edges)
        break
      case 2:
        put(Uint8Array.of(random.below(256)))
        break
      case 3:
        put(new Uint8Array(), at, end)
        break
      case 4:
        put(bytes.subarray(at, end))
        break
      case 5: {
        const part = bytes.subarray(at, end)
        put(Buffer.concat(Array.from({ length: 1 + random.below(64) }, () => part)))
        break
      }
      case 6: {
        const other = random.pick(others)
        const from = random.below(other.length + 1)
        put(other.subarray(from, from + random.below(400)), at, random.chance(0.5) ? bytes.length : at)
        break
      }
      case 7:
        bytes = Buffer.from(bytes.subarray(0, at))
        break
      default:
        if (words.length > 0) put(random.pick(words), at, random.chance(0.3) ? end : at)
    }
    if (bytes.length > longest) bytes = Buffer.from(bytes.subarray(0, longest))
  }
  return bytes
}
