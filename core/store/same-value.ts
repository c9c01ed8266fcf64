import { fieldOf, type Fields } from './fields.ts'

/** True where two JSON values say the same. A field that is `undefined` counts as absent, as it does in a file. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other) || one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  if (Array.isArray(one)) return sameLists(one, other as readonly unknown[])
  const [left, right] = [one as Fields, other as Fields]
  return (
    Object.keys(left).every((name) => sameValue(left[name], fieldOf(right, name))) &&
    Object.keys(right).every((name) => right[name] === undefined || Object.hasOwn(left, name))
  )
}

function sameLists(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => sameValue(value, other[index]))
}
