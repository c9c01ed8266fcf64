import { addMembers } from '../core/commands/collections.ts'
import { done, type Result } from '../core/commands/result.ts'
import type { CollectionId, MemberId } from '../core/records/collection.ts'
import { given } from './given.ts'
import type { Storage } from './storage/storage.ts'

/** Puts members into a collection, as one step; gives how many were not in it. To be run one at a time. */
export async function addToCollection(
  storage: Storage,
  id: CollectionId,
  memberIds: readonly MemberId[],
): Promise<Result<{ changed: number }>> {
  const added = addMembers(storage.store, id, memberIds, given())
  if (!added.ok) return added
  const { diff, collection, changed } = added.value
  if (changed === 0) return done({ changed })
  const committed = await storage.commit(diff, `Add ${changed} to “${collection.title}”`)
  return committed.ok ? done({ changed }) : committed
}
