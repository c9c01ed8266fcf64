import { describe, expect, test } from 'vitest'
import { readFrontMatter } from '../../../../core/structure/front-matter/front-matter.ts'
import type { FoundEntry } from '../../../../core/structure/front-matter/found.ts'
import { blocksOf } from '../../../support/blocks.ts'

const prose =
  'It was in the spring of that year that the committee first met, and nobody who was present has forgotten it. '.repeat(
    4,
  )

/** "number | title | authors | page" of each entry. */
const contentsOf = (source: string) => readFrontMatter(source, blocksOf(source)).contents.map(asLine)
const asLine = (entry: FoundEntry) =>
  [
    entry.number?.value ?? '',
    entry.title.value,
    entry.authors.map((author) => author.value).join(' & '),
    entry.page?.value ?? '',
  ].join(' | ')

describe('a contents page', () => {
  test('with dot leaders and roman pages for the front', () => {
    expect(
      contentsOf(`CONTENTS

Preface ........................ vii
Acknowledgments . . . . . . . . xi
1. The Salt Road .................. 1
2. Ferrymen and Their Wages,
   with a Table of Fares ......... 24
Index ............................ 211

Preface

${prose}`),
    ).toEqual([
      ' | Preface |  | vii',
      ' | Acknowledgments |  | xi',
      '1 | The Salt Road |  | 1',
      '2 | Ferrymen and Their Wages, with a Table of Fares |  | 24',
      ' | Index |  | 211',
    ])
  })

  test('in capitals with chapter words, as old books set it', () => {
    expect(
      contentsOf(`CONTENTS.

                                             PAGE

CHAPTER I. THE VILLAGE BEFORE THE WALL         3

CHAPTER II. OF THE MILLER, AND OF WHAT
  HE SAID TO THE CURATE                       19

CHAPTER III. A WINTER OF 1809                 40

CHAPTER I.

THE VILLAGE BEFORE THE WALL.

${prose}`),
    ).toEqual([
      'CHAPTER I | THE VILLAGE BEFORE THE WALL |  | 3',
      'CHAPTER II | OF THE MILLER, AND OF WHAT HE SAID TO THE CURATE |  | 19',
      'CHAPTER III | A WINTER OF 1809 |  | 40',
    ])
  })

  test('without page numbers, as e-texts have it', () => {
    expect(
      contentsOf(`Contents

Chapter 1. Down the River
Chapter 2. The Lamp
Chapter 3. Up the River Again

Chapter 1. Down the River

${prose}`),
    ).toEqual([
      'Chapter 1 | Down the River |  | ',
      'Chapter 2 | The Lamp |  | ',
      'Chapter 3 | Up the River Again |  | ',
    ])
  })

  test('with a single space before the page, where a year at the end of a title is no page', () => {
    expect(
      contentsOf(`Contents

1 The Census of 1881 9
2 Houses without Numbers 31
3 Who Was Left Out, and Why, in
1891 47
4 A Note on Sources 80

${prose}`),
    ).toEqual([
      '1 | The Census of 1881 |  | 9',
      '2 | Houses without Numbers |  | 31',
      '3 | Who Was Left Out, and Why, in 1891 |  | 47',
      '4 | A Note on Sources |  | 80',
    ])
  })

  test('with authors in italics under, behind, and within a wrapped line', () => {
    expect(
      contentsOf(`Contents

1	Weights <i>Ada Brandt</i>	5
2	Measures and Their Keepers in the
	Northern Ports
	*Jan de Vries and Mary-Anne O’Neill*	27
3	Scales	49
	<i>Piers van der Meer</i>
`),
    ).toEqual([
      '1 | Weights | Ada Brandt | 5',
      '2 | Measures and Their Keepers in the Northern Ports | Jan de Vries & Mary-Anne O’Neill | 27',
      '3 | Scales | Piers van der Meer | 49',
    ])
  })

  test('with authors below the title and no markup', () => {
    expect(
      contentsOf(`Contents

1 Glass before Glaziers ..... 7
  Hilda Kraus
2 Latin America and the Window ..... 31
  Rosa Belmonte, Jan Havel and Kurt Ahlers
3 The Broken Pane ..... 52
  Simon Achebe
`),
    ).toEqual([
      '1 | Glass before Glaziers | Hilda Kraus | 7',
      '2 | Latin America and the Window | Rosa Belmonte & Jan Havel & Kurt Ahlers | 31',
      '3 | The Broken Pane | Simon Achebe | 52',
    ])
  })

  test('in two columns, read one after the other', () => {
    expect(
      contentsOf(`Contents

1 Salt .......... 3      5 Glass ......... 31
2 Iron .......... 9      6 Lead .......... 40
3 Tin .......... 12      7 Zinc in the
4 Copper ....... 20          North ....... 52

${prose}`),
    ).toEqual([
      '1 | Salt |  | 3',
      '2 | Iron |  | 9',
      '3 | Tin |  | 12',
      '4 | Copper |  | 20',
      '5 | Glass |  | 31',
      '6 | Lead |  | 40',
      '7 | Zinc in the North |  | 52',
    ])
  })

  test('in one column, where titles end with numbers', () => {
    expect(
      contentsOf(`Contents

1 The Census of 1881    9
2 The Census of 1891    31
3 The Census of 1901    47

${prose}`),
    ).toEqual([
      '1 | The Census of 1881 |  | 9',
      '2 | The Census of 1891 |  | 31',
      '3 | The Census of 1901 |  | 47',
    ])
  })

  test('over two pages with a running head', () => {
    expect(
      contentsOf(`Contents

1 Salt .......... 3
2 Iron .......... 9
3 Tin .......... 12
4 Copper ....... 20
CONTENTS          vii
5 Glass ......... 31

${prose}`).map((line) => line.split(' | ')[1]),
    ).toEqual(['Salt', 'Iron', 'Tin', 'Copper', 'Glass'])
  })

  test('with authors before the title', () => {
    expect(
      contentsOf(`Inhalt

Hilda Kraus
Vom Glas und den Glasern ..... 7

Kurt Ahlers
Das zerbrochene Fenster ..... 31

Simon Adler und Rosa Blum
Licht ..... 52
`),
    ).toEqual([
      ' | Vom Glas und den Glasern | Hilda Kraus | 7',
      ' | Das zerbrochene Fenster | Kurt Ahlers | 31',
      ' | Licht | Simon Adler & Rosa Blum | 52',
    ])
  })

  test('with authors behind a tab, and before a colon', () => {
    expect(
      contentsOf(
        'Contents\n\n1\tGlass\tHilda Kraus\t7\n2\tLight and Shade\tKurt Ahlers\t31\n3\tPanes\tSimon Adler\t52\n',
      ),
    ).toEqual([
      '1 | Glass | Hilda Kraus | 7',
      '2 | Light and Shade | Kurt Ahlers | 31',
      '3 | Panes | Simon Adler | 52',
    ])
    expect(
      contentsOf(
        'Inhalt\n\nHilda Kraus: Glas .... 7\nKurt Ahlers: Licht .... 31\nSimon Adler: Scheiben .... 52\n',
      ),
    ).toEqual([' | Glas | Hilda Kraus | 7', ' | Licht | Kurt Ahlers | 31', ' | Scheiben | Simon Adler | 52'])
  })

  test('with parts, numbered and named alone', () => {
    const source = `Contents

PART I: WATER

1	Wells	1
2	Ponds	20

**PART II: FIRE AND ITS USES IN
THE HOUSE**

3	Hearths	41
`
    const { contents } = readFrontMatter(source, blocksOf(source))
    expect(contents.map((entry) => entry.kind)).toEqual(['part', 'chapter', 'chapter', 'part', 'chapter'])
    expect(asLine(contents[3]!)).toBe('PART II | FIRE AND ITS USES IN THE HOUSE |  | ')
  })

  test.each([
    ['Inhaltsverzeichnis', 'Erstes Kapitel', 'Zweites Kapitel'],
    ['Table des matières', 'Les origines', 'La suite'],
    ['Índice', 'Los orígenes', 'Lo que siguió'],
    ['Inhoud', 'Het begin', 'Het vervolg'],
    ['Sommario', 'Le origini', 'Il seguito'],
    ['Sumário', 'As origens', 'O que veio depois'],
    ['Содержание', 'Начало', 'Продолжение'],
  ])('under the word %s', (heading, first, second) => {
    expect(contentsOf(`${heading}\n\n1. ${first} ..... 3\n2. ${second} ..... 28\n`)).toEqual([
      `1 | ${first} |  | 3`,
      `2 | ${second} |  | 28`,
    ])
  })

  test('gives each value the place it stands in', () => {
    const source =
      'Contents\n\n1\tWells\t1\n\t<i>Ada Brandt</i>\n2\tPonds and\n\tLakes\t20\n\t<i>Jan Horst</i>\n'
    const { contents } = readFrontMatter(source, blocksOf(source))
    const text = (at: { start: number; end: number }) => source.slice(at.start, at.end)
    expect(text(contents[0]!.number!.at)).toBe('1')
    expect(text(contents[0]!.authors[0]!.at)).toBe('Ada Brandt')
    expect(text(contents[1]!.title.at)).toBe('Ponds and\n\tLakes')
    expect(text(contents[1]!.page!.at)).toBe('20')
    expect(text(contents[1]!.at)).toContain('Jan Horst')
  })

  test('ends where the body prints its first title', () => {
    const source = `Contents\n\nPreface	v\n1	Wells	1\n2	Ponds	20\n\nPreface\n\n${prose}\n\n1 Wells\n\n${prose}`
    const front = readFrontMatter(source, blocksOf(source))
    expect(front.sections).toHaveLength(1)
    expect(front.sections[0]).toMatchObject({ role: 'contents', from: 0, to: 2 })
  })
})

