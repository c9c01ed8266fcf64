import type { CslName } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { identified } from '../keys.ts'
import { eachName, readPlainName } from '../ris/names.ts'
import { hasContainer, hasPageCount, sectionVariable, serialVariable } from '../ris/tags.ts'
import { UsedValues } from '../shared/unasked.ts'
import { bareDoi, doiAmong, Draft } from '../shared/draft.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import type { Read } from '../shared/read.ts'
import { putWebDay } from '../shared/web-day.ts'
import { readRefer, type Refer } from './refer.ts'
import {
  authorsAreEditors,
  hasArticleNumber,
  isEditedBook,
  isOtherName,
  putOtherName,
  readPages,
  typeOfEndnote,
} from './types.ts'

/** The items of a refer file, as EndNote exports it ("%A Author"). A blank line, or a second %0, ends a record. */
export function readEnw(content: string): Read {
  const problems: string[] = []
  const read = readRefer(content).filter(({ values }) => [...values.keys()].some((tag) => tag !== '0'))
  const found = read.map((record) => {
    const place = `Line ${record.line}`
    return {
      item: itemOf(record, (what) => problems.push(`${place}: ${what}.`)),
      id: record.values.get('F')?.[0],
      place,
    }
  })
  return { items: identified(found, problems), problems }
}

function itemOf({ values }: Refer, tell: (what: string) => void) {
  const used = new UsedValues()
  const listed = (tag: string) => (values.get(tag) ?? []).filter(Boolean)
  const each = (tag: string) => used.use(listed(tag))
  const one = (...tags: readonly string[]) => used.use(tags.flatMap(listed).slice(0, 1))[0]
  const named = [...each('0')].reverse().find((name) => typeOfEndnote(name) !== undefined) ?? one('0')
  const known = named === undefined ? guessType(values) : typeOfEndnote(named)
  if (known === undefined)
    tell(`EndNote’s type “${named!.slice(0, 40)}” is not known; the record became a document`)
  const draft = new Draft(known ?? 'document')
  const { type } = draft.item
  const isWhole = /^(?:book|thesis|report|collection|pamphlet)$/.test(type)
  const others = draft.serials(listed('@'))
  used.use(listed('@').filter((serial) => !others.includes(serial)))
  putPeople(draft, each, values)
  if (isEditedBook(named) && !draft.has('editor')) authorsAreEditors(draft.item)
  if (isTranslation(values)) draft.put('original-title', one('Q'))
  draft.put('title', one('T'))
  draft.put('title-short', one('!'))
  // A thesis is in no journal: the university may stand there.
  const university =
    type === 'thesis' && !values.has('I') && isUniversity.test(listed('J')[0] ?? '') ? one('J') : undefined
  draft.put('publisher', university)
  if (university === undefined) draft.put('container-title', one('J') ?? (isWhole ? undefined : one('B')))
  draft.put(isWholeInS(values, type) ? 'container-title' : 'collection-title', one('S'))
  if (isWhole) draft.put('collection-title', one('B'))
  draft.date('issued', readLooseDate(issued(one('D'), one('8'))))
  draft.date('accessed', readLooseDate(one('[')))
  const counted = /^(?:article|review|periodical|paper-conference)/.test(type)
    ? 'issue'
    : serialVariable(type)
  // A patent has the number of its application beside its own.
  const numbered = type === 'patent' && draft.has(counted) ? 'call-number' : counted
  if (!draft.has(numbered)) draft.put(numbered, one('N'))
  // Of a part, a count may stand beside its pages.
  const range = hasPageCount(type) ? undefined : listed('P').find((pages) => /\d\s*[-–+~]\s*\d/.test(pages))
  draft.put(...readPages(range === undefined ? one('P') : used.use([range])[0], hasPageCount(type)))
  const [withDoi] = [
    ...listed('R').filter((number) => isDoi(doiAmong(number)[0]!)),
    // Some programs write it where others write whatever has no tag.
    ...listed('O').filter((words) => /^10\.\d{4,9}\/\S+$/.test(bareDoi(words)!)),
  ]
  const [doi, besides] = doiAmong(withDoi)
  draft.put('DOI', doi)
  if (withDoi !== undefined && besides.length === 0) used.use([withDoi])
  draft.putAll('language', each('G'), ', ')
  draft.put('number-of-volumes', one('6'))
  draft.putAll(
    'keyword',
    each('K').flatMap((words) => words.split(/\s*[;；]\s*/)),
    ', ',
  )
  /** With the blank ones between, which part paragraphs. */
  const lines = (tag: string) => (each(tag), values.get(tag) ?? [])
  draft.putLines('abstract', lines('X'))
  draft.putLines('annote', lines('<'))
  // Of an article, EndNote has the journal's other name where refer has any words.
  const otherName = listed('O').find((words) => isOtherName(words, draft.item['container-title']))
  if (otherName !== undefined) putOtherName(draft.item, otherName)
  const notes = lines('Z').concat(listed('O').filter((words) => words !== withDoi && words !== otherName))
  used.use(listed('O').filter((words) => words !== withDoi))
  draft.putLines('note', notes)
  for (const [variable, tag] of [
    ['volume', 'V'],
    ['publisher', 'I'],
    ['publisher-place', 'C'],
    ['edition', '7'],
    ['genre', '9'],
    ['URL', 'U'],
    ['call-number', 'L'],
    ['archive_location', 'M'],
    ['archive', '~'],
    ['source', 'W'],
    ['reviewed-title', '*'],
    ...(hasArticleNumber(type) ? [['number', ']'] as const] : []),
  ] as const)
    draft.put(variable, one(tag))
  if (/^PMC\d+$/.test(listed('2')[0] ?? '')) draft.put('PMCID', one('2'))
  putWebDay(draft.item)
  const section = sectionVariable(type)
  if (section !== undefined) draft.put(section, one('&'))
  const [number] = listed('R').filter((number) => number !== withDoi && !isDoi(bareDoi(number)!))
  const isReport = type === 'report'
  if (isReport || !draft.has('archive_location'))
    draft.put(isReport ? 'number' : 'archive_location', used.use(number === undefined ? [] : [number])[0])
  keepCustom(draft.item, 'enw', used.rest(values, redundant))
  return draft.item
}

