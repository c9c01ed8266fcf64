/** Every format a bibliography can be written in; the names are those of the command line. */
export const bibliographyFormats = [
  'bibtex',
  'biblatex',
  'ris',
  'csl-json',
  'csl-yaml',
  'text',
  'html',
  'rtf',
] as const
export type BibliographyFormat = (typeof bibliographyFormats)[number]

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
