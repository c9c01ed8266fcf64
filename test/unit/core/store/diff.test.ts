import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  adding,
  addingAll,
  compose,
  emptyDiff,
  isEmpty,
  removing,
  removingAll,
  reverse,
  updating,
} from '../../../../core/store/diff.ts'
import { Store } from '../../../../core/store/store.ts'
import { aCollection, diffsFor, recordsOf } from './diffs.ts'

test('an empty diff changes nothing and says so', () => {
  expect(isEmpty(emptyDiff)).toBe(true)
  expect(isEmpty(adding(aCollection('1')))).toBe(false)
  expect(isEmpty(updating(aCollection('1'), aCollection('1', 'B')))).toBe(false)
  expect(isEmpty(removing(aCollection('1')))).toBe(false)
})

test('the reverse of the reverse is the diff', () => {
  fc.assert(
    fc.property(diffsFor(), (choose) => {
      const diff = choose(new Store([aCollection('1'), aCollection('2')]))
      expect(reverse(reverse(diff))).toEqual(diff)
    }),
  )
})

test('two diffs composed do what they do one after the other', () => {
  fc.assert(
    fc.property(diffsFor(), diffsFor(), (chooseFirst, chooseSecond) => {
      const start = [aCollection('1'), aCollection('2'), aCollection('3')]
      const [stepwise, atOnce] = [new Store(start), new Store(start)]
      const first = chooseFirst(stepwise)
      stepwise.apply(first)
      const second = chooseSecond(stepwise)
      stepwise.apply(second)
      atOnce.apply(compose(first, second))
      expect(recordsOf(atOnce)).toEqual(recordsOf(stepwise))
    }),
  )
})

test('a record that the first diff adds and the second removes leaves no trace', () => {
  const record = aCollection('1')
  expect(isEmpty(compose(adding(record), removing(record)))).toBe(true)
})

test('a million records are added and removed as one is', () => {
  const record = aCollection('1')
  const million = Array.from({ length: 1_000_000 }, () => record)
  expect(addingAll(million)).toEqual(adding(record))
  expect(removingAll(million)).toEqual(removing(record))
})
