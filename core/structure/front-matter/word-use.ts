import { initialsOnly } from './personal-name.ts'

const determiner =
  /(?<!\p{L})(?:the|der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen|zur|zum|im|vom)\s$/iu

/**
 * True where a text uses every word of what may be a name as a common word: in small letters ("Free Your Numbers"),
 * or behind a determiner where nouns have capitals ("der Dokumentation"). "Mark Field" would be taken for words
 * too, so this is asked only of a name that nothing else confirms. Time grows with the length of the text.
 */
export function isCommonPhrase(name: string, source: string): boolean {
  const words = name.split(/[\s,]+/).filter((word) => /\p{L}{2}/u.test(word) && /^\p{Lu}/u.test(word))
  if (words.length === 0 || initialsOnly(name)) return true
  return words.slice(0, 6).every((word) => isCommon(word.replace(/[’']s$|[^\p{L}\p{M}’'-]+$/u, ''), source))
}

function isCommon(word: string, source: string): boolean {
  const small = word.toLowerCase()
  for (let at = source.indexOf(small); at >= 0; at = source.indexOf(small, at + small.length))
    if (isWhole(source, at, small.length)) return true
  const risen = word[0]! + small.slice(1)
  for (let at = source.indexOf(risen); at >= 0; at = source.indexOf(risen, at + risen.length))
    if (isWhole(source, at, risen.length) && determiner.test(source.slice(Math.max(0, at - 8), at)))
      return true
  return false
}

/** A word of prose, not half of one, of an address or of a command. */
function isWhole(source: string, at: number, length: number): boolean {
  return /[\s("“‘«—–]/.test(source[at - 1] ?? ' ') && /[\s.,;:!?)"”’»—–-]/.test(source[at + length] ?? ' ')
}
