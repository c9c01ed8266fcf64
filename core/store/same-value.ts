import { fieldOf, type Fields } from './fields.ts'

/** True where two JSON values say the same. A field that is `undefined` counts as absent, as it does in a file. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other) || one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  if (Array.isArray(one)) return sameLists(one, other as readonly unknown[])
  return sameFields(one as Fields, other as Fields)
}

function sameFields(one: Fields, other: Fields): boolean {
  const [left, right] = [Object.keys(one), Object.keys(other)]
  let hasUndefined = left.length !== right.length
  for (const name of left) {
    const value = one[name]
    if (value === undefined) hasUndefined = true
    // What every object inherits are functions and objects, so one value that both have is not inherited.
    if (typeof value !== 'object' && value === other[name]) continue
    if (!sameValue(value, fieldOf(other, name))) return false
  }
  return !hasUndefined || right.every((name) => other[name] === undefined || Object.hasOwn(one, name))
}

function sameLists(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false
  for (let place = 0; place < one.length; place++) if (!sameValue(one[place], other[place])) return false
  return true
}
