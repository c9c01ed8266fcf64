import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { MessageSquareText, Tag, Trash2 } from 'lucide-react'
import { highlightColors, noteOf, quoteOf, tagsOf } from '../../core/records/annotation.ts'
import type { AnnotationPatch } from '../reader/reader-props.ts'
import type { Resolved } from '../reader/resolved.ts'
import { BarButton } from '../reader/SelectionBar.tsx'
import { readerStrings } from '../reader/strings.ts'
import { NoteField, TagsField } from './NoteFields.tsx'
import { NoteText } from './note-markdown.tsx'

/** What a note can ask of the reader around it. */
export interface NoteActions {
  update(patch: AnnotationPatch): void
  edit(field: 'note' | 'tags'): void
  /** `back` is true where it was ended with a key: the focus goes back to where it came from. */
  stopEditing(back: boolean): void
  goToPassage(): void
  /** Puts the passage with its citation on the clipboard. */
  copy(): void
  remove(): void
  openLink(url: string): void
}

interface NoteCardProps {
  readonly item: Resolved
  readonly editing: 'note' | 'tags' | null
  readonly active: boolean
  readonly dimmed: boolean
  readonly knownTags: readonly string[]
  readonly actions: NoteActions
  readonly onActive: (active: boolean) => void
  readonly ref?: Ref<HTMLElement>
  readonly top?: number
}

/** A note in the margin. Enter goes to its passage; N and T write; C copies; 1 to 5 color; Delete takes it away. */
export function NoteCard(props: NoteCardProps): ReactNode {
  const { item, editing, active, dimmed, knownTags, actions, onActive, ref, top } = props
  const note = noteOf(item.record)
  const tags = tagsOf(item.record)
  return (
    <article
      ref={ref}
      className={`note${active ? ' active' : ''}${dimmed ? ' dimmed' : ''}${editing ? ' editing' : ''}`}
      data-note={item.id}
      data-color={item.record.color}
      tabIndex={0}
      aria-label={readerStrings.noteOn(shortened(quoteOf(item.record)))}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
      onPointerEnter={() => onActive(true)}
      onPointerLeave={() => onActive(false)}
      onFocus={() => onActive(true)}
      onBlur={() => onActive(false)}
      onClick={(event) => {
        if (editing === null && !isControl(event)) actions.goToPassage()
      }}
      onKeyDown={(event) => onCardKey(event, actions)}
    >
      {editing === 'note' ? (
        <NoteField
          note={note}
          onSave={(text) => actions.update({ note: text })}
          onDone={actions.stopEditing}
        />
      ) : (
        note !== '' && (
          <div className="note-text">
            <NoteText note={note} onLink={actions.openLink} />
          </div>
        )
      )}
      {editing === 'tags' ? (
        <TagsField
          tags={tags}
          known={knownTags}
          onSave={(list) => actions.update({ tags: list })}
          onDone={actions.stopEditing}
        />
      ) : (
        tags.length > 0 && (
          <ul className="note-tags">
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )
      )}
      {editing === null && (
        <div className="note-actions">
          <BarButton name={readerStrings.editNote} shortcut="N" onPress={() => actions.edit('note')}>
            <MessageSquareText aria-hidden size={14} strokeWidth={1.75} />
          </BarButton>
          <BarButton name={readerStrings.editTags} shortcut="T" onPress={() => actions.edit('tags')}>
            <Tag aria-hidden size={14} strokeWidth={1.75} />
          </BarButton>
          <BarButton name={readerStrings.remove} shortcut="Delete" onPress={actions.remove}>
            <Trash2 aria-hidden size={14} strokeWidth={1.75} />
          </BarButton>
        </div>
      )}
    </article>
  )
}

function isControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a, textarea, input') !== null
}

function onCardKey(event: KeyboardEvent<HTMLElement>, actions: NoteActions): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  const color = highlightColors[Number(event.key) - 1]
  if (event.key === 'Enter') actions.goToPassage()
  else if (event.key.toLowerCase() === 'n') actions.edit('note')
  else if (event.key.toLowerCase() === 't') actions.edit('tags')
  else if (event.key.toLowerCase() === 'c') actions.copy()
  else if (event.key === 'Delete' || event.key === 'Backspace') actions.remove()
  else if (color !== undefined) actions.update({ color })
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** A passage as short as a name. */
export function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  return line.length <= 60 ? line : `${line.slice(0, 57).trimEnd()}…`
}
