import type { CslName } from '../../../core/records/csl.ts'
import { easternName, eachName, readRisName } from '../ris/names.ts'
import { decodeTex } from './from-tex.ts'
import { encodeTex } from './to-tex.ts'

/** What an item keeps for a list of names that ends "and others", which CSL has no place for; biblatex calls it so too (`\true{moreauthor}`). */
export const othersOf = (variable: string): string => `more${variable}`

/** Reads a list of names; `others` tells that it ends "and others". */
export function readNames(tex: string): { names: readonly CslName[]; others: boolean } {
  const parts = splitAtDepthZero(inOnePiece(tex.replace(/\s+/g, ' ').trim()), /^\sand(?=\s|$)/i)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^and$/i.test(part))
  // "Rowe, A. et al." is the same said in Latin.
  const end = parts.at(-1)?.replace(/(?:^|,?\s+)\{?et\.? al\b\.?\}?$/, '')
  const others = end === 'others' || end !== parts.at(-1)
  const named = others
    ? [...parts.slice(0, -1), end ?? ''].filter((part) => part !== '' && part !== 'others')
    : parts
  return { names: named.map(readName).flatMap(eachOf), others }
}

/** Letters of LaTeX that take the space behind their name, which BibTeX would take for the end of a word: "H\aa kon", "Erd\H os". */
const inOnePiece = (tex: string): string =>
  tex.includes('\\')
    ? tex
        .replace(
          /(\\(?:aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j|dh|DH|th|TH|dj|DJ|ng|NG)) +(?=\p{L})(?!and )/gu,
          '$1{}',
        )
        .replace(/(\\[bcdHkrtuv]) +(\p{L})/gu, '$1{$2}')
        .replace(/\s*\\and(?![A-Za-z])/g, ' and')
    : tex

/** Names of one "name" that parts them with semicolons: "Rowe, A.; Meer, L.; Vell, J." */
function eachOf(name: CslName): readonly CslName[] {
  const whole = [name.literal ?? name.family, name.suffix, name.given].filter(Boolean).join(', ')
  const names = whole.includes(';') ? eachName(whole) : []
  return names.length > 1 ? names.map(readRisName).filter((one) => one !== undefined) : [name]
}

/** "First von Last", "von Last, First", "von Last, Jr, First", `{Body with, commas and all}`, or biblatex's `family=…, given=…`. */
function readName(tex: string): CslName {
  if (isBraced(tex)) return { literal: decodeTex(tex) }
  const parts = splitAtDepthZero(tex, /^,/).map((part) => part.trim())
  // "Rowe, Ada," has one comma too many, and no suffix.
  if (parts.length === 3 && parts[2] === '') parts.pop()
  if (/^(?:family|given|prefix|suffix)(?:-i)?\s*=/.test(parts[0]!)) return readKeyedName(parts)
  const eastern = parts.length === 1 ? easternName(tex) : undefined
  if (eastern !== undefined) return eastern
  if (parts.length === 1) return fromWords(words(parts[0]!))
  const [last = '', second = '', third] = parts
  const given = third === undefined ? second : parts.slice(2).join(', ')
  const family = words(last)
  if (third === undefined && family.length > 1 && isSuffix(family.at(-1)!))
    return assemble(...vonLast(family.slice(0, -1)), words(given), family.at(-1)!)
  return assemble(...vonLast(words(last)), words(given), third === undefined ? '' : second)
}

function readKeyedName(parts: readonly string[]): CslName {
  const values = new Map(
    parts.map((part) => {
      const [key = '', ...value] = part.split('=')
      return [
        key.trim(),
        decodeTex(
          value
            .join('=')
            .trim()
            .replace(/^"(.*)"$/, '$1'),
        ),
      ] as const
    }),
  )
  const prefix = values.get('useprefix') === 'true' ? 'non-dropping-particle' : 'dropping-particle'
  const name: CslName = {}
  for (const [key, part] of [
    ['family', 'family'],
    ['given', 'given'],
    ['suffix', 'suffix'],
    ['prefix', prefix],
  ] as const)
    // prettier-ignore
    if (values.get(key)) name[part] = values.get(key)
  return name
}

/** "Ludwig van Beethoven": given up to the first small word, particles up to the last such, family the rest. */
function fromWords(all: readonly string[]): CslName {
  const end = all.at(-1) ?? ''
  if (all.length > 2 && isSuffix(end)) {
    const name = fromWords(all.slice(0, -1))
    return { ...name, suffix: decodeTex(end) }
  }
  const first = all.findIndex((word, index) => index < all.length - 1 && isSmall(word))
  if (first < 0) return assemble([], all.slice(-1), all.slice(0, -1), '')
  return assemble(...vonLast(all.slice(first)), all.slice(0, first), '')
}

