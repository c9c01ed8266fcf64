import { Fragment, type ReactNode } from 'react'
import { notePartsOf, type NotePart } from '../../core/interchange/note-markdown.ts'

/** A note as paragraphs; a line end inside one stays a line end. */
export function NoteText({ note, onLink }: { note: string; onLink: (url: string) => void }): ReactNode {
  return note
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph, index) => (
      <p key={index}>
        {paragraph.split('\n').map((line, row) => (
          <Fragment key={row}>
            {row > 0 && <br />}
            {notePartsOf(line).map((part, place) => partElement(part, place, onLink))}
          </Fragment>
        ))}
      </p>
    ))
}

function partElement(part: NotePart, key: number, onLink: (url: string) => void): ReactNode {
  switch (part.kind) {
    case 'strong':
      return <strong key={key}>{part.text}</strong>
    case 'emphasis':
      return <em key={key}>{part.text}</em>
    case 'code':
      return <code key={key}>{part.text}</code>
    case 'link':
      return (
        <a
          key={key}
          href={part.href}
          onClick={(event) => {
            event.preventDefault()
            event.stopPropagation()
            onLink(part.href)
          }}
        >
          {part.text}
        </a>
      )
    default:
      return part.text
  }
}
