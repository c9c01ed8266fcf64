import type { CslName } from '../../../core/records/csl.ts'

/**
 * "Family, Given, Suffix". A body has no comma, or (EndNote's convention) one after its last letter; that is also how a
 * comma inside its name, and a body of one word, are told from a person.
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
  const [, particle = '', family = ''] = /^((?:\p{Ll}[\p{L}'’]*\s)*)(.*)$/u.exec(last)!
  name.family = family === '' ? last : family
  const [, first = '', dropping = ''] = /^(.*?)((?:\s\p{Ll}[\p{L}'’]*)*)$/u.exec(given)!
  if (first !== '') name.given = first
  if (dropping !== '' && first !== '') name['dropping-particle'] = dropping.trim()
  if (particle !== '' && family !== '') name['non-dropping-particle'] = particle.trim()
  if (suffix.length > 0) name.suffix = suffix.join(', ')
  return name
}

const literal = (text: string): CslName | undefined =>
  text.trim() === '' ? undefined : { literal: text.trim() }

export function writeRisName(name: CslName): string | undefined {
  const line = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const family = line([name['non-dropping-particle'], name.family].filter(Boolean).join(' '))
  const given = line([name.given, name['dropping-particle']].filter(Boolean).join(' '))
  if (family === '') {
    const body = line(name.literal ?? given)
    return body === '' ? undefined : /,/.test(body) || !body.includes(' ') ? `${body},` : body
  }
  // A comma inside a person's name would shift its parts.
  const parts = [family, given, line(name.suffix)].map((part) => part.replaceAll(',', ''))
  return parts.join(', ').replace(/(?:, )+$/, '')
}
