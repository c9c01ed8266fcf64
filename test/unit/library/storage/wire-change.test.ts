import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnyRecord } from '../../../../core/records/index.ts'
import { updating, type Diff } from '../../../../core/store/diff.ts'
import type { Fields } from '../../../../core/store/fields.ts'
import { sameValue } from '../../../../core/store/same-value.ts'
import { decodeEntry, encodeEntry } from '../../../../library/storage/entry-codec.ts'
import { fieldsChange, withWireChange } from '../../../../library/storage/wire-change.ts'
import { anAnnotation, anItem } from '../../../support/records.ts'
import { aCollection } from '../../core/store/diffs.ts'

const same = (record: unknown) => record
const encoded = (diff: Diff) => encodeEntry({ kind: 'commit', label: 'Edit', of: null, at: 'x', diff })
const updatedBy = (from: AnyRecord, to: AnyRecord) =>
  decodeEntry(encoded(updating(from, to)), () => from, same)?.entry.diff.updated
const collection = (...members: readonly number[]): AnyRecord => ({
  ...aCollection('1'),
  memberIds: members.map((each) => `item:${each}` as const),
})
const numbers = (count: number) => Array.from({ length: count }, (_, place) => place)

describe('what an edit says of a changed record', () => {
  test('makes the one JSON object the other', () => {
    const fields = fc.dictionary(fc.string(), fc.jsonValue())
    // Objects that share most of what they hold, as records do.
    const alike = fc.tuple(fields, fields, fields).map(([both, one, other]) => [
      { a: both, list: Object.values(both), ...one },
      { a: { ...both, ...other }, list: Object.values(other), ...other },
    ])
    fc.assert(
      fc.property(fc.oneof(fc.tuple(fields, fields), alike), ([one, other]) => {
        const [was, now] = [one as Fields, other as Fields]
        const change: unknown = JSON.parse(JSON.stringify(fieldsChange(was, now)))
        expect(sameValue(withWireChange(was, change), now)).toBe(true)
      }),
    )
  })

  test('gives the record back that was written', () => {
    const members = fc.array(fc.nat(20)).map((list) => collection(...list))
    const items = fc
      .tuple(fc.string(), fc.array(fc.string()), fc.option(fc.string(), { nil: undefined }))
      .map(([title, keyword, note]) =>
        anItem({ type: 'book', title, keyword: keyword.join(), ...(note === undefined ? {} : { note }) }),
      )
    const notes = fc
      .tuple(fc.string({ minLength: 1 }), fc.array(fc.string({ minLength: 1 })))
      .map(([note, tags]) => anAnnotation({ note, tags }))
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(members, members), fc.tuple(items, items), fc.tuple(notes, notes)),
        ([from, to]) => {
          expect(updatedBy(from!, to!)).toEqual({ [to!.id]: [from, to] })
        },
      ),
    )
  })

  test.each([
    ['an item more in a collection', collection(...numbers(1000)), collection(...numbers(1001))],
    ['one moved to the end', collection(...numbers(1000)), collection(...numbers(1000).slice(1), 0)],
    [
      'a year of an item with a long abstract',
      anItem({ type: 'book', abstract: 'mud '.repeat(1000), issued: { 'date-parts': [[2001]] } }),
      anItem({ type: 'book', abstract: 'mud '.repeat(1000), issued: { 'date-parts': [[2002]] } }),
    ],
    [
      'a tag of a note that is long',
      anAnnotation({ note: 'mud '.repeat(1000), tags: ['a', 'b', 'c'] }),
      anAnnotation({ note: 'mud '.repeat(1000), tags: ['a', 'b', 'c', 'd'] }),
    ],
  ])('is at most 1 KB for %s', (_, from, to) => {
    expect(encoded(updating(from, to)).length).toBeLessThan(1024)
    expect(updatedBy(from, to)).toEqual({ [to.id]: [from, to] })
  })
})

describe('a change that does not fit the record gives none', () => {
  test.each([
    ['a splice beyond the end', [{}, [], { list: { l: [[4, [], ['x']]] } }]],
    ['a splice before the beginning', [{}, [], { list: { l: [[-1, [], ['x']]] } }]],
    ['a splice of more than there is', [{}, [], { list: { l: [[1, ['b', 'c', 'd'], []]] } }]],
    ['a splice of what stands elsewhere', [{}, [], { list: { l: [[1, ['a'], []]] } }]],
    [
      'a splice before another',
      [
        {},
        [],
        {
          list: {
            l: [
              [1, ['b'], []],
              [0, ['a'], []],
            ],
          },
        },
      ],
    ],
    ['a splice at no place', [{}, [], { list: { l: [['0', [], ['x']]] } }]],
    ['a splice of a number', [{}, [], { list: { l: [[0, 1, 'x']] } }]],
    ['a splice that is none', [{}, [], { list: { l: [null] } }]],
    ['splices that are none', [{}, [], { list: { l: {} } }]],
    ['splices of a field that is no list', [{}, [], { title: { l: [] } }]],
    ['splices of a field that is not there', [{}, [], { other: { l: [] } }]],
    ['a splice of what every object inherits', [{}, [], { ['__proto__']: { l: [] } }]],
    ['fields within a list', [{}, [], { list: [{ 0: 'x' }] }]],
    ['a part that is none', [{}, [], { csl: null }]],
    ['a field that is set and spliced', [{ list: [] }, [], { list: { l: [] } }]],
    ['a field that is gone and spliced', [{}, ['list'], { list: { l: [] } }]],
    ['a field that is set and gone', [{ title: 'x' }, ['title']]],
    ['a part deeper than the record', [{}, [], { csl: [{}, [], { type: [{}] }] }]],
    ['nothing', undefined],
    ['a list of nothing', []],
  ])('%s', (_, change) => {
    const record = { title: 'a', list: ['a', 'b', 'c'], csl: { type: 'book' } }
    const wire: unknown = change === undefined ? change : JSON.parse(JSON.stringify(change))
    expect(withWireChange(record, wire)).toBeUndefined()
  })
})
