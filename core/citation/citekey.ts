import type { CslItem, CslName } from '../records/csl.ts'
import { foldToAscii } from './ascii.ts'

/** Words that tell nothing of a body or a title, in the languages scholars most often cite. */
const empty = new Set(
  'a an and as at de del der des di die do das du e ein eine el en for from il in is la las le les los of on or os the to um uma un und une van von y'.split(
    ' ',
  ),
)
/** Of a body's or a work's name, so many telling words and so many letters make a key that can still be typed. */
const tellingWords = 2
const longest = 32

/**
 * A key that a person can type: the first author's family name, the year, and a letter where the key is taken
 * (`rivera2014`, `rivera2014a`, …). ASCII only, so that BibTeX, biber, pandoc and Typst all read it. Without an author
 * the editor stands, then the title; without a year `nd`, as styles write "n.d.".
 */
export function makeCitekey(csl: CslItem, taken: (key: string) => boolean): string {
  const stem = citekeyStem(csl)
  if (!taken(stem)) return stem
  for (let n = 0; ; n++) {
    const key = stem + citekeyLetters(n)
    if (!taken(key)) return key
  }
}

/** The key without the letter that tells it from others. */
export const citekeyStem = (csl: CslItem): string => (whoOf(csl) ?? titleOf(csl) ?? 'item') + yearOf(csl)

function whoOf(csl: CslItem): string | undefined {
  for (const names of [csl.author, csl.editor, csl.translator, csl['container-author']]) {
    const key = names?.[0] === undefined ? undefined : nameKey(names[0])
    if (key !== undefined) return key
  }
  return undefined
}

function nameKey(name: CslName): string | undefined {
  if (name.family !== undefined) {
    const family = foldToAscii(name.family).replaceAll(' ', '').slice(0, longest)
    if (family !== '') return family
  }
  return tellingPart(name.literal ?? name.given ?? '')
}

const titleOf = (csl: CslItem) => tellingPart(csl.title ?? '')

function tellingPart(text: string): string | undefined {
  const words = foldToAscii(text.slice(0, 1000)).split(' ')
  const telling = words.filter((word) => !empty.has(word))
  const key = (telling.length > 0 ? telling : words).slice(0, tellingWords).join('').slice(0, longest)
  return key === '' ? undefined : key
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
