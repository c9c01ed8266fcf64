import { Search } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components'
import { shownShortcut, useCommandList } from '../commands.ts'
import { useNavigation } from '../frame/navigation.ts'
import { useLibrary, usePlatform, useRecords } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { ExcerptText } from './ExcerptText.tsx'
import { TypedAhead } from './TypedAhead.tsx'
import { commandEntries, hitEntries, recordEntries, type Entry, type EntryGroup } from './entries.ts'
import { useSearch } from './use-search.ts'
import './palette.css'

/** Find or do anything: commands, texts, items, and passages and notes of the whole library. */
export function Palette({
  commands,
  typed,
  onClose,
}: {
  readonly commands: boolean
  /** What was typed before the palette was there; its field begins with it. */
  readonly typed: string
  readonly onClose: () => void
}) {
  const client = useLibrary()
  const navigation = useNavigation()
  const platform = usePlatform()
  const list = useCommandList()
  const texts = useRecords('text')
  const items = useRecords('item')
  const collections = useRecords('collection')
  const [query, setQuery] = useState(typed)
  const { hits, total, searching } = useSearch(query)

  const groups = useMemo((): readonly EntryGroup[] => {
    const context = { navigation, client }
    return [
      {
        id: 'commands',
        title: strings.palette.commands,
        entries: commands ? commandEntries(list, query) : [],
      },
      {
        id: 'records',
        title: strings.palette.records,
        entries: recordEntries(texts, items, collections, query, context),
      },
      { id: 'hits', title: strings.palette.hits(total), entries: hitEntries(hits, context) },
    ].filter(({ entries }) => entries.length > 0)
  }, [commands, list, query, texts, items, collections, hits, total, navigation, client])

  // The field and the list may both take one Enter: the list has marked its first a moment before it says so.
  const isDone = useRef(false)
  const run = (id: string) => {
    const entry = groups.flatMap(({ entries }) => entries).find((candidate) => candidate.id === id)
    if (entry === undefined || isDone.current) return
    isDone.current = true
    onClose()
    // The dialog gives the focus back first; what runs may want it elsewhere.
    requestAnimationFrame(() => requestAnimationFrame(() => entry.run()))
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
        <Dialog
          className="dialog palette"
          aria-label={commands ? strings.palette.prompt : strings.palette.searchPrompt}
        >
          <TypedAhead words={query} onType={setQuery} onClose={onClose} />
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              className="palette-field"
              aria-label={commands ? strings.palette.prompt : strings.palette.searchPrompt}
              autoFocus
              // Escape closes the palette at once; a first press that only empties the field would be one too many.
              onKeyDown={(event) => {
                if (event.key === 'Escape') return onClose()
                // Enter takes the first that was found, also in the moment before the list has marked it. Of all there is,
                // the first would be “Undo”: an empty field must not run it.
                const first = groups[0]?.entries.find(({ enabled }) => enabled)
                const field = event.target
                const isMarked = field instanceof Element && field.hasAttribute('aria-activedescendant')
                if (event.key === 'Enter' && !isMarked && first && query.trim() !== '') return run(first.id)
                event.continuePropagation()
              }}
            >
              <Search aria-hidden />
              <Input
                className="palette-input"
                placeholder={commands ? strings.palette.prompt : strings.palette.searchPrompt}
              />
            </SearchField>
            {/* The arrow keys move in the list from the field; Tab comes here, so that it can be read to its end by keys. */}
            <div className="palette-list" role="group" aria-label={strings.palette.results} tabIndex={0}>
              <Menu
                className="palette-menu"
                aria-label={strings.palette.results}
                onAction={(key) => run(String(key))}
                renderEmptyState={() => (
                  <p className="palette-empty">
                    {searching
                      ? strings.palette.searching
                      : query.trim() === ''
                        ? strings.palette.searchHint
                        : strings.nothingFound(query)}
                  </p>
                )}
              >
                {groups.map((group) => (
                  <MenuSection key={group.id} id={group.id} className="palette-group">
                    <Header className="palette-head">{group.title}</Header>
                    {group.entries.map((entry) => (
                      <PaletteItem key={entry.id} entry={entry} platform={platform} />
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteItem({
  entry,
  platform,
}: {
  readonly entry: Entry
  readonly platform: 'mac' | 'windows' | 'linux'
}) {
  return (
    <MenuItem id={entry.id} className="palette-item" textValue={entry.title} isDisabled={!entry.enabled}>
      {/* All of it is the name: who cannot see the list hears where a passage stands. */}
      <Text slot="label" className="palette-label">
        <span className="palette-title">{entry.title}</span>
        {entry.page !== undefined && <span className="palette-page">{entry.page}</span>}
        {entry.shortcut !== undefined && <kbd>{shownShortcut(entry.shortcut, platform)}</kbd>}
        {(entry.excerpt !== null || entry.detail !== null) && (
          <span className="palette-detail">
            {entry.excerpt ? <ExcerptText excerpt={entry.excerpt} /> : entry.detail}
          </span>
        )}
      </Text>
    </MenuItem>
  )
}
