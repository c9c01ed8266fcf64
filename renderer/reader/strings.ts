/** Every word that the reader and its margin show to people, in one place. */
export const readerStrings = {
  text: (title: string) => `Text: ${title}`,
  readOnly:
    'Read only. Select with Shift and the arrow keys; 1 to 5 highlight the selection, N adds a note, T a tag, C copies it with its citation. J and K go through the annotations.',
  page: (label: string) => `Page ${label}`,
  pageTitle: (label: string, evidence: string, confidence: number) =>
    `Page ${label} begins here. ${evidence} ${Math.round(confidence * 100)}% sure. Click to correct.`,
  blankPage: (label: string) => `${label} blank`,
  evidence: {
    reader: 'You said so.',
    marker: 'The text has a page marker here.',
    'running-head': 'A running head stood here.',
    contents: 'The contents page says so.',
    'interrupted-paragraph': 'A paragraph is cut here.',
    footnotes: 'The footnotes of the page before end here.',
    'table-list': 'A list of tables or figures dates this page.',
    'form-feed': 'The file has a page break here.',
    interpolation: 'Estimated from the length of the pages around it.',
    blank: 'A blank page stands between.',
  },
  footnote: (label: string) => `Footnote ${label}`,
  footnoteMissing: 'The note of this call is not in the text.',
  goToNote: 'Go to the note',
  backToCall: (label: string) => `Footnote ${label}: back to its call`,
  goToEntry: (page: string) => `Page ${page}: go there`,
  tableScrolls: (label: string) => `${label}. The arrow keys scroll it sideways.`,
  table: 'Table',

  selectionBar: 'Selection',
  annotationBar: 'Annotation',
  selected: (words: number) =>
    `${words} ${words === 1 ? 'word' : 'words'} selected. Tab goes to what you can do with it.`,
  highlightAs: (name: string) => `Highlight: ${name}`,
  recolor: (name: string) => `Color: ${name}`,
  note: 'Note',
  editNote: 'Edit note',
  tag: 'Tag',
  editTags: 'Edit tags',
  copyWithCitation: 'Copy with citation',
  remove: 'Delete',
  close: 'Close',

  margin: 'Margin notes',
  noteOn: (quote: string) => `Note on “${quote}”`,
  noteField: 'Note, in Markdown',
  notePlaceholder: 'Write a note',
  noteHint: 'Saved when you leave it · Esc takes it back',
  tagsField: 'Tags, separated by commas',
  tagsPlaceholder: 'tag, another tag',
  goToPassage: 'Go to the passage',
  openNote: (quote: string) => `Open the note on “${quote}”`,
  highlight: (name: string, note: string) =>
    note === '' ? `${name} highlight` : `${name} highlight: ${note}`,
  annotationAt: (name: string, quote: string, note: string) =>
    `${name}: “${quote}”${note === '' ? '' : `. Note: ${note}`}`,
  noMoreAnnotations: 'No more annotations this way.',

  find: 'Find in this text',
  findPlaceholder: 'Find in this text',
  findCount: (current: number, total: number) =>
    total === 0 ? 'Not found' : `${current} of ${total.toLocaleString('en-US')}`,
  findNext: 'Next match (Enter)',
  findPrevious: 'Previous match (Shift+Enter)',
  matchCase: 'Match case',
  wholeWord: 'Whole words',
  closeFind: 'Close (Esc)',
} as const
