import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotationRecord } from '../../../../core/records/annotation.ts'
import { isPlainAnnotation } from '../../../../core/records/plain-annotation.ts'
import { anAnnotation } from '../../../support/records.ts'

const annotation = anAnnotation(
  { start: 3, end: 9, quote: 'a bell', note: 'why', tags: ['claim', 'doubt'] },
  { page: '199–200', heading: ['Tides', 'Bells'], creator: 'Ada' },
)

/** Every place in a value, as the fields that lead to it. */
function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [
    [],
    ...Object.entries(value).flatMap(([name, each]) => placesIn(each).map((place) => [name, ...place])),
  ]
}

/** A copy with another value at a place; `undefined` takes the field away. */
function changed(value: unknown, [name, ...rest]: readonly string[], to: unknown): unknown {
  if (name === undefined) return to
  const copy = structuredClone(value) as Record<string, unknown>
  const next = changed(copy[name], rest, to)
  if (next === undefined && !Array.isArray(copy)) delete copy[name]
  else copy[name] = next
  return copy
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    undefined,
    'text:2',
    'annotation:2',
    'x:y',
    '2026-02-30T00:00:00.000Z',
    'commenting',
    -1,
    -0,
    0.5,
    2 ** 60,
  ),
)

describe('the quick look at an annotation', () => {
  test('knows one for what it is', () => {
    expect(isPlainAnnotation(annotation)).toBe(true)
    expect(isPlainAnnotation(anAnnotation())).toBe(true)
  })

  test('takes nothing that the schema would refuse or change, or JSON would, whatever is put at any place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(annotation)), anything, (place, value) => {
        const other = changed(annotation, place, value)
        if (!isPlainAnnotation(other)) return
        expect(annotationRecord.parse(other)).toStrictEqual(other)
        expect(JSON.parse(JSON.stringify(other))).toStrictEqual(other)
      }),
      { numRuns: 5000 },
    )
  })

  test('takes no list with a hole', () => {
    const heading = ['Tides', 'Bells', 'Boats']
    delete heading[1]
    expect(isPlainAnnotation({ ...annotation, heading })).toBe(false)
  })

  test('takes no field too many, at any depth', () => {
    for (const place of placesIn(annotation)) {
      const parent = place.reduce<unknown>(
        (value, name) => (value as Record<string, unknown>)[name],
        annotation,
      )
      if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) continue
      expect(isPlainAnnotation(changed(annotation, place, { ...parent, more: 1 }))).toBe(false)
    }
  })
})
