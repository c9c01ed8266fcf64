import { z } from 'zod'
import { collectionRecord, type CollectionRecord } from '../records/collection.ts'
import { method, output } from './method.ts'

const { id } = collectionRecord.shape
const title = z.string().trim().min(1).max(200)
const memberIds = collectionRecord.shape.memberIds.max(100_000)

export const collectionMethods = {
  /** A name that another collection has, whatever its capitals, is refused. */
  'collections.create': method(
    'edit',
    z.object({ title, memberIds: memberIds.default([]) }),
    output<CollectionRecord>(),
  ),
  'collections.rename': method('edit', z.object({ id, title }), output<CollectionRecord>()),
  /** What is in it stays in the library. */
  'collections.delete': method('edit', z.object({ id }), output<null>()),
  /** `changed` counts those that were not in it. */
  'collections.add': method(
    'edit',
    z.object({ id, memberIds: memberIds.min(1) }),
    output<{ changed: number }>(),
  ),
  /** Takes them out of the collection, an item with the texts through which it is in it. `changed` counts what went. */
  'collections.remove': method(
    'edit',
    z.object({ id, memberIds: memberIds.min(1) }),
    output<{ changed: number }>(),
  ),
  /** Moves them, in their order, before another member, or to the end. `changed` is 0 where they stood there already. */
  'collections.move': method(
    'edit',
    z.object({
      id,
      memberIds: memberIds.min(1),
      before: collectionRecord.shape.memberIds.element.nullable(),
    }),
    output<{ changed: number }>(),
  ),
}
