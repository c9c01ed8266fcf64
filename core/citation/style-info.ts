/** How a style points from the text to its sources: CSL's `citation-format`. */
export const citationFormats = ['author-date', 'author', 'numeric', 'label', 'note'] as const
export type CitationFormat = (typeof citationFormats)[number]

/** A citation style as a list shows it. */
export interface StyleInfo {
  /** CSL style id without its URL: "apa". */
  readonly id: string
  readonly title: string
  /** Null where the style does not tell. */
  readonly format: CitationFormat | null
  /** True for a style that was added to the library; it stands before a bundled one of the same id. */
  readonly own: boolean
}

export function isCitationFormat(word: unknown): word is CitationFormat {
  return citationFormats.some((format) => format === word)
}
