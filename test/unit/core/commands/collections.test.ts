import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addCollection,
  addMembers,
  moveMembers,
  alsoInto,
  removeCollection,
  removeMembers,
  renameCollection,
} from '../../../../core/commands/collections.ts'
import { removeItems } from '../../../../core/commands/items.ts'
import { mergeItems } from '../../../../core/commands/merge-items.ts'
import type { Result } from '../../../../core/commands/result.ts'
import { removeText } from '../../../../core/commands/texts.ts'
import { collectionItems } from '../../../../core/queries/collection-items.ts'
import type { CollectionRecord, MemberId } from '../../../../core/records/collection.ts'
import type { ItemRecord } from '../../../../core/records/item.ts'
import type { AnyRecord } from '../../../../core/records/index.ts'
import { adding, isEmpty, reverse, type Diff } from '../../../../core/store/diff.ts'
import { Store } from '../../../../core/store/store.ts'
import { growthOf } from '../../../support/growth.ts'
import { aText, anItem, givenFrom } from '../../../support/records.ts'

const item = (n: number): ItemRecord =>
  anItem({ type: 'book', title: `Book ${n}` }, { id: `item:${n}`, citekey: `key${n}` })
const text = (n: number, itemId: `item:${string}` | null = null) => aText({ id: `text:${n}`, itemId })
const letters = (...memberIds: MemberId[]): CollectionRecord => ({
  id: 'collection:letters',
  typeName: 'collection',
  title: 'Letters',
  memberIds,
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
})
const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const membersAfter = (store: Store, diff: Diff): readonly string[] | undefined => {
  store.apply(diff)
  return store.get('collection:letters')?.memberIds
}

