import { describe, expect, test } from 'vitest'
import { adding } from '../../../../core/store/diff.ts'
import { noHistory, withStep } from '../../../../library/storage/history.ts'
import { bodyOf, valueIn } from '../../../../library/storage/snapshot-lines.ts'
import type { RankedRecord } from '../../../../library/storage/snapshot.ts'
import { aCollection } from '../../core/store/diffs.ts'

const collections = Array.from({ length: 2500 }, (_, place) => aCollection(String(place)))
const head = { generation: 2, records: [], history: noHistory }

describe('the lines of a snapshot', () => {
  test('are put together to what was written', () => {
    const records = collections.map((record, rank): RankedRecord => [rank, record])
    const first = withStep(noHistory, 1, 'Add', adding(...collections))
    const history = { undo: withStep(first, 2, 'Add', adding(aCollection('x'))).undo, redo: first.undo }
    const body = bodyOf(head, records, history)
    expect(Buffer.from(body).toString().split('\n')).toHaveLength(1 + 3 + 3 + 1 + 3)
    expect(valueIn(body)).toEqual({ generation: 2, records, history })
  })

  test('may be one, as before version 2', () => {
    const whole = { ...head, records: [[1, aCollection('1')]] }
    expect(valueIn(Buffer.from(JSON.stringify(whole)))).toEqual(whole)
  })

  test.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['records that are none', '{"records":1}'],
    ['a step that is none', '{"undo":null}'],
    ['nothing', ''],
  ])('with one that is %s hold no records, and still say of which generation they are', (_, line) => {
    const body = Buffer.from(`${JSON.stringify(head)}\n${line}`)
    expect(valueIn(body)).toMatchObject({ generation: 2, records: null })
  })

  test('with a first that is none say nothing', () => {
    expect(valueIn(Buffer.from('{'))).toBeNull()
    expect(valueIn(Buffer.from('null'))).toBeNull()
  })
})
