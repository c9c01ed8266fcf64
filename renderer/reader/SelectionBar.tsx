import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { MessageSquareText, Quote, Tag, Trash2 } from 'lucide-react'
import { highlightColors, type HighlightColor } from '../../core/records/annotation.ts'
import { readerStrings } from './strings.ts'

interface SelectionBarProps {
  /** The annotation's color where the bar belongs to one, null where it belongs to a selection. */
  readonly current: HighlightColor | null
  readonly colorNames: Readonly<Record<HighlightColor, string>>
  readonly onColor: (color: HighlightColor) => void
  readonly onNote: () => void
  readonly onTag: () => void
  readonly onCopy: () => void
  /** Only for an annotation. */
  readonly onRemove?: () => void
  /** Escape: back into the text. */
  readonly onLeave: () => void
  readonly ref?: Ref<HTMLDivElement>
}

/** What can be done with a passage. Arrow keys go from button to button; the text keeps its selection. */
export function SelectionBar(props: SelectionBarProps) {
  const { current, colorNames, onColor, onNote, onTag, onCopy, onRemove, onLeave, ref } = props
  const onAnnotation = current !== null
  return (
    <div
      ref={ref}
      className="selection-bar"
      role="toolbar"
      aria-label={onAnnotation ? readerStrings.annotationBar : readerStrings.selectionBar}
      onMouseDown={keepSelection}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onLeave()
        } else moveBetweenButtons(event)
      }}
    >
      <div className="bar-group" role="group">
        {highlightColors.map((color, index) => (
          <BarButton
            key={color}
            name={
              onAnnotation
                ? readerStrings.recolor(colorNames[color])
                : readerStrings.highlightAs(colorNames[color])
            }
            shortcut={String(index + 1)}
            pressed={onAnnotation ? current === color : undefined}
            onPress={() => onColor(color)}
          >
            <span className="swatch" data-color={color} />
          </BarButton>
        ))}
      </div>
      <div className="bar-group" role="group">
        <BarButton
          name={onAnnotation ? readerStrings.editNote : readerStrings.note}
          shortcut="N"
          onPress={onNote}
        >
          <MessageSquareText aria-hidden size={17} strokeWidth={1.75} />
        </BarButton>
        <BarButton
          name={onAnnotation ? readerStrings.editTags : readerStrings.tag}
          shortcut="T"
          onPress={onTag}
        >
          <Tag aria-hidden size={17} strokeWidth={1.75} />
        </BarButton>
        <BarButton name={readerStrings.copyWithCitation} shortcut="C" onPress={onCopy}>
          <Quote aria-hidden size={17} strokeWidth={1.75} />
        </BarButton>
        {onRemove && (
          <BarButton name={readerStrings.remove} shortcut="Delete" onPress={onRemove}>
            <Trash2 aria-hidden size={17} strokeWidth={1.75} />
          </BarButton>
        )}
      </div>
    </div>
  )
}

interface BarButtonProps {
  readonly name: string
  readonly shortcut?: string
  readonly pressed?: boolean | undefined
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A button with an icon alone: its name for screen readers, name and shortcut as its tooltip. */
export function BarButton({ name, shortcut, pressed, onPress, children }: BarButtonProps) {
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={name}
      aria-keyshortcuts={shortcut}
      aria-pressed={pressed}
      title={shortcut === undefined ? name : `${name} (${shortcut})`}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

/** A press on the bar must not take the selection out of the text. */
function keepSelection(event: MouseEvent): void {
  event.preventDefault()
}

function moveBetweenButtons(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(event.target as HTMLButtonElement)
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0 || at < 0) return
  event.preventDefault()
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}
