import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut, type Wish } from '../../../renderer/margin/layout.ts'

const wishes = fc.array(
  fc.record({ top: fc.integer({ min: 0, max: 2000 }), height: fc.integer({ min: 1, max: 300 }) }),
  { maxLength: 25 },
)

/** The same optimum by another road: the min–max formula of isotonic regression, cubic and plain. */
function byMinMax(list: readonly Wish[], gap: number): number[] {
  const room = list.map((_, index) => list.slice(0, index).reduce((sum, { height }) => sum + height + gap, 0))
  const wanted = list.map(({ top }, index) => top - room[index]!)
  const mean = (from: number, to: number): number =>
    wanted.slice(from, to + 1).reduce((sum, value) => sum + value, 0) / (to - from + 1)
  return list.map((_, index) => {
    const highest = Array.from({ length: index + 1 }, (_, from) =>
      Math.min(...Array.from({ length: list.length - index }, (_, more) => mean(from, index + more))),
    )
    return Math.max(0, Math.max(...highest)) + room[index]!
  })
}

describe('notes in the margin', () => {
  it('stand at their lines where there is room', () => {
    expect(
      layOut(
        [
          { top: 10, height: 20 },
          { top: 100, height: 20 },
        ],
        8,
      ),
    ).toEqual([10, 100])
  })
  it('share the move where two want the same line', () => {
    expect(
      layOut(
        [
          { top: 100, height: 20 },
          { top: 100, height: 20 },
        ],
        10,
      ),
    ).toEqual([85, 115])
  })
  it('never stand above the page', () => {
    expect(
      layOut(
        [
          { top: 0, height: 40 },
          { top: 0, height: 40 },
        ],
        10,
      ),
    ).toEqual([0, 50])
  })
  it('leave the heavy one at its line', () => {
    const [first, second] = layOut(
      [
        { top: 100, height: 20 },
        { top: 100, height: 20, weight: 1e9 },
      ],
      10,
    )
    expect(second).toBeCloseTo(100, 3)
    expect(first).toBeCloseTo(70, 3)
  })
  it('never overlap and keep their order', () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: 0, max: 30 }), (list, gap) => {
        const tops = layOut(list, gap)
        for (let index = 1; index < tops.length; index++)
          expect(tops[index]! + 1e-6).toBeGreaterThanOrEqual(tops[index - 1]! + list[index - 1]!.height + gap)
      }),
    )
  })
  it('are moved as little as can be', () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: 0, max: 30 }), (list, gap) => {
        const expected = byMinMax(list, gap)
        layOut(list, gap).forEach((top, index) => expect(top).toBeCloseTo(expected[index]!, 4))
      }),
    )
  })
})
