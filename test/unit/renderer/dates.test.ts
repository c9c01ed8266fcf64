import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateText, parseDate, yearOf } from '../../../renderer/items/dates.ts'

test('a typed date is read and written back the same', () => {
  for (const text of ['2014', '2014-05', '2014-05-12', '2014/2016', '-44'])
    expect(dateText(parseDate(text))).toBe(text)
})

test('what is no date is kept as it was typed', () => {
  expect(parseDate('forthcoming')).toEqual({ literal: 'forthcoming' })
  expect(parseDate('2014-13')).toEqual({ literal: '2014-13' })
  expect(parseDate('1/2/3')).toEqual({ literal: '1/2/3' })
})

test('nothing typed is no date', () => {
  expect(parseDate('  ')).toBeUndefined()
  expect(dateText(undefined)).toBe('')
})

test('reading undoes writing, whatever the date', () => {
  const parts = fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    .chain((all) => fc.integer({ min: 1, max: 3 }).map((length) => all.slice(0, length)))
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 2 }), (dateParts) => {
      const date = { 'date-parts': dateParts }
      expect(parseDate(dateText(date))).toEqual(date)
    }),
  )
})

test('writing undoes reading, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const once = parseDate(typed)
      expect(parseDate(dateText(once))).toEqual(once)
    }),
  )
})

test('a year for lists comes from the date, or from its words', () => {
  expect(yearOf({ 'date-parts': [[1987, 3]] })).toBe('1987')
  expect(yearOf({ literal: 'n.d.' })).toBe('n.d.')
})
