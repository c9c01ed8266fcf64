import { pageAt } from '../text/page-map.ts'
import type { CslItem } from '../records/csl.ts'
import type { ContentsKind } from '../text/schema.ts'
import type {
  CitationCluster,
  ContentsEntry,
  Discrepancy,
  FoundCite,
  Span,
  Structure,
} from '../structure/structure.ts'

/** A line of the contents page or of a list, as `inspect --json` prints it. */
export interface InspectedEntry {
  readonly title: string
  readonly authors: readonly string[]
  readonly page: string | null
  readonly number: string | null
  readonly kind: ContentsKind
}

/**
 * What `postil inspect --json` prints. Keys stand in this order and stay; more may be added at the end of an object.
 * Every offset is in UTF-16 units of the canonical text, `end` exclusive.
 */
export interface Inspection {
  readonly text: {
    readonly characters: number
    readonly words: number
    readonly language: string
    readonly title: string
  }
  readonly outline: readonly {
    readonly level: number
    readonly title: string
    readonly page: string | null
    readonly start: number
    readonly number: string | null
  }[]
  readonly pages: readonly {
    readonly label: string
    readonly start: number
    readonly end: number
    readonly evidence: readonly string[]
    readonly confidence: number
  }[]
  readonly footnotes: readonly {
    readonly label: string
    readonly page: string | null
    readonly call: number | null
    readonly text: string
  }[]
  readonly tables: readonly {
    readonly label: string | null
    readonly caption: string
    readonly header: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly source: string | null
    readonly page: string | null
  }[]
  /** Chapters and front matter; parts stand in `parts`. */
  readonly contents: readonly InspectedEntry[]
  readonly citations: readonly {
    readonly raw: string
    readonly page: string | null
    readonly start: number
    readonly cites: readonly FoundCite[]
    readonly end: number
    readonly place: CitationCluster['place']
  }[]
  /** CSL items; `evidence` is variable → the places it was read in. `partOf` is the `id` of the book. */
  readonly records: readonly (CslItem & {
    readonly id: string
    readonly partOf: string | null
    readonly evidence: Readonly<Record<string, readonly Span[]>>
  })[]
  readonly discrepancies: readonly Discrepancy[]
  readonly parts: readonly InspectedEntry[]
  readonly figures: readonly InspectedEntry[]
  readonly tablesListed: readonly InspectedEntry[]
  readonly rejoined: readonly {
    readonly at: number
    readonly page: string | null
    readonly text: string
    readonly confidence: number
  }[]
}

/** How much of a re-joined paragraph is shown from the page end on. */
const shownLength = 40

/** A structure as `postil inspect --json` prints it. */
export function inspection(structure: Structure): Inspection {
  const { canonical, pageMap } = structure
  return {
    text: {
      characters: canonical.text.length,
      words: structure.words,
      language: structure.language,
      title: structure.title,
    },
    outline: structure.outline.map(({ level, title, page, start, number }) => ({
      level,
      title,
      page,
      start,
      number,
    })),
    pages: pageMap.pages.map(({ label, start, end, evidence, confidence }) => ({
      label,
      start,
      end,
      evidence,
      confidence: rounded(confidence),
    })),
    footnotes: structure.footnotes.map(({ label, page, call, text }) => ({ label, page, call, text })),
    tables: structure.tables.map(({ label, caption, header, rows, source, page }) => ({
      label,
      caption,
      header,
      rows,
      source,
      page,
    })),
    contents: structure.contents.filter((entry) => entry.kind !== 'part').map(inspectedEntry),
    citations: structure.citations.map(({ raw, page, start, cites, end, place }) => ({
      raw,
      page,
      start,
      cites: cites.map(({ names, year, suffix, locator }) => ({ names, year, suffix, locator })),
      end,
      place,
    })),
    records: structure.records.map(({ key, csl, partOf, evidence }) => ({
      id: key,
      ...csl,
      partOf,
      evidence,
    })),
    discrepancies: structure.discrepancies,
    parts: structure.contents.filter((entry) => entry.kind === 'part').map(inspectedEntry),
    figures: structure.figuresListed.map(inspectedEntry),
    tablesListed: structure.tablesListed.map(inspectedEntry),
    rejoined: structure.rejoined.map(({ at, confidence }) => ({
      at,
      page: pageAt(pageMap, at),
      text: canonical.text.slice(at, at + shownLength).split('\n')[0]!,
      confidence: rounded(confidence),
    })),
  }
}

function inspectedEntry({ title, authors, page, number, kind }: ContentsEntry): InspectedEntry {
  return { title, authors, page, number, kind }
}

/** Two decimals: what is beyond is noise, and would make the output differ for nothing. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
