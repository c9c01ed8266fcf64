import { CopyCheck, Download, Plus, Quote, Trash2 } from 'lucide-react'
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ItemId, ItemRecord } from '../../core/records/item.ts'
import type { CopyTarget } from '../citing/cited.ts'
import { CommandContext, useCommands } from '../commands.ts'
import { Choice } from '../controls/Choice.tsx'
import { CommandButton, IconButton } from '../controls/IconButton.tsx'
import { kept, nothingSelected, only, type ListSelection } from '../controls/selection.ts'
import { SearchInput } from '../controls/TextInput.tsx'
import { VirtualList } from '../controls/VirtualList.tsx'
import { useNotices } from '../frame/notices.ts'
import { useNarrow } from '../frame/use-narrow.ts'
import { useLibrary, useRecords, useSetting } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { yearOf } from './dates.ts'
import { arranged, sortOrders, type SortOrder } from './arrange.ts'
import { ItemForm } from './ItemForm.tsx'
import { shortNames } from './names.ts'
import './items.css'

/** The items: a list to search, sort and choose from, and the form of the one that is chosen. */
export function ItemsView({
  itemId,
  onSelect,
  onCopy,
  onCopyAs,
}: {
  readonly itemId: ItemId | null
  readonly onSelect: (ids: readonly ItemId[]) => void
  readonly onCopy: (target: CopyTarget) => void
  readonly onCopyAs: (target: CopyTarget) => void
}) {
  const items = useRecords('item')
  const narrow = useNarrow()
  const [query, setQuery] = useState('')
  const [stored, setOrder] = useSetting<string>('items-order', 'author')
  const order = sortOrders.find((name) => name === stored) ?? 'author'
  const [chosen, setSelection] = useState<ListSelection>(itemId === null ? nothingSelected : only(itemId))
  const rows = useMemo(() => arranged(items, query, order), [items, query, order])
  const ids = useMemo(() => new Set<string>(items.map(({ id }) => id)), [items])
  // Its identity must last: the window is told of every new one.
  const selection = useMemo(() => kept(chosen, ids), [chosen, ids])
  const form = useRef<HTMLDivElement>(null)
  const single = selection.ids.size === 1 ? items.find(({ id }) => selection.ids.has(id)) : undefined
  const remove = useRemoveItems()
  const create = useCreateItem((id) => setSelection(only(id)))

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

  const hidesList = narrow && single !== undefined
  return (
    <div className="items-view" data-form={single !== undefined}>
      {!hidesList && (
        <section className="list-view" aria-label={strings.sidebar.items}>
          <ListHead
            query={query}
            onQuery={setQuery}
            order={order}
            onOrder={setOrder}
            chosen={selectedIds}
            onCreate={() => void create()}
            onCopy={() => onCopy({ itemIds: selectedIds })}
            onCopyAs={() => onCopyAs({ itemIds: selectedIds })}
            onDelete={() => void remove(selectedIds)}
          />
          {rows.length === 0 && (
            <p className="pane-empty">{query === '' ? strings.items.empty : strings.nothingFound(query)}</p>
          )}
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
            onDelete={(chosenIds) => void remove(chosenIds as ItemId[])}
            scrollToId={single?.id ?? null}
            row={(item) => <ItemRow item={item} />}
          />
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

function ListHead({
  query,
  onQuery,
  order,
  onOrder,
  chosen,
  onCreate,
  onCopy,
  onCopyAs,
  onDelete,
}: {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly order: SortOrder
  readonly onOrder: (order: string) => void
  readonly chosen: readonly ItemId[]
  readonly onCreate: () => void
  readonly onCopy: () => void
  readonly onCopyAs: () => void
  readonly onDelete: () => void
}) {
  const registry = useContext(CommandContext)
  return (
    <header className="list-head items-head">
      <h2>{strings.sidebar.items}</h2>
      <div className="list-actions">
        <CommandButton command="new-item" icon={<Plus />} />
        <CommandButton command="find-duplicates" icon={<CopyCheck />} />
        <CommandButton command="copy-with-citation" icon={<Quote />} />
        <IconButton
          name={strings.items.exportChosen(chosen.length)}
          icon={<Download />}
          onPress={() => registry.run('export')}
        />
        <IconButton
          name={strings.items.delete(chosen.length)}
          shortcut="Delete"
          icon={<Trash2 />}
          isDisabled={chosen.length === 0}
          onPress={onDelete}
        />
      </div>
      <SearchInput label={strings.items.search} value={query} onChange={onQuery} />
      <Choice
        label={strings.items.order}
        value={order}
        options={sortOrders.map((id) => ({ id, title: strings.items.orders[id] }))}
        onChange={onOrder}
      />
      <ItemCommands some={chosen.length > 0} onCreate={onCreate} onCopy={onCopy} onCopyAs={onCopyAs} />
    </header>
  )
}

function ItemCommands({
  some,
  onCreate,
  onCopy,
  onCopyAs,
}: {
  readonly some: boolean
  readonly onCreate: () => void
  readonly onCopy: () => void
  readonly onCopyAs: () => void
}) {
  const { copyCitation, copyCitationAs, new: title } = strings.items
  const group = 'library'
  useCommands([
    { id: 'new-item', title, group, run: onCreate },
    {
      id: 'copy-with-citation',
      title: copyCitation,
      group,
      shortcut: 'Mod+Shift+C',
      enabled: some,
      run: onCopy,
    },
    { id: 'copy-as', title: copyCitationAs, group, shortcut: 'Mod+Alt+C', enabled: some, run: onCopyAs },
  ])
  return null
}

function ItemRow({ item }: { readonly item: ItemRecord }) {
  const { csl } = item
  const facts = [
    shortNames(csl.author ?? csl.editor ?? []),
    yearOf(csl.issued),
    strings.items.type(csl.type),
    csl['container-title'],
    csl.page === undefined ? '' : strings.status.page(String(csl.page)),
  ].filter(Boolean)
  return (
    <div className="list-row">
      <p className="list-title">{csl.title ?? item.citekey}</p>
      <p className="list-facts">{facts.join(' · ')}</p>
    </div>
  )
}

function useRemoveItems() {
  const client = useLibrary()
  const notices = useNotices()
  return async (ids: readonly ItemId[]) => {
    if (ids.length === 0) return
    const result = await client.call('items.delete', { ids: [...ids] })
    if (!result.ok) return notices.refuse(result.error)
    notices.tell(strings.items.deleted(ids.length), {
      title: strings.edit.undo,
      run: () => void client.call('edit.undo', {}).then((undone) => notices.valueOf(undone)),
    })
  }
}

function useCreateItem(then: (id: ItemId) => void) {
  const client = useLibrary()
  const notices = useNotices()
  return async () => {
    const item = notices.valueOf(
      await client.call('items.create', { csl: { type: 'book', title: strings.items.untitled } }),
    )
    if (item) then(item.id)
  }
}
