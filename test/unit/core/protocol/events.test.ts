import { expect, test } from 'vitest'
import { eventJson, type Event } from '../../../../core/protocol/events.ts'
import { addingAll } from '../../../../core/store/diff.ts'
import { aCollection } from '../store/diffs.ts'

const changed = (count: number): Event => ({
  type: 'changed',
  seq: 1,
  diff: addingAll(Array.from({ length: count }, (_, each) => aCollection(String(each)))),
  history: { undo: 'Import', redo: null },
})

test('an event is told as JSON, and one longer than a message may be as a library to be opened anew', () => {
  expect(JSON.parse(eventJson(changed(3), 10_000))).toEqual(changed(3))
  expect(eventJson(changed(1000), 10_000)).toBe('{"type":"overhauled"}')
})

test('an event longer than a string can be is told so, too', () => {
  const tooLong = () => {
    throw new RangeError('Invalid string length')
  }
  expect(eventJson(Object.assign(changed(1), { toJSON: tooLong }), Infinity)).toBe('{"type":"overhauled"}')
  const broken = () => {
    throw new TypeError('a defect')
  }
  expect(() => eventJson(Object.assign(changed(1), { toJSON: broken }), Infinity)).toThrow('a defect')
})
