import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyRecord } from '../../../../core/records/index.ts'
import { updating } from '../../../../core/store/diff.ts'
import { rebase } from '../../../../core/store/rebase.ts'
import { changesOf, reverseChanges, type Changes } from '../../../../core/store/record-change.ts'
import { sameValue } from '../../../../core/store/same-value.ts'
import { aCollection } from './diffs.ts'

const collection = (...members: readonly number[]): AnyRecord => ({
  ...aCollection('1'),
  memberIds: members.map((each) => `item:${each}` as const),
})
const numbers = (count: number) => Array.from({ length: count }, (_, place) => place)
const fitted = (changes: Changes, present: AnyRecord) => {
  const rebased = rebase(changes, () => present)
  return rebased.ok ? Object.values(rebased.diff.updated)[0]![1] : null
}

test('a change makes the one record the other, and its reverse takes it back', () => {
  const fields = fc.dictionary(fc.string(), fc.jsonValue())
  const records = fc.tuple(fields, fields).map((pair) => pair.map((each) => ({ ...each, id: 'setting:1' })))
  fc.assert(
    fc.property(records, ([one, other]) => {
      const [from, to] = [one as unknown as AnyRecord, other as unknown as AnyRecord]
      const changes = JSON.parse(JSON.stringify(changesOf(updating(from, to)))) as Changes
      expect(sameValue(fitted(changes, from), to)).toBe(true)
      expect(sameValue(fitted(reverseChanges(changes), to), from)).toBe(true)
    }),
  )
})

test('a change of a long list holds what changed alone', () => {
  const changes = changesOf(updating(collection(...numbers(1000)), collection(...numbers(1001))))
  expect(changes.updated['collection:1']).toEqual([{}, {}, { memberIds: [[1000, [], ['item:1000']]] }])
})

test('a change of a list fits where its places are as they were, and nowhere else', () => {
  const changes = changesOf(updating(collection(1, 2, 3, 4), collection(1, 3, 4)))
  expect(fitted(changes, collection(1, 2, 3, 4, 5))).toEqual(collection(1, 3, 4, 5))
  expect(fitted(changes, collection(2, 1, 3, 4))).toBeNull()
})
