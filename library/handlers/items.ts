import { makeCitekey } from '../../core/citation/citekey.ts'
import { citekeyPatternOf, parseCitekeyPattern } from '../../core/citation/citekey-pattern.ts'
import { duplicateKey, findDuplicates } from '../../core/citation/duplicates.ts'
import { alsoInto } from '../../core/commands/collections.ts'
import { addItem, changeItem, newItem, removeItems, takenKeys } from '../../core/commands/items.ts'
import { rekeyItems } from '../../core/commands/rekey-items.ts'
import { mergeItems } from '../../core/commands/merge-items.ts'
import { done } from '../../core/commands/result.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import { notDuplicatesSetting, type itemMethods } from '../../core/protocol/items.ts'
import type { SettingRecord } from '../../core/records/setting.ts'
import { adding, isEmpty, updating } from '../../core/store/diff.ts'
import { given } from '../given.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { Storage } from '../storage/storage.ts'

/** What can be cited. */
export function itemHandlers(storage: Storage): Handlers<keyof typeof itemMethods> {
  return {
    'items.create': ({ csl, citekey, partOf, collectionId }) =>
      oneAtATime(storage, async () => {
        const taken = takenKeys(storage.store)
        const made = () => makeCitekey(csl, (key) => taken.has(key), citekeyPatternOf(storage.store))
        const key = citekey === undefined ? { citekey: made(), keyMade: true as const } : { citekey }
        const item = newItem({ csl, partOf, ...key }, given())
        const added = addItem(storage.store, item)
        if (!added.ok) return added
        const diff = alsoInto(storage.store, added.value, collectionId, [item.id], given())
        const committed = await storage.commit(diff, 'Add item')
        return committed.ok ? done(item) : committed
      }),

    'items.update': ({ id, ...change }) =>
      oneAtATime(storage, async () => {
        const changed = changeItem(storage.store, id, change, given())
        if (!changed.ok) return changed
        const committed = await storage.commit(changed.value.diff, 'Edit item')
        return committed.ok ? done(changed.value.item) : committed
      }),

    'items.rekey': ({ ids, pattern, dryRun, evenPinned }) =>
      oneAtATime(storage, async () => {
        const parsed =
          pattern === undefined ? done(citekeyPatternOf(storage.store)) : parseCitekeyPattern(pattern)
        if (!parsed.ok) return parsed
        const { diff, rekeyed, pinned } = rekeyItems(
          storage.store,
          { ids: ids ?? null, pattern: parsed.value, evenPinned },
          given(),
        )
        if (dryRun || isEmpty(diff)) return done({ rekeyed, pinned })
        const label = rekeyed.length === 1 ? 'Make citekey anew' : `Make ${rekeyed.length} citekeys anew`
        const committed = await storage.commit(diff, label)
        return committed.ok ? done({ rekeyed, pinned }) : committed
      }),

    'items.delete': ({ ids }) =>
      oneAtATime(storage, async () => {
        const diff = removeItems(storage.store, ids, given())
        if (!diff.ok) return diff
        const committed = await storage.commit(
          diff.value,
          ids.length === 1 ? 'Delete item' : `Delete ${ids.length} items`,
        )
        return committed.ok ? done(null) : committed
      }),

    'items.duplicates': async () => {
      const stored = storage.store.get(notDuplicatesSetting)?.value
      const dismissed = new Set(Array.isArray(stored) ? stored.map(String) : [])
      return done({ groups: findDuplicates(storage.store.all('item'), dismissed) })
    },

    'items.dismissDuplicates': ({ ids }) =>
      oneAtATime(storage, async () => {
        const from = storage.store.get(notDuplicatesSetting)
        const known = Array.isArray(from?.value) ? from.value.map(String) : []
        const key = duplicateKey(ids)
        if (known.includes(key)) return done(null)
        const to: SettingRecord = { id: notDuplicatesSetting, typeName: 'setting', value: [...known, key] }
        const committed = await storage.commit(
          from === undefined ? adding(to) : updating(from, to),
          'Not duplicates',
        )
        return committed.ok ? done(null) : committed
      }),

    'items.merge': ({ keep, others, take }) =>
      oneAtATime(storage, async () => {
        const merged = mergeItems(storage.store, keep, others, take, given())
        if (!merged.ok) return merged
        if (isEmpty(merged.value.diff)) return done(merged.value.item)
        const count = Object.keys(merged.value.diff.removed).length + 1
        const committed = await storage.commit(merged.value.diff, `Merge ${count} items`)
        return committed.ok ? done(merged.value.item) : committed
      }),
  }
}
