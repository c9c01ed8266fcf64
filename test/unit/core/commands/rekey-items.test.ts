import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCitekeyPattern } from '../../../../core/citation/citekey-pattern.ts'
import { addItem, changeItem, takenKeys } from '../../../../core/commands/items.ts'
import { mergeItems } from '../../../../core/commands/merge-items.ts'
import { rekeyItems } from '../../../../core/commands/rekey-items.ts'
import type { ItemRecord } from '../../../../core/records/item.ts'
import { reverse } from '../../../../core/store/diff.ts'
import { Store } from '../../../../core/store/store.ts'
import { growthOf } from '../../../support/growth.ts'
import { anItem, givenFrom } from '../../../support/records.ts'

const pattern = (source: string) => {
  const parsed = parseCitekeyPattern(source)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}
const short = pattern('[author]')
const made = (n: number, family: string, citekey: string, change: Partial<ItemRecord> = {}): ItemRecord =>
  anItem({ type: 'book', author: [{ family }] }, { id: `item:${n}`, citekey, keyMade: true, ...change })
const rekey = (store: Store, ...args: [ids?: readonly `item:${string}`[] | null]) => {
  const done = rekeyItems(store, { ids: args[0] ?? null, pattern: short }, givenFrom())
  store.apply(done.diff)
  return done.rekeyed.map(({ from, to }) => `${from} → ${to}`)
}

describe('making citekeys anew', () => {
  it('follows the pattern, with a letter where the key is taken', () => {
    const store = new Store([made(1, 'Sá', 'x1'), made(2, 'Sá', 'x2'), made(3, 'Ito', 'ito')])
    expect(rekey(store)).toEqual(['x1 → sa', 'x2 → saa'])
  })

  it('leaves a key that a person typed or that came with an import, also where it is named', () => {
    const { keyMade: _, ...typed } = made(1, 'Sá', 'mine')
    const store = new Store([typed])
    expect(rekey(store)).toEqual([])
    const { rekeyed, pinned } = rekeyItems(store, { ids: ['item:1'], pattern: short }, givenFrom())
    expect([rekeyed, pinned]).toEqual([[], [typed]])
    const asked = rekeyItems(store, { ids: ['item:1'], pattern: short, evenPinned: true }, givenFrom())
    expect(asked.rekeyed).toMatchObject([{ from: 'mine', to: 'sa' }])
  })

  it('keeps the keys before, which no other item gets', () => {
    const store = new Store([made(1, 'Sá', 'ito'), made(2, 'Ito', 'x')])
    expect(rekey(store)).toEqual(['ito → sa', 'x → itoa'])
    expect(store.get('item:1')!.formerKeys).toEqual(['ito'])
    expect(takenKeys(store)).toEqual(new Set(['sa', 'ito', 'itoa', 'x']))
    const clash = made(3, 'Ito', 'ito')
    expect(addItem(store, clash)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('before') },
    })
  })

  it('gives an item a key back that it had', () => {
    const store = new Store([made(1, 'Sá', 'other', { formerKeys: ['sa'] })])
    expect(rekey(store)).toEqual(['other → sa'])
    expect(store.get('item:1')!.formerKeys).toEqual(['other'])
  })

  it('does not take the rest of a longer key for letters', () => {
    const store = new Store([made(1, 'Sá', 'samud'), made(2, 'Sá', 'saa')])
    expect(rekey(store)).toEqual(['samud → sa'])
  })

  it('is taken back in one step', () => {
    const before = [made(1, 'Sá', 'x1'), made(2, 'Sá', 'x2')]
    const store = new Store(before)
    const { diff } = rekeyItems(store, { ids: null, pattern: short }, givenFrom())
    store.apply(diff)
    store.apply(reverse(diff))
    expect([...store.all('item')]).toEqual(before)
  })

  it('twice is once, all keys differ, and another item changes none', () => {
    const families = fc.array(fc.constantFrom('Sá', 'Sa', 'Ito', '王', ''), { maxLength: 60 })
    fc.assert(
      fc.property(families, (names) => {
        const store = new Store(names.map((family, n) => made(n, family, `x${n}`)))
        rekey(store)
        const keys = () => [...store.all('item')].map(({ citekey }) => citekey)
        const first = keys()
        expect(new Set(first).size).toBe(names.length)
        store.apply({
          added: { 'item:new': { ...made(0, 'Sá', 'new'), id: 'item:new' } },
          updated: {},
          removed: {},
        })
        rekey(store)
        expect(keys().slice(0, -1)).toEqual(first)
        expect(rekey(store)).toEqual([])
      }),
    )
  })

  it('grows with the library in near-linear time, also where all would have one key', () => {
    expect(
      growthOf((n) => {
        const store = new Store(Array.from({ length: n }, (_, each) => made(each, 'Sá', `x${each}`)))
        rekeyItems(store, { ids: null, pattern: short }, givenFrom())
      }, 40_000),
    ).toBeLessThan(1.5)
  })
})

describe('a key', () => {
  it('that a person types is theirs from then on, and the one before goes on naming the item', () => {
    const store = new Store([made(1, 'Sá', 'sa')])
    const changed = changeItem(store, 'item:1', { citekey: 'mud' }, givenFrom())
    expect(changed.ok && changed.value.item).toMatchObject({ citekey: 'mud', formerKeys: ['sa'] })
    expect(changed.ok && changed.value.item.keyMade).toBeUndefined()
  })

  it('of an item that was merged away names the one that stays', () => {
    const store = new Store([made(1, 'Sá', 'sa'), made(2, 'Sá', 'saa', { formerKeys: ['old'] })])
    const merged = mergeItems(store, 'item:1', ['item:2'], {}, givenFrom())
    expect(merged.ok && merged.value.item.formerKeys).toEqual(['saa', 'old'])
  })
})
