import { FolderPlus, Search } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components'
import { itemOfMember } from '../../core/queries/collection-items.ts'
import type { CollectionRecord, MemberId } from '../../core/records/collection.ts'
import { useLibrary, useRecords } from '../library/hooks.ts'
import { ranked } from '../palette/entries.ts'
import { strings } from '../strings.ts'
import { useCollectionActions } from './use-collections.ts'
import '../palette/palette.css'

/** Rows shown at most: a letter more finds the others. */
const most = 50
/** No id of a collection. */
const newOne = 'new'

/** Which collection items or a text are put into: found by its name, or made with it. All of it from the field, by keyboard. */
export function AddToCollectionDialog({
  memberIds,
  onClose,
}: {
  readonly memberIds: readonly MemberId[]
  readonly onClose: () => void
}) {
  const collections = useRecords('collection')
  const { add, make } = useCollectionActions()
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const found = useMemo(() => {
    const byName = [...collections].sort((a, b) => a.title.localeCompare(b.title, 'en-US'))
    return ranked(byName, wanted, ({ title }) => title).slice(0, most)
  }, [collections, wanted])
  const isNew =
    wanted !== '' && !collections.some(({ title }) => title.toLowerCase() === wanted.toLowerCase())

  // The field and the list may both take one Enter, see Palette.
  const isDone = useRef(false)
  const choose = (id: string) => {
    if (isDone.current) return
    isDone.current = true
    const collection = collections.find((one) => one.id === id)
    onClose()
    if (collection) void add(collection, memberIds)
    else if (id === newOne) void make(wanted, memberIds)
  }

  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="modal" data-width="medium">
        <Dialog className="dialog palette" aria-label={strings.collections.addTitle}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              className="palette-field"
              aria-label={strings.collections.find}
              autoFocus
              onKeyDown={(event) => {
                if (event.key === 'Escape') return onClose()
                // Enter takes the first, also in the moment before the list has marked it.
                const isMarked =
                  event.target instanceof Element && event.target.hasAttribute('aria-activedescendant')
                const first = found[0]?.id ?? (isNew ? newOne : null)
                if (event.key === 'Enter' && !isMarked && first !== null && wanted !== '')
                  return choose(first)
                event.continuePropagation()
              }}
            >
              <Search aria-hidden />
              <Input className="palette-input" placeholder={strings.collections.find} />
            </SearchField>
            <div className="palette-list" role="group" aria-label={strings.collections.title} tabIndex={0}>
              <Menu
                className="palette-menu"
                aria-label={strings.collections.title}
                onAction={(key) => choose(String(key))}
                renderEmptyState={() => <p className="palette-empty">{strings.collections.none}</p>}
              >
                {found.map((collection) => (
                  <CollectionItem key={collection.id} collection={collection} memberIds={memberIds} />
                ))}
                {isNew && (
                  <MenuItem
                    id={newOne}
                    className="palette-item"
                    textValue={strings.collections.makeNamed(wanted)}
                  >
                    <Text slot="label" className="palette-label">
                      <span className="palette-title palette-new">
                        <FolderPlus aria-hidden />
                        {strings.collections.makeNamed(wanted)}
                      </span>
                    </Text>
                  </MenuItem>
                )}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function CollectionItem({
  collection,
  memberIds,
}: {
  readonly collection: CollectionRecord
  readonly memberIds: readonly MemberId[]
}) {
  const { records } = useLibrary()
  const present = useMemo(() => {
    const members = new Set<string>(collection.memberIds)
    const items = new Set(collection.memberIds.map((id) => itemOfMember(records, id)))
    return memberIds.filter((id) => members.has(id) || items.has(id as never)).length
  }, [records, collection, memberIds])
  return (
    <MenuItem id={collection.id} className="palette-item" textValue={collection.title}>
      <Text slot="label" className="palette-label">
        <span className="palette-title">{collection.title}</span>
        {present > 0 && (
          <span className="palette-page">
            {present === memberIds.length ? strings.collections.hasAll : strings.collections.hasSome(present)}
          </span>
        )}
      </Text>
    </MenuItem>
  )
}
