/** How a value is written. */
export type FieldKind = 'title' | 'text' | 'names' | 'list' | 'verbatim' | 'pages' | 'date'

/** One CSL variable and its field in biblatex and BibTeX. */
export interface FieldRow {
  readonly csl: string
  readonly biblatex: string
  /** Where it is another one. */
  readonly bibtex?: string
  readonly kind: FieldKind
}

const row = (csl: string, kind: FieldKind, biblatex: string, bibtex?: string): FieldRow =>
  bibtex === undefined ? { csl, kind, biblatex } : { csl, kind, biblatex, bibtex }

/**
 * The fields that mean the same in every type of entry (biblatex manual 2.2; for BibTeX its own fields, then those that
 * its styles and pandoc know).
 */
export const fieldRows: readonly FieldRow[] = [
  row('author', 'names', 'author'),
  row('title', 'title', 'title'),
  row('title-short', 'title', 'shorttitle'),
  row('container-title-short', 'text', 'shortjournal'),
  row('container-author', 'names', 'bookauthor'),
  row('editor', 'names', 'editor'),
  row('translator', 'names', 'translator'),
  row('collection-title', 'title', 'series'),
  row('edition', 'text', 'edition'),
  row('volume', 'text', 'volume'),
  row('part-number', 'text', 'part'),
  row('number-of-volumes', 'text', 'volumes'),
  row('number-of-pages', 'text', 'pagetotal'),
  row('chapter-number', 'text', 'chapter'),
  row('page', 'pages', 'pages'),
  row('publisher-place', 'list', 'location', 'address'),
  row('issued', 'date', 'date'),
  row('original-date', 'date', 'origdate'),
  row('original-title', 'title', 'origtitle'),
  row('original-publisher', 'list', 'origpublisher'),
  row('original-publisher-place', 'list', 'origlocation'),
  row('event-title', 'title', 'eventtitle'),
  row('event-date', 'date', 'eventdate'),
  row('event-place', 'text', 'venue'),
  row('genre', 'text', 'type'),
  row('version', 'text', 'version'),
  row('status', 'text', 'pubstate'),
  row('ISBN', 'verbatim', 'isbn'),
  row('ISSN', 'verbatim', 'issn'),
  // No variable of CSL's, but what Postil reads from an imprint, under the name that libraries' files give it.
  row('LCCN', 'verbatim', 'lccn'),
  row('DOI', 'verbatim', 'doi'),
  row('URL', 'verbatim', 'url'),
  row('accessed', 'date', 'urldate'),
  row('PMID', 'verbatim', 'pmid'),
  row('PMCID', 'verbatim', 'pmcid'),
  row('call-number', 'text', 'library'),
  row('medium', 'text', 'howpublished'),
  row('keyword', 'text', 'keywords'),
  row('abstract', 'text', 'abstract'),
  row('annote', 'text', 'annotation', 'annote'),
  row('note', 'text', 'note'),
  // What neither has a field for goes under its own name, where every program passes it over or keeps it.
  ...[
    'archive',
    'archive_collection',
    'archive_location',
    'archive-place',
    'authority',
    'division',
    'jurisdiction',
    'license',
    'part-title',
    'printing-number',
    'scale',
    'section',
    'source',
    'supplement-number',
    'volume-title',
  ].map((csl) => row(csl, 'text', csl.replace(/[-_]/g, ''))),
]

/** Other names that files use for the same. */
export const aliases: Readonly<Record<string, string>> = {
  'abbrev-source-title': 'shortjournal',
  abbrev_source_title: 'shortjournal',
  accessed: 'urldate',
  address: 'location',
  'article-number': 'eid',
  articleno: 'eid',
  art_number: 'eid',
  articlenumber: 'eid',
  'call-number': 'library',
  callnumber: 'library',
  isbn13: 'isbn',
  'isbn-13': 'isbn',
  lastaccessed: 'urldate',
  origyear: 'origdate',
  lastchecked: 'urldate',
  page: 'pages',
  summary: 'abstract',
  annote: 'annotation',
  numpages: 'pagetotal',
  hyphenation: 'langid',
  issuedate: 'date',
  journal: 'journaltitle',
  institution: 'publisher',
  school: 'publisher',
  organization: 'publisher',
  keyword: 'keywords',
  author_keywords: 'keywords',
  subtype: 'entrysubtype',
  issuetitle: 'volumetitle',
}

