import { describe, expect, it } from 'vitest'
import { growthOf } from '../../../support/growth.ts'
import { readBib } from '../../../../library/csl/bibtex/read.ts'

const one = (bib: string) => readBib(bib).items[0]!
const book = (fields: string) => one(`@book{k, ${fields}}`)
const authors = (names: string) => book(`author = {${names}}`).author

describe('a BibTeX file', () => {
  it('keeps its keys, whatever letters they have', () => {
    const { items, problems } = readBib('@book{Müller:2001/a, title={A}}\n@book{王2001, title={B}}')
    expect(items.map((item) => item.id)).toEqual(['Müller:2001/a', '王2001'])
    expect(problems).toEqual([])
  })

  it('gives a key to an entry without one, and says so', () => {
    const { items, problems } = readBib(
      '@book{, author={Rivera, Ana}, year=2014}\n@book{title={No Key}, year=2000}',
    )
    expect(items.map((item) => item.id)).toEqual(['rivera2014', 'nokey2000'])
    expect(items[1]).toMatchObject({ title: 'No Key' })
    expect(problems).toEqual([
      'Line 1: an entry of type “book” has no key and was given one.',
      'Line 2: an entry of type “book” has no key and was given one.',
    ])
  })

  it('tells of a key that stands twice and keeps both', () => {
    const { items, problems } = readBib('@book{a, title={One}}\n@book{a, title={Two}}')
    expect(items.map((item) => item.title)).toEqual(['One', 'Two'])
    expect(problems).toEqual(['Line 2: the id “a” stands for an earlier item too; both were kept.'])
  })

  it('loses no other entry to an unclosed brace, and keeps the fields before it', () => {
    const { items, problems } = readBib(
      '@book{a, title={One}}\n@book{b, title={Two}, publisher={Half of\n}\n@book{c, title={Three}}',
    )
    expect(items.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'One'],
      ['b', 'Two'],
      ['c', 'Three'],
    ])
    expect(problems).toEqual([
      'Line 2: the entry “b” lacks a closing brace. What stands before that was kept.',
    ])
  })

  it('takes a line like an entry for words, where the braces around it match', () => {
    const { items, problems } = readBib('@book{a, note = {As in\n@book{x, title={X}}\nand so on}, title={A}}')
    expect(items).toMatchObject([{ id: 'a', title: 'A' }])
    expect(problems).toEqual([])
  })

  it('does without a comma between fields and reads both delimiters', () => {
    expect(one('@book(k, title = "A {B} c" year = 2001)')).toMatchObject({
      title: 'A B c',
      issued: { 'date-parts': [[2001]] },
    })
  })

  it('puts strings together, and leaves an unknown one as it stands', () => {
    expect(
      one(
        '@string{p = "Press"} @book{k, publisher = "Delta " # p, series = unknownmacro, month = may, year = 2001}',
      ),
    ).toMatchObject({
      publisher: 'Delta Press',
      'collection-title': 'unknownmacro',
      issued: { 'date-parts': [[2001, 5]] },
    })
  })

  it('passes comments and preambles over', () => {
    const { items } = readBib(
      '% @x\n@comment{@book{no, title={No}}}\n@preamble{"\\def\\x{}"}\n@book{k, title={Yes}}',
    )
    expect(items.map((item) => item.id)).toEqual(['k'])
  })

  it('reads letters, dashes, quotation marks and styling of LaTeX', () => {
    expect(
      book("title = {{\\\"U}ber \\'Etude --- ``a'' \\emph{Homo} \\& 5\\% \\ss{} x\\textsuperscript{2}}")
        .title,
    ).toBe('Über Étude — “a” <em>Homo</em> & 5% ß x<sup>2</sup>'.replaceAll('em>', 'i>'))
  })

  it.each([
    ['Ana Rivera', [{ family: 'Rivera', given: 'Ana' }]],
    ['Rivera, Ana and {World Bank}', [{ family: 'Rivera', given: 'Ana' }, { literal: 'World Bank' }]],
    ['{Partners, Inc. and Sons}', [{ literal: 'Partners, Inc. and Sons' }]],
    ['Ludwig van Beethoven', [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }]],
    [
      'de la Cruz, Jr., Juan',
      [{ family: 'Cruz', given: 'Juan', suffix: 'Jr.', 'non-dropping-particle': 'de la' }],
    ],
    ['Beauvoir, Simone de', [{ family: 'Beauvoir', given: 'Simone', 'dropping-particle': 'de' }]],
    ['王, 小明', [{ family: '王', given: '小明' }]],
    ['Παπαδόπουλος, Γ.', [{ family: 'Παπαδόπουλος', given: 'Γ.' }]],
    [
      'Anderson, Ann and Holland, Hand',
      [
        { family: 'Anderson', given: 'Ann' },
        { family: 'Holland', given: 'Hand' },
      ],
    ],
    [
      'family=Beauvoir, given=Simone, prefix=de',
      [{ family: 'Beauvoir', given: 'Simone', 'dropping-particle': 'de' }],
    ],
    ['{\\O}rsted, {\\AA}ke', [{ family: 'Ørsted', given: 'Åke' }]],
  ])('reads the names %s', (names, expected) => {
    expect(authors(names)).toEqual(expected)
  })

  it('makes no author of “and others” and keeps that there are such', () => {
    const { items, problems } = readBib('@book{k, author = {Rivera, Ana and others}}')
    expect(items[0]!.author).toEqual([{ family: 'Rivera', given: 'Ana' }])
    expect(items[0]!['custom']).toEqual({ bibtex: { moreauthor: 'true' } })
    expect(problems).toEqual([])
  })

  it('keeps “and others” of an editor who is something else with what that is', () => {
    const { items } = readBib('@book{k, editor = {Rivera, Ana and others}, editortype = {compiler}}')
    expect(items[0]).toMatchObject({ compiler: [{ family: 'Rivera' }] })
    expect(items[0]!['custom']).toEqual({ bibtex: { morecompiler: 'true' } })
  })

  it.each([
    ['date = {-0043}', { 'date-parts': [[-44]] }],
    ['date = {2010~}', { 'date-parts': [[2010]], circa: true }],
    ['date = {2010-21}', { 'date-parts': [[2010]], season: 1 }],
    ['date = {2010-03/2011}', { 'date-parts': [[2010, 3], [2011]] }],
    ['date = {2010/}', { 'date-parts': [[2010], [0]] }],
    ['date = {sometime}', { raw: 'sometime' }],
    ['year = 2010, month = "12~" # mar', { 'date-parts': [[2010, 3, 12]] }],
    ['year = {2010--2012}', { 'date-parts': [[2010], [2012]] }],
    ['year = {in press}', { literal: 'in press' }],
  ])('reads the date %s', (field, issued) => {
    expect(book(field).issued).toEqual(issued)
  })

  it.each([
    ['1--2', '1-2'],
    ['1-2', '1-2'],
    ['1–2', '1–2'],
    ['1--2, 7', '1-2, 7'],
  ])('keeps the pages %s a range', (pages, page) => {
    expect(book(`pages = {${pages}}`).page).toBe(page)
  })

  it('keeps types apart that BibTeX has one entry for', () => {
    expect(one('@article{k, entrysubtype={newspaper}, journal={J}}').type).toBe('article-newspaper')
    expect(one('@mastersthesis{k, school={S}}')).toMatchObject({
      type: 'thesis',
      genre: 'Master’s thesis',
      publisher: 'S',
    })
    expect(readBib('@unheard{k, title={T}}')).toEqual({
      items: [{ id: 'k', type: 'document', title: 'T' }],
      problems: ['Line 1: the entry “k” is of the unknown type “unheard” and became a document.'],
    })
  })

  it('completes a chapter from its crossref, in any order of the file', () => {
    const { items } = readBib(
      '@incollection{c, title={C}, crossref={B}}\n@book{b, title={B}, subtitle={Sub}, editor={Ito, Ken}, publisher={P}, pages={300}}',
    )
    expect(items[0]).toEqual({
      id: 'c',
      type: 'chapter',
      title: 'C',
      'container-title': 'B: Sub',
      editor: [{ family: 'Ito', given: 'Ken' }],
      publisher: 'P',
    })
  })

  it('does not go round in circles', () => {
    expect(
      readBib('@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}').items,
    ).toHaveLength(2)
  })

  it('takes names of JavaScript’s own for words', () => {
    const { items } = readBib(
      '@book{constructor, title = constructor, __proto__ = {x}, author = {toString, valueOf}}',
    )
    expect(items).toEqual([
      {
        id: 'constructor',
        type: 'book',
        title: 'constructor',
        author: [{ family: 'toString', given: 'valueOf' }],
      },
    ])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('refuses strings that double without measure, and reads the rest', () => {
    const doubling = Array.from({ length: 40 }, (_, n) => `@string{s${n + 1} = s${n} # s${n}}`).join('\n')
    const { items, problems } = readBib(
      `@string{s0 = "ha"}\n${doubling}\n@book{a, title = s40}\n@book{b, title={B}}`,
    )
    expect(items.map((item) => item.id)).toContain('b')
    expect(problems.join()).toContain('grows without measure')
  })

  it.each<[string, number, (n: number) => string]>([
    ['braces', 20_000, (n) => '@book{a, title = ' + '{'.repeat(n)],
    ['names', 20_000, (n) => `@book{a, author = {${'A and '.repeat(n)}}}`],
    ['commas', 40_000, (n) => `@book{a, author = {${'A, '.repeat(n)}}}`],
    ['backslashes', 100_000, (n) => `@book{a, title = {${'\\'.repeat(n)}}}`],
    ['lines of @', 20_000, (n) => '@book{a,\n'.repeat(n)],
    ['open values', 50_000, (n) => '@book{a, title={\n'.repeat(n)],
    ['open quotes', 50_000, (n) => '@book{a, title="\n'.repeat(n)],
    ['words that are no fields', 50_000, (n) => `@book{a, ${'words, '.repeat(n)}}`],
    ['swallowed fields', 20_000, (n) => `@book{a,\n${'b={c,\n'.repeat(n)}${'}'.repeat(n)}\n@book{z}`],
    ['entries on one line', 20_000, (n) => '@book{a, title={A}} '.repeat(n)],
    ['commented entries', 20_000, (n) => '% @book{a, title={A}}\n'.repeat(n)],
    ['addresses and fractions', 20_000, (n) => `@book{a, title={${'\\href{\\frac{'.repeat(n)}}}`],
    ['marks of verbatim', 50_000, (n) => `@book{a, title={${'\\verb+'.repeat(n)}}}`],
    ['spaces', 200_000, (n) => `@book{a, title = {${' '.repeat(n)}x}}`],
    ['quotes', 20_000, (n) => '@book{a, title = "' + '"{'.repeat(n)],
    [
      'crossrefs',
      3000,
      (n) => Array.from({ length: n }, (_, each) => `@book{k${each}, crossref={k${each + 1}}}`).join('\n'),
    ],
  ])('grows with the file in near-linear time, made of %s', (_, size, bib) => {
    expect(growthOf((n) => readBib(bib(n)), size)).toBeLessThan(1.5)
  })
})
