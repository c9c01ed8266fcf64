/** Every word the window says, in one place. US English; sentences say what happened, what was kept, what to do next. */
import { labelTerm, typeTerm, variableTerm } from './csl-terms.ts'

const number = new Intl.NumberFormat('en-US')
const plural = new Intl.PluralRules('en-US')
const list = new Intl.ListFormat('en-US', { type: 'conjunction' })
const sizes = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 })
const clock = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' })
const megabytes = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** A count with its noun: `1 highlight`, `12,000 highlights`. */
export function count(n: number, one: string, other = `${one}s`): string {
  return `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`
}

/** A moment as a person says it: `today at 3:05 PM`, `Nov 3, 2026 at 3:05 PM`. `time` is RFC 3339, `now` ms since 1970. */
export function moment(time: string, now = Date.now()): string {
  const date = new Date(time)
  const dayBefore = new Date(now)
  dayBefore.setDate(dayBefore.getDate() - 1)
  const on = day.format(date)
  const named = on === day.format(now) ? 'today' : on === day.format(dayBefore) ? 'yesterday' : on
  return `${named} at ${clock.format(date)}`
}

/** `12 MB`, `0.4 MB`. */
function bytesOf(bytes: number): string {
  return `${sizes.format(Math.max(0.1, bytes / 1e6))} MB`
}

/** `p. 199`, or `pp. 199–200` for a range. */
function pages(label: string): string {
  return /[–,]|\d-\d/.test(label) ? `pp. ${label}` : `p. ${label}`
}

