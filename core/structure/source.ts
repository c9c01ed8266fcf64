/** A stretch of the source file's decoded text, UTF-16 units, `end` exclusive. The one currency of place inside the structure pipeline. */
export interface SourceSpan {
  readonly start: number
  readonly end: number
}

/** One line of the source, without its line end. */
export interface Line extends SourceSpan {
  readonly text: string
}

/**
 * Lines that stand together: between blank lines where the text is reflowed; a paragraph put together from
 * hard-wrapped lines where it came page by page. Furniture (running heads, page numbers, markers) is already out.
 */
export interface Block extends SourceSpan {
  /** Zero-based, in the order of the text. */
  readonly index: number
  readonly lines: readonly Line[]
  /** Number of blank lines before it. */
  readonly blankBefore: number
  /** Printed label of the page it begins on, where a marker or running head says so. */
  readonly page: string | null
}

/** A value and the place it was read in. */
export interface Found<T> {
  readonly value: T
  readonly at: SourceSpan
}
