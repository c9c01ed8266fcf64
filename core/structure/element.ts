import type { FoundEntry } from './front-matter/found.ts'
import type { SourceSpan } from './source.ts'
import type { PageEnd } from './text-block.ts'
import type { TracedText } from './traced-text.ts'
import type { SectionRole, TitlePartRole } from '../text/schema.ts'

interface Placed {
  /** Page end that stands right before it, or null. */
  readonly pageEnd: PageEnd | null
}

export interface HeadingElement extends Placed {
  readonly kind: 'heading'
  readonly level: number
  readonly number: string | null
  /** Where the number is printed, or null. */
  readonly numberAt: SourceSpan | null
  readonly text: TracedText
  readonly role: SectionRole
}

export interface ParagraphElement extends Placed {
  readonly kind: 'paragraph' | 'byline'
  /** Lines that are to stay lines have `\n` between them. */
  readonly text: TracedText
}

export interface QuoteElement extends Placed {
  readonly kind: 'quote'
  readonly paragraphs: readonly TracedText[]
}

export interface ListElement extends Placed {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly start: number
  /** "-", "1.": what its items begin with. */
  readonly shape: string
  readonly items: readonly TracedText[]
}

export interface TableElement extends Placed {
  readonly kind: 'table'
  readonly label: string | null
  readonly caption: TracedText | null
  readonly rows: readonly (readonly TracedText[])[]
  readonly source: TracedText | null
}

export interface FigureElement extends Placed {
  readonly kind: 'figure'
  readonly label: string | null
  readonly text: TracedText
}

export interface NoteElement extends Placed {
  readonly kind: 'note'
  readonly id: string
  readonly label: string
  readonly paragraphs: readonly TracedText[]
  /** Source offset of its call, or null. */
  readonly call: number | null
}

export interface FrontElement extends Placed {
  readonly kind: 'title-part'
  readonly role: TitlePartRole
  readonly text: TracedText
}

export interface EntryElement extends Placed {
  readonly kind: 'entry'
  readonly entry: FoundEntry
  readonly text: TracedText
}

/** One piece of a document in the order of the source, before it is put into sections. */
export type Element =
  | HeadingElement
  | ParagraphElement
  | QuoteElement
  | ListElement
  | TableElement
  | FigureElement
  | NoteElement
  | FrontElement
  | EntryElement
