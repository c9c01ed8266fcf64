import { bytesOf, count, list, moment } from './wording.ts'

export const backups = {
  title: 'Backups and health',
  backups: 'Backups',
  backupsExplain:
    'One is made in every hour that you edit; the last of 24 hours, 14 days, 8 weeks and 12 months stay. Each was restored for trial.',
  none: 'There is no backup yet. The first is made with your first edits.',
  backUp: 'Back up now',
  backingUp: 'Backing up …',
  backedUp: (created: string) => `Backed up ${moment(created)}. It stays until ten more were made by hand.`,
  restore: 'Restore …',
  restoring: 'Restoring …',
  present: 'as the library is now',
  size: (size: { texts: number; annotations: number; items: number; bytes: number }) =>
    [
      ...(size.texts > 0 ? [count(size.texts, 'text')] : []),
      ...(size.annotations > 0 ? [count(size.annotations, 'highlight')] : []),
      ...(size.items > 0 ? [count(size.items, 'item')] : []),
      bytesOf(size.bytes),
    ].join(' · '),
  goBack: 'Go back to it',
  goBackExplain:
    'The library becomes what it was then. What it is now is backed up first, and Undo takes it back. Settings stay.',
  wentBack: (when: string, changed: number, files: number) =>
    changed + files === 0
      ? `The library is as it was ${when} already.`
      : `The library is as it was ${when}: ${list.format([
          ...(changed > 0 ? [count(changed, 'record')] : []),
          ...(files > 0 ? [count(files, 'file')] : []),
        ])} put back.`,
  before: (when: string) => `What it was before is the backup of ${when}.`,
  beside: 'Make a library of it',
  besideExplain: 'In a new folder beside this one. This library stays as it is.',
  made: (directory: string, records: number) =>
    `A library with ${count(records, 'record')} was made in ${directory}.`,
  goOver: 'Open it',
  openByTerminal: (directory: string) => `To open it: postil serve --library "${directory}"`,
  archive: 'Archive',
  archiveExplain:
    'The whole library as one open file, with your original files. An archive becomes a library beside this one.',
  exportArchive: 'Export …',
  importArchive: 'Import …',
  readingArchive: 'Reading the archive …',
  archiveTooLarge:
    'Archives over 200 MB are taken in from the terminal: postil unarchive FILE --library DIR. Nothing was changed.',
  health: 'Health',
  healthExplain: 'Reads all that is on disk and compares it with what was written. Nothing is changed.',
  check: 'Check now',
  checking: 'Checking …',
  whole: 'The library is whole.',
  checked: 'Everything reads back as it was written.',
  damaged: 'Something on disk is damaged.',
  mend: 'Mend from the newest backup',
  mended: (files: number, created: string) =>
    files === 0
      ? 'The newest backup has nothing that is missing here. Go back to another backup, or run postil doctor --restore.'
      : `${count(files, 'file')} put back from the backup of ${moment(created)}.`,
}

export const saveElsewhere = {
  title: 'Save the library elsewhere',
  failing: (pending: number) =>
    `The library’s own disk takes nothing now. The copy has everything, also ${count(pending, 'change')} that ${pending === 1 ? 'is' : 'are'} not on disk yet.`,
  explain:
    'The copy has everything: texts, highlights, notes, items, your styles. This library stays as it is.',
  asLibrary: 'As a library, in another folder',
  asLibraryHint: 'Postil makes a new folder there. You can go on working in it at once.',
  asArchive: 'As one archive',
  asArchiveHint: 'A single file of plain JSON and your original files, which other programs can read too.',
  download: 'Your browser downloads it to where it keeps downloads.',
  chooseFolder: 'Choose a folder …',
  chooseFile: 'Choose a place …',
  downloadNow: 'Download',
  working: 'Saving …',
  saved: (path: string) => `Everything is in ${path}.`,
  notFetched: 'The browser did not fetch the archive. Allow it to download files from here, and try again.',
  downloading: 'Your browser has the archive. Look among its downloads.',
  next: 'This library goes on trying its own disk. If you quit before that succeeds, go on from the copy.',
}
