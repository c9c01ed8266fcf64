import type { ContentsKind, TitlePartRole } from '../../text/schema.ts'
import type { Found, SourceSpan } from '../source.ts'

/** A person or body as printed on a title page, on a contents page or at the head of a note on a contributor. */
export interface FoundName extends Found<string> {
  /** The line under or behind the name ("FLACSO, Ecuador"), or null. */
  readonly affiliation: Found<string> | null
}

/** A line of a contents page or of a list of figures or tables; `at` runs from its number to its page. */
export interface FoundEntry {
  readonly kind: ContentsKind
  /** Rank in the outline: 1 for a chapter, a part and what stands beside them, 2 for a chapter's sections, 3 for theirs. */
  readonly depth: number
  /** As printed without dot or colon: "11", "4.1", "PART I", "CHAPTER IV". */
  readonly number: Found<string> | null
  /** Put together where it wraps, without markup. */
  readonly title: Found<string>
  readonly authors: readonly Found<string>[]
  /** First page as printed. */
  readonly page: Found<string> | null
  readonly at: SourceSpan
}

/** One person of the list of contributors, with all pieces of the paragraph about them (two where a page ends in it). */
export interface FoundContributor {
  readonly name: Found<string>
  readonly pieces: readonly SourceSpan[]
}

/** A number as printed, in normal form, and whether its check digit agrees. */
export interface FoundIsbn extends Found<string> {
  /** Ten or thirteen characters, no hyphens. `value` is the same. */
  readonly valid: boolean
  /** "hardback", "ebook", as printed, or null. */
  readonly qualifier: string | null
}

/** A year and what it is the year of. */
export interface FoundYear extends Found<number> {
  readonly of: 'copyright' | 'publication' | 'cataloguing' | 'title-page'
}

/** One thing after another in a section of front matter, in the order of the text: what assembly makes nodes of. */
export type FrontItem =
  | { readonly kind: 'title-part'; readonly role: TitlePartRole; readonly at: SourceSpan }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly at: SourceSpan; readonly text: string }
  | { readonly kind: 'entry'; readonly at: SourceSpan; readonly entry: FoundEntry }
  | { readonly kind: 'contributor'; readonly at: SourceSpan; readonly contributor: FoundContributor }
  | { readonly kind: 'paragraph'; readonly at: SourceSpan }

/** A run of blocks that belong to the front matter. Everything between `from` and `to` is in `items`. */
export interface FrontSection {
  readonly role: 'title-page' | 'contents' | 'list' | 'contributors'
  /** Block indexes, `to` exclusive. */
  readonly from: number
  readonly to: number
  readonly items: readonly FrontItem[]
}

/** What stands before the first chapter, read from its layout alone. All lists are empty and all values null where there is none. */
export interface FrontMatter {
  /** Ordered by `from`, never overlapping. What lies between (a preface, a dedication with a heading) is body. */
  readonly sections: readonly FrontSection[]
  /** Best reading of the title: the title page's, else the half title's. */
  readonly title: Found<string> | null
  readonly subtitle: Found<string> | null
  /** Every place that prints the title. */
  readonly titles: readonly Found<string>[]
  readonly editors: readonly FoundName[]
  readonly authors: readonly FoundName[]
  readonly translators: readonly FoundName[]
  /** Who holds the copyright, as printed. */
  readonly holders: readonly FoundName[]
  /** Names as a library catalogue inverts them: family, given. */
  readonly inverted: readonly Found<readonly [string, string]>[]
  readonly series: Found<string> | null
  readonly edition: Found<string> | null
  /** Every form in which the publisher is printed, the fullest first. */
  readonly publishers: readonly Found<string>[]
  readonly places: readonly Found<string>[]
  readonly years: readonly FoundYear[]
  readonly isbns: readonly FoundIsbn[]
  /** Library of Congress control number. */
  readonly controlNumber: Found<string> | null
  /** Library of Congress classification. */
  readonly callNumber: Found<string> | null
  readonly dewey: Found<string> | null
  readonly contents: readonly FoundEntry[]
  readonly figures: readonly FoundEntry[]
  readonly tables: readonly FoundEntry[]
  readonly contributors: readonly FoundContributor[]
}

/** A chapter, preface or other piece that has its own heading in the body. */
export interface FoundChapter {
  /** "11", or null. */
  readonly number: Found<string> | null
  /** True where the heading calls itself a chapter ("Chapter 11", "Kapitel XI"). */
  readonly named: boolean
  readonly title: Found<string>
  /** Names in its byline, as printed. */
  readonly authors: readonly Found<string>[]
  /** Printed page it begins on where a marker or running head says so, or null. */
  readonly page: string | null
}

/** A part's half title in the body. */
export interface FoundPart {
  /** "PART III", or null. */
  readonly number: Found<string> | null
  readonly title: Found<string>
}
