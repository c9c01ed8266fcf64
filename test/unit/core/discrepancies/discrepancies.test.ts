import { describe, expect, test } from 'vitest'
import { findDiscrepancies } from '../../../../core/structure/discrepancies/discrepancies.ts'
import type { Evidence } from '../../../../core/structure/discrepancies/evidence.ts'
import { slipBetween } from '../../../../core/structure/discrepancies/spelling-slip.ts'
import { noFrontMatter, readFrontMatter } from '../../../../core/structure/front-matter/front-matter.ts'
import { nameLikeness } from '../../../../core/structure/front-matter/name-likeness.ts'
import { blocksOf } from '../../../support/blocks.ts'
import { fixture } from '../../../support/fixture.ts'

const nothing: Omit<Evidence, 'source'> = {
  front: noFrontMatter,
  chapters: [],
  parts: [],
  tables: [],
  notes: [],
  callsWithoutNote: [],
  prose: [],
}
const at = { start: 0, end: 1 }
const spellings = (source: string) =>
  findDiscrepancies({ ...nothing, source, prose: [{ start: 0, end: source.length }] }).map(
    (found) => found.message,
  )

describe('spellings', () => {
  test('one name with two vowels, each more than once', () => {
    expect(spellings('In Marbeck they rang. '.repeat(5) + 'In Merbeck they slept. '.repeat(2))).toEqual([
      '“Marbeck” (5 times) and “Merbeck” (2 times) look like one name spelled two ways.',
    ])
  })
  test('an abbreviation with two letters swapped', () => {
    expect(spellings('the ABCD and '.repeat(4) + 'the ABDC')).toHaveLength(1)
  })
  test.each([
    ['two authors', 'as (Walden, 1999) and (Welden, 2004) say. '.repeat(4)],
    ['two people with first names', 'Anna Hartman met Jonas Hartmen. '.repeat(4)],
    ['an inflection', 'In Georgia a Georgian. '.repeat(5)],
    ['a word also printed small', 'Sometimes the Former and the Farmer; a farmer, the former. '.repeat(4)],
    ['an accent of another language', 'In America, en América. '.repeat(5)],
    ['countries that differ by more', 'Slovakia, Slovenia, Austria, Australia. '.repeat(5)],
  ])('but not %s', (_name, source) => expect(spellings(source)).toEqual([]))
  test('a slip is never an ending', () => {
    expect(slipBetween('Francis', 'Frances')).toBeNull()
    expect(slipBetween('Columbia', 'Colombia')).toBe('vowel')
    expect(slipBetween('Hoffman', 'Hofman')).toBe('doubled')
  })
})

describe('names', () => {
  test.each([
    ['Matthias Hallgren', 'Mathias Hallgren', 'variant'],
    ['Germán Prado', 'German Prado', 'variant'],
    ['John Smith', 'Joan Smith', 'other'],
    ['Ada Brandt', 'Otto Brandt', 'other'],
    ['Ada Brandt', 'ADA BRANDT', 'same'],
  ])('%s and %s', (a, b, likeness) => expect(nameLikeness(a, b)).toBe(likeness))
})

describe('tables and notes', () => {
  const row = (start: number, ...value: string[]) => ({ value, at: { start, end: start + 1 } })
  const table = (...rows: ReturnType<typeof row>[]) => ({
    label: '1',
    caption: { value: 'A', at },
    rows,
    page: null,
  })
  test('a row printed twice, with both places', () => {
    const tables = [table(row(5, 'Gate', '2', '5'), row(9, 'Gate', '2', '5'))]
    const [found] = findDiscrepancies({ ...nothing, source: 'x'.repeat(20), tables })
    expect(found).toMatchObject({ kind: 'repeated-row', message: 'Table 1 prints the row “Gate” twice.' })
    expect(found?.places.map((place) => place.start)).toEqual([5, 9])
  })
  test('rows of dashes repeat rightly', () => {
    const tables = [table(row(5, 'None', '–', '–'), row(9, 'None', '–', '–'))]
    expect(findDiscrepancies({ ...nothing, source: 'x'.repeat(20), tables })).toEqual([])
  })
  test('a note that nothing calls', () => {
    const notes = [
      { label: '1', at, call: at },
      { label: '2', at, call: null },
    ]
    expect(findDiscrepancies({ ...nothing, source: 'xx', notes }).map((found) => found.message)).toEqual([
      'Note 2 is called nowhere in the text.',
    ])
  })
})

describe('a scanned book', () => {
  const source = fixture('scanned-chapter.txt')
  const blocks = blocksOf(source)
  const front = readFrontMatter(source, blocks)
  const found = (value: string) => ({
    value,
    at: { start: source.lastIndexOf(value), end: source.lastIndexOf(value) + value.length },
  })
  test('its name, title, table title, year, identifier and spelling', () => {
    const kinds = findDiscrepancies({
      ...nothing,
      source,
      front,
      chapters: [
        {
          number: found('4'),
          named: true,
          title: found('Ringing Late: Bells and Disagreement in a Market Town'),
          authors: [found('Matthias Hallgren')],
          page: '45',
        },
      ],
      tables: [
        { label: '4.1', caption: found('Complaints about the bells, 1701–1704'), rows: [], page: '47' },
      ],
      prose: [{ start: blocks[front.sections.at(-1)!.to]!.start, end: source.length }],
    }).map((one) => one.kind)
    expect(kinds.sort()).toEqual(['identifier', 'name', 'spelling', 'table-title', 'title', 'year'])
  })
  test('a page that the contents page gives otherwise', () => {
    const chapter = {
      number: null,
      named: false,
      title: found('Clocks Without Hands'),
      authors: [],
      page: '51',
    }
    const pages = findDiscrepancies({ ...nothing, source, front, chapters: [chapter] }).filter(
      (one) => one.kind === 'page',
    )
    expect(pages.map((one) => one.message)).toEqual([
      'The contents page puts “Clocks Without Hands” on page 49; it begins on page 51.',
    ])
  })
})
