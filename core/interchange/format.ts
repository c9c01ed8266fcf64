/** Every format a bibliography can be written in; the names are those of the command line. */
export const bibliographyFormats = [
  'bibtex',
  'biblatex',
  'ris',
  'csl-json',
  'csl-yaml',
  'endnote-xml',
  'enw',
  'mods',
  'bibjson',
  'cff',
  'coins',
  'json-ld',
  'wikipedia',
  'word-xml',
  'text',
  'html',
  'rtf',
  'markdown',
  'latex',
  'typst',
] as const
export type BibliographyFormat = (typeof bibliographyFormats)[number]

/** Those that are formatted in a CSL style; the others hold data. */
export const formattedFormats = ['text', 'html', 'rtf', 'markdown', 'latex', 'typst'] as const
export type FormattedFormat = (typeof formattedFormats)[number]

/** Every format a bibliography can be read from. `docx` and `odt` are documents whose citations are read. */
export const readableFormats = [
  'bibtex',
  'biblatex',
  'ris',
  'csl-json',
  'csl-yaml',
  'endnote-xml',
  'enw',
  'nbib',
  'medline',
  'pubmed-xml',
  'wos',
  'mods',
  'bibjson',
  'cff',
  'citavi',
  'zotero-rdf',
  'word-xml',
  'docx',
  'odt',
] as const
export type ReadableFormat = (typeof readableFormats)[number]
