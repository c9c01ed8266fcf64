import { Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { TextRecord } from '../../core/records/text.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { kept, nothingSelected, only } from '../controls/selection.ts'
import { SearchInput } from '../controls/TextInput.tsx'
import { VirtualList } from '../controls/VirtualList.tsx'
import { EmptyLibrary } from '../frame/EmptyLibrary.tsx'
import { useNavigation } from '../frame/navigation.ts'
import { useNotices } from '../frame/notices.ts'
import { useLibrary, useRecords } from '../library/hooks.ts'
import { shortNames } from '../items/names.ts'
import { strings } from '../strings.ts'
import { RenameDialog } from './RenameDialog.tsx'
import './texts.css'

/** Every text of the library. */
export function TextsView() {
  const texts = useRecords('text')
  return texts.length === 0 ? <EmptyLibrary /> : <TextList texts={texts} />
}

function TextList({ texts }: { readonly texts: readonly TextRecord[] }) {
  const client = useLibrary()
  const navigation = useNavigation()
  const notices = useNotices()
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
    notices.tell(strings.texts.deleted(text.title), {
      title: strings.edit.undo,
      run: () => void client.call('edit.undo', {}).then((undone) => notices.valueOf(undone)),
    })
  }

  return (
    <section className="list-view" aria-label={strings.sidebar.texts}>
      <header className="list-head">
        <h2>{strings.sidebar.texts}</h2>
        <SearchInput label={strings.texts.search} value={query} onChange={setQuery} />
        <div className="list-actions">
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
        opensOnClick={false}
        row={(text) => <TextRow text={text} />}
      />
      {renaming && <RenameDialog text={renaming} onClose={() => setRenaming(null)} />}
    </section>
  )
}

function TextRow({ text }: { readonly text: TextRecord }) {
  const client = useLibrary()
  const item = text.itemId === null ? undefined : client.records.get(text.itemId)
  const by = item && shortNames(item.csl.author ?? item.csl.editor ?? [])
  const facts = [
    by,
    item && yearIn(item.csl.issued?.['date-parts']?.[0]?.[0]),
    text.pages && strings.texts.pages(text.pages),
    strings.texts.words(text.words),
    strings.texts.highlights(client.records.annotationsOf(text.id).length),
  ].filter(Boolean)
  return (
    <div className="list-row">
      <p className="list-title">{text.title}</p>
      <p className="list-facts">{facts.join(' · ')}</p>
    </div>
  )
}

function yearIn(part: unknown): string | null {
  return typeof part === 'number' || typeof part === 'string' ? String(part) : null
}

function newestFirst(texts: readonly TextRecord[], query: string): readonly TextRecord[] {
  const wanted = query.trim().toLocaleLowerCase()
  return texts
    .filter(({ title, source }) => `${title}\n${source.name}`.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => (a.created < b.created ? 1 : -1))
}
