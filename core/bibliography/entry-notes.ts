import { quotedRunIn } from '../citation/passage.ts'
import type { RichText } from '../citation/rich-text.ts'
import { notePartsOf, noteParagraphs } from '../interchange/note-markdown.ts'
import type { EntryNote } from './arrangement.ts'

/** What the setting of a note needs to know of its language: the word before a page, '' where there is none. */
export interface NoteLanguage {
  readonly locale: string
  pageTerm(page: string): string
}

/** The paragraphs that stand under an entry: a passage in quotation marks with its page, and behind it what its reader wrote. */
export function entryNoteParagraphs(
  note: EntryNote,
  { locale, pageTerm }: NoteLanguage,
): readonly (readonly RichText[])[] {
  if ('words' in note) return paragraphsOf(note.words).map((words) => [words])
  const written = noteParagraphs(note.note).map(richNote)
  const quote = quotedRunIn(note.quote, locale)
  if (quote === '') return written
  const page = note.page === null ? '' : ` (${[pageTerm(note.page), note.page].filter(Boolean).join(' ')})`
  const [first, ...more] = written
  return [[`${quote}${page}`, ...(first === undefined ? [] : [' – ', ...first])], ...more]
}

/** Abstracts come with paragraphs of JATS, HTML or empty lines; other tags are no words of theirs. */
function paragraphsOf(words: string): string[] {
  return words
    .replace(/<\/?(?:jats:)?(?:p|sec|title|div|br)\b[^<>]{0,100}>/gi, '\n\n')
    .replace(/<\/?(?:jats:)?[a-z][\w-]{0,20}(?: [^<>]{0,100})?>/gi, '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
}

/** A link stays words: what it is called and, where that is something else, its address. */
function richNote(paragraph: string): readonly RichText[] {
  return notePartsOf(paragraph).map((part): RichText => {
    switch (part.kind) {
      case 'strong':
        return { styling: 'bold', children: [part.text] }
      case 'emphasis':
        return { styling: 'italic', children: [part.text] }
      case 'link':
        return part.text === part.href ? part.text : `${part.text} (${part.href})`
      default:
        return part.text
    }
  })
}
