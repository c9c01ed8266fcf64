import { describe, expect, it } from 'vitest'
import { growthOf } from '../../../support/growth.ts'
import { readRis } from '../../../../library/csl/ris/read.ts'
import { writeRis } from '../../../../library/csl/ris/write.ts'

const record = (...lines: string[]) => [...lines, 'ER  - ', ''].join('\n')
const read = (...lines: string[]) => readRis(record(...lines)).items[0]!

describe('a RIS file', () => {
  it('is read with a byte order mark and any line ends', () => {
    expect(readRis('\ufeffTY  - BOOK\r\nTI  - A\r\nER  -\r\n').items).toMatchObject([
      { type: 'book', title: 'A' },
    ])
  })

  it('keeps ids and gives one where there is none', () => {
    const { items } = readRis(
      record('TY  - BOOK', 'ID  - a/b') + record('TY  - BOOK', 'AU  - Rivera, A.', 'PY  - 2014'),
    )
    expect(items.map((item) => item.id)).toEqual(['a/b', 'rivera2014'])
  })

  it('keeps the title apart from the original title', () => {
    expect(read('TY  - BOOK', 'OP  - Original', 'TI  - Title')).toMatchObject({
      title: 'Title',
      'original-title': 'Original',
    })
  })

  it.each([
    ['Rivera, Ana', { family: 'Rivera', given: 'Ana' }],
    ['Partners, Inc.', { literal: 'Partners, Inc.' }],
    ['World Bank', { literal: 'World Bank' }],
    ['UNESCO,', { literal: 'UNESCO' }],
    ['Plato', { family: 'Plato' }],
    [
      'van der Berg, Jan, Jr.',
      { family: 'Berg', given: 'Jan', suffix: 'Jr.', 'non-dropping-particle': 'van der' },
    ],
    ['Beauvoir, Simone de', { family: 'Beauvoir', given: 'Simone', 'dropping-particle': 'de' }],
  ])('reads the name %s', (name, expected) => {
    expect(read('TY  - BOOK', `AU  - ${name}`).author).toEqual([expected])
  })

  it('makes a document of an unknown type, and says so', () => {
    expect(readRis(record('TY  - WHAT', 'TI  - A'))).toMatchObject({
      items: [{ type: 'document', title: 'A' }],
      problems: ['Line 1: RIS has no type “WHAT”; the record became a document.'],
    })
  })

  it('takes one of two tags and keeps the other record when ER is forgotten', () => {
    const { items, problems } = readRis('TY  - BOOK\nTI  - A\nTI  - B\nTY  - BOOK\nTI  - C\n')
    expect(items.map((item) => item.title)).toEqual(['A', 'C'])
    expect(problems).toEqual(['Line 4: the record before this one does not end with ER; it was kept.'])
  })

  it('joins a wrapped line, and a note’s lines', () => {
    expect(read('TY  - BOOK', 'TI  - A long', '  title', 'N1  - One', 'N1  - Two')).toMatchObject({
      title: 'A long title',
      note: 'One\nTwo',
    })
  })

  it('is not given a tag by a line end in a field', () => {
    const { content } = writeRis([
      { id: 'k', type: 'book', title: 'A\r\nER  - \nTY  - BOOK', note: 'x\nTI  - y\u2028AU  - z' },
    ])
    expect(readRis(content).items).toEqual([
      { id: 'k', type: 'book', title: 'A ER - TY - BOOK', note: 'x\nTI - y\nAU - z' },
    ])
  })

  it('is written with no tag that says nothing', () => {
    const { content } = writeRis([{ id: 'k', type: 'article-journal', title: 'T' }])
    expect(content).toBe('TY  - JOUR\r\nID  - k\r\nTI  - T\r\nER  - \r\n')
  })

  it('says which type and fields it has no place for', () => {
    const { leftOut } = writeRis([{ id: 'k', type: 'treaty', title: 'T', dimensions: '1' }])
    expect(leftOut).toEqual([
      'k: RIS has no type for “treaty”; it was written as LEGAL.',
      'k: RIS has no place for “dimensions”.',
    ])
  })

  it.each<[string, (n: number) => string]>([
    ['types', (n) => 'TY  - BOOK\n'.repeat(n / 2)],
    ['names', (n) => record('TY  - BOOK', `AU  - ${'a '.repeat(n)}, ${'b '.repeat(n)}`)],
    ['a name of small words', (n) => record('TY  - BOOK', `AU  - ${'ip T'.repeat(n / 10)}`)],
    ['lines of one value', (n) => record('TY  - BOOK', `AB  - a${'\nwords'.repeat(n)}`)],
    ['dashes', (n) => record('TY  - BOOK', `SP  - ${'-'.repeat(n)}`)],
  ])('grows with the file in near-linear time, made of %s', (_, ris) => {
    expect(growthOf((n) => readRis(ris(n)), 100_000)).toBeLessThan(1.5)
  })
})
