import type { CslName } from '../../../core/records/csl.ts'

/**
 * "Family, Given, Suffix". A body has no comma or, by EndNote's convention, one after its last letter; the latter is what
 * we write, since bibutils too then keeps its name in one piece.
 */
export function readRisName(value: string): CslName | undefined {
  const text = value.replace(/\s+/g, ' ').trim()
  if (text.endsWith(',')) return literal(text.slice(0, -1))
  const parts = text.split(/\s*,\s*/)
  const [last = '', given, ...suffix] = parts
  if (text === '') return undefined
  if (given === undefined) return last.includes(' ') ? literal(last) : { family: last }
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
