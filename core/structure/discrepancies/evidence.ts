import type { FoundChapter, FoundPart, FrontMatter } from '../front-matter/found.ts'
import type { Found, SourceSpan } from '../source.ts'
import type { Discrepancy } from '../structure.ts'

/** A table in the body. */
export interface FoundTable {
  /** "11.1", or null. */
  readonly label: string | null
  readonly caption: Found<string>
  /** Data rows without the header. */
  readonly rows: readonly Found<readonly string[]>[]
  /** Printed page, where known. */
  readonly page: string | null
}

/** A note, its text's place, and its call's place or null. */
export interface FoundNote {
  readonly label: string
  readonly at: SourceSpan
  readonly call: SourceSpan | null
}

/** All that the text says of itself, gathered to be compared. */
export interface Evidence {
  readonly source: string
  readonly front: FrontMatter
  readonly chapters: readonly FoundChapter[]
  readonly parts: readonly FoundPart[]
  readonly tables: readonly FoundTable[]
  readonly notes: readonly FoundNote[]
  /** Calls to which no note belongs. */
  readonly callsWithoutNote: readonly Found<string>[]
  /** The running text, notes and captions: where spellings are compared. */
  readonly prose: readonly SourceSpan[]
}

/** A place where the text disagrees with itself, before pages are known. */
export interface SourceDiscrepancy {
  readonly kind: Discrepancy['kind']
  /** One plain sentence. */
  readonly message: string
  /** At least two places, in the order of the text (one where the thing missing has no place). */
  readonly places: readonly (SourceSpan & { readonly text: string })[]
}
