import { useEffect, useMemo, useRef, useState } from 'react'
import type { CollectionRecord, MemberId } from '../../core/records/collection.ts'
import type { ItemId } from '../../core/records/item.ts'
import type { TextId } from '../../core/records/text.ts'
import type { CopyTarget } from '../citing/cited.ts'
import { dragMembers } from '../collections/dragged-members.ts'
import { useCollectionActions } from '../collections/use-collections.ts'
import { useCommands } from '../commands.ts'
import { kept, nothingSelected, only, type ListSelection } from '../controls/selection.ts'
import { VirtualList } from '../controls/VirtualList.tsx'
import { useNotices } from '../frame/notices.ts'
import { useNarrow } from '../frame/use-narrow.ts'
import { useUndoable } from '../frame/use-undoable.ts'
import { useLibrary, useSetting } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { arranged, sortOrders } from './arrange.ts'
import { CollectionCommands } from './CollectionCommands.tsx'
import { ItemForm } from './ItemForm.tsx'
import { ItemRow } from './ItemRow.tsx'
import { ItemsHead } from './ItemsHead.tsx'
import { CollectionTexts, TaggedHighlights } from './ScopeLists.tsx'
import { ScopeTabs, type ScopePart } from './ScopeTabs.tsx'
import { useInScope } from './use-scope.ts'
import './items.css'

