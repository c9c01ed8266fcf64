/** Every word the window says, in one place. US English; sentences say what happened, what was kept, what to do next. */
import { citing, styles } from './strings/citing.ts'
import { collections, tags } from './strings/collections.ts'
import { commands, keys, palette, shortcuts } from './strings/commands.ts'
import { duplicates } from './strings/duplicates.ts'
import { arranging, exporting, keptFiles } from './strings/exporting.ts'
import {
  broken,
  connection,
  dialog,
  edit,
  notOpened,
  notices,
  sidebar,
  status,
  storage,
} from './strings/frame.ts'
import { empty, importing } from './strings/importing.ts'
import { items } from './strings/items.ts'
import { backups, saveElsewhere } from './strings/keeping.ts'
import { settings } from './strings/settings.ts'
import { discrepancies, highlights, outline, pages, text, texts } from './strings/texts.ts'
import { count } from './strings/wording.ts'

export { count, moment } from './strings/wording.ts'

export const strings = {
  app: 'Postil',
  opening: 'Opening the library …',
  clearSearch: 'Clear the search',
  showChoices: 'Show the choices',
  morePlaces: (n: number) => `${count(n, 'more place')}`,
  nothingFound: (query: string) => `Nothing holds “${query.trim()}”.`,

  notOpened,
  broken,
  connection,
  storage,
  notices,
  dialog,
  edit,
  sidebar,
  status,
  commands,
  shortcuts,
  palette,
  keys,
  empty,
  importing,
  texts,
  text,
  outline,
  highlights,
  discrepancies,
  pages,
  items,
  collections,
  tags,
  duplicates,
  citing,
  styles,
  exporting,
  keptFiles,
  arranging,
  backups,
  saveElsewhere,
  settings,
}
