import { count, list, megabytes, number } from './wording.ts'

export const empty = {
  title: 'Open a text to begin',
  what: 'Postil turns a scanned text into a book you can read, mark and cite: it finds the printed pages, the footnotes, the tables and the works cited, and it makes the records of the book and its chapters from the title page and the contents.',
  how: 'Drop a text file anywhere in this window, or choose one. Bibliographies (BibTeX, RIS, CSL-JSON) come in the same way.',
  choose: 'Choose files …',
  try: 'Or try what comes with Postil',
  kinds: { text: 'A short text to read and mark', bibliography: 'A bibliography' },
}

export const importing = {
  region: 'Files being added',
  dropHere: 'Drop to add to the library',
  running: (title: string) => `Reading ${title} …`,
  cancel: 'Cancel',
  open: 'Open',
  showItems: 'Show',
  tooLarge: (name: string, bytes: number) =>
    `${name} was not added: it has ${megabytes.format(bytes / 1e6)} MB, and 200 MB is the limit. The library is unchanged. Split the file and add its parts.`,
  tooMany: (given: number, most: number) =>
    `Of ${number.format(given)} files the first ${number.format(most)} are added. Add the rest afterwards.`,
  unreadable: (name: string) =>
    `${name} could not be read, so it was not added. If it is a folder, add the files in it.`,
  endedWithItsHolder: (name: string) =>
    `The program that was reading ${name} into the library has ended. Look whether it is there; if it is not, add it again.`,
  cancelled: (kept: number) =>
    kept === 0
      ? 'Cancelled. The library is unchanged.'
      : `Cancelled. ${count(kept, 'file')} that ${kept === 1 ? 'was' : 'were'} finished before stayed in the library.`,
  done: (texts: number, items: number, known: number) => {
    const added = [...(texts > 0 ? [count(texts, 'text')] : []), ...(items > 0 ? [count(items, 'item')] : [])]
    const sentences = [
      ...(added.length > 0 ? [`Added ${list.format(added)}.`] : []),
      ...(known > 0
        ? [`${count(known, 'file')} ${known === 1 ? 'was' : 'were'} in the library already.`]
        : []),
    ]
    return sentences.length > 0 ? sentences.join(' ') : 'Nothing new was found.'
  },
}
