import {
  ArrowLeft,
  CopyCheck,
  Download,
  FolderMinus,
  FolderPlus,
  FolderX,
  Pencil,
  Plus,
  Quote,
  Trash2,
} from 'lucide-react'
import { useContext, useState } from 'react'
import type { CollectionRecord } from '../../core/records/collection.ts'
import type { ItemId } from '../../core/records/item.ts'
import { CollectionName } from '../collections/CollectionName.tsx'
import { useCollectionActions } from '../collections/use-collections.ts'
import { CommandContext, useCommands } from '../commands.ts'
import { Choice } from '../controls/Choice.tsx'
import { CommandButton, IconButton } from '../controls/IconButton.tsx'
import { SearchInput } from '../controls/TextInput.tsx'
import { useNavigation } from '../frame/navigation.ts'
import { strings } from '../strings.ts'
import { TagChips } from '../tags/TagChips.tsx'
import { sortOrders, type SortOrder } from './arrange.ts'

/** What is shown, what can be done with it, and how it is searched and sorted. */
export function ItemsHead({
  collection,
  query,
  onQuery,
  order,
  onOrder,
  chosen,
  onDelete,
}: {
  readonly collection: CollectionRecord | null
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly order: SortOrder
  readonly onOrder: (order: string) => void
  readonly chosen: readonly ItemId[]
  readonly onDelete: () => void
}) {
  const registry = useContext(CommandContext)
  return (
    <header className="list-head items-head" data-collection={collection !== null || undefined}>
      {collection === null ? <h2>{strings.sidebar.items}</h2> : <CollectionTitle collection={collection} />}
      <div className="list-actions">
        <CommandButton command="new-item" icon={<Plus />} />
        <CommandButton command="add-to-collection" icon={<FolderPlus />} />
        <CommandButton command="take-out" icon={<FolderMinus />} />
        <CommandButton command="find-duplicates" icon={<CopyCheck />} />
        <CommandButton command="copy-with-citation" icon={<Quote />} />
        <IconButton
          name={strings.items.exportChosen(chosen.length)}
          icon={<Download />}
          onPress={() => registry.run('export')}
        />
        <IconButton
          name={strings.items.delete(chosen.length)}
          shortcut={collection === null ? 'Delete' : undefined}
          icon={<Trash2 />}
          isDisabled={chosen.length === 0}
          onPress={onDelete}
        />
      </div>
      <SearchInput label={strings.items.search} value={query} onChange={onQuery} />
      <Choice
        label={strings.items.order}
        value={order}
        options={sortOrders
          .filter((id) => id !== 'given' || collection !== null)
          .map((id) => ({ id, title: strings.items.orders[id] }))}
        onChange={onOrder}
      />
      <TagChips />
    </header>
  )
}

/** The collection that is shown, its name to be written anew, and the way back to all items. */
function CollectionTitle({ collection }: { readonly collection: CollectionRecord }) {
  const navigation = useNavigation()
  const { rename, remove } = useCollectionActions()
  const [renaming, setRenaming] = useState(false)
  useCommands([
    {
      id: 'rename-collection',
      title: strings.collections.rename,
      group: 'library',
      run: () => setRenaming(true),
    },
    {
      id: 'delete-collection',
      title: strings.collections.delete,
      group: 'library',
      run: () => void remove(collection),
    },
  ])
  return (
    <div className="collection-title">
      <IconButton
        name={strings.collections.allItems}
        icon={<ArrowLeft />}
        onPress={() => navigation.openItem(null)}
      />
      {renaming ? (
        <CollectionName
          title={collection.title}
          onDone={(title) => {
            setRenaming(false)
            if (title !== null) void rename(collection.id, title)
          }}
        />
      ) : (
        <h2>{collection.title}</h2>
      )}
      <CommandButton command="rename-collection" icon={<Pencil />} />
      <CommandButton command="delete-collection" icon={<FolderX />} />
    </div>
  )
}
