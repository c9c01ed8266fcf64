import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFrame, frameCrc } from '../../../../library/storage/frame.ts'
import { scan } from '../../../../library/storage/scan.ts'
import { worked } from '../../../support/growth.ts'

/** Frames 1, 2, 3 … with these payloads, chained, and where each begins. */
function journalOf(...payloads: string[]): { bytes: Uint8Array; starts: number[] } {
  const frames: Uint8Array[] = []
  const starts: number[] = []
  let [crc, length] = [0, 0]
  payloads.forEach((payload, index) => {
    const frame = encodeFrame(index + 1, crc, Buffer.from(payload))
    crc = frameCrc(frame)
    starts.push(length)
    length += frame.length
    frames.push(frame)
  })
  return { bytes: Buffer.concat(frames), starts }
}

const payloadsIn = (bytes: Uint8Array) =>
  scan(bytes).frames.map((frame) => Buffer.from(frame.payload).toString('utf8'))

test('what was framed is found again, in order and chained', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (payloads) => {
      const { frames, damage, repaired } = scan(journalOf(...payloads).bytes)
      expect(frames.map((frame) => Buffer.from(frame.payload).toString('utf8'))).toEqual(
        payloads.map((payload) => Buffer.from(payload).toString('utf8')),
      )
      expect(frames.map((frame) => frame.seq)).toEqual(payloads.map((_, index) => index + 1))
      frames.slice(1).forEach((frame, index) => expect(frame.previous).toBe(frames[index]!.crc))
      expect([damage, repaired]).toEqual([[], 0])
    }),
  )
})

test('2. a tail torn at any byte is told from the frames before it, and nothing else is lost', () => {
  const { bytes, starts } = journalOf('{"one":1}', '{"two":"éé"}', '{"three":3}')
  for (let end = starts[2]! + 1; end < bytes.length; end++) {
    const found = scan(bytes.subarray(0, end))
    expect(found.frames.map((frame) => frame.seq)).toEqual([1, 2])
    expect(found.end).toBe(starts[2])
  }
})

test('2. a flipped bit in any byte of any frame is put right', () => {
  const payloads = ['{"one":1}', '{"two":"éé"}', '{"three":3}']
  const { bytes } = journalOf(...payloads)
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    expect(payloadsIn(flipped)).toEqual(payloads)
    expect(scan(flipped).repaired).toBe(1)
  }
})

test('2. a frame with more than a flipped bit is lost alone: those before and after it are found', () => {
  const { bytes, starts } = journalOf('{"one":1}', '{"two":2}', '{"three":3}')
  const damaged = Buffer.from(bytes)
  damaged.fill(0x20, starts[1]! + 24, starts[1]! + 28)
  const found = scan(damaged)
  expect(found.frames.map((frame) => frame.seq)).toEqual([1, 3])
  expect(found.damage).toEqual([{ start: starts[1], end: starts[2] }])
})

test('any bytes at all are read without an error, and no frame is found that was not written', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => scan(bytes).frames.length === 0))
})

test('a hostile file of markers costs time in proportion to its length', () => {
  const time = (count: number) => {
    const bytes = Buffer.alloc(count * 22)
    for (let at = 0; at < bytes.length; at += 22) {
      bytes.set([0xff, 0x50, 0x46, 0xfe], at)
      bytes.writeUInt32BE(0x00ffffff, at + 10)
    }
    return Math.min(...[1, 2, 3].map(() => worked(() => scan(bytes))))
  }
  expect(time(40_000)).toBeLessThan(50 * Math.max(time(4000), 1))
})
