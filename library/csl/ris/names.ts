import type { CslName } from '../../../core/records/csl.ts'

/**
 * "Family, Given, Suffix". A body has no comma or, by EndNote's convention, one after its last letter; the latter is what
 * we write, since bibutils too then keeps its name in one piece.
 */
export function readRisName(value: string): CslName | undefined {
  const text = value
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:^|,? )et\.? al\b\.?$/i, '')
  if (/^others$/.test(text)) return undefined
  if (text.endsWith(',')) return literal(text.slice(0, -1))
  if (text.length > longest) return literal(text)
  const parts = text.split(/\s*,\s*/)
  const [last = '', given, ...suffix] = parts
  if (text === '') return undefined
  const eastern = easternName(text)
  if (eastern !== undefined) return eastern
  const dotted = given === undefined && !ofBodies.test(text) ? initialsLast.exec(text) : null
  if (dotted !== null) return personOf(dotted[1]!, dotted[2]!)
  if (given === undefined)
    return isInitialed(last)
      ? givenFirst(last)
      : last.includes(' ') || ofEasternBodies.test(last)
        ? literal(last)
        : { family: last }
  if (parts.length === 2 && /^(?:inc|ltd|llc|llp|gmbh|corp|co|plc|s\.?a)\.?$/i.test(given))
    return literal(text)
  const name: CslName = {}
  const [particle, family] = splitParticle(last.split(' '))
  const [first, dropping] = splitDropping(given.split(' '))
  name.family = family
  if (first !== '') name.given = first
  if (dropping !== '') name['dropping-particle'] = dropping
  if (particle !== '') name['non-dropping-particle'] = particle
  if (suffix.length > 0) name.suffix = suffix.join(', ')
  return name
}

/** No person's name is longer, UTF-16 units; to try how its parts might stand would take long. */
const longest = 500

/** "高橋 文子": Chinese and Japanese write the family first. Undefined where the name is none of two words of theirs. */
export function easternName(text: string): CslName | undefined {
  const [, family, given] =
    /^([\p{sc=Han}]{1,3})[ \u3000]([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{1,3})$/u.exec(text) ?? []
  return family === undefined ? undefined : { family, given: given! }
}

/** "Rowe A.B.", "van der Berg J.-P.", as Embase writes people. */
const initialsLast = /^([^,.]*\p{Ll}[^,.]*) ((?:(?!(?:Co|St|[JSD]r)\.)\p{Lu}\p{Ll}?\.[ -]?)+)$/u

/** "J. Q. Rowe", "Ada M. Rowe": no body's name has initials. */
const isInitialed = (text: string) =>
  /^(?:\p{Lu}[\p{L}’'-]*\.? )*\p{Lu}\.(?:[- ]?\p{Lu}\.)* \p{Lu}?\p{Ll}/u.test(text)

/** Words that only names of bodies have. */
const ofBodies =
  /\b(?:of|for|and|the|und|für|et|des|und|y|gmbh|llc|plc|times|news|nations|states)\b|&|\bco\.$|\b(?:universi|institut|academy|akademie|administration|agency|alliance|association|authorit|bank|board|bureau|center|centre|college|collaborat|commission|committee|company|conference|consorti|corporation|council|department|federation|foundation|government|group|hospital|inc|initiative|international|investigators|laborator|league|library|ltd|minist|museum|national|network|office|organi[sz]ation|partnership|press|program|project|registry|research|school|service|societ|studio|study|team|trust|union|united|world)/i

/** How names of bodies end in Chinese and Japanese, where no person's name is so long. */
const ofEasternBodies =
  /^\p{sc=Han}[\p{sc=Han}\p{sc=Kana}()（）ー]*(?:公司|[学學]院|[学學][会會]|[协協][会會]|研究[院所]|大[学學]|[学學]校|中心|委[员員][会會]|[集財]团|出版社|[医醫]院|[会會]社|[机機][构構]|政府|[总總省市]局|[联聯]盟|[图圖][书書][馆館]|博物[馆館])$/u

/**
 * How the names of one file are to be read: where some have a comma, those without are bodies; where none has one, the
 * file writes the given name first.
 */
export const nameReaderOf = (names: readonly string[]): ((value: string) => CslName | undefined) =>
  names.some((name) => name.includes(',')) ? readRisName : readPlainName

/** "Rowe, Ada; Berg, Jo", "王明;李华": some programs write all names into one line. */
export const eachName = (value: string): readonly string[] => {
  const names = value
    .split(/\s*[;；]\s*/)
    .map((name) => name.replace(/[\s,]+$/, ''))
    .filter(Boolean)
  const areNames = (form: RegExp) => names.every((name) => form.test(name))
  const areSeveral =
    areNames(/^[^,]+,[^,]+(?:,[^,]+)?$/) ||
    areNames(/^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}·()（）]{2,40}$/u) ||
    (areNames(/^\p{Lu}[\p{L}.’'-]*(?: [\p{L}.’'-]+){1,3}$/u) && !names.some((name) => ofBodies.test(name)))
  return areSeveral && names.length > 1 ? names : [value]
}

