import type { CslName } from '../../../core/records/csl.ts'
import { personOf, readPlainName } from '../ris/names.ts'
import { elements, text, textOf, type XmlElement } from '../shared/xml.ts'
import type { Graph } from './graph.ts'
import { rolesOf } from './types.ts'

const lists: readonly (readonly [property: string, variable: string])[] = [
  ['authorList', 'author'],
  ['editorList', 'editor'],
  ['contributorList', 'contributor'],
]

/** The people of a work by their CSL variables. Lists say in which order they stand, and what those are whose role nobody says. */
export function peopleOf(
  work: XmlElement,
  graph: Graph,
): ReadonlyMap<string, readonly (CslName | undefined)[]> {
  const listed = lists.flatMap(([property, variable]) =>
    graph.members(work, property).map((person) => [person, variable] as const),
  )
  const related = rolesOf.flatMap(([property, variable]) =>
    graph.values(work, property).map((person) => [person, variable] as const),
  )
  const roles = new Map([...listed, ...related])
  const found = new Map<string, (CslName | undefined)[]>()
  for (const [person, variable] of roles)
    found.set(variable, [...(found.get(variable) ?? []), nameOf(person)])
  return found
}

/** A person or body of FOAF, or a name in words. */
function nameOf(person: XmlElement): CslName | undefined {
  if (elements(person).length === 0) return readPlainName(textOf(person).trim())
  const any = (...names: readonly string[]) => names.map((name) => text(person, name)).find(Boolean)
  const family = any('surname', 'family_name', 'familyName', 'lastName')
  const given = any('givenName', 'givenname', 'firstName')
  if (family !== undefined) return given === undefined ? { literal: family } : personOf(family, given)
  const whole = any('name', 'title', 'label') ?? given
  return whole === undefined
    ? undefined
    : person.name === 'Person'
      ? readPlainName(whole)
      : { literal: whole }
}
