import { count, number } from './wording.ts'

export const exporting = {
  title: 'Export items',
  what: 'What to export',
  selected: (n: number) => `What is chosen (${number.format(n)})`,
  collection: (title: string, n: number) => `“${title}” (${number.format(n)})`,
  all: (n: number) => `All items (${number.format(n)})`,
  format: 'Format',
  formats: {
    bibtex: 'BibTeX',
    biblatex: 'BibLaTeX',
    ris: 'RIS',
    'csl-json': 'CSL-JSON',
    'csl-yaml': 'CSL-YAML (pandoc)',
    'endnote-xml': 'EndNote XML',
    enw: 'EndNote tagged (.enw)',
    mods: 'MODS',
    bibjson: 'BibJSON',
    cff: 'CITATION.cff',
    coins: 'COinS',
    'json-ld': 'schema.org JSON-LD',
    wikipedia: 'Wikipedia templates',
    'word-xml': 'Word bibliography',
    text: 'Bibliography, plain text',
    html: 'Bibliography, rich text (HTML)',
    rtf: 'Bibliography, RTF',
    markdown: 'Bibliography, Markdown',
    latex: 'Bibliography, LaTeX',
    typst: 'Bibliography, Typst',
  },
  working: 'Working …',
  leftOut: 'What this format cannot hold',
  ready: (n: number) => count(n, 'item'),
  save: 'Save …',
  fileName: 'library',
  saved: (n: number, path: string | null) =>
    `${count(n, 'item')} saved${path === null ? '' : ` to ${path}`}.`,
  copied: (n: number) => `${count(n, 'item')} copied.`,
  keep: 'Keep up to date …',
}

export const keptFiles = {
  title: 'Files kept up to date',
  explain:
    'Each is written anew when your items change, so that LaTeX, pandoc or another program can point at it. This works while Postil is open.',
  empty: 'No file is kept up to date yet. Export your items and choose “Keep up to date”.',
  noItems: 'No file is kept up to date yet. Add a text or a bibliography first, then export its items.',
  export: 'Export items …',
  list: 'Kept files',
  facts: (format: string, style: string | null, items: number | null, collection: string | null) =>
    [
      format,
      ...(style === null ? [] : [style]),
      collection !== null
        ? collection === ''
          ? 'a collection that is gone'
          : `“${collection}”`
        : items === null
          ? 'whole library'
          : `${count(items, 'chosen item')}`,
    ].join(' · '),
  written: (when: string) => `Written ${when}`,
  never: 'Not written yet',
  paused: 'Paused',
  behind: 'Behind',
  writeNow: 'Write now',
  wrote: (name: string) => `${name} is up to date.`,
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop keeping',
  stopped: (name: string) => `${name} is not kept up to date any more. The file stays as it is.`,
  replace: 'Replace it',
  replaced: (name: string) => `${name} is up to date. What was in it before is in a file beside it.`,
  show: 'Show',
  kept: (path: string) => `${path} is kept up to date from now on.`,
  nameTitle: 'Keep a file up to date',
  name: 'Name of the file',
  nameHint: (folder: string) => `In ${folder}. Other folders: postil serve --keep-in DIR.`,
  badName: 'A name alone, without a folder: library.bib.',
  keep: 'Keep up to date',
}

export const arranging = {
  group: 'Group by',
  groups: {
    none: 'No groups',
    type: 'Kind',
    author: 'Author',
    year: 'Year',
    tag: 'Tag',
    collection: 'Collection',
    sources: 'Primary and secondary',
  },
  sort: 'Order',
  sorts: {
    style: 'As the style has it',
    author: 'Author',
    title: 'Title',
    year: 'Year',
    'author-desc': 'Author, Z to A',
    'title-desc': 'Title, Z to A',
    'year-desc': 'Year, newest first',
    given: 'As in the library',
  },
  annotate: 'Under each entry',
  annotations: {
    none: 'Nothing',
    abstract: 'Abstract',
    annote: 'Annotation',
    note: 'Note',
    notes: 'My highlights and notes',
  },
  primary: 'Primary sources are',
  primaryKinds: {
    type: 'Of a kind',
    tag: 'With a tag',
    collection: 'In a collection',
    before: 'Published before a year',
  },
  primaryValues: { type: 'Kind', tag: 'Tag', collection: 'Collection', before: 'Year' },
}
