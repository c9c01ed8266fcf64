import type { CslName } from '../../records/csl.ts'
import {
  honorifics,
  iberianSecondNames,
  nameSuffixes,
  nonDropping,
  notInNames,
  particles,
  sharedFirstNames,
} from './name-words.ts'

const nameWord =
  /^(?:[\p{Lu}][\p{L}\p{M}'’.-]*|(?:al|el|ad|an)-\p{Lu}[\p{L}'’-]+|[dDlLO]['’]\p{Lu}[\p{L}-]+)$/u
const initial = /^(?:\p{Lu}\.?-?){1,3}$/u

/** True where a stretch of text may be one person's name: two to six words, capitals, no word of an institution or a title. */
export function isPersonName(text: string): boolean {
  const words = bareWords(text)
  if (words.length < 2 || words.length > 6) return false
  const capitals = words.filter((word) => !particles.has(word.toLowerCase()) || /^\p{Lu}/u.test(word))
  if (capitals.length < 2 || particles.has(words[0]!)) return false
  if (!capitals.every((word) => nameWord.test(word) || nameSuffixes.has(word.toLowerCase()))) return false
  if (words.some((word) => notInNames.has(word.toLowerCase()) && !particles.has(word))) return false
  const last = words.at(-1)!
  return (
    nameSuffixes.has(last.toLowerCase()) || ((last.match(/\p{L}/gu) ?? []).length >= 2 && !initial.test(last))
  )
}

/** True for what has no word of two letters or only one word again and again ("V V", "Lorem Lorem"). */
export function initialsOnly(text: string): boolean {
  const words = bareWords(text).filter((word) => /\p{L}{2}/u.test(word))
  return words.length === 0 || (bareWords(text).length > 1 && new Set(bareWords(text)).size === 1)
}

/** The persons of a list ("A, B and C"), or null where some piece of it is no name. */
export function personNames(text: string): string[] | null {
  const pieces = splitNames(text)
  return pieces.length > 0 && pieces.every(isPersonName) ? pieces : null
}

/** The pieces of a list of names, whatever they are. A comma before "Jr." or "III" parts nothing. */
export function splitNames(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\(\s*(?:eds?|hrsg|hg|dir|coord|comp|org|ed)s?\.?\s*\)/gi, '')
    .replace(/\s+(?:and|und|et|y|e|&)\s*$/i, '')
    .split(
      /\s*(?:;|\s[&/·]\s|\s(?:and|und|et|en|och|og|with)\s|,\s*(?:and|und|et|&)\s|,(?!\s*(?:jr|sr|i{2,3}|iv)\b))\s*/i,
    )
    .flatMap((piece) => piece.split(/\s+[ye]\s+(?=\p{Lu}[\p{L}.]*\s+\p{Lu})/u))
    .map((piece) =>
      piece
        .replace(/[\s.,:;–—-]+$/u, (end) =>
          end.startsWith('.') && /\b(?:jr|sr|\p{Lu})\.$/iu.test(piece) ? '.' : '',
        )
        .trim(),
    )
    .filter((piece) => piece !== '')
}

/** "ERNESTO VIVARES" as people write it; a name in mixed case is left as it is. */
export function uncapitalized(name: string): string {
  if (/\p{Ll}/u.test(name.replace(/\b(?:de|da|van|von|y|and|und|et)\b/g, ''))) return name
  return name.replace(/[\p{L}\p{M}]+/gu, (word, at: number) => {
    const lower = word.toLowerCase()
    if (word.length === 1) return word
    if (/^(?:II|III|IV)$/.test(word)) return word
    if (at > 0 && particles.has(lower)) return lower
    const risen = lower[0]!.toUpperCase() + lower.slice(1)
    return /^Mc\p{Ll}/u.test(risen) ? `Mc${risen[2]!.toUpperCase()}${risen.slice(3)}` : risen
  })
}

/** How a name is inverted elsewhere in the same text ("Vivares, Ernesto"), where it is. */
export type KnownInversions = ReadonlyMap<string, CslName>

/**
 * A name as CSL has it. The surname is the last word with the particles before it; two words where the name is
 * Spanish or Portuguese and its middle word is no first name (Fernando Ortiz Soto, but Juan Manuel Soto), or
 * where `known` inverts it so.
 */
export function cslNameOf(name: string, known: KnownInversions = new Map()): CslName {
  const printed = uncapitalized(name.replace(/\s+/g, ' ').trim())
  const inverted = known.get(nameKey(printed))
  if (inverted !== undefined) return inverted
  const words = bareWords(printed)
  const suffix = nameSuffixes.has(words.at(-1)?.toLowerCase() ?? '') ? words.pop() : undefined
  const surname = surnameStart(words)
  if (surname < 1) return words.length > 1 ? { literal: printed } : { family: printed }
  const particle = particlesAt(words, surname)
  return {
    family: words.slice(surname + particle.length).join(' '),
    given: words.slice(0, surname).join(' '),
    ...(particle.length === 0
      ? {}
      : particle.every((word) => nonDropping.has(word))
        ? { 'non-dropping-particle': particle.join(' ') }
        : { 'dropping-particle': particle.join(' ') }),
    ...(suffix === undefined ? {} : { suffix: suffix.replace(/,$/, '') }),
  }
}

/** A name made comparable: lower case, without accents, punctuation, titles and degrees. */
export function nameKey(name: string): string {
  return bareWords(name)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** "Vivares, Ernesto" as CSL has it. */
export function cslNameOfInverted(family: string, given: string): CslName {
  return { family: family.trim(), given: given.trim() }
}

function bareWords(name: string): string[] {
  const words = name
    .replace(/,/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  while (words.length > 1 && honorifics.has(words[0]!.toLowerCase())) words.shift()
  return words
}

function surnameStart(words: readonly string[]): number {
  const particle = words.findIndex(
    (word, index) =>
      index > 0 && index < words.length - 1 && particles.has(word) && word !== 'y' && word !== 'e',
  )
  if (particle > 0) {
    // "Ana Soto de la Vega": a surname before the particle where two capitals precede and the second is no first name.
    const before = words[particle - 1]!
    if (
      particle >= 2 &&
      isIberian(words) &&
      isSurname(before) &&
      !iberianSecondNames.has(before.toLowerCase())
    )
      return particle - 1
    return particle
  }
  if (words.length >= 5 && (words.at(-2) === 'y' || words.at(-2) === 'e')) return words.length - 3
  const middle = words.at(-2)
  const twoSurnames =
    words.length >= 3 &&
    words.length <= 4 &&
    middle !== undefined &&
    isIberian(words) &&
    isSurname(middle) &&
    !iberianSecondNames.has(middle.toLowerCase())
  return words.length - (twoSurnames ? 2 : 1)
}

function particlesAt(words: readonly string[], from: number): string[] {
  let to = from
  while (to < words.length - 1 && particles.has(words[to]!)) to += 1
  return words.slice(from, to)
}

function isSurname(word: string): boolean {
  return word.length > 2 && !initial.test(word)
}

/** Spanish or Portuguese by its first name, by an accent only they use there, or by a patronymic ending. */
function isIberian(words: readonly string[]): boolean {
  const first = words[0]!.toLowerCase()
  return (
    (iberianSecondNames.has(first) && !sharedFirstNames.has(first)) ||
    words.some((word) => /[áíóúñãõ]/i.test(word)) ||
    words.slice(1).some((word) => /^\p{Lu}\p{Ll}+[aeiou]z$/u.test(word))
  )
}
