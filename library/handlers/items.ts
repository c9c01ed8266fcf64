import { makeCitekey } from '../../core/citation/citekey.ts'
import { addItem, changeItem, newItem, removeItems } from '../../core/commands/items.ts'
import { done } from '../../core/commands/result.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import type { itemMethods } from '../../core/protocol/items.ts'
import { given } from '../given.ts'
import type { Storage } from '../storage/storage.ts'

/** What can be cited. */
export function itemHandlers(storage: Storage): Handlers<keyof typeof itemMethods> {
  return {
    'items.create': async ({ csl, citekey, partOf }) => {
      const taken = new Set([...storage.store.all('item')].map((item) => item.citekey))
      const item = newItem(
        { csl, partOf, citekey: citekey ?? makeCitekey(csl, (key) => taken.has(key)) },
        given(),
      )
      const diff = addItem(storage.store, item)
      if (!diff.ok) return diff
      const committed = await storage.commit(diff.value, 'Add item')
      return committed.ok ? done(item) : committed
    },

    'items.update': async ({ id, ...change }) => {
      const changed = changeItem(storage.store, id, change, given())
      if (!changed.ok) return changed
      const committed = await storage.commit(changed.value.diff, 'Edit item')
      return committed.ok ? done(changed.value.item) : committed
    },

    'items.delete': async ({ ids }) => {
      const diff = removeItems(storage.store, ids, given())
      if (!diff.ok) return diff
      const committed = await storage.commit(
        diff.value,
        ids.length === 1 ? 'Delete item' : `Delete ${ids.length} items`,
      )
      return committed.ok ? done(null) : committed
    },
  }
}
