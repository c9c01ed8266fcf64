import type { Ref } from 'react'
import type { AnnotationId, AnnotationRecord, HighlightColor } from '../../core/records/annotation.ts'
import type { Span } from '../../core/structure/structure.ts'
import type { OpenedText } from '../../core/protocol/texts.ts'

/** How the text is set. */
export interface Typography {
  /** Font size of the body, CSS pixels. */
  readonly size: number
  /** Longest line, in characters (`ch`). */
  readonly measure: number
  /** Multiple of the size. */
  readonly lineHeight: number
}

export const defaultTypography: Typography = { size: 19, measure: 66, lineHeight: 1.55 }

/** Which annotations stand out. An empty list or '' asks for nothing. */
export interface AnnotationFilter {
  readonly colors: readonly HighlightColor[]
  /** An annotation matches when it has one of them. */
  readonly tags: readonly string[]
  /** Found in the note, the tags or the passage, whatever the case. */
  readonly text: string
  /** What becomes of the others. */
  readonly others: 'dim' | 'hide'
}

/** Where the reader is: what stands at the top of the window. Offsets are UTF-16 units of the canonical text. */
export interface Place {
  readonly offset: number
  readonly page: string | null
  /** Titles of the headings above the place, outermost first. */
  readonly heading: readonly string[]
  /** Id of the section. */
  readonly section: string
}

/** A passage or an annotation, as the citing method takes it. */
export type CitationTarget = { readonly annotationId: AnnotationId } | { readonly range: Span }

/** What an annotation is changed to; what is left out stays. */
export interface AnnotationPatch {
  readonly color?: HighlightColor
  readonly note?: string
  readonly tags?: readonly string[]
}

/** All that the reader asks of the window around it. Refusals are told by the window; the reader only learns that there is nothing. */
export interface ReaderActions {
  /** Asked before anything is written; false where the library takes nothing, which the window then tells. */
  mayEdit(): boolean
  /** Gives null where the library refused. */
  create(
    range: Span,
    color: HighlightColor,
    note: string,
    tags: readonly string[],
  ): Promise<AnnotationRecord | null>
  update(id: AnnotationId, patch: AnnotationPatch): Promise<boolean>
  remove(ids: readonly AnnotationId[]): Promise<boolean>
  copyWithCitation(target: CitationTarget): void
  openLink(url: string): void
  /** A page label was chosen: the window asks what the page's number is. `anchor` is where to show that, in the window's coordinates. */
  correctPage(offset: number, label: string, anchor: DOMRect): void
}

/** What the window around it can ask of the reader. */
export interface ReaderHandle {
  /** Scrolls so that the place stands at the top (an offset) or in sight (a range); `flash` marks a range for a moment. */
  scrollTo(target: number | Span, options?: { readonly flash?: boolean; readonly focus?: boolean }): void
  /** Opens the find bar, or goes to its field. */
  find(): void
  findNext(): void
  findPrevious(): void
  /** Scrolls to the passage, makes it the active one and opens its bar. */
  focusAnnotation(id: AnnotationId): void
  /** Goes to the passage and opens its note, or its tags, for writing. */
  editAnnotation(id: AnnotationId, field?: 'note' | 'tags'): void
  /** Each of these does nothing (false) without a selection. */
  highlightSelection(color?: HighlightColor): boolean
  noteOnSelection(): boolean
  copySelectionWithCitation(): boolean
  nextAnnotation(): void
  previousAnnotation(): void
  /** The caret goes back into the text. */
  focus(): void
  /** The selected passage, or null. */
  selection(): Span | null
  place(): Place | null
}

/** The text with its margin. It fills its parent, which has a definite height, and scrolls inside it. */
export interface ReaderProps {
  readonly opened: OpenedText
  /** Those of this text, in any order. */
  readonly annotations: readonly AnnotationRecord[]
  /** What the person calls each color: "Claim". */
  readonly colorNames: Readonly<Record<HighlightColor, string>>
  /** What a note or a tag on a bare selection is colored with. */
  readonly defaultColor?: HighlightColor
  readonly typography: Typography
  /** Where to open the text; null is its beginning. Only looked at when a text is opened. */
  readonly initialOffset: number | null
  readonly filter?: AnnotationFilter | null
  /** False folds the margin away even where there is room for it. */
  readonly showMargin?: boolean
  /** All tags in the library, to choose from while typing. */
  readonly knownTags?: readonly string[]
  readonly actions: ReaderActions
  /** Called at most ten times a second while the text scrolls, and once after it was opened. */
  readonly onPlace?: (place: Place) => void
  /** Annotations whose passage is not in the text (any more); called when the set changes. */
  readonly onOrphans?: (ids: readonly AnnotationId[]) => void
  readonly onSelection?: (range: Span | null) => void
  readonly ref?: Ref<ReaderHandle>
}
