import { count } from './wording.ts'

export const commands = {
  palette: 'Find or do anything',
  search: 'Search the library',
  import: 'Add files',
  export: 'Export items',
  keptFiles: 'Files kept up to date',
  backups: 'Backups and health',
  saveElsewhere: 'Save the library elsewhere',
  duplicates: 'Find duplicates',
  texts: 'Go to texts',
  items: 'Go to items',
  back: 'Go back',
  sidebar: 'Show the sidebar',
  margin: 'Show the margin',
  larger: 'Larger text',
  smaller: 'Smaller text',
  usualSize: 'Usual text size',
  nextTheme: 'Next theme',
  theme: (name: string) => `Theme: ${name}`,
  settings: 'Settings',
  shortcuts: 'Keyboard shortcuts',
  find: 'Find in the text',
  findNext: 'Find the next',
  findPrevious: 'Find the previous',
  highlight: 'Highlight the selection',
  note: 'Write a note on the selection',
  copyWithCitation: 'Copy with citation',
  copyAs: 'Copy with citation as …',
  nextHighlight: 'Next highlight',
  previousHighlight: 'Previous highlight',
  correctPage: 'Correct the page number',
}

export const shortcuts = {
  title: 'Keyboard shortcuts',
  groups: { library: 'Library', text: 'Text', edit: 'Edit', view: 'Window' },
  hint: 'In a text, Shift and the arrow keys select; a small bar with colors, note and citation comes up beside the selection.',
}

export const palette = {
  prompt: 'Find or do anything',
  searchPrompt: 'Search texts, notes and items',
  results: 'Results',
  commands: 'Commands',
  records: 'Texts and items',
  hits: (total: number) => (total === 0 ? 'In the library' : `In the library: ${count(total, 'place')}`),
  text: 'Text',
  searching: 'Searching …',
  searchHint: 'Type a few words.',
}

/** Names of keys as people know them. */
export const keys = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: 'Enter',
  Backspace: '⌫',
  Delete: 'Del',
} as Readonly<Record<string, string>>
