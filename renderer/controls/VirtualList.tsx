import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useId,
  useRef,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { moved, pressed, type Choosing, type ListSelection } from './selection.ts'
import './list.css'

/**
 * A list of any length that draws only what is in sight. It follows the ARIA listbox (or tree) pattern with one
 * tab stop: arrows, Home, End and Page keys move, Shift extends, the platform's key adds, Enter opens.
 */
export function VirtualList<T extends { readonly id: string }>({
  label,
  rows,
  row,
  rowHeight,
  selection,
  onSelection,
  onOpen,
  onDelete,
  onDrag,
  multiple = false,
  opensOnClick = !multiple,
  levelOf,
  currentId,
  scrollToId,
}: {
  readonly label: string
  readonly rows: readonly T[]
  readonly row: (row: T) => ReactNode
  /** A first guess, pixels; rows are measured. */
  readonly rowHeight: number
  readonly selection: ListSelection
  readonly onSelection: (selection: ListSelection) => void
  /** Left out, Enter takes the row in or out as Space does. */
  readonly onOpen?: (row: T) => void
  readonly onDelete?: (ids: readonly string[]) => void
  /** Rows can be dragged: the chosen ones, or one that is not among them. */
  readonly onDrag?: (event: DragEvent, ids: readonly string[]) => void
  readonly multiple?: Choosing
  /** True where one click opens and not two; the default where only one row can be chosen. */
  readonly opensOnClick?: boolean
  /** Makes it a tree: 1 is a root. */
  readonly levelOf?: (row: T) => number
  /** The row that stands for where the reader is. */
  readonly currentId?: string | null
  /** Kept in sight. */
  readonly scrollToId?: string | null
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const base = useId()
  // The virtualizer keeps its own state; its functions are read during render on purpose.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const ids = rows.map(({ id }) => id)
  const focusIndex = selection.focus === null ? -1 : ids.indexOf(selection.focus)

  useEffect(() => {
    const index = scrollToId == null ? -1 : rows.findIndex(({ id }) => id === scrollToId)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }, [scrollToId, rows, virtual])

  const choose = (next: ListSelection) => {
    onSelection(next)
    const index = next.focus === null ? -1 : ids.indexOf(next.focus)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys with Alt are the window's.
    if (event.altKey) return
    if (event.key === 'Enter' && focusIndex >= 0 && onOpen) {
      event.preventDefault()
      onOpen(rows[focusIndex]!)
      return
    }
    if ((event.key === 'Delete' || event.key === 'Backspace') && onDelete && selection.ids.size > 0) {
      event.preventDefault()
      onDelete([...selection.ids])
      return
    }
    const { shiftKey, ctrlKey, metaKey } = event
    const key = event.key === 'Enter' ? ' ' : event.key
    const next = moved(selection, ids, { key, shiftKey, ctrlKey, metaKey }, multiple)
    if (next === null) return
    event.preventDefault()
    choose(next)
  }

  const onClick = (event: MouseEvent, id: string) => choose(pressed(selection, ids, id, event, multiple))

  return (
    <div
      ref={scroller}
      className="virtual-list"
      role={levelOf ? 'tree' : 'listbox'}
      aria-label={label}
      aria-multiselectable={multiple !== false || undefined}
      aria-activedescendant={focusIndex >= 0 ? `${base}-${focusIndex}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (selection.focus === null && rows[0]) onSelection({ ...selection, focus: rows[0].id })
      }}
    >
      <div role="presentation" className="virtual-extent" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const item = rows[index]!
          const level = levelOf?.(item)
          return (
            <div
              key={key}
              id={`${base}-${index}`}
              ref={virtual.measureElement}
              data-index={index}
              className="virtual-row"
              role={levelOf ? 'treeitem' : 'option'}
              aria-level={level}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              aria-selected={selection.ids.has(item.id)}
              aria-current={currentId === item.id ? 'location' : undefined}
              data-focus={selection.focus === item.id || undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => {
                onClick(event, item.id)
                if (opensOnClick) onOpen?.(item)
              }}
              onDoubleClick={!opensOnClick ? () => onOpen?.(item) : undefined}
              draggable={onDrag !== undefined || undefined}
              onDragStart={(event) =>
                onDrag?.(event, selection.ids.has(item.id) ? [...selection.ids] : [item.id])
              }
            >
              {row(item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
