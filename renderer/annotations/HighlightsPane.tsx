import { useMemo, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import {
  highlightColors,
  tagsOf,
  type AnnotationRecord,
  type HighlightColor,
} from '../../core/records/annotation.ts'
import { Choice } from '../controls/Choice.tsx'
import { kept, nothingSelected, only } from '../controls/selection.ts'
import { SearchInput } from '../controls/TextInput.tsx'
import { VirtualList } from '../controls/VirtualList.tsx'
import { NameTooltip } from '../controls/IconButton.tsx'
import { TooltipTrigger } from 'react-aria-components'
import { useAnnotations, useLibrary } from '../library/hooks.ts'
import { matchesFilter } from '../reader/index.ts'
import { useColorNames } from '../settings/preferences.ts'
import { strings } from '../strings.ts'
import { filters, useReading, useReadingState } from '../texts/reading.ts'
import { HighlightRow } from './HighlightRow.tsx'
import './annotations.css'

const noTag = ''

/** The highlights of the open text in its order, narrowed down by color, tag and words. The text shows the same. */
export function HighlightsPane({ onJump }: { readonly onJump: () => void }) {
  const client = useLibrary()
  const reading = useReading()
  const textId = useReadingState((state) => state.opened?.record.id ?? null)
  const filter = useReadingState((state) => state.filter)
  const orphans = useReadingState((state) => state.orphans)
  const annotations = useAnnotations(textId)
  const [selected, setSelection] = useState(nothingSelected)
  const shown = useMemo(() => annotations.filter((it) => matchesFilter(it, filter)), [annotations, filter])
  const tags = useMemo(() => [...new Set(annotations.flatMap(tagsOf))].sort(), [annotations])
  const ids = useMemo(() => new Set<string>(shown.map(({ id }) => id)), [shown])
  const selection = kept(selected, ids)

  if (annotations.length === 0) return <p className="pane-empty">{strings.highlights.empty}</p>
  return (
    <>
      <div className="highlight-filter">
        <SearchInput
          label={strings.highlights.search}
          value={filter.text}
          onChange={(text) => reading.set({ filter: { ...filter, text } })}
        />
        <ColorFilter
          chosen={filter.colors}
          onChange={(colors) => reading.set({ filter: { ...filter, colors } })}
        />
        {tags.length > 0 && (
          <Choice
            label={strings.highlights.tag}
            value={filter.tags[0] ?? noTag}
            options={[
              { id: noTag, title: strings.highlights.anyTag },
              ...tags.map((id) => ({ id, title: id })),
            ]}
            onChange={(tag) => reading.set({ filter: { ...filter, tags: tag === noTag ? [] : [tag] } })}
          />
        )}
        <p className="highlight-count" role="status">
          {filters(filter)
            ? strings.highlights.shown(shown.length, annotations.length)
            : strings.status.highlights(annotations.length)}
        </p>
      </div>
      <VirtualList
        label={strings.sidebar.highlights}
        rows={shown}
        rowHeight={84}
        selection={
          selection.focus === null && shown[0] ? { ...only(shown[0].id), ids: new Set() } : selection
        }
        onSelection={setSelection}
        onOpen={({ id }) => {
          reading.reader?.focusAnnotation(id)
          onJump()
        }}
        onDelete={(chosen) =>
          void client.call('annotations.delete', { ids: chosen as AnnotationRecord['id'][] })
        }
        row={(annotation) => (
          <HighlightRow annotation={annotation} orphan={orphans.includes(annotation.id)} />
        )}
      />
    </>
  )
}

function ColorFilter({
  chosen,
  onChange,
}: {
  readonly chosen: readonly HighlightColor[]
  readonly onChange: (colors: readonly HighlightColor[]) => void
}) {
  const [names] = useColorNames()
  return (
    <ToggleButtonGroup
      className="color-filter"
      aria-label={strings.highlights.colors}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={(keys) => onChange(highlightColors.filter((color) => keys.has(color)))}
    >
      {highlightColors.map((color) => (
        <TooltipTrigger key={color} delay={500}>
          <ToggleButton id={color} className="color-toggle" aria-label={names[color]} data-color={color}>
            <span aria-hidden>{names[color].slice(0, 1)}</span>
          </ToggleButton>
          <NameTooltip name={names[color]} />
        </TooltipTrigger>
      ))}
    </ToggleButtonGroup>
  )
}