describe('what is no contents page', () => {
  test.each([
    ['an index under the Spanish word for contents', `Índice\n\nagua, 12, 45, 67\nfuego, 3\n`],
    ['a paragraph about the contents', `Contents\n\n${prose}`],
    ['the body of a chapter', `Chapter 1\n\nThe Beginning\n\n${prose}\n\n${prose}`],
    [
      'a list of works',
      `References\n\nSmith, J. (2001). Wells. London: Penrith.\nKraus, H. (1999). Glass. 12\n`,
    ],
  ])('%s', (_name, source) => {
    expect(contentsOf(source)).toEqual([])
  })
})

describe('lists of figures and tables', () => {
  test('captions over two lines, a subheading for each kind', () => {
    const source = `List of Figures and Tables

Figures

1.1	The Well at Low Water	12
1.2	Section through a Pond, with the Names of
	the Plants	15

Tables

2.1	Depths, 1901–1910	22
`
    const front = readFrontMatter(source, blocksOf(source))
    expect(front.figures.map(asLine)).toEqual([
      '1.1 | The Well at Low Water |  | 12',
      '1.2 | Section through a Pond, with the Names of the Plants |  | 15',
    ])
    expect(front.tables.map(asLine)).toEqual(['2.1 | Depths, 1901–1910 |  | 22'])
  })

  test('labels that name the kind', () => {
    const source =
      'List of Tables and Figures\n\nTable 1. Depths ..... 22\nFigure 1. The Well ..... 30\nTable 2. Widths ..... 31\n'
    const front = readFrontMatter(source, blocksOf(source))
    expect(front.tables.map(asLine)).toEqual(['1 | Depths |  | 22', '2 | Widths |  | 31'])
    expect(front.figures.map(asLine)).toEqual(['1 | The Well |  | 30'])
  })

  test('a heading "Tables" over prose opens no list', () => {
    const source = `Tables\n\n${prose}`
    expect(readFrontMatter(source, blocksOf(source)).sections).toEqual([])
  })
})
