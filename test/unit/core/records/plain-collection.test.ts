import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collectionRecord, type CollectionRecord } from '../../../../core/records/collection.ts'
import { isPlainCollection } from '../../../../core/records/plain-collection.ts'

const time = '2026-01-01T00:00:00.000Z'
const collection: CollectionRecord = {
  id: 'collection:1',
  typeName: 'collection',
  title: 'Letters',
  memberIds: ['item:1', 'text:2'],
  created: time,
  modified: time,
}
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(undefined, 'collection:2', 'item:1', 'annotation:1', '2026-02-30T00:00:00.000Z', ''),
)

test('the quick look at a collection knows one for what it is', () => {
  expect(isPlainCollection(collection)).toBe(true)
  expect(isPlainCollection({ ...collection, memberIds: [] })).toBe(true)
})

test('it takes nothing that the schema would refuse or change, or JSON would', () => {
  const changes = fc.oneof(
    fc
      .tuple(fc.constantFrom(...Object.keys(collection), 'more'), anything)
      .map(([name, value]) => ({ [name]: value })),
    fc.array(anything).map((memberIds) => ({ memberIds })),
  )
  fc.assert(
    fc.property(changes, (change) => {
      const other = { ...collection, ...change }
      if (!isPlainCollection(other)) return
      expect(collectionRecord.parse(other)).toStrictEqual(other)
      expect(JSON.parse(JSON.stringify(other))).toStrictEqual(other)
    }),
    { numRuns: 5000 },
  )
})

test('a list with a hole, or without its members, is none', () => {
  const memberIds = ['item:1', 'item:2', 'item:3']
  delete memberIds[1]
  expect(isPlainCollection({ ...collection, memberIds })).toBe(false)
  const { title: _, ...without } = collection
  expect(isPlainCollection(without)).toBe(false)
})
