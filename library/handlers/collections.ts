import {
  addCollection,
  moveMembers,
  removeCollection,
  removeMembers,
  renameCollection,
} from '../../core/commands/collections.ts'
import { done } from '../../core/commands/result.ts'
import type { collectionMethods } from '../../core/protocol/collections.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import { isEmpty } from '../../core/store/diff.ts'
import { addToCollection } from '../add-to-collection.ts'
import { given } from '../given.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { Storage } from '../storage/storage.ts'

/** Named sets of items and texts. */
export function collectionHandlers(storage: Storage): Handlers<keyof typeof collectionMethods> {
  return {
    'collections.create': (wanted) =>
      oneAtATime(storage, async () => {
        const made = addCollection(storage.store, wanted, given())
        if (!made.ok) return made
        const { diff, collection } = made.value
        const committed = await storage.commit(diff, `New collection “${collection.title}”`)
        return committed.ok ? done(collection) : committed
      }),

    'collections.rename': ({ id, title }) =>
      oneAtATime(storage, async () => {
        const renamed = renameCollection(storage.store, id, title, given())
        if (!renamed.ok) return renamed
        const { diff, collection } = renamed.value
        if (isEmpty(diff)) return done(collection)
        const committed = await storage.commit(diff, `Rename to “${collection.title}”`)
        return committed.ok ? done(collection) : committed
      }),

    'collections.delete': ({ id }) =>
      oneAtATime(storage, async () => {
        const title = storage.store.get(id)?.title
        const diff = removeCollection(storage.store, id)
        if (!diff.ok) return diff
        const committed = await storage.commit(diff.value, `Delete collection “${title}”`)
        return committed.ok ? done(null) : committed
      }),

    'collections.add': ({ id, memberIds }) =>
      oneAtATime(storage, () => addToCollection(storage, id, memberIds)),

    'collections.remove': ({ id, memberIds }) =>
      oneAtATime(storage, async () => {
        const removed = removeMembers(storage.store, id, memberIds, given())
        if (!removed.ok) return removed
        const { diff, collection, changed } = removed.value
        if (changed === 0) return done({ changed })
        const committed = await storage.commit(diff, `Take ${changed} out of “${collection.title}”`)
        return committed.ok ? done({ changed }) : committed
      }),

    'collections.move': ({ id, memberIds, before }) =>
      oneAtATime(storage, async () => {
        const moved = moveMembers(storage.store, id, memberIds, before, given())
        if (!moved.ok) return moved
        const { diff, collection, changed } = moved.value
        if (changed === 0) return done({ changed })
        const committed = await storage.commit(diff, `Arrange “${collection.title}”`)
        return committed.ok ? done({ changed }) : committed
      }),
  }
}
