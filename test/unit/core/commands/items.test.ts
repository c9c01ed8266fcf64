import { describe, expect, it } from 'vitest'
import { addItem, changeItem, removeItems } from '../../../../core/commands/items.ts'
import { itemOfPassage } from '../../../../library/texts/item-of-passage.ts'
import { Store } from '../../../../core/store/store.ts'
import { aText, anItem, givenFrom } from '../../../support/records.ts'

const book = anItem({ type: 'book', title: 'Book' }, { id: 'item:book', citekey: 'book' })
const chapter = anItem(
  { type: 'chapter', title: 'Chapter' },
  {
    id: 'item:chapter',
    citekey: 'chapter',
    partOf: 'item:book',
    evidence: { title: [{ textId: 'text:1', start: 0, end: 7 }], type: [] },
  },
)
const text = aText({ itemId: 'item:book' })
const store = () => new Store([book, chapter, text])

describe('commands on items', () => {
  it('refuse a citekey that another item has, and name that item', () => {
    const refused = addItem(store(), anItem({ type: 'book' }, { id: 'item:new', citekey: 'book' }))
    expect(refused.ok ? '' : refused.error.message).toContain('“Book”')
  })

  it('let an item keep its own citekey', () => {
    expect(changeItem(store(), 'item:book', { citekey: 'book' }, givenFrom()).ok).toBe(true)
  })

  it('drop the evidence of a field whose value changes and keep that of the others', () => {
    const changed = changeItem(
      store(),
      'item:chapter',
      { csl: { type: 'chapter', title: 'Another' } },
      givenFrom(),
    )
    expect(changed.ok && Object.keys(changed.value.item.evidence)).toEqual(['type'])
    const same = changeItem(
      store(),
      'item:chapter',
      { csl: { type: 'chapter', title: 'Chapter', page: '1-2' } },
      givenFrom(),
    )
    expect(same.ok && Object.keys(same.value.item.evidence)).toEqual(['title', 'type'])
  })

  it('refuse to make an item a part of its own part', () => {
    expect(changeItem(store(), 'item:book', { partOf: 'item:chapter' }, givenFrom()).ok).toBe(false)
  })

  it('unlink chapters and texts of a removed book, as one step', () => {
    const removed = removeItems(store(), ['item:book'], givenFrom())
    if (!removed.ok) throw new Error(removed.error.message)
    const after = store()
    after.apply(removed.value)
    expect([after.get('item:book'), after.get('item:chapter')?.partOf, after.get('text:1')?.itemId]).toEqual([
      undefined,
      null,
      null,
    ])
  })

  it('leave no part of a text to a removed chapter: its passages are cited as the book', () => {
    const parts = [{ itemId: 'item:chapter' as const, start: 10, end: 20 }]
    const before = new Store([book, chapter, aText({ itemId: 'item:book', parts })])
    const removed = removeItems(before, ['item:chapter'], givenFrom())
    if (!removed.ok) throw new Error(removed.error.message)
    expect(itemOfPassage(before.get('text:1')!, 15)).toBe('item:chapter')
    before.apply(removed.value)
    expect(itemOfPassage(before.get('text:1')!, 15)).toBe('item:book')
  })
})
