import type { CslName } from '../../core/records/csl.ts'

/** The name as it is sorted by: a person's family name with its particle, or the whole name of a body. */
export function familyOf(name: CslName): string {
  if (name.literal !== undefined) return name.literal
  const particle = name['non-dropping-particle']
  return [particle, name.family].filter(Boolean).join(' ') || (name.given ?? '')
}

/** Who made it, short enough for a list: `Rivera`, `Rivera and Klein`, `Rivera et al.`; '' for nobody. */
export function shortNames(names: readonly CslName[]): string {
  const [first, second] = names.map(familyOf).filter((name) => name !== '')
  if (first === undefined) return ''
  if (second === undefined) return first
  return names.length > 2 ? `${first} et al.` : `${first} and ${second}`
}
