/** One CSL variable and its tag; the first tag is written, all are read. */
export interface TagRow {
  readonly csl: string
  readonly tags: readonly [string, ...string[]]
  readonly kind: 'text' | 'names' | 'date' | 'lines'
}

const row = (csl: string, kind: TagRow['kind'], ...tags: [string, ...string[]]): TagRow => ({
  csl,
  kind,
  tags,
})

/**
 * The tags that mean the same in every type (RIS 2011, and what Zotero, EndNote and bibutils write). Titles of wholes,
 * editors, pages and numbers depend on the type.
 */
export const tagRows: readonly TagRow[] = [
  row('author', 'names', 'AU', 'A1'),
  row('title', 'text', 'TI', 'T1', 'CT'),
  row('title-short', 'text', 'ST'),
  row('container-title-short', 'text', 'J2', 'JA', 'J1'),
  row('collection-title', 'text', 'T3'),
  row('collection-editor', 'names', 'A3'),
  row('translator', 'names', 'A4'),
  row('edition', 'text', 'ET'),
  row('volume', 'text', 'VL'),
  row('number-of-volumes', 'text', 'NV'),
  row('publisher', 'text', 'PB'),
  row('publisher-place', 'text', 'CY', 'PP'),
  row('accessed', 'date', 'Y2'),
  row('genre', 'text', 'M3'),
  row('DOI', 'text', 'DO'),
  row('URL', 'text', 'UR', 'L2'),
  row('archive', 'text', 'DB'),
  row('archive_location', 'text', 'AN'),
  row('source', 'text', 'DP'),
  row('call-number', 'text', 'CN'),
  row('original-title', 'text', 'OP'),
  row('language', 'text', 'LA'),
  row('keyword', 'lines', 'KW'),
  row('abstract', 'lines', 'AB', 'N2'),
  row('note', 'lines', 'N1'),
]

/** CSL type → RIS type. The first row of a RIS type is what it is read as. */
export const risTypes: readonly (readonly [csl: string, ris: string])[] = [
  ['article-journal', 'JOUR'],
  ['article-magazine', 'MGZN'],
  ['article-newspaper', 'NEWS'],
  ['article', 'UNPB'],
  ['bill', 'BILL'],
  ['book', 'BOOK'],
  ['broadcast', 'MPCT'],
  ['chapter', 'CHAP'],
  ['classic', 'CLSWK'],
  ['collection', 'AGGR'],
  ['dataset', 'DATA'],
  ['document', 'GEN'],
  ['entry', 'DICT'],
  ['entry-dictionary', 'DICT'],
  ['entry-encyclopedia', 'ENCYC'],
  ['figure', 'FIGURE'],
  ['graphic', 'ART'],
  ['hearing', 'HEAR'],
  ['interview', 'PCOMM'],
  ['legal_case', 'CASE'],
  ['legislation', 'STAT'],
  ['manuscript', 'MANSCPT'],
  ['map', 'MAP'],
  ['motion_picture', 'MPCT'],
  ['musical_score', 'MUSIC'],
  ['pamphlet', 'PAMP'],
  ['paper-conference', 'CONF'],
  ['patent', 'PAT'],
  ['periodical', 'JFULL'],
  ['personal_communication', 'PCOMM'],
  ['post-weblog', 'BLOG'],
  ['post', 'ICOMM'],
  ['regulation', 'LEGAL'],
  ['report', 'RPRT'],
  ['review', 'JOUR'],
  ['review-book', 'JOUR'],
  ['software', 'COMP'],
  ['song', 'SOUND'],
  ['speech', 'SLIDE'],
  ['standard', 'STAND'],
  ['thesis', 'THES'],
  ['treaty', 'LEGAL'],
  ['webpage', 'ELEC'],
]

/** RIS types that no CSL type is written as. */
export const readRisTypes: Readonly<Record<string, string>> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  ANCIENT: 'classic',
  CHART: 'figure',
  CPAPER: 'paper-conference',
  CTLG: 'document',
  DBASE: 'dataset',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  EQUA: 'document',
  GOVDOC: 'report',
  GRANT: 'document',
  GRNT: 'document',
  INTV: 'interview',
  POD: 'broadcast',
  PODCAST: 'broadcast',
  PRESS: 'document',
  UNPD: 'article',
  WEB: 'webpage',
  INPR: 'article-journal',
  JFULL: 'periodical',
  JOURN: 'article-journal',
  LEGAL: 'legislation',
  MULTI: 'motion_picture',
  PCOMM: 'personal_communication',
  SER: 'book',
  // bibutils writes it where it knows no type.
  STD: 'document',
  UNBILL: 'bill',
  VIDEO: 'motion_picture',
}

/** Types that stand in a journal, a magazine, a newspaper. */
export const isInPeriodical = (csl: string): boolean => /^(?:article(?!$)|review)/.test(csl)

/** Types that stand in a book or the like. */
export const hasContainer = (csl: string): boolean =>
  /^(?:chapter|entry|paper-conference|webpage|post)/.test(csl)

/** Types whose T2 is the series that they are in. */
export const isInSeries = (csl: string): boolean => /^(?:book|report)$/.test(csl)

/** Types whose SP is the number of their pages, where no EP says otherwise. */
export const hasPageCount = (csl: string): boolean => /^(?:book|thesis|report|pamphlet|manuscript)$/.test(csl)

/** What M1 counts: volumes of the series that a book is in, or the work itself. */
export const serialVariable = (csl: string): 'collection-number' | 'number' =>
  /^(?:book|chapter|collection|entry|pamphlet)/.test(csl) ? 'collection-number' : 'number'

/** What a section is for a type: of an article the first page, and mostly the pages tell that. */
export const sectionVariable = (csl: string): string | undefined =>
  /^(?:article-newspaper|article-magazine|legislation|bill|legal_case)$/.test(csl)
    ? 'section'
    : /^(?:article|review|periodical)/.test(csl)
      ? undefined
      : 'chapter-number'
