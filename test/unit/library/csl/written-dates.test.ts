import { describe, expect, it } from 'vitest'
import type { CslDate } from '../../../../core/records/csl.ts'
import { readItems } from '../../../../library/csl/read-items.ts'
import { isSameDate, writeExactDate } from '../../../../library/csl/shared/exact-date.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { writeItems } from '../../../../library/csl/write-items.ts'

const shelf = new StyleShelf([])
function written(
  issued: CslDate,
  format: 'cff' | 'word-xml' | 'ris' | 'mods' | 'bibjson' | 'enw' | 'endnote-xml',
) {
  const items = [{ id: 'rowe', type: 'book', title: 'Bells', author: [{ family: 'Rowe' }], issued }]
  const answer = writeItems(shelf, items, format, { style: 'apa', locale: 'en-US' })
  if (!answer.ok) throw new Error(answer.error.message)
  const read = readItems(answer.value.content, format)
  return { ...answer.value, issued: read.ok ? read.value.items[0]!.issued : undefined }
}

describe('a year before our era', () => {
  const date = { 'date-parts': [[-44]] }

  it.each(['cff', 'word-xml', 'ris', 'mods', 'bibjson', 'enw', 'endnote-xml'] as const)(
    'is read back from %s',
    (format) => {
      expect(written(date, format)).toMatchObject({ issued: date, leftOut: [] })
    },
  )

  it('is a year in CFF, and no month', () => {
    expect(written(date, 'cff').content).toMatch(/year: -44\n/)
    expect(written(date, 'cff').content).not.toMatch(/month:/)
  })

  it('has four figures in RIS', () => {
    expect(written(date, 'ris').content).toContain('PY  - -0044\r\n')
  })
})

describe.each([
  ['a range', { 'date-parts': [[1850], [1860, 3]] }],
  ['a range in doubt', { 'date-parts': [[1850], [1860]], circa: true }],
  ['what goes on', { 'date-parts': [[1987], [0]] }],
  ['circa', { 'date-parts': [[1850]], circa: true }],
  ['a season', { 'date-parts': [[1850]], season: 3 }],
  ['a season in doubt', { 'date-parts': [[1850]], season: 3, circa: true }],
] as const)('%s', (_, date) => {
  const issued = date as unknown as CslDate
  it.each(['ris', 'mods', 'bibjson', 'enw', 'endnote-xml'] as const)('is read back from %s', (format) => {
    expect(written(issued, format)).toMatchObject({ issued: date, leftOut: [] })
  })

  it.each(['cff', 'word-xml'] as const)('is told where %s has the year alone', (format) => {
    expect(written(issued, format).leftOut.join(' ')).toContain('“issued”')
  })
})

it('says a range of a catalog with its ends apart, and doubt in an attribute', () => {
  const { content } = written({ 'date-parts': [[1850], [1860]], circa: true }, 'mods')
  expect(content).toContain('point="start" qualifier="approximate">1850<')
  expect(content).toContain('point="end" qualifier="approximate">1860<')
})

it('is told where it says more than its exact form holds', () => {
  const date: CslDate = { 'date-parts': [[1850, 4]], season: 2 }
  expect(writeExactDate(date)).toBe('1850-04')
  expect(isSameDate({ 'date-parts': [[1850, 4]] }, date)).toBe(false)
  expect(written(date, 'bibjson').leftOut.join(' ')).toContain('“issued”')
})
