import type { CslName } from '../../records/csl.ts'
import { cslNameOf, nameKey, type KnownInversions } from './personal-name.ts'

/**
 * Surnames that the order of an alphabetical list tells. "Ines Valdivia Roca" between Thorne and Wolf is sorted under
 * V, so her surname has two words. Names in their place already, and lists in another order, tell nothing.
 */
export function alphabeticalSurnames(names: readonly string[]): KnownInversions {
  const plain = names.map((name) => cslNameOf(name))
  const keys = plain.map(sortKey)
  const least = plain.map((name) =>
    [name, otherReading(name)].flatMap((csl) => (csl === null ? [] : [sortKey(csl)])).sort(),
  )
  const inOrder = least.filter(
    (readings, index) => index === 0 || least[index - 1]![0]! <= readings.at(-1)!,
  ).length
  const told = new Map<string, CslName>()
  if (names.length < 5 || inOrder * 10 < names.length * 9) return told
  names.forEach((name, index) => {
    const before = keys[index - 1] ?? ''
    const after = keys[index + 1] ?? '\uffff'
    const fits = (csl: CslName) => before <= sortKey(csl) && sortKey(csl) <= after
    const other = otherReading(plain[index]!)
    if (other === null || before > after || fits(plain[index]!) || !fits(other)) return
    told.set(nameKey(name), other)
  })
  return told
}

/** The name with one word more in its surname, or one less where it has two; null where it has no such reading. */
function otherReading(name: CslName): CslName | null {
  const { family, given } = name
  if (family === undefined || given === undefined) return null
  const surname = family.split(' ')
  const first = given.split(' ')
  if (surname.length === 2) return { ...name, family: surname[1]!, given: `${given} ${surname[0]}` }
  const middle = first.at(-1)!
  if (
    first.length < 2 ||
    surname.length !== 1 ||
    /^\p{Lu}?\.?$/u.test(middle) ||
    name['non-dropping-particle'] !== undefined
  )
    return null
  return { ...name, family: `${middle} ${family}`, given: first.slice(0, -1).join(' ') }
}

function sortKey(name: CslName): string {
  return nameKey(`${name.family ?? name.literal ?? ''} ${name.given ?? ''}`)
}
