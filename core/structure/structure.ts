import type { Node } from 'prosemirror-model'
import type { CslItem } from '../records/csl.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import type { PageMap } from '../text/page-map.ts'
import type { ContentsKind } from '../text/schema.ts'

/** A stretch of the canonical text, UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A heading, and the page it stands on. */
export interface OutlineEntry extends Span {
  /** 1 is a chapter or one of the book's own parts (Preface, Contents). */
  readonly level: number
  readonly title: string
  readonly number: string | null
  readonly page: string | null
  readonly section: string
}

export interface Footnote extends Span {
  readonly id: string
  /** As printed: "3", "*". */
  readonly label: string
  /** The page of its call, or of the note where it has no call. */
  readonly page: string | null
  /** Offset of the call in the canonical text, or null where no call was found. */
  readonly call: number | null
  readonly text: string
}

export interface TableInfo extends Span {
  readonly label: string | null
  readonly caption: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly source: string | null
  readonly page: string | null
}

/** A line of the contents page or of a list of figures or tables. */
export interface ContentsEntry extends Span {
  readonly kind: ContentsKind
  /** "11", "4.1", "PART I", or null. */
  readonly number: string | null
  readonly title: string
  readonly authors: readonly string[]
  /** First page as printed, or null (a part often has none). */
  readonly page: string | null
}

/** One cited work in a cluster. */
export interface FoundCite {
  /** Surnames or the corporate author, as printed. */
  readonly names: readonly string[]
  /** "2010", "n.d.", "forthcoming". */
  readonly year: string
  /** The letter after the year ("a"), or null. */
  readonly suffix: string | null
  /** What stands after the comma or colon ("5–6"), or null. */
  readonly locator: string | null
}

/** An in-text citation as it stands in the text. */
export interface CitationCluster extends Span {
  /** As printed, with its parentheses. */
  readonly raw: string
  readonly page: string | null
  readonly cites: readonly FoundCite[]
  /** Where it stands. */
  readonly place: 'text' | 'footnote' | 'table-source'
}

/** A record read from the object itself. */
export interface FoundRecord {
  /** Stable within the structure: "book", "chapter-11". */
  readonly key: string
  readonly csl: CslItem
  /** Key of the record this one is a part of, or null. */
  readonly partOf: string | null
  /** CSL variable → every place it was read. */
  readonly evidence: Readonly<Record<string, readonly Span[]>>
}

/** A place where the text disagrees with itself. */
export interface Discrepancy {
  readonly kind:
    | 'name'
    | 'title'
    | 'year'
    | 'identifier'
    | 'table-title'
    | 'repeated-row'
    | 'spelling'
    | 'page'
    | 'footnote'
  readonly message: string
  readonly places: readonly (Span & { readonly text: string; readonly page: string | null })[]
}

/** A paragraph or list item put together again across a page end. */
export interface Rejoined {
  /** Canonical offset of the first character after the page end. */
  readonly at: number
  /** 0–1. */
  readonly confidence: number
}

/** All that a plain text says of itself. */
export interface Structure {
  readonly doc: Node
  readonly canonical: CanonicalText
  /** BCP 47, or `und`. */
  readonly language: string
  readonly words: number
  readonly title: string
  readonly pageMap: PageMap
  readonly outline: readonly OutlineEntry[]
  readonly footnotes: readonly Footnote[]
  readonly tables: readonly TableInfo[]
  readonly contents: readonly ContentsEntry[]
  readonly figuresListed: readonly ContentsEntry[]
  readonly tablesListed: readonly ContentsEntry[]
  readonly citations: readonly CitationCluster[]
  readonly records: readonly FoundRecord[]
  readonly discrepancies: readonly Discrepancy[]
  readonly rejoined: readonly Rejoined[]
  /** What a page map is solved from, kept so that one correction can solve it anew without the source. */
  readonly pageClues: PageClues
}

/** What a page map is solved from. Offsets are canonical. */
export interface PageClues {
  /** Length of the canonical text, UTF-16 units. */
  readonly length: number
  /** Every place a page may begin, ordered by offset. */
  readonly candidates: readonly PageCandidate[]
  /** Every place whose page is known from elsewhere (contents, list of tables, a marker's label), ordered by offset. */
  readonly known: readonly KnownPage[]
  /** Footnotes: printed on the page of their call. */
  readonly displaced: readonly (Span & { readonly call: number })[]
  /** Stretches that are not printed flow between known pages (the gap from the preface to chapter 11 in an excerpt): a page number run never crosses their start. */
  readonly gaps: readonly number[]
}

export interface PageCandidate {
  readonly offset: number
  /** What speaks for a page beginning here. `interpolation` marks a mere paragraph boundary. */
  readonly evidence:
    'marker' | 'running-head' | 'form-feed' | 'interrupted-paragraph' | 'footnotes' | 'interpolation'
  /** Printed label where a marker or a running head gives one. */
  readonly label: string | null
  /** 0–1 for the evidence alone. */
  readonly confidence: number
}

export interface KnownPage {
  /** The end of the text (or a gap, where another page begins there too) for a page that would follow but is not in the text. */
  readonly offset: number
  readonly label: string
  /** `contents`: a page begins exactly here. `table-list`: the offset stands somewhere on the page. */
  readonly evidence: 'contents' | 'table-list' | 'marker' | 'reader'
  /** True where the page begins at the offset. */
  readonly begins: boolean
  /** 0–1. */
  readonly confidence: number
}
