import type { CslItem, CslName } from '../../records/csl.ts'
import type { Found, SourceSpan } from '../source.ts'
import { alphabeticalSurnames } from './alphabetical-surnames.ts'
import { chapterOrdinal } from './entry-number.ts'
import type { FoundChapter, FoundEntry, FoundYear, FrontMatter } from './found.ts'
import { headlineCase } from './headline-case.ts'
import { isbn13 } from './isbn.ts'
import { nameLikeness } from './name-likeness.ts'
import { pageOrder } from './page-label.ts'
import { cslNameOf, cslNameOfInverted, nameKey, type KnownInversions } from './personal-name.ts'
import { titleKey } from './plain-line.ts'

/** A record read from the object itself, with spans of the source. */
export interface SourceRecord {
  /** Stable within a text: "book", "chapter-11". */
  readonly key: string
  readonly csl: CslItem
  /** Key of the record this one is a part of, or null. */
  readonly partOf: string | null
  /** CSL variable → every place it was read, in the order of the text; also the places that say otherwise. */
  readonly evidence: Readonly<Record<string, readonly SourceSpan[]>>
}

type Draft = { csl: CslItem; evidence: Record<string, SourceSpan[]> }

/**
 * The book and one record per numbered chapter of its contents (per chapter with authors of its own, where none is
 * numbered). What its front matter does not show to be a book with chapters (a manual or article whose contents list
 * numbered sections) gives one record. A text without front matter gives one record for its one chapter with a
 * byline, or none. `language` is BCP 47 or `und`.
 */
export function readRecords(
  front: FrontMatter,
  chapters: readonly FoundChapter[],
  language: string,
): SourceRecord[] {
  const spoken = language === 'und' ? {} : { language }
  const known = inversions(front)
  if (front.title === null) return ownRecord(front, chapters, spoken, known)
  const book = bookDraft(front, front.title, spoken, known)
  const entries = hasChapters(front, chapters) ? chapterEntries(front.contents) : []
  if (entries.length === 0 && !hasImprint(front)) book.csl.type = 'document'
  const keys = new Set<string>(['book'])
  const parts = entries.map((entry): SourceRecord => {
    const draft = chapterDraft(front, book, entry, chapters, known)
    return { key: uniqueKey(keys, entry), ...ordered(draft), partOf: 'book' }
  })
  return [{ key: 'book', ...ordered(book), partOf: null }, ...parts]
}

function bookDraft(
  front: FrontMatter,
  title: Found<string>,
  spoken: { language?: string },
  known: KnownInversions,
): Draft {
  const draft: Draft = { csl: { type: 'book' }, evidence: {} }
  const { csl } = draft
  csl.title = [title, front.subtitle]
    .flatMap((one) => (one === null ? [] : headlineCase(one.value)))
    .join(': ')
  note(draft, 'title', [...front.titles, title, front.subtitle])
  for (const [variable, names] of [
    ['author', front.authors],
    ['editor', front.editors],
    ['translator', front.translators],
  ] as const) {
    if (names.length === 0) continue
    csl[variable] = names.map((name) => cslNameOf(name.value, known))
    note(draft, variable, [
      ...names,
      ...front.holders.filter((holder) =>
        names.some((name) => nameKey(name.value) === nameKey(holder.value)),
      ),
    ])
  }
  if (front.series !== null) csl['collection-title'] = headlineCase(front.series.value)
  note(draft, 'collection-title', [front.series])
  const publisher = citedPublisher(front.publishers)
  if (publisher !== null) csl.publisher = publisher
  note(draft, 'publisher', front.publishers)
  if (front.places.length > 0) csl['publisher-place'] = front.places.map((place) => place.value).join('; ')
  note(draft, 'publisher-place', front.places)
  const year = citedYear(front.years)
  if (year !== null) csl.issued = { 'date-parts': [[year]] }
  note(draft, 'issued', front.years)
  if (front.edition !== null) csl.edition = front.edition.value
  note(draft, 'edition', [front.edition])
  const isbns = front.isbns.filter((isbn) => isbn.valid)
  if (isbns.length > 0) csl.ISBN = [...new Set(isbns.map((isbn) => isbn13(isbn.value)))].join(' ')
  note(draft, 'ISBN', isbns)
  if (front.controlNumber !== null) csl.LCCN = front.controlNumber.value
  note(draft, 'LCCN', [front.controlNumber])
  if (front.callNumber !== null) csl['call-number'] = front.callNumber.value
  note(draft, 'call-number', [front.callNumber])
  Object.assign(csl, spoken)
  return draft
}

