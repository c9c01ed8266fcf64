import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeItems } from '../../../../core/commands/merge-items.ts'
import type { CslItem } from '../../../../core/records/csl.ts'
import type { AnyRecord } from '../../../../core/records/index.ts'
import type { ItemId } from '../../../../core/records/item.ts'
import { isEmpty, reverse } from '../../../../core/store/diff.ts'
import { Store } from '../../../../core/store/store.ts'
import { aText, anItem, givenFrom } from '../../../support/records.ts'

const place = (start: number) => ({ textId: 'text:1' as const, start, end: start + 4 })
const keep = anItem(
  { type: 'book', title: 'Lamps', issued: { 'date-parts': [[2014]] } },
  { id: 'item:keep', citekey: 'rivera2014', evidence: { title: [place(0)] } },
)
const other = anItem(
  { type: 'book', title: 'Lamps: a history', issued: { 'date-parts': [[2014, 5]] }, publisher: 'Klein' },
  { id: 'item:other', citekey: 'rivera2014a', evidence: { title: [place(9)], publisher: [place(20)] } },
)
const chapter = anItem({ type: 'chapter' }, { id: 'item:chapter', citekey: 'c', partOf: 'item:other' })
const text = aText({
  itemId: 'item:other',
  parts: [
    { itemId: 'item:other', start: 0, end: 5 },
    { itemId: 'item:keep', start: 0, end: 5 },
    { itemId: 'item:chapter', start: 5, end: 9 },
  ],
})
const collection: AnyRecord = {
  id: 'collection:1',
  typeName: 'collection',
  title: 'Both',
  memberIds: ['item:other', 'text:1', 'item:keep'],
  created: keep.created,
  modified: keep.modified,
}
const records = [keep, other, chapter, text, collection]
const everything = (store: Store) =>
  Object.fromEntries(
    (['item', 'text', 'collection', 'annotation', 'setting'] as const).flatMap((type) =>
      [...store.all(type)].map((record) => [record.id, record] as const),
    ),
  )

function merged(choice: Record<string, ItemId> = {}, from: readonly AnyRecord[] = records) {
  const store = new Store(from)
  const result = mergeItems(store, 'item:keep', ['item:other'], choice, givenFrom())
  if (!result.ok) throw new Error(result.error.message)
  store.apply(result.value.diff)
  return { store, item: result.value.item }
}

describe('a merge', () => {
  it('takes the fuller value of each field and keeps the citekey', () => {
    const { item, store } = merged()
    expect(item.csl).toEqual(other.csl)
    expect(item.citekey).toBe('rivera2014')
    expect(store.get('item:other')).toBeUndefined()
  })

  it('takes what was chosen, with the evidence of the value that stands', () => {
    const { item } = merged({ title: 'item:keep', publisher: 'item:keep' })
    expect(item.csl.title).toBe('Lamps')
    expect('publisher' in item.csl).toBe(false)
    expect(item.evidence).toEqual({ title: [place(0)] })
  })

  it('holds another year for another claim, not for a fuller one', () => {
    const later = { ...other, csl: { ...other.csl, issued: { 'date-parts': [[2015, 5, 1]] } } }
    expect(merged({}, [keep, later]).item.csl.issued).toEqual(keep.csl.issued)
  })

  it('joins the evidence of a value that both have', () => {
    const same = { ...other, csl: { ...other.csl, title: 'Lamps' } }
    expect(merged({}, [keep, same]).item.evidence['title']).toEqual([place(0), place(9)])
  })

  it('moves chapters, texts, their parts and collections to what is kept', () => {
    const { store } = merged()
    expect(store.get('item:chapter')?.partOf).toBe('item:keep')
    expect(store.get('text:1')?.itemId).toBe('item:keep')
    expect(store.get('text:1')?.parts.map(({ itemId }) => itemId)).toEqual(['item:keep', 'item:chapter'])
    const kept = store.get('collection:1')
    expect(kept?.memberIds).toEqual(['item:keep', 'text:1'])
  })

  it('of an item with itself changes nothing', () => {
    const result = mergeItems(new Store(records), 'item:keep', ['item:keep'], {}, givenFrom())
    expect(result.ok && isEmpty(result.value.diff) && result.value.item).toBe(keep)
  })

  it('is refused for a part and its whole, a stranger’s field, an item that is gone', () => {
    const refused = (others: ItemId[], choice = {}) =>
      mergeItems(new Store(records), 'item:keep', others, choice, givenFrom())
    expect(refused(['item:other', 'item:chapter'])).toMatchObject({ error: { code: 'invalid' } })
    expect(refused(['item:other'], { title: 'item:chapter' })).toMatchObject({ error: { code: 'invalid' } })
    expect(refused(['item:gone'])).toMatchObject({ error: { code: 'not-found' } })
  })

  it('is taken back whole, and leaves nothing that points at what is gone', () => {
    const ids = ['item:keep', 'item:other', 'item:c', 'item:d'] as const
    const csl = fc.dictionary(
      fc.constantFrom('title', 'note', 'publisher', 'constructor', '__proto__'),
      fc.oneof(fc.string(), fc.integer()),
    )
    const item = fc.tuple(csl, fc.option(fc.constantFrom(...ids)))
    fc.assert(
      fc.property(
        fc.tuple(item, item, item, item),
        fc.subarray([...ids], { minLength: 1 }),
        fc.dictionary(fc.constantFrom('title', 'note', 'toString'), fc.constantFrom(...ids)),
        (four, chosen, choice) => {
          const items = four.map(([fields, partOf], n) =>
            anItem({ ...fields, type: 'book' } as CslItem, { id: ids[n]!, citekey: `k${n}`, partOf }),
          )
          const store = new Store([...items, text, collection])
          const before = structuredClone(everything(store))
          const result = mergeItems(store, chosen[0]!, chosen.slice(1), choice, givenFrom())
          if (!result.ok) return
          store.apply(result.value.diff)
          for (const gone of chosen.slice(1)) {
            const pointing = Object.values(everything(store)).filter((record) =>
              JSON.stringify(record).includes(`"${gone}"`),
            )
            expect(pointing).toEqual([])
          }
          store.apply(reverse(result.value.diff))
          expect(everything(store)).toEqual(before)
        },
      ),
    )
  })
})
