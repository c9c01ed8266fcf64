import iconv from 'iconv-lite'

/**
 * Whether bytes that are no UTF-8 are a text of an old Mac (Mac OS Roman) and not of Windows or Latin-1. Each byte above ASCII is
 * looked at with its neighbors in both readings: letters that words have where words have them speak for a reading; signs within
 * words, and capitals after small letters, speak against it. What is as likely in both is Windows'.
 */
export function isMacRoman(sample: Uint8Array): boolean {
  const bytes = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength)
  const mac = iconv.decode(bytes, 'macintosh')
  const windows = iconv.decode(bytes, 'windows-1252')
  let [ofMac, ofWindows, count, inRuns] = [0, 0, 0, 0]
  const isHigh = (at: number) => (sample[at] ?? 0) >= 0x80
  for (let at = 0; at < sample.length; at++) {
    if (!isHigh(at)) continue
    count++
    ofMac += likelihood(mac, at)
    ofWindows += likelihood(windows, at)
    if (isHigh(at - 1) && isHigh(at + 1)) inRuns++
  }
  // Words of other scripts are such bytes throughout, and make no words in this one.
  return ofMac > ofWindows + margin && ofMac >= count * leastAverage && inRuns < count * mostInRuns
}

/** So much likelier it must be: one letter that could be a sign in a fitting place does not decide. */
const margin = 0.5
/** Where a text is what it is read as, nearly every byte is `fitting`; half of that leaves room for odd ones. */
const leastAverage = 0.3
const mostInRuns = 0.3

const fitting = 0.6
const strange = -0.5
const impossible = -1

/** How well the character at a place of a text fits its neighbors, from -1 to 1. */
function likelihood(text: string, at: number): number {
  const character = text[at]!
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
  if (lower.has(character)) return ofSmallLetter(character, before, after)
  if (upper.has(character)) return ofCapital(text, at, before, after)
  if (character === '’') return ofApostrophe(text, at)
  if (character === '–' || character === '—') return ofDash(text, at)
  const within = isLetter(before) && isLetter(after)
  if (character === '\u00a0' || character === '\u00ad') return 0.2
  if (character === '·') return before === 'l' && after === 'l' ? fitting : strange
  if (within) return impossible
  if ('“„‘‚«‹¿¡'.includes(character)) return isLetter(before) ? strange : fitting
  if ('”»›'.includes(character)) return isLetter(after) ? strange : fitting
  if (character === '…') return 0.5
  if ('°§€£¢©®™±×½¼¾ªº†'.includes(character)) return isLetter(after) || isLetter(before) ? -0.3 : 0.3
  // Marks that stand alone, signs of mathematics, what no character is.
  return impossible
}

/** Small letters with marks that languages of the Latin alphabet write, and where they do not: ì begins no word, î ends none. */
const lower: ReadonlySet<string> = new Set('àáâãäåæçèéêëìíîïñòóôõöøùúûüýœßšž')
const upper: ReadonlySet<string> = new Set('ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽŸÐÞ')
const neverFirst = 'ìòëïûùãõß'
const neverLast = 'îûïâçœñ'
const ofSlavs = 'šž'

const isLetter = (character: string) => /\p{L}/u.test(character) && !/[\p{Lm}ƒªºﬁﬂ]/u.test(character)
const isSmall = (character: string) => /\p{Ll}/u.test(character) && isLetter(character)
const isCapital = (character: string) => /\p{Lu}/u.test(character)
const isVowel = (character: string) => /^[aeiouy]/i.test(character.normalize('NFD'))

function ofSmallLetter(character: string, before: string, after: string): number {
  if (isCapital(after)) return strange
  if (!isLetter(before) && !isLetter(after)) return 'àéèóöå'.includes(character) ? 0.3 : impossible
  if (!isLetter(before) && neverFirst.includes(character)) return strange
  if (!isLetter(after) && neverLast.includes(character)) return strange
  if (ofSlavs.includes(character)) return isVowel(before) || isVowel(after) ? fitting : strange
  // A vowel between two others is rare; consonants stand there.
  return isVowel(character) && isVowel(before) && isVowel(after) ? 0.1 : fitting
}

function ofCapital(text: string, at: number, before: string, after: string): number {
  if (isSmall(before)) return impossible
  if (!isLetter(before) && !isLetter(after)) return /\d/.test(before + after) ? impossible : 0.3
  // “ÒHello”: a word has one capital, or no small letter.
  if (!isLetter(before) && isCapital(after) && isSmall(text[at + 2] ?? ' ')) return strange
  return isCapital(before) && isSmall(after) ? 0.2 : fitting
}

/** As it ends a quotation, stands for letters at the start or the end of a word (l’eau, dell’arte, Rowe’s, don’t), or begins a year. */
function ofApostrophe(text: string, at: number): number {
  const [before, after] = partsAround(text, at)
  if (before === '' || after === '') return fitting
  const isElision = before.length <= 2 || /(?:ll|qu|nt|st|usqu|lorsqu|puisqu|tutt|quest)$/i.test(before)
  return isElision || /^(?:s|t|d|m|re|ve|ll)$/i.test(after) ? fitting : impossible
}

/** Between words of their own, numbers or spaces; “canci—n” is one word. */
function ofDash(text: string, at: number): number {
  const [before, after] = partsAround(text, at)
  const isWithin = before !== '' && after !== ''
  return isWithin && Math.min(before.length, after.length) < 3 ? impossible : fitting
}

/** What of the word stands before and after the character, up to 20 letters. */
const partsAround = (text: string, at: number): readonly [string, string] => [
  /\p{L}*$/u.exec(text.slice(Math.max(0, at - 20), at))![0],
  /^\p{L}*/u.exec(text.slice(at + 1, at + 21))![0],
]
