import { count } from './wording.ts'

export const collections = {
  title: 'Collections',
  empty: 'None yet. A collection holds items and texts that belong together.',
  new: 'New collection',
  name: 'Name',
  nameOf: (title: string) => `New name of ${title}`,
  make: 'Make it',
  kind: 'Collection',
  rename: 'Rename the collection',
  delete: 'Delete the collection',
  deleted: (title: string) => `“${title}” deleted. What was in it is still in the library.`,
  allItems: 'All items',
  noItems: 'Nothing is in this collection yet. Drag items onto its name, or choose “Add to a collection …”.',
  add: 'Add to a collection …',
  addText: 'Add this text to a collection …',
  addTitle: 'Add to a collection',
  find: 'Find or name a collection',
  makeNamed: (title: string) => `New collection “${title}”`,
  hasAll: 'In it already',
  hasSome: (n: number) => `${count(n, 'is', 'are')} in it already`,
  none: 'Type a name for the first one.',
  added: (title: string, changed: number, wanted: number) =>
    changed === 0
      ? `${wanted === 1 ? 'It is' : 'All are'} in “${title}” already.`
      : changed === wanted
        ? `${count(changed, 'added', 'added')} to “${title}”.`
        : `${count(changed, 'added', 'added')} to “${title}”; the others were in it already.`,
  moveUp: 'Move up in the collection',
  moveDown: 'Move down in the collection',
  takeOut: (title: string) => `Take out of “${title}”`,
  takenOut: (title: string, n: number) => `${count(n, 'taken', 'taken')} out of “${title}”.`,
}

export const tags = {
  title: 'Tags',
  empty: 'Tags of items and highlights gather here.',
  find: 'Find a tag',
  chosen: 'Only with these tags',
  clear: 'Clear tags',
  without: (title: string) => `Without ${title}`,
  noItems: 'No item has these tags.',
  noHighlights: 'No highlight has these tags.',
}
