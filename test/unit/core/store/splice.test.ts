import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reverseSplices, spliced, splicesBetween } from '../../../../core/store/splice.ts'
import { growthOf } from '../../../support/growth.ts'

const letters = (word: string) => [...word]
const member = fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', 1, null), fc.jsonValue({ maxDepth: 2 }))

test('splices make the one list the other, and the reverse takes them back', () => {
  fc.assert(
    fc.property(fc.array(member), fc.array(member), (from, to) => {
      const splices = splicesBetween(from, to)
      expect(spliced(from, splices)).toEqual(to)
      expect(spliced(to, reverseSplices(splices))).toEqual(from)
    }),
  )
})

test.each([
  ['what comes', 'abc', 'abXc', [[2, [], ['X']]]],
  ['what goes', 'abcde', 'ace', [[1, ['b'], []], [3, ['d'], []]]], // prettier-ignore
  ['what moves to the end', 'abcde', 'acdeb', [[1, ['b'], []], [5, [], ['b']]]], // prettier-ignore
  ['what moves to the beginning', 'abcde', 'dabce', [[0, [], ['d']], [3, ['d'], []]]], // prettier-ignore
  ['those that change places with many', 'abcdefgh', 'cdefghab', [[0, ['a', 'b'], []], [8, [], ['a', 'b']]]], // prettier-ignore
  ['what is another', 'abc', 'aXc', [[1, ['b'], ['X']]]],
  ['nothing', 'abc', 'abc', []],
])('of a long list only %s is named', (_, from, to, splices) => {
  expect(splicesBetween(letters(from), letters(to))).toEqual(splices)
})

test('a list turned about costs time in proportion to its length', () => {
  const turned = (size: number) => {
    const list = Array.from({ length: size }, (_, place) => `item:${place}`)
    splicesBetween(list, list.toReversed())
  }
  expect(growthOf(turned, 200_000)).toBeLessThan(1.8)
})

describe('splices that do not fit change nothing', () => {
  test.each([
    ['beyond the end', [[4, [], []]]],
    ['that take out more than there is', [[1, ['b', 'c', 'd'], []]]],
    ['before the beginning', [[-1, ['a'], []]]],
    ['out of their order', [[2, ['c'], []], [0, ['a'], []]]], // prettier-ignore
    ['that overlap', [[0, ['a', 'b'], []], [1, ['b'], []]]], // prettier-ignore
    ['at no place', [[NaN, [], []]]],
    ['where something else stands', [[1, ['x'], []]]],
  ] as const)('%s', (_, splices) => {
    expect(spliced(['a', 'b', 'c'], splices)).toBeNull()
  })
})
