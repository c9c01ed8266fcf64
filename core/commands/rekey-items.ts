import { citekeyStem, freeKey, isMadeBy } from '../citation/citekey.ts'
import type { CitekeyPattern } from '../citation/citekey-pattern.ts'
import { resolveItem } from '../citation/resolve-item.ts'
import type { ItemId, ItemRecord } from '../records/item.ts'
import type { AnyRecord } from '../records/index.ts'
import type { Given } from '../records/record.ts'
import { emptyDiff, type Diff } from '../store/diff.ts'
import type { ReadableStore } from '../store/store.ts'
import { takenKeys, underKey } from './items.ts'

/** An item's key before and after. */
export interface Rekeyed {
  readonly id: ItemId
  readonly from: string
  readonly to: string
}

export interface RekeyChoice {
  /** Null: all. */
  readonly ids: readonly ItemId[] | null
  readonly pattern: CitekeyPattern
  /** Also keys that a person typed or that came with an import: somebody asks for just these. */
  readonly evenPinned?: boolean
}

/**
 * Makes the keys of items anew by a pattern: of those named, or of all where none is. A key that a person typed or that
 * came with an import stays, and so does one that the pattern could have made, whatever its letter: to ask twice changes
 * nothing, nor does another item. The keys before go on naming their items.
 */
export function rekeyItems(
  store: ReadableStore,
  { ids, pattern, evenPinned = false }: RekeyChoice,
  given: Given,
): { diff: Diff; rekeyed: readonly Rekeyed[]; pinned: readonly ItemRecord[] } {
  const items = ids === null ? [...store.all('item')] : [...new Set(ids)].flatMap((id) => store.get(id) ?? [])
  const taken = takenKeys(store)
  const tried = new Map<string, number>()
  const rekeyed: Rekeyed[] = []
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = {}
  for (const item of items) {
    if (item.keyMade !== true && !evenPinned) continue
    const csl = resolveItem(item, (id) => store.get(id))
    if (isMadeBy(item.citekey, csl, pattern, taken.size)) continue
    const own = new Set(item.formerKeys)
    const to = freeKey(citekeyStem(csl, pattern), (key) => taken.has(key) && !own.has(key), tried)
    taken.add(to)
    rekeyed.push({ id: item.id, from: item.citekey, to })
    updated[item.id] = [item, { ...underKey(item, to), keyMade: true, modified: given.now }]
  }
  const pinned = ids === null || evenPinned ? [] : items.filter(({ keyMade }) => keyMade !== true)
  return { diff: { ...emptyDiff, updated }, rekeyed, pinned }
}
