/** Marks of OCR and typesetting that may stand around a word without being part of it. */
const markup = /<\/?[a-z]{1,6}>|[*_]/gi

/** A note's call at the end of a stretch of text: raised digits, `[1]`, `^1`, `<sup>1</sup>`, * † ‡. */
const trailingCall =
  /(?:[⁰¹²³⁴-⁹]{1,4}|<sup>[^<]{1,4}<\/sup>|\[\d{1,3}\]|\^\{?\d{1,3}\}?|(?<=[.,;:!?"”’)])\d{1,3}|[*†‡§]{1,3})\s*$/

/** Text without the calls that end it and without the marks around it. Looks at the last 400 characters only. */
export function bareEnd(text: string): string {
  const end = text.slice(-400).trimEnd()
  return end.replace(trailingCall, '').replace(trailingCall, '').replace(markup, '').trimEnd()
}

/** Text without markup at its beginning. Looks at the first 400 characters only. */
export function bareStart(text: string): string {
  return text
    .slice(0, 400)
    .replace(/^[\s\u00ad\ufeff\u200b]+/, '')
    .replace(markup, '')
    .trimStart()
}

/** True where a sentence is over: . ! ? … with whatever closes after it (quotes, brackets, a note's call). */
export function endsSentence(text: string): boolean {
  return /[.!?…。？！][\])}"'”’»›\u00a0 ]*$/u.test(bareEnd(text))
}

/** True where nothing more is to come in this paragraph: a sentence's end or the colon before a list or quote. */
export function endsParagraph(text: string): boolean {
  return endsSentence(text) || /[:：]["'”’»)]*$/.test(bareEnd(text))
}

/** Words that end no phrase in the languages we read most: what follows must belong to it. */
const leading = new Set(
  (
    'a an the of to in on at by for from with and or nor but as than that which who whose whom is are was were be been ' +
    'into upon between among about against through during under over within without their his her its our this these those such ' +
    'der die das den dem des ein eine einer und oder von zu im am auf mit für als daß dass ist sind war nicht ' +
    'le la les un une des du de et ou dans en par pour avec sur que qui est sont au aux ' +
    'el los las una y o del al con por para se su sus il lo gli i di da nel della dei e che ' +
    'os as um uma do dos na no em het een van op te is'
  ).split(' '),
)

/** True where the text breaks off after a word that must be followed by another ("of the", "und"), or after a comma. */
export function breaksOff(text: string): boolean {
  const end = bareEnd(text)
  if (/[,;\-‐–—]$/.test(end)) return true
  const word = /([\p{L}]+)$/u.exec(end.slice(-40))?.[1]
  return word !== undefined && leading.has(word.toLowerCase())
}

/** True where the first letter is a small one (after quotes or brackets). */
export function startsLow(text: string): boolean {
  return /^["'“‘«([¿¡]*\p{Ll}/u.test(bareStart(text))
}

/** True where the first letter is a capital or a figure (after quotes or brackets). */
export function startsHigh(text: string): boolean {
  return /^["'“‘«([¿¡—–]*[\p{Lu}\p{Lt}\p{N}\p{Lo}]/u.test(bareStart(text))
}

const smallWords =
  /^(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|nor|but|as|versus|vs|via|per|der|die|das|den|dem|des|ein|eine|und|oder|von|zu|im|am|auf|mit|für|le|la|les|un|une|du|de|et|ou|dans|en|par|pour|avec|sur|el|los|las|una|y|o|del|al|con|il|lo|gli|i|di|da|e|che|os|as|do|dos|na|no|em|het|een|van|op)$/i

/** True for ALL CAPITALS or Title Case: every word but the small ones has a capital. Needs one such word. */
export function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}'’.-]*/gu) ?? []
  let high = 0
  let low = 0
  for (const word of words) {
    if (/^\p{Lu}/u.test(word)) high += 1
    else if (!smallWords.test(word)) low += 1
  }
  return high > 0 && low <= high / 4
}

/** True where every letter is a capital, of at least two. */
export function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.length > 1 && letters.every((letter) => letter === letter.toUpperCase())
}

/** A person's name in the usual order: two to five words with capitals, particles allowed, no figures. */
export function looksLikeName(text: string): boolean {
  const words = text
    .replace(markup, '')
    .trim()
    .replace(/^by\s+/i, '')
    .split(/\s+/)
  if (words.length < 2 || words.length > 6 || text.length > 80) return false
  return words.every((word, index) =>
    /^(?:de|da|do|dos|del|della|di|van|von|der|den|la|le|y|e|af|av|bin|ibn|al|el|zu|ten|ter)$/i.test(word)
      ? index > 0
      : /^\p{Lu}[\p{L}\p{M}'’.-]*,?$/u.test(word),
  )
}

/** True for running prose: long enough to hold a clause, with small words among its words. */
export function isProse(text: string): boolean {
  const head = text.slice(0, 600)
  if (text.trim().length < 60) return false
  const words = head.match(/\p{L}+/gu) ?? []
  const low = words.filter((word) => /^\p{Ll}/u.test(word)).length
  return words.length >= 8 && low >= words.length * 0.4
}