describe('a collection', () => {
  it('keeps the order in which things were put into it, each once', () => {
    const store = new Store([item(1), item(2), item(3), text(1), letters('item:3')])
    const ids: MemberId[] = ['text:1', 'item:2', 'item:3', 'item:2']
    const { diff, changed } = valueOf(addMembers(store, 'collection:letters', ids, givenFrom()))
    expect([changed, membersAfter(store, diff)]).toEqual([2, ['item:3', 'text:1', 'item:2']])
  })

  it('is not changed by what is in it already, nor by taking out what is not', () => {
    const store = new Store([item(1), item(2), letters('item:1')])
    const added = valueOf(addMembers(store, 'collection:letters', ['item:1'], givenFrom()))
    const removed = valueOf(removeMembers(store, 'collection:letters', ['item:2'], givenFrom()))
    expect([added, removed].map(({ diff, changed }) => [isEmpty(diff), changed])).toEqual([
      [true, 0],
      [true, 0],
    ])
  })

  it('takes only what is in the library', () => {
    const store = new Store([item(1), letters()])
    const { collection } = valueOf(
      addMembers(store, 'collection:letters', ['item:gone', 'item:1'], givenFrom()),
    )
    expect(collection.memberIds).toEqual(['item:1'])
    expect(addMembers(store, 'collection:letters', ['item:gone'], givenFrom())).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  it('has the items of its texts, and loses an item with the texts that brought it', () => {
    const store = new Store([item(1), item(2), text(1, 'item:1'), text(2), letters('text:1', 'text:2')])
    expect(collectionItems(store, store.get('collection:letters')!)).toEqual(['item:1'])
    const { diff } = valueOf(removeMembers(store, 'collection:letters', ['item:1'], givenFrom()))
    expect(membersAfter(store, diff)).toEqual(['text:2'])
  })

  it('is arranged: what is moved keeps its order, an item goes with the text that brings it', () => {
    const store = new Store([
      ...[1, 2, 3, 4].map(item),
      text(1, 'item:1'),
      letters('text:1', 'item:2', 'item:3', 'item:4'),
    ])
    const moved = (ids: MemberId[], before: MemberId | null) =>
      valueOf(moveMembers(store, 'collection:letters', ids, before, givenFrom())).collection.memberIds
    expect(moved(['item:1'], 'item:3')).toEqual(['item:2', 'text:1', 'item:3', 'item:4'])
    expect(moved(['item:4', 'item:3'], 'item:1')).toEqual(['item:3', 'item:4', 'text:1', 'item:2'])
    expect(moved(['item:2'], null)).toEqual(['text:1', 'item:3', 'item:4', 'item:2'])
    const same = valueOf(moveMembers(store, 'collection:letters', ['item:2'], 'item:3', givenFrom()))
    expect([isEmpty(same.diff), same.changed]).toEqual([true, 0])
  })

  it('has a name that no other has, whatever its capitals, and one space between words', () => {
    const store = new Store([letters()])
    expect(addCollection(store, { title: ' LETTERS ' }, givenFrom())).toMatchObject({
      error: { code: 'invalid', message: expect.stringContaining('“Letters”') as string },
    })
    const { diff, collection } = valueOf(addCollection(store, { title: ' Love \n letters ' }, givenFrom()))
    expect(collection.title).toBe('Love letters')
    store.apply(diff)
    expect(renameCollection(store, collection.id, 'letters', givenFrom()).ok).toBe(false)
    expect(renameCollection(store, 'collection:letters', 'LETTERS', givenFrom()).ok).toBe(true)
    expect(addCollection(store, { title: ' \t' }, givenFrom()).ok).toBe(false)
  })

  it('is not there after it was deleted, and what was in it is', () => {
    const store = new Store([item(1), letters('item:1')])
    store.apply(valueOf(removeCollection(store, 'collection:letters')))
    expect([store.count('collection'), store.count('item')]).toEqual([0, 1])
    expect(removeCollection(store, 'collection:letters')).toMatchObject({ error: { code: 'not-found' } })
  })

  it('names no item and no text that was deleted or merged into another', () => {
    const store = new Store([item(1), item(2), item(3), text(1), letters('item:1', 'text:1', 'item:2')])
    expect(membersAfter(store, valueOf(removeItems(store, ['item:1'], givenFrom())))).toEqual([
      'text:1',
      'item:2',
    ])
    expect(membersAfter(store, valueOf(removeText(store, 'text:1', givenFrom())))).toEqual(['item:2'])
    const merged = valueOf(mergeItems(store, 'item:3', ['item:2'], {}, givenFrom()))
    expect(membersAfter(store, merged.diff)).toEqual(['item:3'])
  })

  it('gets what another step adds in that step, and does not hinder it where it is gone', () => {
    const store = new Store([letters()])
    const diff = alsoInto(store, adding(item(1)), 'collection:letters', ['item:1'], givenFrom())
    expect(membersAfter(store, diff)).toEqual(['item:1'])
    expect(alsoInto(store, adding(item(2)), 'collection:gone', ['item:2'], givenFrom())).toEqual(
      adding(item(2)),
    )
  })
})

const everything = (store: Store): Record<string, AnyRecord> =>
  Object.fromEntries(
    (['item', 'text', 'collection'] as const).flatMap((type) =>
      [...store.all(type)].map((record): [string, AnyRecord] => [record.id, record]),
    ),
  )

it('every step on collections and what is in them is taken back whole and leaves no member that is not there', () => {
  const member = fc.constantFrom<MemberId>('item:1', 'item:2', 'item:3', 'text:1', 'text:2')
  const members = fc.uniqueArray(member, { minLength: 1 })
  const step = fc.tuple(
    fc.constantFrom(
      'add',
      'remove',
      'rename',
      'move',
      'delete',
      'make',
      'delete-items',
      'delete-text',
      'merge',
    ),
    members,
  )
  fc.assert(
    fc.property(members, fc.array(step, { maxLength: 8 }), (first, steps) => {
      const store = new Store([item(1), item(2), item(3), text(1, 'item:1'), text(2), letters(...first)])
      steps.forEach(([kind, ids], turn) => {
        const given = givenFrom(100 * (turn + 1))
        const items = ids.filter((id) => id.startsWith('item:')) as `item:${string}`[]
        const id = [...store.all('collection')][0]?.id ?? 'collection:none'
        const result: Result<{ diff: Diff }> = (() => {
          const plain = (made: Result<Diff>): Result<{ diff: Diff }> =>
            made.ok ? { ok: true, value: { diff: made.value } } : made
          switch (kind) {
            case 'add':
              return addMembers(store, id, ids, given)
            case 'remove':
              return removeMembers(store, id, ids, given)
            case 'move':
              return moveMembers(store, id, ids.slice(1), ids[0]!, given)
            case 'rename':
              return renameCollection(store, id, `Name ${turn}`, given)
            case 'delete':
              return plain(removeCollection(store, id))
            case 'make':
              return addCollection(store, { title: `Made ${turn}`, memberIds: ids }, given)
            case 'delete-items':
              return plain(removeItems(store, items, given))
            case 'delete-text':
              return plain(removeText(store, 'text:1', given))
            default:
              return mergeItems(store, items[0] ?? 'item:1', items.slice(1), {}, given)
          }
        })()
        if (!result.ok) return
        const before = everything(store)
        store.apply(result.value.diff)
        store.apply(reverse(result.value.diff))
        expect(everything(store)).toEqual(before)
        store.apply(result.value.diff)
        for (const { memberIds } of store.all('collection')) {
          expect(memberIds.filter((one) => store.get(one) === undefined)).toEqual([])
          expect(new Set(memberIds).size).toBe(memberIds.length)
        }
      })
    }),
  )
})

it('membership in large collections costs as many looks as there are members', () => {
  const growth = growthOf((size) => {
    const items = Array.from({ length: size }, (_, n) => item(n))
    const ids = items.map(({ id }) => id)
    const store = new Store([...items, letters(...ids.slice(0, size / 2))])
    store.apply(valueOf(addMembers(store, 'collection:letters', ids, givenFrom())).diff)
    store.apply(valueOf(removeMembers(store, 'collection:letters', ids.slice(size / 4), givenFrom())).diff)
    store.apply(valueOf(removeItems(store, ids.slice(0, size / 2), givenFrom())))
    return collectionItems(store, store.get('collection:letters')!)
  }, 100_000)
  expect(growth).toBeLessThan(1.6)
}, 60_000)
