import { Plus, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { styleSearch } from '../../core/citation/find-styles.ts'
import type { StyleInfo } from '../../core/citation/style-info.ts'
import type { ConflictAnswer } from '../../core/protocol/styles.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { IconButton } from '../controls/IconButton.tsx'
import { only } from '../controls/selection.ts'
import { SearchInput } from '../controls/TextInput.tsx'
import { VirtualList } from '../controls/VirtualList.tsx'
import { useNotices } from '../frame/notices.ts'
import { useLibrary, useSetting } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { useAllStyles } from './all-styles.ts'
import { arrangedStyles, withRecent } from './arrange-styles.ts'
import { addStyleFile, chooseStyleFile } from './own-style.ts'
import { StylePreviewPane } from './StylePreviewPane.tsx'
import './styles.css'

/** Every citation style there is, to search by words, with what it makes of the library's own items beside it. */
export function StylePicker({
  style,
  locale,
  onChoose,
  onClose,
}: {
  readonly style: string
  readonly locale: string
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}) {
  const { styles, again } = useAllStyles()
  const [recent, setRecent] = useSetting<string[]>('recent-styles', [])
  const [query, setQuery] = useState('')
  // What was used last stays where it is while the list is open.
  const [before] = useState(() => withRecent(recent, style))
  const search = useMemo(() => styleSearch(arrangedStyles(styles, before)), [styles, before])
  const rows = useMemo(() => search(query), [search, query])
  const [looked, setLooked] = useState(style)
  const current = rows.find(({ id }) => id === looked) ?? rows[0] ?? null
  const choose = (id: string) => {
    setRecent(withRecent(recent, id))
    onChoose(id)
    onClose()
  }
  const own = useOwnStyles(async (id) => {
    await again()
    setQuery('')
    setLooked(id)
  })
  const move = (step: number) => {
    const at = rows.findIndex(({ id }) => id === current?.id)
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))]
    if (next) setLooked(next.id)
  }

  return (
    <Dialog title={strings.citing.style} isOpen onClose={onClose} width="wide">
      <div className="style-picker">
        <div
          className="style-list"
          // The list follows the arrows while the person writes what to look for.
          onKeyDown={(event) => {
            if (!(event.target instanceof HTMLInputElement)) return
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              move(event.key === 'ArrowDown' ? 1 : -1)
            } else if (event.key === 'Enter' && current !== null) choose(current.id)
          }}
        >
          <SearchInput
            label={strings.styles.search}
            value={query}
            onChange={(words) => {
              setQuery(words)
              // The likeliest answer is the first.
              setLooked(search(words)[0]?.id ?? style)
            }}
            autoFocus
          />
          {rows.length === 0 && query !== '' && <p className="pane-empty">{strings.nothingFound(query)}</p>}
          <VirtualList
            label={strings.citing.style}
            rows={rows}
            rowHeight={52}
            opensOnClick={false}
            selection={current === null ? noneYet : only(current.id)}
            onSelection={({ focus }) => focus !== null && setLooked(focus)}
            onOpen={({ id }) => choose(id)}
            scrollToId={current?.id ?? null}
            row={(row) => <StyleRow style={row} />}
          />
        </div>
        <StylePreviewPane style={current?.id ?? null} styles={styles} locale={locale} />
      </div>
      <footer className="dialog-foot">
        <div className="foot-note style-tools">
          <Button className="button" onPress={() => void own.choose()}>
            <Plus aria-hidden /> {strings.styles.add}
          </Button>
          {current?.own === true && (
            <IconButton
              name={strings.styles.remove(current.title)}
              icon={<Trash2 />}
              onPress={() => void own.remove(current)}
            />
          )}
          {own.gone !== null && (
            <span role="status">
              {strings.styles.removed(own.gone.title)}{' '}
              <Button className="button link" onPress={() => void own.restore()}>
                {strings.edit.undo}
              </Button>
            </span>
          )}
        </div>
        <Button className="button" onPress={onClose}>
          {strings.dialog.cancel}
        </Button>
        <Button
          className="button primary"
          isDisabled={current === null}
          onPress={() => current !== null && choose(current.id)}
        >
          {strings.styles.choose}
        </Button>
      </footer>
      {own.taken !== null && (
        <Dialog title={strings.styles.takenTitle} isOpen onClose={own.giveUp} width="narrow">
          <div className="dialog-body">
            <p>{strings.styles.taken(own.taken.title)}</p>
            <div className="dialog-actions">
              <Button className="button" onPress={() => void own.answer('keep-both')}>
                {strings.styles.keepBoth}
              </Button>
              <Button className="button primary" onPress={() => void own.answer('replace')}>
                {strings.styles.replace}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </Dialog>
  )
}

const noneYet = { ids: new Set<string>(), focus: null, anchor: null }

function StyleRow({ style: { id, title, format, own } }: { readonly style: StyleInfo }) {
  const facts = [own ? strings.styles.own : '', format === null ? '' : strings.styles.formats[format], id]
  return (
    <div className="list-row">
      <p className="list-title">{title}</p>
      <p className="list-facts">{facts.filter(Boolean).join(' · ')}</p>
    </div>
  )
}

/** Adding a file, what to do where its id is taken, and removing, which can be taken back. */
function useOwnStyles(then: (id: string) => Promise<void>) {
  const client = useLibrary()
  const notices = useNotices()
  const [asked, setAsked] = useState<{ file: File; title: string } | null>(null)
  /** Notices are out of reach under a dialog, so what can be taken back stands in it. */
  const [gone, setGone] = useState<{ id: string; title: string } | null>(null)
  const add = async (file: File, onConflict?: ConflictAnswer) => {
    const added = notices.valueOf(await addStyleFile(client, file, onConflict))
    if (added === null) return
    if (added.kind === 'taken') return setAsked({ file, title: added.taken.title })
    setAsked(null)
    await then(added.style.id)
    notices.tell(strings.styles.added(added.style.title))
  }
  return {
    taken: asked,
    giveUp: () => setAsked(null),
    answer: async (how: ConflictAnswer) => asked && add(asked.file, how),
    choose: async () => {
      const file = await chooseStyleFile()
      if (file !== null) await add(file)
    },
    remove: async ({ id, title }: StyleInfo) => {
      const result = await client.call('styles.remove', { id })
      if (!result.ok) return notices.refuse(result.error)
      await then(id)
      setGone({ id, title })
    },
    gone,
    restore: async () => {
      if (gone === null) return
      const restored = await client.call('styles.restore', { id: gone.id })
      if (!restored.ok) return notices.refuse(restored.error)
      setGone(null)
      await then(gone.id)
    },
  }
}
