import { FolderPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { MenuItem, Text } from 'react-aria-components'
import { itemOfMember } from '../../core/queries/collection-items.ts'
import type { CollectionRecord, MemberId } from '../../core/records/collection.ts'
import { useLibrary, useRecords } from '../library/hooks.ts'
import { ranked } from '../palette/entries.ts'
import { PaletteDialog } from '../palette/PaletteDialog.tsx'
import { strings } from '../strings.ts'
import { useCollectionActions } from './use-collections.ts'

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

  const choose = (id: string) => {
    const collection = collections.find((one) => one.id === id)
    onClose()
    if (collection) void add(collection, memberIds)
    else if (id === newOne) void make(wanted, memberIds)
  }

  return (
    <PaletteDialog
      title={strings.collections.addTitle}
      prompt={strings.collections.find}
      listName={strings.collections.title}
      query={query}
      onQuery={setQuery}
      first={found[0]?.id ?? (isNew ? newOne : null)}
      onChoose={choose}
      onClose={onClose}
      empty={strings.collections.none}
    >
      {found.map((collection) => (
        <CollectionItem key={collection.id} collection={collection} memberIds={memberIds} />
      ))}
      {isNew && (
        <MenuItem id={newOne} className="palette-item" textValue={strings.collections.makeNamed(wanted)}>
          <Text slot="label" className="palette-label">
            <span className="palette-title palette-new">
              <FolderPlus aria-hidden />
              {strings.collections.makeNamed(wanted)}
            </span>
          </Text>
        </MenuItem>
      )}
    </PaletteDialog>
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
