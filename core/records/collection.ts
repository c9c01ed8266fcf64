import { z } from 'zod'
import { idOf, isoTime } from './record.ts'

/** A named set of items and texts, in the order the user gave. */
export const collectionRecord = z.object({
  id: idOf('collection'),
  typeName: z.literal('collection'),
  title: z.string().min(1),
  memberIds: z.array(z.union([idOf('item'), idOf('text')])),
  created: isoTime,
  modified: isoTime,
})
export type CollectionRecord = z.infer<typeof collectionRecord>
export type CollectionId = CollectionRecord['id']
/** What can be in a collection. */
export type MemberId = CollectionRecord['memberIds'][number]
