import type { CslItem } from '../../../core/records/csl.ts'
import type { Fields } from '../shared/fields.ts'
import { webDay } from '../shared/web-day.ts'

/** EndNote's reference types: name, number, and the CSL type that each is read as. The first row of a CSL type is what it is written as. */
export const endnoteTypes: readonly (readonly [name: string, number: number, csl: string])[] = [
  ['Journal Article', 17, 'article-journal'],
  ['Magazine Article', 19, 'article-magazine'],
  ['Newspaper Article', 23, 'article-newspaper'],
  ['Unpublished Work', 34, 'article'],
  ['Book', 6, 'book'],
  ['Book Section', 5, 'chapter'],
  ['Conference Proceedings', 10, 'paper-conference'],
  ['Conference Paper', 47, 'paper-conference'],
  ['Thesis', 32, 'thesis'],
  ['Report', 27, 'report'],
  ['Web Page', 12, 'webpage'],
  ['Generic', 13, 'document'],
  ['Dataset', 59, 'dataset'],
  ['Dictionary', 52, 'entry-dictionary'],
  ['Encyclopedia', 53, 'entry-encyclopedia'],
  ['Artwork', 2, 'graphic'],
  ['Figure', 37, 'figure'],
  ['Case', 7, 'legal_case'],
  ['Statute', 31, 'legislation'],
  ['Bill', 4, 'bill'],
  ['Hearing', 14, 'hearing'],
  ['Legal Rule or Regulation', 50, 'regulation'],
  ['Manuscript', 36, 'manuscript'],
  ['Map', 20, 'map'],
  ['Film or Broadcast', 21, 'motion_picture'],
  ['Music', 61, 'song'],
  ['Pamphlet', 24, 'pamphlet'],
  ['Patent', 25, 'patent'],
  ['Personal Communication', 26, 'personal_communication'],
  ['Interview', 64, 'interview'],
  ['Computer Program', 9, 'software'],
  ['Standard', 58, 'standard'],
  ['Blog', 56, 'post-weblog'],
  ['Discussion Forum', 62, 'post'],
  ['Serial', 57, 'periodical'],
  ['Classical Work', 49, 'classic'],
  ['Ancient Text', 51, 'classic'],
  ['Electronic Article', 43, 'article-journal'],
  ['Electronic Book', 44, 'book'],
  ['Electronic Book Section', 60, 'chapter'],
  ['Edited Book', 28, 'book'],
  ['Online Database', 45, 'dataset'],
  ['Aggregated Database', 55, 'dataset'],
  ['Government Document', 46, 'report'],
  ['Online Multimedia', 48, 'motion_picture'],
  ['Audiovisual Material', 3, 'motion_picture'],
  ['Chart or Table', 38, 'figure'],
  ['Equation', 39, 'figure'],
  ['Grant', 54, 'document'],
  ['Catalog', 8, 'document'],
  ['Podcast', 63, 'broadcast'],
  ['Press Release', 65, 'document'],
]

/** What other programs call the same, and what EndNote's older versions called it. */
const otherNames: Readonly<Record<string, string>> = {
  article: 'article-journal',
  audio: 'song',
  broadcast: 'broadcast',
  chapter: 'chapter',
  conference: 'paper-conference',
  'electronic source': 'webpage',
  journal: 'article-journal',
  'legal rule/regulation': 'regulation',
  multimedia: 'motion_picture',
  newspaper: 'article-newspaper',
  review: 'review',
  video: 'motion_picture',
  website: 'webpage',
}

/** The CSL type by EndNote's name, or by its number; undefined where neither is known. */
export function typeOfEndnote(name: string | undefined, number?: string): string | undefined {
  const wanted = name?.trim().toLowerCase()
  const row =
    endnoteTypes.find(([known]) => known.toLowerCase() === wanted) ??
    endnoteTypes.find(([, known]) => String(known) === number?.trim())
  return row?.[2] ?? (Object.hasOwn(otherNames, wanted ?? '') ? otherNames[wanted!] : undefined)
}

/** Types of which EndNote's seventh own field is the number that stands for pages. */
export const hasArticleNumber = (csl: string): boolean => /^(?:article-|review)/.test(csl)

/** Who is named first in EndNote's “Edited Book” edited it. */
export const isEditedBook = (name: string | undefined, number?: string): boolean =>
  /^edited book$/i.test(name?.trim() ?? '') || (name === undefined && number?.trim() === '28')

export function authorsAreEditors(item: CslItem): void {
  if (item.author === undefined) return
  item.editor = item.author
  delete item.author
}

/** Whether each word of the one begins like a word of the other and its letters follow each other there: "J Neurosci". */
function abbreviates(short: string, long: string): boolean {
  const words = (name: string) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const whole = words(long)
  let next = 0
  return words(short).every((word) => {
    while (next < whole.length && !isWithin(word, whole[next]!)) next++
    return next++ < whole.length
  })
}

function isWithin(letters: string, word: string): boolean {
  let at = -1
  return [...letters].every((letter, index) => {
    at = word.indexOf(letter, at + 1)
    return index === 0 ? at === 0 : at > 0
  })
}

/** Whether one of the names is short for the other. */
export const isOtherName = (name: string, other: string | undefined): boolean =>
  other !== undefined &&
  name !== other &&
  (name.length > other.length ? abbreviates(other, name) : abbreviates(name, other))

/** A second name of the whole is its abbreviation, or what it abbreviates: PubMed's files have them this way round. */
export function putOtherName(item: CslItem, other: string | undefined): void {
  const name = item['container-title']
  if (other === undefined || other === name || item['container-title-short'] !== undefined) return
  const isLonger = name !== undefined && other.length > name.length && abbreviates(name, other)
  if (isLonger) item['container-title'] = other
  item['container-title-short'] = isLonger ? name : other
}

/** The row that a CSL type is written as; "Generic" where EndNote has none. */
export const endnoteTypeOf = (csl: string): readonly [name: string, number: number, csl: string] =>
  endnoteTypes.find(([, , known]) => known === csl) ?? endnoteTypes.find(([name]) => name === 'Generic')!

/** "327", "XX, 327", "173 s." */
const isCount = /^(?:[ivxlcdm]+, ?)?\d+(?: ?(?:pp?|s|pages|Seiten|leaves)\.?)?$/i

/** What EndNote's field for pages holds: of a book a number alone is how many there are, and one page has its "p.". */
export function readPages(
  pages: string | undefined,
  isCounted: boolean,
): readonly [variable: string, value: string | undefined] {
  if (isCounted && isCount.test(pages?.trim() ?? ''))
    return ['number-of-pages', pages?.trim().replace(/(?<=\d) ?(?:pp?|s|pages|Seiten|leaves)\.?$/i, '')]
  return [
    'page',
    pages
      ?.trim()
      .replace(/^pp?\.\s*(?=\S)/, '')
      .replace(/(?<=[\dA-Za-z])\s*--\s*(?=[\dA-Za-z])/g, '-'),
  ]
}

export function writePages(fields: Fields, isCounted: boolean): string | undefined {
  const page = fields.take('page')
  if (page === undefined) return isCounted ? fields.take('number-of-pages') : undefined
  return isCounted && /^\d+$/.test(page) ? `p. ${page}` : page
}

/** The edition, or of an article the day on which it stood on the web. */
export function writeEdition(fields: Fields): string | undefined {
  const day = webDay(fields.item)
  if (day === undefined) return fields.take('edition')
  fields.telling('available-date')
  return day
}
