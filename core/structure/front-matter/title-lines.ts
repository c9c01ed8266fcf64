import {
  authorWords,
  boardWords,
  editionWords,
  editorWords,
  otherBooksWords,
  publishedByWords,
  publisherWords,
  rightsWords,
  seriesWords,
  translatorWords,
} from './front-words.ts'
import { foldTitle } from './plain-line.ts'

/** Who a line of a title page introduces, and where the names begin in it (its length where they follow below). */
export interface RoleLine {
  readonly role: 'editor' | 'author' | 'translator'
  readonly names: number
}

const opening = (words: readonly string[]) =>
  new RegExp(
    `^\\s*(?:${[...words]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace('.', '\\.'))
      .join('|')})(?=\\s|:|$)\\s*:?\\s*`,
    'iu',
  )
const containing = (words: readonly string[]) =>
  new RegExp(`(?<!\\p{L})(?:${words.map((word) => word.replace('.', '\\.')).join('|')})(?!\\p{L})`, 'iu')

const editors = opening(editorWords)
const translators = opening(translatorWords)
const authors = opening(authorWords)
const editedBehind = /\p{L}\s*\((?:eds?|hrsg|hg|dirs?|coords?|comps?|orgs?)\.?\)\s*$/iu
const publisher = containing(publisherWords)
const publishedBy = opening(publishedByWords)
const otherBooks = containing(otherBooksWords)
const board = opening(boardWords)
const rights = containing(rightsWords)
const edition = containing(editionWords)
const seriesEnd = new RegExp(
  `(?:^|\\s)(?:${seriesWords.join('|')})\\s*(?:,?\\s*(?:vol\\.?|volume|no\\.?|band|bd\\.)?\\s*\\d+)?$`,
  'iu',
)
const seriesHead = new RegExp(`^(?:${seriesWords.filter((word) => word !== 'series').join('|')})\\s`, 'iu')

/** "Edited by …", "by …", "translated by …" at the head of a line, "… (eds.)" at its end, or null. */
export function roleLine(text: string): RoleLine | null {
  if (text.length > 200) return null
  if (editedBehind.test(text)) return { role: 'editor', names: 0 }
  for (const [role, form] of [
    ['editor', editors],
    ['translator', translators],
    ['author', authors],
  ] as const) {
    const match = form.exec(text)
    if (match !== null && (role !== 'author' || match[0].length < text.length || /^\s*by\s*$/i.test(text)))
      return { role, names: match[0].length }
  }
  return null
}

export const isPublisherName = (text: string): boolean =>
  text.length <= 80 &&
  publisher.test(text.split(',')[0]!) &&
  !isClause(text) &&
  !board.test(text) &&
  !/[.!?]\s+\p{Lu}/u.test(text)

/** A line with more words in small letters than with capitals is half a sentence ("Other packages for critical editions"). */
function isClause(text: string): boolean {
  const words = text.split(',')[0]!.match(/\p{L}+/gu) ?? []
  return words.filter((word) => /^\p{Ll}/u.test(word)).length * 2 > words.length
}

/** Where the publisher's name begins behind "Published by", or null. */
export function publishedByEnd(text: string): number | null {
  return publishedBy.exec(text)?.[0].length ?? null
}

export const opensOtherBooks = (text: string): boolean => text.length <= 120 && otherBooks.test(text)
export const opensBoard = (text: string): boolean => text.length <= 60 && board.test(text)
export const statesRights = (text: string): boolean => rights.test(text.slice(0, 2000))
export const isEdition = (text: string): boolean =>
  text.length <= 50 &&
  edition.test(text) &&
  /\d|\b(?:first|second|third|fourth|fifth|revised|new|zweite|dritte|deuxième|segunda|seconda|tweede)\b/i.test(
    text,
  )

/** A short line that a series is called by. */
export function isSeriesName(text: string): boolean {
  const words = foldTitle(text)
  return words.length <= 120 && words.includes(' ') && (seriesEnd.test(words) || seriesHead.test(words))
}
