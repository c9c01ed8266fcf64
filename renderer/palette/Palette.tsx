import { useMemo, useState } from 'react'
import { Header, MenuItem, MenuSection, Text } from 'react-aria-components'
import { shownShortcut, useCommandList } from '../commands.ts'
import { useNavigation } from '../frame/navigation.ts'
import { useLibrary, usePlatform, useRecords } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { ExcerptText } from './ExcerptText.tsx'
import { PaletteDialog } from './PaletteDialog.tsx'
import { commandEntries, hitEntries, recordEntries, type Entry, type EntryGroup } from './entries.ts'
import { useSearch } from './use-search.ts'

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

  const run = (id: string) => {
    const entry = groups.flatMap(({ entries }) => entries).find((candidate) => candidate.id === id)
    onClose()
    // The dialog gives the focus back first; what runs may want it elsewhere.
    requestAnimationFrame(() => requestAnimationFrame(() => entry?.run()))
  }

  const prompt = commands ? strings.palette.prompt : strings.palette.searchPrompt
  return (
    <PaletteDialog
      title={prompt}
      prompt={prompt}
      listName={strings.palette.results}
      query={query}
      onQuery={setQuery}
      first={groups[0]?.entries.find(({ enabled }) => enabled)?.id ?? null}
      onChoose={run}
      onClose={onClose}
      empty={
        searching
          ? strings.palette.searching
          : query.trim() === ''
            ? strings.palette.searchHint
            : strings.nothingFound(query)
      }
    >
      {groups.map((group) => (
        <MenuSection key={group.id} id={group.id} className="palette-group">
          <Header className="palette-head">{group.title}</Header>
          {group.entries.map((entry) => (
            <PaletteItem key={entry.id} entry={entry} platform={platform} />
          ))}
        </MenuSection>
      ))}
    </PaletteDialog>
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
