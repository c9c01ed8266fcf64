import fc from 'fast-check'
import type { CollectionRecord } from '../../../../core/records/collection.ts'
import type { Diff } from '../../../../core/store/diff.ts'
import type { Store } from '../../../../core/store/store.ts'

/** A small record to count with. */
export const aCollection = (id: string, title = 'A'): CollectionRecord => ({
  id: `collection:${id}`,
  typeName: 'collection',
  title,
  memberIds: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
})

/** Any diff over six ids that fits the store it is chosen for. */
export function diffsFor(): fc.Arbitrary<(store: Store) => Diff> {
  const choice = fc.constantFrom('leave', 'leave', 'remove', 'B', 'C')
  return fc.array(choice, { minLength: 6, maxLength: 6 }).map((choices) => (store) => {
    const diff = { added: {}, updated: {}, removed: {} } as {
      added: Record<string, CollectionRecord>
      updated: Record<string, [CollectionRecord, CollectionRecord]>
      removed: Record<string, CollectionRecord>
    }
    choices.forEach((chosen, index) => {
      const next = aCollection(String(index + 1), chosen)
      const current = store.get(next.id)
      if (chosen === 'leave') return
      if (chosen === 'remove') {
        if (current !== undefined) diff.removed[next.id] = current
      } else if (current === undefined) diff.added[next.id] = next
      else diff.updated[next.id] = [current, next]
    })
    return diff
  })
}

/** The records of a store by id, whatever their order. */
export function recordsOf(store: Store): Record<string, unknown> {
  return Object.fromEntries([...store.all('collection')].map((record) => [record.id, record]))
}