/** What a chapter takes over from its book. */
const inherited = [
  'editor',
  'translator',
  'collection-title',
  'publisher',
  'publisher-place',
  'issued',
  'edition',
  'ISBN',
  'language',
] as const

function chapterDraft(
  front: FrontMatter,
  book: Draft,
  entry: FoundEntry,
  chapters: readonly FoundChapter[],
  known: KnownInversions,
): Draft {
  const draft: Draft = { csl: { type: 'chapter', title: headlineCase(entry.title.value) }, evidence: {} }
  const { csl } = draft
  const body = chapters.find((chapter) => isSameChapter(chapter, entry))
  note(draft, 'title', [entry.title, body?.title])
  const authors = entry.authors.length > 0 ? entry.authors : (body?.authors ?? [])
  if (authors.length > 0) {
    csl.author = authors.map((author) => cslNameOf(author.value, known))
    const mentions = front.contributors
      .map((person) => person.name)
      .filter((name) => authors.some((author) => nameLikeness(author.value, name.value) !== 'other'))
    note(draft, 'author', [...authors, ...(body?.authors ?? []), ...mentions])
  } else if (book.csl.author !== undefined) {
    csl.author = book.csl.author
    draft.evidence.author = [...(book.evidence.author ?? [])]
  }
  csl['container-title'] = book.csl.title
  draft.evidence['container-title'] = [...(book.evidence.title ?? [])]
  for (const variable of inherited) {
    if (book.csl[variable] === undefined) continue
    Object.assign(csl, { [variable]: book.csl[variable] })
    if (book.evidence[variable] !== undefined) draft.evidence[variable] = [...book.evidence[variable]]
  }
  if (entry.number !== null) {
    csl['chapter-number'] = chapterOrdinal(entry.number.value) ?? entry.number.value
    note(draft, 'chapter-number', [entry.number, body?.number])
  }
  const pages = pageRange(front.contents, entry)
  if (pages.first !== null) csl['page-first'] = pages.first.value
  if (pages.range !== null) csl.page = pages.range
  note(draft, 'page-first', [pages.first])
  note(draft, 'page', pages.range === null ? [] : [pages.first, pages.next])
  return draft
}

/** From the entry's page to the one before the next entry's, as the contents page has them. */
function pageRange(
  contents: readonly FoundEntry[],
  entry: FoundEntry,
): { first: Found<string> | null; next: Found<string> | null; range: string | null } {
  const first = entry.page
  const next =
    contents
      .slice(contents.indexOf(entry) + 1)
      .find((later) => later.page !== null && later.kind !== 'section')?.page ?? null
  if (first === null || next === null || !/^\d+$/.test(first.value)) return { first, next: null, range: null }
  const from = pageOrder(first.value)
  const to = (pageOrder(next.value) ?? 0) - 1
  if (from === null || !/^\d+$/.test(next.value) || to < from) return { first, next: null, range: null }
  return { first, next, range: to === from ? first.value : `${first.value}-${to}` }
}

/** True for what only a book has. A bare year or author stands on any paper. */
function hasImprint(front: FrontMatter): boolean {
  return (
    front.publishers.length + front.places.length + front.isbns.length + front.editors.length > 0 ||
    [front.controlNumber, front.callNumber, front.series, front.edition].some((found) => found !== null)
  )
}

/** True where numbered entries are chapters: they or their headings say so, have authors of their own, or stand in a book. */
function hasChapters(front: FrontMatter, chapters: readonly FoundChapter[]): boolean {
  return (
    hasImprint(front) ||
    front.contents.some(
      (entry) =>
        (entry.kind === 'part' && entry.number !== null) ||
        (entry.kind === 'chapter' &&
          (entry.authors.length > 0 ||
            (entry.number !== null && /^\p{L}{3}/u.test(entry.number.value)) ||
            chapters.some((chapter) => chapter.named && isSameChapter(chapter, entry)))),
    )
  )
}

/** Chapters that are cited on their own: numbered ones; where none is numbered, those with authors of their own. */
function chapterEntries(contents: readonly FoundEntry[]): FoundEntry[] {
  const chapters = contents.filter((entry) => entry.kind === 'chapter')
  const numbered = chapters.filter(
    (entry) => entry.number !== null && chapterOrdinal(entry.number.value) !== null,
  )
  return numbered.length > 0 ? numbered : chapters.filter((entry) => entry.authors.length > 0)
}