/** Kinds of editors that biblatex tells by `editoratype` and the like, and the CSL variable of each. */
export const editorTypes: Readonly<Record<string, string>> = {
  compiler: 'compiler',
  director: 'director',
  organizer: 'organizer',
  collaborator: 'contributor',
  redactor: 'collection-editor',
  illustrator: 'illustrator',
  producer: 'producer',
  performer: 'performer',
  narrator: 'narrator',
  composer: 'composer',
  host: 'host',
  guest: 'guest',
}

/** CSL type → entry type in biblatex and in BibTeX. The first row of a biblatex or BibTeX type is what it is read as. */
export const typeRows: readonly (readonly [csl: string, biblatex: string, bibtex: string])[] = [
  ['article-journal', 'article', 'article'],
  ['article-magazine', 'article', 'article'],
  ['article-newspaper', 'article', 'article'],
  ['book', 'book', 'book'],
  ['chapter', 'incollection', 'incollection'],
  ['paper-conference', 'inproceedings', 'inproceedings'],
  ['document', 'misc', 'misc'],
  // An archive's; what biblatex calls a collection is a book with an editor.
  ['collection', 'misc', 'misc'],
  ['dataset', 'dataset', 'misc'],
  ['entry-encyclopedia', 'inreference', 'incollection'],
  ['entry-dictionary', 'inreference', 'incollection'],
  ['entry', 'inreference', 'incollection'],
  ['graphic', 'artwork', 'misc'],
  ['figure', 'image', 'misc'],
  ['legal_case', 'jurisdiction', 'misc'],
  ['legislation', 'legislation', 'misc'],
  ['manuscript', 'unpublished', 'unpublished'],
  ['article', 'unpublished', 'unpublished'],
  ['motion_picture', 'movie', 'misc'],
  ['pamphlet', 'booklet', 'booklet'],
  ['patent', 'patent', 'misc'],
  ['performance', 'performance', 'misc'],
  ['periodical', 'periodical', 'misc'],
  ['personal_communication', 'letter', 'misc'],
  ['report', 'report', 'techreport'],
  ['review', 'review', 'article'],
  ['review-book', 'review', 'article'],
  ['software', 'software', 'misc'],
  ['song', 'audio', 'misc'],
  ['speech', 'unpublished', 'unpublished'],
  ['standard', 'standard', 'misc'],
  ['thesis', 'thesis', 'phdthesis'],
  ['treaty', 'legal', 'misc'],
  ['webpage', 'online', 'misc'],
]

/** Types of entries that no CSL type is written as. */
export const readTypes: Readonly<Record<string, string>> = {
  bachelorsthesis: 'thesis',
  bachelorthesis: 'thesis',
  blog: 'post-weblog',
  bookinbook: 'chapter',
  collection: 'book',
  commentary: 'book',
  conference: 'paper-conference',
  data: 'dataset',
  diplomathesis: 'thesis',
  electronic: 'webpage',
  film: 'motion_picture',
  habilthesis: 'thesis',
  habilitation: 'thesis',
  inbook: 'chapter',
  lecture: 'speech',
  magazine: 'article-magazine',
  manual: 'book',
  masterthesis: 'thesis',
  mastersthesis: 'thesis',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  newsarticle: 'article-newspaper',
  newspaper: 'article-newspaper',
  phdthesis: 'thesis',
  preprint: 'article',
  presentation: 'speech',
  proceedings: 'book',
  reference: 'book',
  codefragment: 'software',
  softwaremodule: 'software',
  softwareversion: 'software',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article-journal',
  talk: 'speech',
  techreport: 'report',
  video: 'motion_picture',
  music: 'song',
  web: 'webpage',
  webpage: 'webpage',
  website: 'webpage',
  www: 'webpage',
}

/** What an entry's type says of the genre of a work. */
export const genres: Readonly<Record<string, string>> = {
  bachelorsthesis: 'Bachelor’s thesis',
  bachelorthesis: 'Bachelor’s thesis',
  diplomathesis: 'Diploma thesis',
  habilthesis: 'Habilitation thesis',
  habilitation: 'Habilitation thesis',
  masterthesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  phdthesis: 'PhD thesis',
}
