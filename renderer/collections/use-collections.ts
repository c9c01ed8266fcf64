import { useMemo } from 'react'
import { collectionItems, collectionTexts } from '../../core/queries/collection-items.ts'
import type { CollectionId, CollectionRecord, MemberId } from '../../core/records/collection.ts'
import { useNotices } from '../frame/notices.ts'
import { useUndoable } from '../frame/use-undoable.ts'
import { useLibrary, useRecords } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** A collection and how many items and texts are in it; a text may stand for one of the items. */
export interface ListedCollection {
  readonly id: CollectionId
  readonly title: string
  readonly items: number
  readonly texts: number
}

const collator = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' })

/** Every collection by its name. Counted again only where one of them or a text changes. */
export function useCollections(): readonly ListedCollection[] {
  const { records } = useLibrary()
  const collections = useRecords('collection')
  const texts = useRecords('text')
  return useMemo(
    () =>
      collections
        .map((one) => ({
          id: one.id,
          title: one.title,
          items: collectionItems(records, one).length,
          texts: collectionTexts(one).length,
        }))
        .sort((a, b) => collator.compare(a.title, b.title)),
    // The texts are read through the records: which item each is of.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [records, collections, texts],
  )
}

/** What can be done with collections; each says what it did and offers to take it back. */
export function useCollectionActions() {
  const client = useLibrary()
  const notices = useNotices()
  const undoable = useUndoable()
  return useMemo(() => {
    const words = strings.collections
    return {
      /** Null where it was refused, which is told. */
      make: async (title: string, memberIds: readonly MemberId[] = []): Promise<CollectionRecord | null> => {
        const made = notices.valueOf(
          await client.call('collections.create', { title, memberIds: [...memberIds] }),
        )
        if (made && memberIds.length > 0)
          undoable(words.added(made.title, memberIds.length, memberIds.length))
        return made
      },
      rename: async (id: CollectionId, title: string): Promise<void> =>
        void notices.valueOf(await client.call('collections.rename', { id, title })),
      remove: async ({ id, title }: Pick<CollectionRecord, 'id' | 'title'>): Promise<void> => {
        const removed = await client.call('collections.delete', { id })
        if (removed.ok) undoable(words.deleted(title))
        else notices.refuse(removed.error)
      },
      add: async (
        { id, title }: Pick<CollectionRecord, 'id' | 'title'>,
        memberIds: readonly MemberId[],
      ): Promise<void> => {
        const added = notices.valueOf(await client.call('collections.add', { id, memberIds: [...memberIds] }))
        if (added === null) return
        const said = words.added(title, added.changed, memberIds.length)
        if (added.changed === 0) notices.tell(said)
        else undoable(said)
      },
      /** Its order is seen to change: nothing is said. */
      move: async (
        id: CollectionId,
        memberIds: readonly MemberId[],
        before: MemberId | null,
      ): Promise<void> =>
        void notices.valueOf(
          await client.call('collections.move', { id, memberIds: [...memberIds], before }),
        ),
      takeOut: async (
        { id, title }: Pick<CollectionRecord, 'id' | 'title'>,
        memberIds: readonly MemberId[],
      ): Promise<void> => {
        if (memberIds.length === 0) return
        const removed = notices.valueOf(
          await client.call('collections.remove', { id, memberIds: [...memberIds] }),
        )
        if (removed !== null && removed.changed > 0) undoable(words.takenOut(title, memberIds.length))
      },
    }
  }, [client, notices, undoable])
}
