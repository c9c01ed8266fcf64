/**
 * Every format a bibliography can be written in; the names are those of the command line.
 * The last three are formatted in a CSL style, the others hold data.
 */
export const bibliographyFormats = ['bibtex', 'biblatex', 'ris', 'csl-json', 'text', 'html', 'rtf'] as const
export type BibliographyFormat = (typeof bibliographyFormats)[number]

/** Every format a bibliography can be read from. */
export const readableFormats = ['bibtex', 'biblatex', 'ris', 'csl-json'] as const
export type ReadableFormat = (typeof readableFormats)[number]
