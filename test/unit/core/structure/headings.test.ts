import { describe, expect, test } from 'vitest'
import { structureText } from '../../../../core/structure/structure-text.ts'

const prose =
  'It was in the spring of that year that the committee first met, and nobody who was present has forgotten it, for the river was high and the hall was cold. '.repeat(
    3,
  )
/** Text with prose under every line given. */
const body = (...headings: string[]) => headings.map((heading) => `${heading}\n\n${prose}\n`).join('\n')
const outlineOf = (source: string) =>
  structureText(source).outline.map(({ level, number, title }) => `${level} ${number ?? '–'} ${title}`)
const said = (source: string) => structureText(source).discrepancies.map((found) => found.message)

const contents = `Contents

1 Salt .............. 3
1.1 Early Tracks .... 4
1.1.1 Mules ......... 5
1.2 Tolls ........... 9
2 Iron .............. 20
2.1 Bog Ore ......... 21
`
const chapters = body('1 Salt', '1.1 Early Tracks', '1.1.1 Mules', '1.2 Tolls', '2 Iron', '2.1. Bog Ore')

describe('headings with numbers', () => {
  test('a number is no word of its heading, and its parts give the rank', () => {
    expect(outlineOf(`${contents}\n${chapters}`).slice(1)).toEqual([
      '1 1 Salt',
      '2 1.1 Early Tracks',
      '3 1.1.1 Mules',
      '2 1.2 Tolls',
      '1 2 Iron',
      '2 2.1 Bog Ore',
    ])
    expect(said(`${contents}\n${chapters}`)).toEqual([])
  })

  test('sections that the contents leave out stand below their chapter', () => {
    const short = 'Contents\n\n1 Salt .............. 3\n2 Iron .............. 20\n'
    expect(outlineOf(`${short}\n${chapters}`).slice(1, 4)).toEqual([
      '1 1 Salt',
      '2 1.1 Early Tracks',
      '3 1.1.1 Mules',
    ])
  })

  test('an essay without chapters keeps its sections below its title', () => {
    expect(outlineOf(body('1. Light', '2. Shade')).map((line) => line[0])).toEqual(['2', '2'])
  })

  test('a number that belongs to the words stays with them', () => {
    const listed = 'Contents\n\nThe Road ............ 3\n3 Men and a Mule .... 20\nThe Ferry ........... 31\n'
    expect(outlineOf(`${listed}\n${body('The Road', '1984 and After', 'The Ferry')}`)).toContain(
      '2 – 1984 and After',
    )
  })
})

describe('the head of each page taken for a heading', () => {
  const pages = [4, 6, 8, 10].map((page) => body(`Salt ${page}`)).join('\n')
  test('becomes a paragraph', () => {
    const outline = outlineOf(`${contents}\n${body('1 Salt')}\n${pages}`)
    expect(outline.filter((line) => line.includes('Salt'))).toEqual(['1 1 Salt'])
  })
  test('steps that are numbered stay headings', () => {
    const outline = outlineOf(body('On Steps', 'Step 1', 'Step 2', 'Step 3'))
    expect(outline.filter((line) => line.includes('Step '))).toHaveLength(3)
  })
  test('notes at the end of every chapter stay headings', () => {
    const outline = outlineOf(`${contents}\n${body('1 Salt', 'Notes', '2 Iron', 'Notes')}`)
    expect(outline.filter((line) => line.includes('Notes'))).toHaveLength(2)
  })
})

describe('a chapter title that is read otherwise', () => {
  const with2 = (heading: string) => `${contents}\n${body('1 Salt', heading)}`
  test('a word more is told', () => {
    expect(said(with2('Chapter 2. Iron Ore'))).toEqual([
      'The contents page calls chapter 2 “Iron”, its heading “Iron Ore”.',
    ])
  })
  test('a page behind it, or spaces that the scan put in, are not', () => {
    expect(said(with2('Chapter 2. Iron 20'))).toEqual([])
    expect(said(with2('Chapter 2. Ir on'))).toEqual([])
  })
  test('one heading that agrees answers for the others', () => {
    expect(said(`${with2('Chapter 2. Iron')}\n${body('Chapter 2. Iron Ore')}`)).toEqual([])
  })
})

describe('short lines that are no headings', () => {
  test.each([
    ['a command', '\\begin{figure}'],
    ['a line of a program', 'x <- c(1, 2)'],
    ['a caption without its picture', 'Table 2. Tolls at the Bridge'],
  ])('%s', (_what, line) => {
    expect(outlineOf(body('On Tolls', line))).toEqual(['2 – On Tolls'])
  })
  test('capitals, ampersands and money are words of headings', () => {
    expect(outlineOf(body('ON TOLLS', 'Salt & Iron', 'The US\\$ and the Toll'))).toHaveLength(3)
  })
  const nine = Array.from({ length: 9 }, (_, index) => `${index + 1}. Matter ${'abcdefghi'[index]}`)
  test('half a sentence, where the text numbers its headings', () => {
    const outline = outlineOf(
      body(...nine, 'To see the toll that is due at once, use', 'The Bridge at Night'),
    )
    expect(outline.slice(9)).toEqual(['2 – The Bridge at Night'])
  })
  test('but not where it numbers none', () => {
    expect(outlineOf(body('What the keeper saw', 'Why we read'))).toHaveLength(2)
  })
})
