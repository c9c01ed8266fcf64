import { describe, expect, it } from 'vitest'
import { writeBib } from '../../../../library/csl/bibtex/write.ts'

const field = (name: string, csl: object, dialect: 'bibtex' | 'biblatex' = 'biblatex') =>
  new RegExp(`^ {2}${name} = (.*),$`, 'm').exec(
    writeBib([{ id: 'k', type: 'book', ...csl }], dialect).content,
  )?.[1]

describe('a written BibTeX entry', () => {
  it('is a chapter with all the fields of its book, without a crossref', () => {
    const chapter = {
      id: 'sa2012',
      type: 'chapter',
      title: 'The Delta',
      author: [{ family: 'Sá', given: 'Inês' }],
      'container-title': 'Rivers and Their Regions',
      editor: [{ family: 'Ito', given: 'Ken' }],
      'collection-title': 'Waters',
      publisher: 'Delta Press',
      'publisher-place': 'Lisbon',
      issued: { 'date-parts': [[2012, 5]] },
      page: '19–40',
      ISBN: '978-0-306-40615-7',
    }
    expect(writeBib([chapter], 'bibtex').content).toBe(
      [
        '@incollection{sa2012,',
        '  author = {Sá, Inês},',
        '  title = {The {Delta}},',
        '  booktitle = {Rivers and {Their} {Regions}},',
        '  editor = {Ito, Ken},',
        '  series = {Waters},',
        '  pages = {19–40},',
        '  publisher = {Delta Press},',
        '  address = {Lisbon},',
        '  year = {2012},',
        '  month = may,',
        '  isbn = {978-0-306-40615-7},',
        '}',
        '',
      ].join('\n'),
    )
  })

  it('keeps Chinese, Greek and every other letter', () => {
    expect(field('author', { author: [{ family: '王', given: '小明' }, { family: 'Παπά' }] })).toBe(
      '{王, 小明 and Παπά}',
    )
  })

  it('keeps bodies, publishers and places with “and” in one piece', () => {
    expect(field('author', { author: [{ literal: 'Smith and Sons, Inc.' }] })).toBe(
      '{{Smith and Sons, Inc.}}',
    )
    expect(field('publisher', { publisher: 'Smith and Sons' })).toBe('{{Smith and Sons}}')
    expect(field('location', { 'publisher-place': 'Bosnia and Herzegovina' })).toBe(
      '{{Bosnia and Herzegovina}}',
    )
  })

  it('protects capitals, but not the first word’s own', () => {
    expect(field('title', { title: 'The iPhone in Rio: A DNA Study' })).toBe(
      '{The {iPhone} in {Rio}: {A} {DNA} {Study}}',
    )
    expect(field('title', { title: 'NATO' })).toBe('{{NATO}}')
  })

  it('means what it says', () => {
    expect(field('title', { title: '5% of $x_1$ & #2 ~ ^ \\ -- {a' })).toBe(
      '{5\\% of \\$x\\_1\\$ \\& \\#2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{} -{}- \\textbraceleft{}a}',
    )
    expect(field('title', { title: 'on <i>Homo</i> <script>' })).toBe('{on \\textit{{Homo}} <script>}')
  })

  it('lets no address end the entry', () => {
    expect(field('url', { URL: 'https://a.b/}{x\\y' })).toBe('{https://a.b/%7D%7Bx%5Cy}')
  })

  it.each([
    [{ 'date-parts': [[-44]] }, '{-0043}'],
    [{ 'date-parts': [[2010]], season: 2 }, '{2010-22}'],
    [{ 'date-parts': [[2010], [2012, 3]] }, '{2010/2012-03}'],
    [{ 'date-parts': [[2010], [0]] }, '{2010/}'],
    [{ 'date-parts': [[2010]], circa: true }, '{2010~}'],
  ])('writes the date %j', (issued, date) => {
    expect(field('date', { issued })).toBe(date)
  })

  it('writes a date in words as a year', () => {
    expect(field('year', { issued: { literal: 'in press' } })).toBe('{in press}')
  })

  it('says which fields of which items it left out', () => {
    const item = {
      id: 'k',
      type: 'book',
      dimensions: '3 m',
      recipient: [{ family: 'X' }],
      title: 'T',
      source: '',
    }
    expect(writeBib([item], 'bibtex').leftOut).toEqual([
      'k: BibTeX has no place for “dimensions”, “recipient”.',
    ])
  })

  it('keeps one value of a field, and says which other one of the file it came from is left out', () => {
    const item = {
      id: 'k',
      type: 'article-journal',
      'container-title': 'Letters',
      custom: { bibtex: { journal: 'Lett.' } },
    }
    expect(writeBib([item], 'bibtex').leftOut).toEqual([
      'k: the field “journal” says something else here; “Lett.” is left out.',
    ])
    expect(writeBib([item], 'biblatex').leftOut).toEqual([])
    expect(writeBib([{ ...item, 'container-title': 'Lett.' }], 'bibtex').leftOut).toEqual([])
  })

  it('gives every item a key of its own that no format breaks at, and says where it is another', () => {
    const items = ['a', 'A', 'a"><img src=x onerror=alert(1)>', '{', ''].map((id) => ({
      id,
      type: 'book',
      title: 'On Mud',
    }))
    const { content, leftOut } = writeBib(items, 'biblatex')
    expect([...content.matchAll(/^@book\{(.*),$/gm)].map((match) => match[1])).toEqual([
      'a',
      'A-2',
      'aimgsrcxonerroralert1',
      'mudnd',
      'mudnda',
    ])
    expect(leftOut).toHaveLength(4)
  })
})
