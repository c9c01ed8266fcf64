import { personNames } from '../front-matter/personal-name.ts'
import { captionOf } from './captions.ts'
import { bareEnd, bareStart, isCapitals, isProse, isTitleCase, startsLow } from '../prose.ts'

/** A line that opens a part or chapter by name: "PART III", "Chapter 11", "CHAPTER XI. The Lamp". */
export interface Opening {
  readonly kind: 'part' | 'chapter'
  /** "PART III", "11", "XI", "Seven". */
  readonly number: string
  /** Where the title begins in the line; equals the line's length where it has none. */
  readonly length: number
}

const spelled =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|thirty|first|second|third|fourth|fifth|last|the first|the second|the third|the fourth|the fifth|the last|eins|zwei|drei|erster|zweiter|dritter|erste|zweite|dritte|premier|première|deuxième|seconde?|troisième|uno|dos|tres|primero|primera|segundo|segunda|tercero|tercera'
const number = `\\d{1,3}|[IVXLC]{1,8}|[ivxlc]{1,8}|${spelled}`
const openingPattern = new RegExp(
  `^(?:(part|teil|partie|parte|book|buch|livre|libro|livro|section|abteilung)|(chapter|chap\\.|kapitel|chapitre|capítulo|capitulo|capitolo|cap\\.|hoofdstuk|lecture|letter|essay))\\s+(${number})(?![\\p{L}\\d])\\s*(?:[.:—–-]+\\s*|\\s+|$)`,
  'iu',
)

/** How a line begins where it opens a part or chapter by name; null for any other, as for "Part of the coast …" and "Chapter 3 shows …". */
export function openingOf(line: string): Opening | null {
  const text = bareStart(line)
  const skipped = line.length > 400 ? 0 : line.length - text.length
  const match = openingPattern.exec(text)
  if (match === null || line.length > 250) return null
  const rest = text.slice(match[0].length)
  const sharp = /[.:—–-]\s*$/.test(match[0])
  if (rest !== '' && !sharp && !/^["“‘«¿*_]*\p{Lu}/u.test(rest)) return null
  if (/[.;,]$/.test(bareEnd(rest)) && !isCapitals(rest) && rest.length > 60) return null
  const part = match[1] !== undefined
  return {
    kind: part ? 'part' : 'chapter',
    number: part ? `${match[1]!} ${match[3]!}` : match[3]!,
    length: Math.min(line.length, skipped + match[0].length),
  }
}

/** A section's number before its title: "1.2 ", "§ 3. ", "IV. ". Gives its depth in the outline below the chapter. */
export function sectionNumberOf(
  line: string,
): { readonly number: string; readonly length: number; readonly depth: number } | null {
  const match =
    /^(?:§\s*)?(\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}(?=\.)|[A-Z](?=\.))\.?\)?\s+(?=["“‘«¿*_]*\p{Lu})/u.exec(
      line,
    )
  if (match === null) return null
  // "J. F. Abel and M. Tran" begins with a name's initial.
  if (/^[A-Z]+$/.test(match[1]!) && personNames(line.slice(0, 160)) !== null) return null
  return { number: match[1]!, length: match[0].length, depth: match[1]!.split('.').length }
}

/** What stands around a line that may be a heading. */
export interface Surroundings {
  /** Text of the passage before it, or null at the beginning. */
  readonly before: string | null
  /** Text of the passage after it, or null at the end. */
  readonly after: string | null
  /** True where the passage before it is prose that is not over. */
  readonly interrupts: boolean
}

const longestHeading = 140

/** A command, a formula or a line of a program. "US\$" is a word that OCR marked. */
function isCode(bare: string): boolean {
  return /\\(?!\$)|[{}^|<>=]|:\/\/|\w\(\)/.test(bare)
}

/**
 * True for a section's heading: a short passage that ends without a stop and has prose (or another heading) under it.
 * Not one: a signature or an affiliation (nothing of the same section follows), a salutation (ends with a comma),
 * a speaker's name (ends with a stop), a line of verse (lines like it follow), half a sentence (begins low).
 */
export function isHeading(text: string, lines: number, { after, interrupts }: Surroundings): boolean {
  const bare = bareEnd(bareStart(text))
  if (bare.length < 2 || text.length > longestHeading || lines > 3 || interrupts || after === null)
    return false
  if (!/\p{L}{2}/u.test(bare) || /[,;:=]$/.test(bare) || /\t|https?:|www\.|@/.test(text)) return false
  if (/^["“‘«([¿]*\p{Ll}/u.test(bare) || /^[-–—•·]/.test(bare)) return false
  // The first line of a paragraph alone at a page's foot: a word is divided, or the sentence goes on below.
  if (/\p{L}[-‐]$/u.test(bare) || (startsLow(after) && !isTitleCase(bare) && !isCapitals(bare))) return false
  if (captionOf(text) !== null || isCode(bare)) return false
  const words = bare.split(/\s+/).length
  if (words > 20) return false
  // A stop ends a sentence, unless all is in capitals ("THE LAMP.") or it is a number's ("1. Light").
  if (/[.…]["”’)]*$/.test(bare) && !(isCapitals(bare) && words > 1) && !/^\s*[IVXLC]+\.$/.test(bare))
    return false
  if (/[!?]$/.test(bare) && !isTitleCase(bare)) return false
  const numbered = sectionNumberOf(bare) !== null
  if (isProse(after)) return isTitleCase(bare) || numbered || words <= 12
  // Under it another heading: it must look like one without help.
  return (isCapitals(bare) || numbered) && after.length < longestHeading && lines === 1
}
