import type { CslItem, CslName } from '../records/csl.ts'
import { foldToAscii } from './ascii.ts'
import { usualCitekey, type CitekeyField, type CitekeyPattern } from './citekey-pattern.ts'

/** Words that tell nothing of a body or a title, in the languages scholars most often cite. */
const empty = new Set(
  'a an and as at de del der des di die do das du e ein eine el en for from il in is la las le les los of on or os the to um uma un und une van von y'.split(
    ' ',
  ),
)
/** Of a body's or a work's name, so many telling words and so many letters make a key that can still be typed. */
const usualWords = 2
const longest = 32

/**
 * A key that a person can type, by the pattern or as usual: the first author's family name, the year, and a letter where
 * the key is taken (`rivera2014`, `rivera2014a`, …). ASCII only, so that BibTeX, biber, pandoc and Typst all read it.
 * Without an author the editor stands, then the title; without a year `nd`, as styles write "n.d.".
 */
export function makeCitekey(
  csl: CslItem,
  taken: (key: string) => boolean,
  pattern: CitekeyPattern = usualCitekey,
): string {
  return freeKey(citekeyStem(csl, pattern), taken)
}

/** The stem, or the first of it and a letter that is not taken. `tried` keeps how far each stem has come, for many in a row. */
export function freeKey(
  stem: string,
  taken: (key: string) => boolean,
  tried = new Map<string, number>(),
): string {
  if (!taken(stem)) return stem
  for (let n = tried.get(stem) ?? 0; ; n++) {
    const key = stem + citekeyLetters(n)
    if (taken(key)) continue
    tried.set(stem, n + 1)
    return key
  }
}

/** So many keys of one stem take one letter or two; more letters are a word unless there are that many keys. */
const shortLetters = 26 + 26 * 26

/**
 * Whether a key is one that the pattern makes of the item among so many keys, with or without a letter. Letters that
 * so few keys never come to are a word: `rivera2014lamps` is not the half millionth `rivera2014`.
 */
export function isMadeBy(key: string, csl: CslItem, pattern: CitekeyPattern, among: number): boolean {
  const stem = citekeyStem(csl, pattern)
  if (key === stem) return true
  const letters = key.slice(stem.length)
  return (
    key.startsWith(stem) &&
    /^[a-z]+$/.test(letters) &&
    numberOfLetters(letters) < Math.max(among, shortLetters)
  )
}

/** The key without the letter that tells it from others. */
export function citekeyStem(csl: CslItem, pattern: CitekeyPattern = usualCitekey): string {
  const hasTitle = pattern.some((piece) => 'field' in piece && piece.field === 'title')
  const key = pattern
    .map((piece) =>
      'text' in piece ? piece.text : cased(wordsOf(csl, piece, hasTitle), piece.casing).slice(0, longest),
    )
    .join('')
  return key === '' ? 'item' : key
}

function cased(words: readonly string[], casing: CitekeyField['casing']): string {
  if (casing === 'upper') return words.join('').toUpperCase()
  if (casing === 'camel') return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return words.join('')
}

/** The words that a field gives, folded to ASCII in lower case. */
function wordsOf(csl: CslItem, { field, count }: CitekeyField, hasTitle: boolean): readonly string[] {
  switch (field) {
    case 'author': {
      const who = whoOf(csl, count ?? 1)
      // A title names a work without people, unless it is in the key anyway.
      return who.length > 0 ? who : hasTitle ? [] : firstOf([tellingWords(csl.title ?? ''), ['item']])
    }
    case 'year': {
      const year = yearOf(csl)
      return [count === null || !/^\d+$/.test(year) ? year : year.slice(-count)]
    }
    case 'title':
      return tellingWords(csl.title ?? '', count ?? 1)
    case 'journal':
      return tellingWords(String(csl['container-title'] ?? ''), count ?? 20).map((word) => word.charAt(0))
  }
}

const firstOf = (lists: readonly (readonly string[])[]) => lists.find((list) => list.length > 0) ?? []

/** The names of the first so many people of the first kind that there is. */
function whoOf(csl: CslItem, count: number): readonly string[] {
  for (const names of [csl.author, csl.editor, csl.translator, csl['container-author']]) {
    const words = names?.slice(0, count).flatMap(nameWords) ?? []
    if (words.length > 0) return words
  }
  return []
}

function nameWords(name: CslName): readonly string[] {
  const family = name.family === undefined ? [] : wordsIn(name.family)
  return family.length > 0 ? family : tellingWords(name.literal ?? name.given ?? '')
}

const wordsIn = (text: string) =>
  foldToAscii(text.slice(0, 1000))
    .split(' ')
    .filter((word) => word !== '')

/** The first words that tell something, or the first there are. */
function tellingWords(text: string, count = usualWords): readonly string[] {
  const words = wordsIn(text)
  const telling = words.filter((word) => !empty.has(word))
  return (telling.length > 0 ? telling : words).slice(0, count)
}

/** A year before our era keeps its sign in words: a hyphen would read as a range. */
function yearOf(csl: CslItem): string {
  const date = csl.issued
  const year = Number(date?.['date-parts']?.[0]?.[0] ?? Number.NaN)
  if (Number.isInteger(year)) return year < 0 ? `${-year}bce` : String(year)
  return /\b\d{4}\b/.exec(String(date?.raw ?? date?.literal ?? ''))?.[0] ?? 'nd'
}

/** 0 → a, 25 → z, 26 → aa. */
export function citekeyLetters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26))
  return n < 26 ? last : citekeyLetters(Math.floor(n / 26) - 1) + last
}

/** a → 0, z → 25, aa → 26; the inverse of {@link citekeyLetters}. */
export function numberOfLetters(letters: string): number {
  let n = 0
  for (let at = 0; at < letters.length; at++) n = n * 26 + letters.charCodeAt(at) - 96
  return n - 1
}
