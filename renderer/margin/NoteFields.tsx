import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { readerStrings } from '../reader/strings.ts'

interface NoteFieldProps {
  readonly note: string
  readonly onSave: (note: string) => void
  /** `back`: the person ended it with a key, so the focus goes back to where it came from. */
  readonly onDone: (back: boolean) => void
}

/** A note's Markdown. Saved when it is left or on Mod+Enter; Escape takes the change back. */
export function NoteField({ note, onSave, onDone }: NoteFieldProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(note)
  const ended = useRef(false)
  const hint = useId()
  // Before the next key: a letter typed at once belongs to the note.
  useLayoutEffect(() => {
    field.current!.focus({ preventScroll: true })
    field.current!.setSelectionRange(note.length, note.length)
    // The caret is put to the end once, when the field opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const end = (save: boolean, back: boolean): void => {
    if (ended.current) return
    ended.current = true
    if (save && text.trim() !== note.trim()) onSave(text.trim())
    onDone(back)
  }
  return (
    <div className="note-field">
      <textarea
        ref={field}
        value={text}
        rows={2}
        maxLength={100_000}
        aria-label={readerStrings.noteField}
        aria-describedby={hint}
        placeholder={readerStrings.notePlaceholder}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(true, false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') end(false, true)
          else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) end(true, true)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <p className="note-hint" id={hint}>
        {readerStrings.noteHint}
      </p>
    </div>
  )
}

interface TagsFieldProps {
  readonly tags: readonly string[]
  readonly known: readonly string[]
  readonly onSave: (tags: readonly string[]) => void
  readonly onDone: (back: boolean) => void
}

/** Tags as one line, commas between them. */
export function TagsField({ tags, known, onSave, onDone }: TagsFieldProps): ReactNode {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(tags.length === 0 ? '' : `${tags.join(', ')}, `)
  const ended = useRef(false)
  const list = useId()
  useLayoutEffect(() => field.current!.focus({ preventScroll: true }), [])
  const end = (save: boolean, back: boolean): void => {
    if (ended.current) return
    ended.current = true
    const typed = tagsIn(text)
    if (save && typed.join('\n') !== tags.join('\n')) onSave(typed)
    onDone(back)
  }
  const before = text.slice(0, text.lastIndexOf(',') + 1)
  return (
    <div className="note-field">
      <input
        ref={field}
        value={text}
        list={list}
        autoComplete="off"
        aria-label={readerStrings.tagsField}
        placeholder={readerStrings.tagsPlaceholder}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(true, false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') end(false, true)
          else if (event.key === 'Enter') end(true, true)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <datalist id={list}>
        {known
          .filter((tag) => !tagsIn(before).includes(tag))
          .slice(0, 200)
          .map((tag) => (
            <option key={tag} value={before === '' ? tag : `${before} ${tag}`} />
          ))}
      </datalist>
    </div>
  )
}

/** The tags in a line: trimmed, without a leading `#`, each once, at most 200 characters each. */
export function tagsIn(line: string): string[] {
  const tags = line.split(',').map((tag) => tag.trim().replace(/^#+/, '').trim().slice(0, 200))
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, 100)
}
