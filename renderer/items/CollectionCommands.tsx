import type { CollectionRecord, MemberId } from '../../core/records/collection.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import { useCollectionActions } from '../collections/use-collections.ts'
import { useCommands } from '../commands.ts'
import { strings } from '../strings.ts'
import { placeAfterMove } from './arrange.ts'

/** What can be done with what is chosen in the collection that is shown. */
export function CollectionCommands({
  collection,
  chosen,
  shown,
}: {
  readonly collection: CollectionRecord
  readonly chosen: readonly MemberId[]
  /** The items where they stand as they were arranged, and so can be arranged otherwise; else null. */
  readonly shown: readonly ItemRecord[] | null
}) {
  const { takeOut, move } = useCollectionActions()
  const group = 'library'
  const ids = shown?.map(({ id }) => id) ?? []
  const moving = (by: -1 | 1) => {
    const place = placeAfterMove(ids, new Set<string>(chosen), by)
    return {
      enabled: place !== undefined,
      run: () => {
        if (place !== undefined) void move(collection.id, chosen, place)
      },
    }
  }
  useCommands([
    {
      id: 'take-out',
      title: strings.collections.takeOut(collection.title),
      group,
      enabled: chosen.length > 0,
      run: () => void takeOut(collection, chosen),
    },
    { id: 'move-up', title: strings.collections.moveUp, group, shortcut: 'Alt+ArrowUp', ...moving(-1) },
    { id: 'move-down', title: strings.collections.moveDown, group, shortcut: 'Alt+ArrowDown', ...moving(1) },
  ])
  return null
}
