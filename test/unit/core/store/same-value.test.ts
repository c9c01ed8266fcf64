import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameValue } from '../../../../core/store/same-value.ts'

test('a JSON value says the same as its copy', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => sameValue(value, JSON.parse(JSON.stringify(value)))))
})

test('two JSON values say the same exactly when their JSON with sorted keys does', () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    const byName = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
    return { fields: byName.map(([name, field]) => [name, sorted(field)]) }
  }
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (one, other) => {
      const [left, right] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as unknown)
      expect(sameValue(left, right)).toBe(JSON.stringify(sorted(left)) === JSON.stringify(sorted(right)))
    }),
  )
})

test('an undefined field counts as absent, an empty list is no empty object, and null is a value', () => {
  expect(sameValue({ a: undefined }, {})).toBe(true)
  expect(sameValue([], {})).toBe(false)
  expect(sameValue({ a: null }, {})).toBe(false)
  expect(sameValue(JSON.parse('{"__proto__":{}}'), {})).toBe(false)
  expect(sameValue(null, undefined)).toBe(false)
})