/** The items, or those of a collection or with tags: a list to search, sort and choose from, and the form of the one that is chosen. */
export function ItemsView({
  itemId,
  onSelect,
  onCopy,
  onCopyAs,
  onCollect,
}: {
  readonly itemId: ItemId | null
  readonly onSelect: (ids: readonly ItemId[]) => void
  readonly onCopy: (target: CopyTarget) => void
  readonly onCopyAs: (target: CopyTarget) => void
  readonly onCollect: (ids: readonly MemberId[]) => void
}) {
  const { collection, tags, items, texts, highlights } = useInScope()
  const narrow = useNarrow()
  const [query, setQuery] = useState('')
  const [stored, setOrder] = useSetting<string>('items-order', 'author')
  const known = sortOrders.find((name) => name === stored) ?? 'author'
  const order = known === 'given' && collection === null ? 'author' : known
  const [chosen, setSelection] = useState<ListSelection>(itemId === null ? nothingSelected : only(itemId))
  const rows = useMemo(() => arranged(items, query, order), [items, query, order])
  const ids = useMemo(() => new Set<string>(items.map(({ id }) => id)), [items])
  // Its identity must last: the window is told of every new one.
  const selection = useMemo(() => kept(chosen, ids), [chosen, ids])
  const form = useRef<HTMLDivElement>(null)
  const single = selection.ids.size === 1 ? items.find(({ id }) => selection.ids.has(id)) : undefined
  const remove = useRemoveItems()
  const { takeOut } = useCollectionActions()
  const create = useCreateItem(collection, (id) => setSelection(only(id)))

  // Where the window was asked for an item (a link, the palette), it is the one that is chosen.
  const [asked, setAsked] = useState(itemId)
  if (itemId !== asked) {
    setAsked(itemId)
    if (itemId !== null) {
      setSelection(only(itemId))
      setQuery('')
    }
  }
  const selectedIds = useMemo(() => [...selection.ids] as ItemId[], [selection])
  useEffect(() => {
    onSelect(selectedIds)
  }, [onSelect, selectedIds])
  useEffect(() => () => onSelect([]), [onSelect])

  // What is put into a collection or taken out of it: of the texts, where they are the ones in view.
  const [selectedTexts, setSelectedTexts] = useState<readonly TextId[]>([])
  const members: readonly MemberId[] = selectedTexts.length > 0 ? selectedTexts : selectedIds
  const some = selectedIds.length > 0
  const group = 'library'
  useCommands([
    { id: 'new-item', title: strings.items.new, group, run: () => void create() },
    {
      id: 'add-to-collection',
      title: strings.collections.add,
      group,
      enabled: members.length > 0,
      run: () => onCollect(members),
    },
    {
      id: 'copy-with-citation',
      title: strings.items.copyCitation,
      group,
      shortcut: 'Mod+Shift+C',
      enabled: some,
      run: () => onCopy({ itemIds: selectedIds }),
    },
    {
      id: 'copy-as',
      title: strings.items.copyCitationAs,
      group,
      shortcut: 'Mod+Alt+C',
      enabled: some,
      run: () => onCopyAs({ itemIds: selectedIds }),
    },
  ])

  const hidesList = narrow && single !== undefined
  const emptyWords =
    query !== ''
      ? strings.nothingFound(query)
      : tags.length > 0
        ? strings.tags.noItems
        : collection !== null
          ? strings.collections.noItems
          : strings.items.empty
  const parts: readonly ScopePart[] = [
    {
      id: 'items',
      count: items.length,
      list: (
        <>
          {rows.length === 0 && <p className="pane-empty">{emptyWords}</p>}
          <VirtualList
            label={strings.sidebar.items}
            rows={rows}
            rowHeight={60}
            multiple
            selection={selection.focus === null && rows[0] ? { ...selection, focus: rows[0].id } : selection}
            onSelection={setSelection}
            onOpen={({ id }) => {
              setSelection(only(id))
              requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('button, input')?.focus())
            }}
            onDelete={(out) =>
              void (collection === null ? remove(out as ItemId[]) : takeOut(collection, out as ItemId[]))
            }
            onDrag={dragMembers}
            scrollToId={single?.id ?? null}
            row={(item) => <ItemRow item={item} />}
          />
        </>
      ),
    },
    ...(collection !== null && texts.length > 0
      ? [
          {
            id: 'texts',
            count: texts.length,
            list: <CollectionTexts collection={collection} texts={texts} onSelect={setSelectedTexts} />,
          } as const,
        ]
      : []),
    ...(tags.length > 0
      ? [
          {
            id: 'highlights',
            count: highlights.length,
            list: <TaggedHighlights highlights={highlights} />,
          } as const,
        ]
      : []),
  ]
  return (
    <div className="items-view" data-form={single !== undefined}>
      {!hidesList && (
        <section className="list-view" aria-label={collection?.title ?? strings.sidebar.items}>
          <ItemsHead
            collection={collection}
            query={query}
            onQuery={setQuery}
            order={order}
            onOrder={setOrder}
            chosen={selectedIds}
            onDelete={() => void remove(selectedIds)}
          />
          {collection !== null && (
            <CollectionCommands
              collection={collection}
              chosen={members}
              shown={order === 'given' && query === '' && tags.length === 0 ? rows : null}
            />
          )}
          <ScopeTabs parts={parts} />
        </section>
      )}
      {single ? (
        <div className="item-side" ref={form}>
          <ItemForm
            key={single.id}
            item={single}
            onBack={narrow ? () => setSelection(nothingSelected) : null}
          />
        </div>
      ) : (
        !narrow && (
          <div className="item-side">
            <p className="pane-empty">
              {selection.ids.size === 0 ? strings.items.chooseOne : strings.items.chosen(selection.ids.size)}
            </p>
          </div>
        )
      )}
    </div>
  )
}

function useRemoveItems() {
  const client = useLibrary()
  const notices = useNotices()
  const undoable = useUndoable()
  return async (ids: readonly ItemId[]) => {
    if (ids.length === 0) return
    const result = await client.call('items.delete', { ids: [...ids] })
    if (result.ok) undoable(strings.items.deleted(ids.length))
    else notices.refuse(result.error)
  }
}

/** A new item goes into the collection that is shown. */
function useCreateItem(collection: CollectionRecord | null, then: (id: ItemId) => void) {
  const client = useLibrary()
  const notices = useNotices()
  return async () => {
    const item = notices.valueOf(
      await client.call('items.create', {
        csl: { type: 'book', title: strings.items.untitled },
        collectionId: collection?.id,
      }),
    )
    if (item) then(item.id)
  }
}