export const strings = {
  app: 'Postil',
  opening: 'Opening the library …',
  clearSearch: 'Clear the search',
  showChoices: 'Show the choices',
  morePlaces: (n: number) => `${count(n, 'more place')}`,
  nothingFound: (query: string) => `Nothing holds “${query.trim()}”.`,

  notOpened: {
    title: 'The library could not be opened',
    kept: 'Nothing in it was changed.',
    retry: 'Try again',
  },
  broken: {
    title: 'This part of the window stopped working',
    kept: 'Your library is safe: everything that was saved is still there, and nothing was changed.',
    next: 'Go back to your texts, or load the window anew. If it happens again, the details below say where.',
    retry: 'Back to my texts',
    reload: 'Load the window anew',
    details: 'Details',
  },
  connection: {
    forbidden: 'This window may not use the library. Open the address that “postil serve” printed.',
    lost: 'Postil is not answering. This step was not done; what you did before is kept. Try again when it is back.',
    badAnswer: (status: number) => `Postil answered with an error (${status}). This step was not done.`,
  },
  storage: {
    told: 'When the library was opened, not all of it read as it was written:',
    show: 'Backups',
    failing: (message: string, pending: number) =>
      `${message} ${count(pending, 'change')} ${pending === 1 ? 'waits' : 'wait'}. Leave Postil open until this is gone, or save the library elsewhere.`,
    saveElsewhere: 'Save elsewhere …',
    disconnected:
      'Postil is not answering. What was saved is safe; this window connects again by itself. If Postil was started anew, open the address it printed.',
  },
  notices: { region: 'Notices', dismiss: 'Dismiss' },
  dialog: { close: 'Close', cancel: 'Cancel', save: 'Save' },

  edit: {
    undo: 'Undo',
    redo: 'Redo',
    undoTitle: (label: string | null) => (label === null ? 'Undo' : `Undo: ${label}`),
    redoTitle: (label: string | null) => (label === null ? 'Redo' : `Redo: ${label}`),
    undone: (label: string) => `Undone: ${label}`,
    redone: (label: string) => `Done again: ${label}`,
  },

  commands: {
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
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    groups: { library: 'Library', text: 'Text', edit: 'Edit', view: 'Window' },
    hint: 'In a text, Shift and the arrow keys select; a small bar with colors, note and citation comes up beside the selection.',
  },

  empty: {
    title: 'Open a text to begin',
    what: 'Postil turns a scanned text into a book you can read, mark and cite: it finds the printed pages, the footnotes, the tables and the works cited, and it makes the records of the book and its chapters from the title page and the contents.',
    how: 'Drop a text file anywhere in this window, or choose one. Bibliographies (BibTeX, RIS, CSL-JSON) come in the same way.',
    choose: 'Choose files …',
    try: 'Or try what comes with Postil',
    kinds: { text: 'A short text to read and mark', bibliography: 'A bibliography' },
  },

  importing: {
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
    cancelled: (kept: number) =>
      kept === 0
        ? 'Cancelled. The library is unchanged.'
        : `Cancelled. ${count(kept, 'file')} that ${kept === 1 ? 'was' : 'were'} finished before stayed in the library.`,
    done: (texts: number, items: number, known: number) => {
      const added = [
        ...(texts > 0 ? [count(texts, 'text')] : []),
        ...(items > 0 ? [count(items, 'item')] : []),
      ]
      const sentences = [
        ...(added.length > 0 ? [`Added ${list.format(added)}.`] : []),
        ...(known > 0
          ? [`${count(known, 'file')} ${known === 1 ? 'was' : 'were'} in the library already.`]
          : []),
      ]
      return sentences.length > 0 ? sentences.join(' ') : 'Nothing new was found.'
    },
  },

  sidebar: {
    region: 'Library and outline',
    library: 'Library',
    texts: 'Texts',
    items: 'Items',
    ofText: 'About this text',
    outline: 'Outline',
    highlights: 'Highlights',
    discrepancies: 'Discrepancies',
  },
  status: {
    page: pages,
    highlights: (n: number) => count(n, 'highlight'),
    texts: (n: number) => count(n, 'text'),
    items: (n: number) => count(n, 'item'),
    saved: 'Saved',
    saving: 'Saving …',
    failing: 'Not saved yet',
    disconnected: 'Not connected',
  },

  texts: {
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
  },
  text: {
    opening: 'Opening the text',
    cannotOpen: 'This text could not be opened',
    originalKept: 'Its original file and its highlights are kept.',
    highlightsDeleted: (n: number) => (n === 1 ? 'Highlight deleted.' : `${count(n, 'highlight')} deleted.`),
  },
  outline: { label: 'Outline', empty: 'No headings were found in this text.' },
  highlights: {
    empty: 'Nothing is marked yet. Select a passage in the text; a small bar comes up beside it.',
    search: 'Search highlights and notes',
    colors: 'Show only these colors',
    tag: 'Tag',
    anyTag: 'Any',
    shown: (shown: number, all: number) => `${number.format(shown)} of ${count(all, 'highlight')}`,
    orphan: 'passage not found',
  },
  discrepancies: {
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
  },
  pages: {
    title: 'Which page is this?',
    label: 'This is page',
    hint: (evidence: readonly string[]) =>
      evidence.length === 0
        ? 'As printed: 203, or xiv. The pages around it are worked out anew.'
        : `Read from: ${list.format(evidence.map((kind) => evidenceTerms[kind] ?? kind))}. The pages around it are worked out anew.`,
    begins: 'The page begins exactly at this place',
    save: 'Correct',
    empty: 'Write the page as it is printed: 203, or xiv.',
    corrected: (label: string) =>
      `This is page ${label} now; the pages around it and your highlights follow.`,
  },

  items: {
    empty: 'No items yet. They come with a text (its book and chapters), from a bibliography, or one by one.',
    chooseOne: 'Choose an item to see and edit it.',
    chosen: (n: number) => `${count(n, 'item')} chosen.`,
    search: 'Search items',
    order: 'Sort by',
    orders: { author: 'Author', title: 'Title', year: 'Year', added: 'Added' },
    new: 'New item',
    untitled: 'Untitled',
    copyCitation: 'Copy citation',
    copyCitationAs: 'Copy citation as …',
    exportChosen: (n: number) => (n === 0 ? 'Export' : `Export ${count(n, 'item')}`),
    delete: (n: number) => (n <= 1 ? 'Delete' : `Delete ${count(n, 'item')}`),
    deleted: (n: number) => `${count(n, 'item')} deleted.`,
    form: (title: string) => `Item: ${title}`,
    backToList: 'Back to the list',
    openText: 'Open the text',
    kind: 'Type',
    type: typeTerm,
    variable: variableTerm,
    citekey: 'Citation key',
    makeKeyAnew: 'Make the key anew',
    keyStays: 'The key is the one that your pattern makes. Nothing was changed.',
    keyMade: (from: string, to: string) => `${to} instead of ${from}, which goes on naming the item.`,
    formerKeys: (keys: readonly string[]) => `Also named by ${list.format(keys)}.`,
    partOf: 'Part of',
    partOfNothing: 'Nothing: it stands alone',
    openWhole: 'Go to it',
    parts: (n: number) => count(n, 'part'),
    custom: (n: number) => `${count(n, 'field')} that only its file has a name for`,
    family: 'Family name',
    given: 'Given name',
    body: 'Organization',
    makeBody: 'Make it an organization',
    makePerson: 'Make it a person',
    moveUp: 'Move up',
    removeName: 'Remove',
    addName: 'Add a name',
    nameOf: (label: string, n: number) => `${label} ${n}`,
    evidenceIn: (title: string) => `Read in ${title}`,
    evidenceGone: 'Read in a text that is no longer in the library.',
  },

  duplicates: {
    title: 'Duplicates',
    looking: 'Looking for duplicates …',
    empty: 'No duplicates were found: no two items seem to be the same.',
    groups: 'Groups of likely duplicates',
    /** Groups shown at once: merge some, and more come up. */
    most: 100,
    more: (all: number) => `The first 100 of ${count(all, 'group')}, surest first.`,
    facts: (n: number, confidence: 'certain' | 'likely' | 'possible', evidence: readonly string[]) =>
      `${count(n, 'item')} · ${confidence} · same ${list.format(evidence)}`,
    keep: 'Keep this citation key',
    none: 'nothing',
    same: (n: number) => `${count(n, 'field')} ${n === 1 ? 'is' : 'are'} the same.`,
    notDuplicates: 'Not duplicates',
    merge: (n: number) => `Merge ${count(n, 'item')}`,
    merged: (n: number, citekey: string, formerKeys: readonly string[]) =>
      `${count(n, 'item')} merged into ${citekey}. Chapters, texts and collections went along.${
        formerKeys.length === 0
          ? ''
          : ` ${list.format(formerKeys.slice(0, 5))} ${formerKeys.length === 1 ? 'names' : 'name'} it too.`
      }`,
    dismissed: (n: number) => `These ${count(n, 'item')} are no duplicates and will not be shown again.`,
    key: (citekey: string, formerKeys: readonly string[]) =>
      formerKeys.length === 0 ? citekey : `${citekey} (also ${list.format(formerKeys.slice(0, 5))})`,
  },

  citing: {
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
  },
  styles: {
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
  },
  exporting: {
    title: 'Export items',
    what: 'What to export',
    selected: (n: number) => `What is chosen (${number.format(n)})`,
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
  },
  backups: {
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
  },
  saveElsewhere: {
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
  },
  keptFiles: {
    title: 'Files kept up to date',
    explain:
      'Each is written anew when your items change, so that LaTeX, pandoc or another program can point at it. This works while Postil is open.',
    empty: 'No file is kept up to date yet. Export your items and choose “Keep up to date”.',
    noItems: 'No file is kept up to date yet. Add a text or a bibliography first, then export its items.',
    export: 'Export items …',
    list: 'Kept files',
    facts: (format: string, style: string | null, items: number | null) =>
      [
        format,
        ...(style === null ? [] : [style]),
        items === null ? 'whole library' : `${count(items, 'chosen item')}`,
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
  },

  arranging: {
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
  },

  palette: {
    prompt: 'Find or do anything',
    searchPrompt: 'Search texts, notes and items',
    results: 'Results',
    commands: 'Commands',
    records: 'Texts and items',
    hits: (total: number) => (total === 0 ? 'In the library' : `In the library: ${count(total, 'place')}`),
    text: 'Text',
    searching: 'Searching …',
    searchHint: 'Type a few words.',
  },

  settings: {
    title: 'Settings',
    look: 'Look',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', sepia: 'Sepia', dark: 'Dark' },
    sample: 'Aa',
    swatch: 'ab',
    typography: {
      size: { label: 'Text size', value: (n: number) => `${n} px` },
      measure: { label: 'Line length', value: (n: number) => `${n} characters` },
      lineHeight: { label: 'Line height', value: (n: number) => n.toFixed(2) },
    },
    citekeys: {
      pattern: 'New citation keys',
      example: (key: string) =>
        `As ${key}. Fields: [author], [year], [title], [journal]; also [title:3], [author:2|camel].`,
    },
    colors: 'What the colors mean',
    colorName: (color: string) => `Name of ${color}`,
    colorNames: { yellow: 'Claim', green: 'Evidence', blue: 'Method', pink: 'Doubt', violet: 'Quotable' },
    citations: 'Citations',
    library: 'Library',
    backups: 'Backups and health …',
    keptFiles: (n: number) => (n === 0 ? 'Files kept up to date …' : `${count(n, 'file')} kept up to date …`),
  },

  /** Names of keys as people know them. */
  keys: {
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
    Enter: 'Enter',
    Backspace: '⌫',
    Delete: 'Del',
  } as Readonly<Record<string, string>>,
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
