import type { KnownPage, PageCandidate, PageClues } from '../../../../core/structure/structure.ts'
import type { PageMap } from '../../../../core/text/page-map.ts'

/** A candidate, `evidence` first so that a test reads as a sentence. */
export const candidate = (
  evidence: PageCandidate['evidence'],
  offset: number,
  label: string | null = null,
): PageCandidate => ({ offset, evidence, label, confidence: evidence === 'interpolation' ? 0.2 : 0.9 })

export const contents = (offset: number, label: string): KnownPage => ({
  offset,
  label,
  evidence: 'contents',
  begins: true,
  confidence: 0.95,
})

export const listed = (offset: number, label: string): KnownPage => ({
  offset,
  label,
  evidence: 'table-list',
  begins: false,
  confidence: 0.9,
})

export const clues = (length: number, parts: Partial<Omit<PageClues, 'length'>>): PageClues => ({
  length,
  candidates: [...(parts.candidates ?? [])].sort((a, b) => a.offset - b.offset),
  known: [...(parts.known ?? [])].sort((a, b) => a.offset - b.offset),
  displaced: parts.displaced ?? [],
  gaps: parts.gaps ?? [],
})

/** "197@0 198@2500 …": which page begins where. */
export const starts = (map: PageMap): string =>
  map.pages.map((page) => `${page.label}@${page.start}`).join(' ')
