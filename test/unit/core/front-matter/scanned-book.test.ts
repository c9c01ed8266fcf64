import { describe, expect, test } from 'vitest'
import { readFrontMatter, noFrontMatter } from '../../../../core/structure/front-matter/front-matter.ts'
import { isbn13, isValidIsbn } from '../../../../core/structure/front-matter/isbn.ts'
import { cslNameOf } from '../../../../core/structure/front-matter/personal-name.ts'
import { readRecords } from '../../../../core/structure/front-matter/records.ts'
import { blocksOf } from '../../../support/blocks.ts'
import { fixture } from '../../../support/fixture.ts'

interface Expected {
  title: string
  subtitle: string
  editors: string[]
  series: string
  publisher: string
  places: string[]
  year: number
  isbns: string[]
  invalidIsbns: string[]
  controlNumber: string
  callNumber: string
  dewey: string
  contents: unknown[]
  tablesListed: unknown[]
  contributors: string[]
  chapterAuthors: Record<string, unknown>
  chapterPages: Record<string, string>
}

const source = fixture('scanned-chapter.txt')
const expected = JSON.parse(fixture('scanned-chapter.expected.json')) as Expected
const front = readFrontMatter(source, blocksOf(source))
const records = readRecords(front, [], 'en')
const values = (found: readonly { value: unknown }[]) => found.map((one) => one.value)

describe('the front matter of a scanned book', () => {
  test('title page, series and imprint', () => {
    expect(front.title?.value).toBe(expected.title)
    expect(front.subtitle?.value).toBe(expected.subtitle)
    expect(values(front.editors)).toEqual(expected.editors)
    expect(front.series?.value).toBe(expected.series)
    expect(values(front.places)).toEqual(expected.places)
    expect(front.controlNumber?.value).toBe(expected.controlNumber)
    expect(front.callNumber?.value).toContain(expected.callNumber)
    expect(front.dewey?.value).toBe(expected.dewey)
    expect(values(front.isbns.filter((isbn) => isbn.valid))).toEqual(expected.isbns)
    expect(values(front.isbns.filter((isbn) => !isbn.valid))).toEqual(expected.invalidIsbns)
  })

  test('contents, list of tables and contributors', () => {
    const line = (entry: (typeof front.contents)[number]) => ({
      kind: entry.kind,
      number: entry.number?.value ?? null,
      title: entry.title.value,
      authors: values(entry.authors),
      page: entry.page?.value ?? null,
    })
    expect(front.contents.map(line)).toEqual(expected.contents)
    expect(front.tables.map(line)).toMatchObject(expected.tablesListed)
    expect(front.contributors.map((person) => person.name.value)).toEqual(expected.contributors)
    expect(front.contributors[1]?.pieces).toHaveLength(2)
  })

  test('records of the book and its chapters, each field with its evidence', () => {
    const [book, ...chapters] = records
    expect(book?.csl).toMatchObject({
      title: `${expected.title}: ${expected.subtitle}`,
      publisher: expected.publisher,
      issued: { 'date-parts': [[expected.year]] },
      ISBN: expected.isbns.join(' '),
    })
    expect(Object.fromEntries(chapters.map(({ csl }) => [csl['chapter-number'], csl.author]))).toEqual(
      expected.chapterAuthors,
    )
    expect(Object.fromEntries(chapters.map(({ csl }) => [csl['chapter-number'], csl.page]))).toEqual(
      expected.chapterPages,
    )
    expect(chapters.every((chapter) => chapter.partOf === 'book')).toBe(true)
    const printed = book!.evidence.issued!.map((at) => source.slice(at.start, at.end))
    expect(printed).toEqual(['2016', '2015'])
  })
})

describe('a text without front matter invents none', () => {
  const prose = 'The river rose for nine days and on the tenth it was found in the church. '.repeat(8)
  test.each([
    ['a bare chapter', `Chapter 4\n\nThe Flood\n\nAda Brandt\n\n${prose}\n\n${prose}`],
    ['an essay', `On Floods\n\nby Ada Brandt\n\n${prose}\n\n${prose}`],
    [
      'an e-text header',
      `The Project Gutenberg eBook of Floods\n\nTitle: Floods\n\nAuthor: Ada Brandt\n\nRelease date: May 1, 2004\n\n${prose}`,
    ],
    ['an article', `Floods\n\n© The Author 2014. Published by River Press\n\n${prose}\n\n${prose}`],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    expect(readFrontMatter(text, blocksOf(text))).toEqual(noFrontMatter)
    expect(readRecords(readFrontMatter(text, blocksOf(text)), [], 'und')).toEqual([])
  })
})

describe('names and numbers', () => {
  test.each([
    ['Juan Manuel Soto', { family: 'Soto', given: 'Juan Manuel' }],
    ['Fernando Ortiz Soto', { family: 'Ortiz Soto', given: 'Fernando' }],
    ['David Foster Wallace', { family: 'Wallace', given: 'David Foster' }],
    ['Ludwig van Beethoven', { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
    ['Wilhelm von Humboldt', { family: 'Humboldt', given: 'Wilhelm', 'dropping-particle': 'von' }],
    ['ADA MCBRIDE', { family: 'McBride', given: 'Ada' }],
  ])('%s', (name, csl) => expect(cslNameOf(name)).toEqual(csl))

  test('check digits of ten and of thirteen', () => {
    expect(isValidIsbn('0306406152')).toBe(true)
    expect(isValidIsbn('0306406153')).toBe(false)
    expect(isbn13('0306406152')).toBe('9780306406157')
    expect(isValidIsbn('9780306406157')).toBe(true)
  })
})