function isSameChapter(chapter: FoundChapter, entry: FoundEntry): boolean {
  if (titleKey(chapter.title.value) === titleKey(entry.title.value)) return true
  if (chapter.number === null || entry.number === null) return false
  return chapterOrdinal(chapter.number.value) === chapterOrdinal(entry.number.value)
}

/** A bare chapter or essay: one record for what it is, where a byline says whose it is. */
function ownRecord(
  front: FrontMatter,
  chapters: readonly FoundChapter[],
  spoken: { language?: string },
  known: KnownInversions,
): SourceRecord[] {
  const signed = chapters.filter(({ authors, title }) => authors.length > 0 && /\p{L}{3}/u.test(title.value))
  if (signed.length !== 1 || front.contents.length > 0) return []
  const [chapter] = signed as [FoundChapter]
  const draft: Draft = {
    csl: {
      type: chapter.named ? 'chapter' : 'document',
      title: headlineCase(chapter.title.value),
      author: chapter.authors.map((author) => cslNameOf(author.value, known)),
      ...spoken,
    },
    evidence: {},
  }
  note(draft, 'title', [chapter.title])
  note(draft, 'author', chapter.authors)
  if (chapter.named && chapter.number !== null) {
    draft.csl['chapter-number'] = chapterOrdinal(chapter.number.value) ?? chapter.number.value
    note(draft, 'chapter-number', [chapter.number])
  }
  const ordinal = chapter.named && chapter.number !== null ? chapterOrdinal(chapter.number.value) : null
  return [{ key: ordinal === null ? 'text' : `chapter-${ordinal}`, ...ordered(draft), partOf: null }]
}

/** The name a publisher is cited by: the short form of its title page where the imprint's full form begins with it. */
function citedPublisher(publishers: readonly Found<string>[]): string | null {
  const [full] = publishers
  if (full === undefined) return null
  const short = publishers.find((name) => titleKey(full.value).startsWith(`${titleKey(name.value)} `))
  return short === undefined ? headlineCase(full.value) : full.value.slice(0, short.value.length)
}

const yearOrder: readonly FoundYear['of'][] = ['copyright', 'publication', 'title-page', 'cataloguing']

function citedYear(years: readonly FoundYear[]): number | null {
  for (const of of yearOrder) {
    const found = years.filter((year) => year.of === of).map((year) => year.value)
    if (found.length > 0) return Math.max(...found)
  }
  return null
}

/** What the text itself says of surnames: the order of its contributors, and above that the library's own entry. */
function inversions(front: FrontMatter): KnownInversions {
  const catalogued = front.inverted.map(
    ({ value: [family, given] }) =>
      // Cataloguing ends an entry with a stop, which an initial at its end has lost.
      [
        nameKey(`${given} ${family}`),
        cslNameOfInverted(family, given.replace(/(?<=(?:^|\s)\p{Lu})$/u, '.')),
      ] as const,
  )
  const ordered = alphabeticalSurnames(front.contributors.map((person) => person.name.value))
  return new Map<string, CslName>([...ordered, ...catalogued])
}

function uniqueKey(taken: Set<string>, entry: FoundEntry): string {
  const stem = `chapter-${entry.number === null ? titleKey(entry.title.value).split(' ').slice(0, 4).join('-') : (chapterOrdinal(entry.number.value) ?? '')}`
  let key = stem
  for (let copy = 2; taken.has(key); copy++) key = `${stem}-${copy}`
  taken.add(key)
  return key
}

function note(draft: Draft, variable: string, found: readonly (Found<unknown> | null | undefined)[]): void {
  const spans = found.flatMap((one) => (one === null || one === undefined ? [] : [one.at]))
  if (spans.length > 0) draft.evidence[variable] = [...(draft.evidence[variable] ?? []), ...spans]
}

/** Evidence in the order of the text, each place once. */
function ordered({ csl, evidence }: Draft): Draft {
  const entries = Object.entries(evidence).map(([variable, spans]) => {
    const distinct = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]))
    return [variable, [...distinct.values()].sort((a, b) => a.start - b.start)] as const
  })
  return { csl, evidence: Object.fromEntries(entries) }
}