/** "Jr." where no comma sets it off. */
const isSuffix = (word: string) => /^(?:[JS]r\.?|I{2,3}|IV)$/.test(word)

function vonLast(all: readonly string[]): [von: readonly string[], last: readonly string[]] {
  const end = all.findLastIndex((word, index) => index < all.length - 1 && isSmall(word)) + 1
  const small = all.slice(0, end)
  return small[0] !== undefined && isSmall(small[0]) ? [small, all.slice(end)] : [[], all]
}

function assemble(
  von: readonly string[],
  last: readonly string[],
  given: readonly string[],
  suffix: string,
): CslName {
  // "Beauvoir, Simone de": small words after the given name are particles that go where the given name goes.
  const end = given.findLastIndex((word) => !isSmall(word)) + 1
  const dropping = end > 0 ? given.slice(end) : []
  const name: CslName = {}
  const put = (part: keyof CslName & string, value: readonly string[]) => {
    const text = decodeTex(value.join(' '))
    if (text !== '') name[part] = text
  }
  put('family', last)
  // "{Vell, Jr.}": the braces keep together what is not all family.
  const [, bare, junior] = /^(.+), ((?:[JS]r\.?|I{2,3}|IV))$/.exec(name.family ?? '') ?? []
  if (bare !== undefined && suffix === '') {
    name.family = bare
    name.suffix = junior
  }
  put('given', dropping.length > 0 ? given.slice(0, end) : given)
  put('dropping-particle', dropping)
  put('non-dropping-particle', von)
  put('suffix', [suffix])
  return name
}

/** The `{…}` around it belongs to all of it. */
function isBraced(tex: string): boolean {
  if (!tex.startsWith('{') || !tex.endsWith('}')) return false
  let depth = 0
  for (let at = 0; at < tex.length; at++) {
    if (tex[at] === '{') depth++
    else if (tex[at] === '}' && --depth === 0) return at === tex.length - 1
  }
  return false
}

const words = (tex: string) => splitAtDepthZero(tex, /^[\s~]+/).filter((word) => word !== '')

/** A word that begins small, in BibTeX's sense: a brace at its start makes it a name of its own, but for that of an accent. */
const isSmall = (word: string) =>
  /^\{\\\W/.test(word)
    ? /^\p{Ll}/u.test(decodeTex(word))
    : /^\P{L}*\p{Ll}/u.test(word) && !word.startsWith('{') && !word.startsWith('\\')

/** Splits where the pattern stands outside all braces. Linear: the pattern is tried once at each place. */
function splitAtDepthZero(tex: string, separator: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < tex.length; at++) {
    const character = tex[at]
    if (character === '\\') at++
    else if (character === '{') depth++
    else if (character === '}') depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      const match = separator.exec(tex.slice(at, at + 8))
      if (match === null) continue
      parts.push(tex.slice(from, at))
      at += match[0].length - 1
      from = at + 1
    }
  }
  parts.push(tex.slice(from))
  return parts
}

export const writeNames = (names: readonly CslName[]): string =>
  names
    .map(writeName)
    .filter((name) => name !== '')
    .join(' and ')

/** Publishers and places are lists in biblatex; ours are one. */
export const writeList = (text: string): string =>
  /\sand\s/i.test(text) ? `{${encodeTex(text)}}` : encodeTex(text)

function writeName(name: CslName): string {
  const family = name.family ?? ''
  if (family === '') {
    const literal = name.literal ?? name.given ?? ''
    return literal === '' ? '' : `{${encodeTex(literal)}}`
  }
  const particle = name['non-dropping-particle'] ?? ''
  const last = [particle === '' ? '' : encodeTex(particle), guarded(family, particle === '')]
    .filter(Boolean)
    .join(' ')
  const given = [name.given ?? '', name['dropping-particle'] ?? '']
    .filter(Boolean)
    .map(guardedGiven)
    .join(' ')
  if (name.suffix) return `${last}, ${guardedGiven(name.suffix)}, ${given}`
  if (given !== '') return `${last}, ${given}`
  return family.includes(' ') || particle !== ''
    ? `{${encodeTex([particle, family].filter(Boolean).join(' '))}}`
    : last
}

/** A family that BibTeX would take apart, or take the first word of for a particle, goes in braces. */
const guarded = (family: string, first: boolean) =>
  /,|\sand\s|^and$|^others$/i.test(family) ||
  (first && /^\P{L}*\p{Ll}.*\s/u.test(family)) ||
  /\s\p{Ll}\S*\s/u.test(family)
    ? `{${encodeTex(family)}}`
    : encodeTex(family)

const guardedGiven = (given: string) =>
  /,|\sand\s|^and$|^others$/i.test(given) ? `{${encodeTex(given)}}` : encodeTex(given)
