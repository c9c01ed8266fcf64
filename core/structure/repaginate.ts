import { pageAt, type PageMap } from '../text/page-map.ts'
import type { StructuredText } from './structured-text.ts'

/** The same structure with every page label taken from another page map. The text itself, and so every offset, stays. */
export function repaginate(structure: StructuredText, pageMap: PageMap): StructuredText {
  const at = <T extends { start: number; page: string | null }>(entry: T): T => ({
    ...entry,
    page: pageAt(pageMap, entry.start),
  })
  return {
    ...structure,
    pageMap,
    outline: structure.outline.map(at),
    tables: structure.tables.map(at),
    citations: structure.citations.map(at),
    footnotes: structure.footnotes.map((note) => ({
      ...note,
      page: pageAt(pageMap, note.call ?? note.start),
    })),
    discrepancies: structure.discrepancies.map((discrepancy) => ({
      ...discrepancy,
      places: discrepancy.places.map(at),
    })),
  }
}