const isUniversity =
  /\b(?:univers|colleg|institut|school|academ|hochschule|école)|[学學]院$|大[学學]$|研究[院所]$/i

/** Where refer had a body, EndNote has the title of a translation. */
const isTranslation = (values: Refer['values']) => values.has('0') && values.has('A')

/** bibutils writes the whole that a part is in, and who edited it, where others have the series; an empty %B says that there is no whole. */
const isWholeInS = (values: Refer['values'], type: string) =>
  hasContainer(type) && !['B', 'J', 'E'].some((tag) => values.has(tag))

function putPeople(draft: Draft, each: (tag: string) => readonly string[], values: Refer['values']): void {
  const { type } = draft.item
  const people = (tag: string) => each(tag).flatMap(eachName).map(readPlainName)
  draft.names('author', people('A'))
  draft.names('editor', people('E'))
  // A body translates nothing: it held the conference.
  const isSponsor = (name: CslName | undefined) => type === 'paper-conference' && name?.literal !== undefined
  const others = people('?')
  draft.names('organizer', others.filter(isSponsor))
  draft.names(
    'translator',
    others.filter((name) => !isSponsor(name)),
  )
  // Where refer had words over the page, EndNote has who translated.
  if (values.has('0')) draft.names('translator', people('H'))
  const ofSeries = isWholeInS(values, type) ? 'editor' : 'collection-editor'
  draft.names(type === 'thesis' ? 'contributor' : ofSeries, people('Y'))
  if (!isTranslation(values))
    draft.names(
      'author',
      each('Q').map((literal) => ({ literal })),
    )
}

/** The item has these as its type and its key. */
const redundant: ReadonlySet<string> = new Set(['0', 'F'])

/** EndNote keeps a DOI where refer kept the number of a report, and libraries their own numbers. */
const isDoi = (number: string) => /^10\.\d/.test(number)

/** "%8 March 5" beside "%D 2010". */
const issued = (year: string | undefined, day: string | undefined) =>
  day === undefined || (year !== undefined && day.includes(year)) ? (day ?? year) : `${year ?? ''} ${day}`

/** Records of the old refer have no type: what they hold tells. */
function guessType(values: ReadonlyMap<string, readonly string[]>): string {
  if (values.has('J')) return 'article-journal'
  if (/\b(?:proceedings|conference|symposium|workshop)\b/i.test(values.get('B')?.[0] ?? ''))
    return 'paper-conference'
  // A book has no issues, and a journal's publisher is not told.
  if (values.has('B') && values.has('V') && values.has('N') && !values.has('I')) return 'article-journal'
  if (values.has('B')) return 'chapter'
  if (values.has('R')) return 'report'
  return values.has('I') ? 'book' : 'document'
}
