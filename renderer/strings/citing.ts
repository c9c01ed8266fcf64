import { labelTerm } from '../csl-terms.ts'

export const citing = {
  copyAs: 'Copy with citation',
  format: 'As',
  place: 'Points to',
  label: labelTerm,
  locator: 'Number or name',
  ownPage: 'Empty: the page of the passage.',
  prefix: 'Words before it',
  suffix: 'Words after it',
  author: 'Author',
  authors: {
    within: 'In the citation',
    narrative: 'In the sentence: Rivera (2014)',
    suppressed: 'Left out',
  },
  formats: {
    rich: 'Rich text',
    text: 'Plain text',
    pandoc: 'Pandoc Markdown',
    latex: 'LaTeX',
    typst: 'Typst',
  },
  style: 'Citation style',
  locale: 'Language',
  preview: 'Preview',
  copy: 'Copy',
  copied: (format: string, alone: boolean) =>
    `${alone ? 'Citation copied' : 'Copied with its citation'}, as ${format.replace(/^[RP](?=ich|lain)/, (c) => c.toLowerCase())}.`,
  otherFormat: 'Other format …',
  clipboardRefused: 'The system did not let Postil use the clipboard. Nothing was copied; try once more.',
}

export const styles = {
  search: 'Search styles',
  cited: 'Cited, and cited again',
  bibliography: 'Bibliography',
  noBibliography: 'This style writes notes and has no bibliography.',
  sample: 'With made-up entries, until the library has items.',
  own: 'Yours',
  formats: {
    'author-date': 'Author and date',
    author: 'Author',
    numeric: 'Numbers',
    label: 'Labels',
    note: 'Notes',
  },
  choose: 'Use this style',
  add: 'Add a style …',
  added: (title: string) => `“${title}” is one of your styles now.`,
  remove: (title: string) => `Remove “${title}”`,
  removed: (title: string) => `“${title}” removed.`,
  takenTitle: 'A style of that name is there',
  taken: (title: string) => `“${title}” has the same id and says something else. Nothing was changed yet.`,
  replace: 'Replace it',
  keepBoth: 'Keep both',
}
