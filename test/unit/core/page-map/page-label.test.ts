import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatPageLabel,
  labelAfter,
  pagesBetween,
  parsePageLabel,
  sameSeries,
} from '../../../../core/page-map/page-label.ts'

const parsed = (label: string) => {
  const result = parsePageLabel(label)
  if (result === null) throw new Error(`${label} is no label`)
  return result
}

describe('a page label', () => {
  it.each(['1', '197', 'i', 'xiv', 'mcmxcix', 'XII', 'A-12', 'S3', '12a', 'B.7'])(
    '%s is read and written the same',
    (label) => {
      expect(formatPageLabel(parsed(label))).toBe(label)
    },
  )

  it('is read and written the same for every number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3999 }),
        fc.constantFrom('arabic' as const, 'roman' as const, 'ROMAN' as const),
        (value, numerals) => {
          const label = { prefix: '', numerals, value, suffix: '' }
          expect(parsePageLabel(formatPageLabel(label))).toEqual(label)
        },
      ),
    )
  })

  it.each(['', ' ', 'iiii', 'vx', 'page', '1.5', '-3', '1234567', '007', 'l98', 'ⅳ', '12–13'])(
    '%j is none',
    (label) => {
      expect(parsePageLabel(label)).toBeNull()
    },
  )

  it('counts within its series only', () => {
    expect(sameSeries(parsed('xiv'), parsed('14'))).toBe(false)
    expect(sameSeries(parsed('A-1'), parsed('B-1'))).toBe(false)
    expect(sameSeries(parsed('9'), parsed('10'))).toBe(true)
  })

  it('counts inserted pages after the page they follow', () => {
    expect(pagesBetween(parsed('12'), parsed('12a'))).toBe(1)
    expect(pagesBetween(parsed('12a'), parsed('13'))).toBe(1)
    expect(pagesBetween(parsed('12'), parsed('12b'))).toBe(2)
    expect(pagesBetween(parsed('10'), parsed('12a'))).toBe(3)
    expect(pagesBetween(parsed('13'), parsed('12a'))).toBeLessThan(0)
  })

  it('reaches the other end by as many pages as lie between', () => {
    for (const [from, to] of [
      ['12', '12b'],
      ['10', '12a'],
      ['12a', '15'],
      ['ix', 'xiii'],
      ['12a', '12c'],
    ] as const) {
      const pages = pagesBetween(parsed(from), parsed(to))
      expect(formatPageLabel(labelAfter(parsed(from), pages, parsed(to)))).toBe(to)
      expect(formatPageLabel(labelAfter(parsed(from), 0, parsed(to)))).toBe(from)
    }
  })
})
