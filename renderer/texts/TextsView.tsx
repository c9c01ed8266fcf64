import { FolderPlus, Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { MemberId } from '../../core/records/collection.ts'
import type { TextRecord } from '../../core/records/text.ts'
import { dragMembers } from '../collections/dragged-members.ts'
import { useCommands } from '../commands.ts'
import { CommandButton, IconButton } from '../controls/IconButton.tsx'
import { kept, nothingSelected, only } from '../controls/selection.ts'
import { SearchInput } from '../controls/TextInput.tsx'
import { VirtualList } from '../controls/VirtualList.tsx'
import { EmptyLibrary } from '../frame/EmptyLibrary.tsx'
import { useNavigation } from '../frame/navigation.ts'
import { useNotices } from '../frame/notices.ts'
import { useUndoable } from '../frame/use-undoable.ts'
import { useLibrary, useRecords } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { RenameDialog } from './RenameDialog.tsx'
import { TextRow } from './TextRow.tsx'
import './texts.css'

/** Every text of the library. */
export function TextsView({ onCollect }: { readonly onCollect: (ids: readonly MemberId[]) => void }) {
  const texts = useRecords('text')
  return texts.length === 0 ? <EmptyLibrary /> : <TextList texts={texts} onCollect={onCollect} />
}

function TextList({
  texts,
  onCollect,
}: {
  readonly texts: readonly TextRecord[]
  readonly onCollect: (ids: readonly MemberId[]) => void
}) {
  const client = useLibrary()
  const navigation = useNavigation()
  const notices = useNotices()
  const undoable = useUndoable()
  const [query, setQuery] = useState('')
  const [selected, setSelection] = useState(nothingSelected)
  const [renaming, setRenaming] = useState<TextRecord | null>(null)
  const rows = useMemo(() => newestFirst(texts, query), [texts, query])
  const ids = useMemo(() => new Set<string>(rows.map(({ id }) => id)), [rows])
  const selection = kept(selected, ids)
  const current = rows.find(({ id }) => selection.ids.has(id)) ?? null

  const remove = async (text: TextRecord) => {
    const result = await client.call('texts.delete', { id: text.id })
    if (!result.ok) return notices.refuse(result.error)
    undoable(strings.texts.deleted(text.title))
  }
  useCommands([
    {
      id: 'add-to-collection',
      title: strings.collections.add,
      group: 'library',
      enabled: current !== null,
      run: () => current && onCollect([current.id]),
    },
  ])

  return (
    <section className="list-view" aria-label={strings.sidebar.texts}>
      <header className="list-head">
        <h2>{strings.sidebar.texts}</h2>
        <SearchInput label={strings.texts.search} value={query} onChange={setQuery} />
        <div className="list-actions">
          <CommandButton command="add-to-collection" icon={<FolderPlus />} />
          <IconButton
            name={strings.texts.rename}
            icon={<Pencil />}
            isDisabled={current === null}
            onPress={() => setRenaming(current)}
          />
          <IconButton
            name={strings.texts.delete}
            shortcut="Delete"
            icon={<Trash2 />}
            isDisabled={current === null}
            onPress={() => {
              if (current) void remove(current)
            }}
          />
        </div>
      </header>
      {rows.length === 0 && <p className="pane-empty">{strings.nothingFound(query)}</p>}
      <VirtualList
        label={strings.sidebar.texts}
        rows={rows}
        rowHeight={60}
        selection={selection.focus === null && rows[0] ? { ...only(rows[0].id), ids: new Set() } : selection}
        onSelection={setSelection}
        onOpen={({ id }) => navigation.openText(id)}
        onDelete={() => {
          if (current) void remove(current)
        }}
        onDrag={dragMembers}
        opensOnClick={false}
        row={(text) => <TextRow text={text} />}
      />
      {renaming && <RenameDialog text={renaming} onClose={() => setRenaming(null)} />}
    </section>
  )
}

function newestFirst(texts: readonly TextRecord[], query: string): readonly TextRecord[] {
  const wanted = query.trim().toLocaleLowerCase()
  return texts
    .filter(({ title, source }) => `${title}\n${source.name}`.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => (a.created < b.created ? 1 : -1))
}
