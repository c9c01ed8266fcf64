import { describe, expect, test } from 'vitest'
import { isCommonPhrase } from '../../../../core/structure/front-matter/word-use.ts'
import { structureText } from '../../../../core/structure/structure-text.ts'

const prose =
  'It was in the spring of that year that the committee first met, and nobody who was present has forgotten it, for the river was high and the hall was cold. '.repeat(
    3,
  )
const recordsOf = (source: string) =>
  structureText(source).records.map(({ csl }) => {
    const authors = (csl.author ?? []).map((name) => name.family ?? name.literal).join(', ')
    return [
      csl.type,
      csl['chapter-number'] ?? '–',
      csl.title,
      authors,
      csl.page ?? csl['page-first'] ?? '',
    ].join(' | ')
  })

describe('what the contents of a text make records of', () => {
  const sections = `Contents

1 Installing .......... 2
1.1 With a File ....... 3
1.2 Without a File .... 4
2 Using ............... 6
2.1 Options ........... 7
3 Known Faults ........ 9

1 Installing

${prose}

2 Using

${prose}
`
  test('a manual with numbered sections is one record', () => {
    expect(recordsOf(`The ferry Package\nHilda Kraus\nversion 2.1\n\n${sections}`)).toEqual([
      'document | – | The ferry Package | Kraus | ',
    ])
  })

  test('a book whose headings say "Chapter" has a record for each, none for their sections', () => {
    const book = sections.replace('\n1 Installing\n\n', '\nChapter 1\n\nInstalling\n\n')
    expect(recordsOf(`Ferries\n\nHilda Kraus\n\n${book}`)).toEqual([
      'book | – | Ferries | Kraus | ',
      'chapter | 1 | Installing | Kraus | 2-5',
      'chapter | 2 | Using | Kraus | 6-8',
      'chapter | 3 | Known Faults | Kraus | 9',
    ])
  })

  test('a volume of papers has a record for each, with its own authors', () => {
    const papers = `Floods and Ferries\n\nEdited by\nHilda Kraus\n\nContents

1 Glass before Glaziers ..... 7
  Jan Havel
2 The Window .......... 31
  Rosa Belmonte and Kurt Ahlers
  2.1 The Frame ....... 33
3 The Broken Pane ..... 52
  Simon Achebe
`
    expect(recordsOf(papers).slice(1)).toEqual([
      'chapter | 1 | Glass before Glaziers | Havel | 7-30',
      'chapter | 2 | The Window | Belmonte, Ahlers | 31-51',
      'chapter | 3 | The Broken Pane | Achebe | 52',
    ])
  })
})

describe('who wrote a text that credits nobody', () => {
  const page = (line: string, more = '') =>
    structureText(
      `The Ferry\n\n${line}\n\nContents\n\n1 Salt .... 1\n2 Iron .... 9\n\n1 Salt\n\n${prose}${more}`,
    ).records[0]
  test('a name on a line of its own', () => {
    expect(page('Hilda Kraus')?.csl.author).toEqual([{ family: 'Kraus', given: 'Hilda' }])
  })
  test('not words that the text also uses', () => {
    expect(page('Free Your Ferries', 'You are free to use your ferries.')?.csl.author).toBeUndefined()
  })
  test('a phrase is common where each of its words is', () => {
    expect(isCommonPhrase('Rose Field', 'A rose in the field.')).toBe(true)
    expect(isCommonPhrase('Hilda Field', 'A rose in the field.')).toBe(false)
    expect(isCommonPhrase('Neue Fassung', 'In der neue Zeit die Fassung')).toBe(true)
    expect(isCommonPhrase('Hilda Kraus', 'Hilda Kraus met Kraus.')).toBe(false)
  })
})

describe('ranks of a contents page', () => {
  const kinds = (lines: string) =>
    structureText(`Contents\n\n${lines}`).contents.map(({ kind, number }) => `${number ?? '–'} ${kind}`)
  test('arabic numbers anew under each roman one are sections', () => {
    expect(
      kinds(
        'I. Salt ..... 1\n1. Tracks .... 2\n2. Tolls .... 5\nII. Iron ..... 9\n1. Ore .... 10\n2. Coal .... 14\n',
      ),
    ).toEqual(['I chapter', '1 section', '2 section', 'II chapter', '1 section', '2 section'])
  })
  test('arabic numbers that run on are chapters, the roman ones parts', () => {
    expect(
      kinds(
        'I. Salt ..... 1\n1. Tracks .... 2\n2. Tolls .... 5\nII. Iron ..... 9\n3. Ore .... 10\n4. Coal .... 14\n',
      ),
    ).toEqual(['I part', '1 chapter', '2 chapter', 'II part', '3 chapter', '4 chapter'])
  })
  test('chapters numbered within parts are chapters', () => {
    expect(
      kinds(
        'Part 1 Salt\n1.1 Tracks .... 2\n1.2 Tolls .... 5\nPart 2 Iron\n2.1 Ore .... 10\n2.2 Coal .... 14\n',
      ),
    ).toEqual(['Part 1 part', '1.1 chapter', '1.2 chapter', 'Part 2 part', '2.1 chapter', '2.2 chapter'])
  })
  test('lines set in under a numbered chapter are sections; those at its margin are not', () => {
    const lines = `Preface .............. vii
1  Salt .............. 1
     Early tracks .... 2
     Tolls ........... 5
2  Iron .............. 9
     Bog ore ......... 10
Index ................ 30
`
    expect(kinds(lines)).toEqual([
      '– front',
      '1 chapter',
      '– section',
      '– section',
      '2 chapter',
      '– section',
      '– chapter',
    ])
  })
})