/**
 * A name without a comma in a format whose names stand with the given name first, but for "Rowe AB", where capitals follow
 * the family; what reads like a body's name is one.
 */
export function readPlainName(value: string): CslName | undefined {
  const text = value.replace(/\s+/g, ' ').trim()
  if (text.length > longest) return readRisName(text)
  const initials = /^([^,.]*\p{Ll}[^,.]*) ((?!I{1,3}$|IV$|JR$|SR$)\p{Lu}{1,3})$/u.exec(text)
  if (initials !== null && !ofBodies.test(text)) return personOf(initials[1]!, initials[2]!)
  const isPerson =
    !initialsLast.test(text) &&
    !text.includes(',') &&
    text.includes(' ') &&
    text.split(' ').length < 6 &&
    !ofBodies.test(text)
  return isPerson ? givenFirst(text) : readRisName(text)
}

/** "Ada van der Rowe": the family is the last word and the small words before it. */
function givenFirst(text: string): CslName {
  const words = text.split(' ')
  // "de la Rosa" has no given name.
  if (isSmall(words[0]!)) {
    const [particle, family] = splitParticle(words)
    return { family, 'non-dropping-particle': particle }
  }
  const small = words.findIndex((word, index) => index > 0 && index < words.length - 1 && isSmall(word))
  const start = small < 0 ? words.length - 1 : small
  const [particle, family] = splitParticle(words.slice(start))
  const given = words.slice(0, start).join(' ')
  return { family, given, ...(particle === '' ? {} : { 'non-dropping-particle': particle }) }
}

/** A person whose parts stand apart, but for the particles in them. */
export function personOf(family: string, given: string, suffix?: string): CslName {
  const [particle, last] = splitParticle(family.split(' '))
  const [first, dropping] = splitDropping(given.split(' '))
  const name: CslName = { family: last, given: first }
  if (dropping !== '') name['dropping-particle'] = dropping
  if (particle !== '') name['non-dropping-particle'] = particle
  if (suffix !== undefined) name.suffix = suffix
  return name
}

const isSmall = (word: string) => /^\p{Ll}/u.test(word)

/** "van der Berg": small words before the family, which keeps its last word. */
function splitParticle(words: readonly string[]): [particle: string, family: string] {
  const found = words.findIndex((word) => !isSmall(word))
  const end = found < 0 ? words.length - 1 : found
  return [words.slice(0, end).join(' '), words.slice(end).join(' ')]
}

/** "Simone de": small words after the given name, which keeps its first word. */
function splitDropping(words: readonly string[]): [given: string, dropping: string] {
  const end = Math.max(1, words.findLastIndex((word) => !isSmall(word)) + 1)
  return [words.slice(0, end).join(' '), words.slice(end).join(' ')]
}

const literal = (text: string): CslName | undefined =>
  text.trim() === '' ? undefined : { literal: text.trim() }

export function writeRisName(name: CslName): string | undefined {
  const line = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const family = line([name['non-dropping-particle'], name.family].filter(Boolean).join(' '))
  const given = line([name.given, name['dropping-particle']].filter(Boolean).join(' '))
  if (family === '') {
    const body = line(name.literal ?? given)
    return body === '' ? undefined : `${body},`
  }
  // A comma inside a person's name would shift its parts.
  const parts = [family, given, line(name.suffix)].map((part) => part.replaceAll(',', ''))
  return parts.join(', ').replace(/(?:, )+$/, '')
}
