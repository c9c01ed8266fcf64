import type { ArrangedItems } from '../../core/bibliography/arrangement.ts'
import type { CiteDetails } from '../../core/citation/locator.ts'
import type { Result } from '../../core/commands/result.ts'
import type { BibliographyFormat, ReadableFormat } from '../../core/interchange/format.ts'
import type { CitationFormat, StyleInfo } from '../../core/citation/style-info.ts'
import type { Exported } from '../../core/protocol/citations.ts'
import type { StylePreview } from '../../core/protocol/styles.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'

/** How a citation or a bibliography is to look. */
export interface Look {
  /** A bundled style's id, or the path of a `.csl` file. */
  readonly style: string
  readonly locale: string
}

/** One item in a citation. */
export interface CiteOfItem extends CiteDetails {
  readonly item: IdentifiedCslItem
}

/** A citation's words, and the same with its italics and the like; `html` is escaped. */
export interface Citation {
  readonly text: string
  readonly html: string
  /** For each of its items the word before its locator in the citation's language, "p." or "chaps."; '' where there is none. */
  readonly terms: readonly string[]
}

/** A formatted bibliography in each of the ways we write one. `html` is a fragment, `rtf` a whole document. */
export interface Bibliography {
  readonly text: string
  readonly html: string
  readonly rtf: string
  readonly markdown: string
}

/** What a style's file says of the style. */
export interface InspectedStyle {
  /** The last part of its id. */
  readonly id: string | null
  readonly title: string | null
  readonly format: CitationFormat | null
}

/** What a style makes of items. */
export type PreviewedStyle = Omit<StylePreview, 'sample'>

/** What a file of items holds. */
export interface ReadItems {
  readonly items: readonly IdentifiedCslItem[]
  /** One sentence each, with its line where it has one: what could not be read, and what became of it. */
  readonly problems: readonly string[]
  readonly format: ReadableFormat
}

/** What the worker can be asked; it answers with a `Result`. */
export interface Requests {
  styles: { args: Record<string, never>; value: { styles: readonly StyleInfo[]; locales: readonly string[] } }
  /** Refused where the style cannot be compiled. */
  inspect: { args: { xml: string; name: string }; value: InspectedStyle }
  /** The locale that a style is written in where none is asked for. */
  locale: { args: { style: string }; value: { locale: string } }
  preview: { args: { items: readonly IdentifiedCslItem[]; look: Look }; value: PreviewedStyle }
  cite: {
    args: { citations: readonly (readonly CiteOfItem[])[]; look: Look }
    value: readonly Citation[]
  }
  bibliography: { args: { items: readonly IdentifiedCslItem[]; look: Look }; value: Bibliography }
  write: {
    args: {
      items: readonly IdentifiedCslItem[]
      format: BibliographyFormat
      look: Look
      /** Counts for formatted bibliographies only. */
      arranged?: ArrangedItems | undefined
    }
    value: Exported
  }
  read: { args: { content: string | Uint8Array; format?: ReadableFormat | undefined }; value: ReadItems }
}
export type RequestName = keyof Requests
export type Arguments<N extends RequestName> = Requests[N]['args']
export type Answer<N extends RequestName> = Result<Requests[N]['value']>

/** What goes to the worker. */
export interface Asked<N extends RequestName = RequestName> {
  readonly name: N
  readonly args: Arguments<N>
}
/** Asks for the next part of a long answer. */
export interface AskedMore {
  readonly name: 'more'
}
/** What comes back: first that it is there, then one answer for each question, in order; the items of a long one come in parts before it. */
export type Told =
  | { readonly type: 'ready' }
  /** All is loaded: from here on the question's own limit counts. */
  | { readonly type: 'begun' }
  | { readonly type: 'part'; readonly items: readonly IdentifiedCslItem[] }
  | { readonly type: 'answer'; readonly answer: Answer<RequestName> }
  | { readonly type: 'defect'; readonly message: string }
