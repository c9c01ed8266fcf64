import { useMemo, useState } from 'react'
import type { OutlineEntry } from '../../core/structure/structure.ts'
import { nothingSelected } from '../controls/selection.ts'
import { VirtualList } from '../controls/VirtualList.tsx'
import { strings } from '../strings.ts'
import { useReading, useReadingState } from './reading.ts'
import './panes.css'

interface Row {
  readonly id: string
  readonly entry: OutlineEntry
}

const none: readonly OutlineEntry[] = []

/** The headings of the text with their pages; the one being read is marked. */
export function OutlinePane({ onJump }: { readonly onJump: () => void }) {
  const reading = useReading()
  const outline = useReadingState((state) => state.opened?.structure.outline ?? none)
  const offset = useReadingState((state) => state.place?.offset ?? 0)
  const rows = useMemo(() => outline.map((entry, index): Row => ({ id: `${index}`, entry })), [outline])
  const [selection, setSelection] = useState(nothingSelected)
  const at = currentEntry(outline, offset)
  const current = at < 0 ? null : `${at}`
  const least = useMemo(() => Math.min(6, ...outline.map(({ level }) => level)), [outline])

  if (rows.length === 0) return <p className="pane-empty">{strings.outline.empty}</p>
  return (
    <VirtualList
      label={strings.outline.label}
      rows={rows}
      rowHeight={32}
      selection={selection.focus === null ? { ...nothingSelected, focus: current ?? rows[0]!.id } : selection}
      onSelection={setSelection}
      onOpen={({ entry }) => {
        reading.reader?.scrollTo(entry.start, { focus: true })
        onJump()
      }}
      levelOf={({ entry }) => entry.level - least + 1}
      currentId={current}
      scrollToId={current}
      row={({ entry }) => (
        <div className="outline-row" data-level={entry.level - least + 1}>
          <span className="outline-title">
            {entry.number !== null && <span className="outline-number">{entry.number}</span>}
            {entry.title}
          </span>
          {entry.page !== null && <span className="outline-page">{entry.page}</span>}
        </div>
      )}
    />
  )
}

/** Index of the last heading at or before the offset; -1 before the first. */
export function currentEntry(outline: readonly OutlineEntry[], offset: number): number {
  let low = 0
  let high = outline.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (outline[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
