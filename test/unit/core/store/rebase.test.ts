import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyRecord } from '../../../../core/records/index.ts'
import { adding, removing, reverse, updating } from '../../../../core/store/diff.ts'
import { rebase } from '../../../../core/store/rebase.ts'
import { Store } from '../../../../core/store/store.ts'
import { anAnnotation } from '../../../support/records.ts'
import { aCollection, diffsFor } from './diffs.ts'

const over =
  (...records: AnyRecord[]) =>
  (id: string) =>
    records.find((record) => record.id === id)

test('a diff made for the state it meets stays as it is', () => {
  fc.assert(
    fc.property(diffsFor(), (choose) => {
      const store = new Store([aCollection('1'), aCollection('2')])
      const diff = choose(store)
      expect(rebase(diff, (id) => store.get(id))).toEqual({ ok: true, diff })
      store.apply(diff)
      const back = reverse(diff)
      expect(rebase(back, (id) => store.get(id))).toEqual({ ok: true, diff: back })
    }),
  )
})

test('an update keeps the fields that others changed since', () => {
  const yellow = anAnnotation({}, { color: 'yellow' })
  const green = { ...yellow, color: 'green' as const }
  const nowOnPage = { ...green, page: '200' }
  const rebased = rebase(updating(green, yellow), over(nowOnPage))
  expect(rebased).toEqual({ ok: true, diff: updating(nowOnPage, { ...yellow, page: '200' }) })
})

test.each([
  [
    'an update of a field that changed since',
    updating(aCollection('1', 'B'), aCollection('1', 'A')),
    aCollection('1', 'C'),
  ],
  ['an update of what is gone', updating(aCollection('1', 'B'), aCollection('1', 'A')), aCollection('2')],
  ['a removal of what changed since', removing(aCollection('1', 'A')), aCollection('1', 'B')],
  ['a removal of what is gone', removing(aCollection('1')), aCollection('2')],
  ['an addition where something stands', adding(aCollection('1')), aCollection('1')],
])('%s does not fit, and the id in the way is named', (_, diff, present) => {
  expect(rebase(diff, over(present))).toEqual({ ok: false, id: 'collection:1' })
})
