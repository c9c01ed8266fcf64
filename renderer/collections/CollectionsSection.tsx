import { Folder, Plus } from 'lucide-react'
import { useContext, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import type { CollectionId } from '../../core/records/collection.ts'
import { CommandContext } from '../commands.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { SidebarSection } from '../frame/SidebarSection.tsx'
import { useNavigation } from '../frame/navigation.ts'
import { useShownCollection } from '../items/use-scope.ts'
import { strings } from '../strings.ts'
import { CollectionName } from './CollectionName.tsx'
import { droppedMembers, takesMembers } from './dragged-members.ts'
import { useCollectionActions, useCollections, type ListedCollection } from './use-collections.ts'
import './collections.css'

/**
 * The collections in the sidebar: one tab stop; arrows go from one to the next, Enter opens, F2 renames, Delete deletes.
 * Items and texts are dropped onto them.
 */
export function CollectionsSection({ onLeave }: { readonly onLeave: () => void }) {
  const registry = useContext(CommandContext)
  const collections = useCollections()
  return (
    <SidebarSection
      id="collections"
      title={strings.collections.title}
      actions={
        <IconButton
          name={strings.collections.new}
          icon={<Plus />}
          onPress={() => registry.run('new-collection')}
        />
      }
    >
      {collections.length === 0 ? (
        <p className="section-empty">{strings.collections.empty}</p>
      ) : (
        <CollectionList collections={collections} onLeave={onLeave} />
      )}
    </SidebarSection>
  )
}

function CollectionList({
  collections,
  onLeave,
}: {
  readonly collections: readonly ListedCollection[]
  readonly onLeave: () => void
}) {
  const navigation = useNavigation()
  const shown = useShownCollection()?.id
  const { add, rename, remove } = useCollectionActions()
  const list = useRef<HTMLUListElement>(null)
  const [focused, setFocused] = useState<CollectionId | null>(null)
  const [renaming, setRenaming] = useState<CollectionId | null>(null)
  const [over, setOver] = useState<CollectionId | null>(null)
  const stop = [focused, shown, collections[0]?.id].find((id) => collections.some((one) => one.id === id))

  const focus = (id: CollectionId | undefined) =>
    list.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus()
  // A name in place of its field, and the list without what was deleted, are in the page a frame later.
  const focusSoon = (id: CollectionId | undefined) => requestAnimationFrame(() => focus(id))

  useEffect(() => {
    list.current?.querySelector(`[data-id="${shown}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [shown])

  const onKeyDown = (event: KeyboardEvent) => {
    const at = collections.findIndex(({ id }) => id === (event.target as HTMLElement).dataset['id'])
    const current = collections[at]
    if (current === undefined) return
    const next = neighbor(event.key, at, collections.length)
    if (next !== null) focus(collections[next]!.id)
    else if (event.key === 'F2') setRenaming(current.id)
    else if (event.key === 'Delete' || event.key === 'Backspace')
      void remove(current).then(() => focusSoon((collections[at + 1] ?? collections[at - 1])?.id))
    else return
    event.preventDefault()
  }

  return (
    <nav aria-label={strings.collections.title} className="collections">
      <ul ref={list} onKeyDown={onKeyDown}>
        {collections.map((collection) => (
          <li
            key={collection.id}
            data-over={over === collection.id || undefined}
            onDragOver={(event) => {
              if (takesMembers(event)) setOver(collection.id)
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              setOver(null)
              const members = droppedMembers(event)
              if (members.length > 0) void add(collection, members)
            }}
          >
            {renaming === collection.id ? (
              <CollectionName
                title={collection.title}
                onDone={(title) => {
                  setRenaming(null)
                  focusSoon(collection.id)
                  if (title !== null) void rename(collection.id, title)
                }}
              />
            ) : (
              <Button
                className="nav-button"
                data-id={collection.id}
                aria-current={shown === collection.id ? 'page' : undefined}
                excludeFromTabOrder={stop !== collection.id}
                onFocus={() => setFocused(collection.id)}
                onPress={() => {
                  navigation.openCollection(collection.id)
                  onLeave()
                }}
              >
                <Folder />
                <span className="nav-title">{collection.title}</span>
                <span className="nav-count">
                  {(collection.items || collection.texts || '').toLocaleString('en-US')}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Where an arrow key leads in a list, or null where the key is none. */
function neighbor(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(length - 1, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}
