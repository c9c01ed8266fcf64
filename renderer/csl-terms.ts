/** What people call the CSL types and variables. One that is not named here is shown by its CSL name, spaced. */

const types: Readonly<Record<string, string>> = {
  book: 'Book',
  chapter: 'Book chapter',
  'article-journal': 'Journal article',
  'article-magazine': 'Magazine article',
  'article-newspaper': 'Newspaper article',
  'paper-conference': 'Conference paper',
  report: 'Report',
  thesis: 'Thesis',
  webpage: 'Web page',
  'entry-encyclopedia': 'Encyclopedia entry',
  review: 'Review',
  manuscript: 'Manuscript',
  interview: 'Interview',
  legislation: 'Legislation',
  legal_case: 'Legal case',
  dataset: 'Dataset',
  document: 'Document',
}

const variables: Readonly<Record<string, string>> = {
  author: 'Authors',
  editor: 'Editors',
  translator: 'Translators',
  contributor: 'Contributors',
  'container-author': 'Authors of the whole',
  'collection-editor': 'Series editors',
  'reviewed-author': 'Authors reviewed',
  'reviewed-title': 'Title reviewed',
  title: 'Title',
  'container-title': 'Published in',
  'collection-title': 'Series',
  'collection-number': 'Number in the series',
  issued: 'Date',
  accessed: 'Seen on',
  'original-date': 'First published',
  'event-title': 'Event',
  publisher: 'Publisher',
  'publisher-place': 'Place',
  page: 'Pages',
  'number-of-pages': 'Number of pages',
  'chapter-number': 'Chapter',
  volume: 'Volume',
  issue: 'Issue',
  edition: 'Edition',
  genre: 'Kind',
  number: 'Number',
  section: 'Section',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  DOI: 'DOI',
  URL: 'Address (URL)',
  language: 'Language',
  abstract: 'Abstract',
  note: 'Note',
  'call-number': 'Call number',
}

/** Where the spaced name of a locator label would mislead. */
const labels: Readonly<Record<string, string>> = {
  'article-locator': 'Article',
  'title-locator': 'Title',
  'sub-verbo': 'Entry (s.v.)',
  elocation: 'Electronic location',
  timestamp: 'Time',
}

export const labelTerm = (label: string): string => labels[label] ?? spaced(label)
export const typeTerm = (type: string): string => types[type] ?? spaced(type)
export const variableTerm = (variable: string): string => variables[variable] ?? spaced(variable)

function spaced(name: string): string {
  const words = name.replace(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
