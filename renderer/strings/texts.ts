import { count, list, number } from './wording.ts'

export const texts = {
  search: 'Search titles',
  title: 'Title',
  titleEmpty: 'A text needs a title.',
  rename: 'Rename',
  delete: 'Delete',
  deleted: (title: string) => `Deleted “${title}” with its highlights.`,
  pages: ({ first, last, count: n }: { first: string; last: string; count: number }) =>
    n === 1 ? `p. ${first}` : `pp. ${first}–${last}`,
  words: (n: number) => count(n, 'word'),
  highlights: (n: number) => (n === 0 ? '' : count(n, 'highlight')),
}

export const text = {
  opening: 'Opening the text',
  cannotOpen: 'This text could not be opened',
  originalKept: 'Its original file and its highlights are kept.',
  highlightsDeleted: (n: number) => (n === 1 ? 'Highlight deleted.' : `${count(n, 'highlight')} deleted.`),
}

export const outline = { label: 'Outline', empty: 'No headings were found in this text.' }

export const highlights = {
  empty: 'Nothing is marked yet. Select a passage in the text; a small bar comes up beside it.',
  search: 'Search highlights and notes',
  colors: 'Show only these colors',
  tag: 'Tag',
  anyTag: 'Any',
  shown: (shown: number, all: number) => `${number.format(shown)} of ${count(all, 'highlight')}`,
  orphan: 'passage not found',
}

export const discrepancies = {
  explain: 'Here the text disagrees with itself. Nothing was chosen for you: look at both places.',
  kinds: {
    name: 'Name',
    title: 'Title',
    year: 'Year',
    identifier: 'Identifier',
    'table-title': 'Title of a table',
    'repeated-row': 'Repeated row',
    spelling: 'Spelling',
    page: 'Page',
    footnote: 'Footnote',
  },
}

export const pages = {
  title: 'Which page is this?',
  label: 'This is page',
  hint: (evidence: readonly string[]) =>
    evidence.length === 0
      ? 'As printed: 203, or xiv. The pages around it are worked out anew.'
      : `Read from: ${list.format(evidence.map((kind) => evidenceTerms[kind] ?? kind))}. The pages around it are worked out anew.`,
  begins: 'The page begins exactly at this place',
  save: 'Correct',
  empty: 'Write the page as it is printed: 203, or xiv.',
  corrected: (label: string) => `This is page ${label} now; the pages around it and your highlights follow.`,
}

/** Why we believe that a page begins where it does. */
const evidenceTerms: Readonly<Record<string, string>> = {
  reader: 'your correction',
  marker: 'a page marker',
  'running-head': 'a running head',
  contents: 'the contents page',
  'interrupted-paragraph': 'a paragraph cut in two',
  footnotes: 'the footnotes',
  'table-list': 'the list of tables',
  'form-feed': 'a form feed',
  interpolation: 'an even page length',
  blank: 'a blank page',
}
