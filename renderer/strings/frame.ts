import { count, pagesOf } from './wording.ts'

export const notOpened = {
  title: 'The library could not be opened',
  kept: 'Nothing in it was changed.',
  retry: 'Try again',
}

export const broken = {
  title: 'This part of the window stopped working',
  kept: 'Your library is safe: everything that was saved is still there, and nothing was changed.',
  next: 'Go back to your texts, or load the window anew. If it happens again, the details below say where.',
  retry: 'Back to my texts',
  reload: 'Load the window anew',
  details: 'Details',
}

export const connection = {
  forbidden: 'This window may not use the library. Open the address that “postil serve” printed.',
  lost: 'Postil is not answering. This step was not done; what you did before is kept. Try again when it is back.',
  badAnswer: (status: number) => `Postil answered with an error (${status}). This step was not done.`,
}

export const storage = {
  told: 'When the library was opened, not all of it read as it was written:',
  show: 'Backups',
  failing: (message: string, pending: number) =>
    `${message} ${count(pending, 'change')} ${pending === 1 ? 'waits' : 'wait'}. Leave Postil open until this is gone, or save the library elsewhere.`,
  saveElsewhere: 'Save elsewhere …',
  saveCopy: 'Save a copy …',
  disconnected:
    'Postil is not answering. What was saved is safe; this window connects again by itself. If Postil was started anew, open the address it printed.',
}

export const notices = { region: 'Notices', dismiss: 'Dismiss' }

export const dialog = { close: 'Close', cancel: 'Cancel', save: 'Save' }

export const edit = {
  undo: 'Undo',
  redo: 'Redo',
  undoTitle: (label: string | null) => (label === null ? 'Undo' : `Undo: ${label}`),
  redoTitle: (label: string | null) => (label === null ? 'Redo' : `Redo: ${label}`),
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Done again: ${label}`,
}

export const sidebar = {
  region: 'Library and outline',
  library: 'Library',
  texts: 'Texts',
  items: 'Items',
  ofText: 'About this text',
  outline: 'Outline',
  highlights: 'Highlights',
  discrepancies: 'Discrepancies',
}

export const status = {
  page: pagesOf,
  highlights: (n: number) => count(n, 'highlight'),
  texts: (n: number) => count(n, 'text'),
  items: (n: number) => count(n, 'item'),
  saved: 'Saved',
  saving: 'Saving …',
  failing: 'Not saved yet',
  'read-only': 'Can only be read',
  disconnected: 'Not connected',
}
