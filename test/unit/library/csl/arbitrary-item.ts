import fc from 'fast-check'
import type { CslDate, CslName, IdentifiedCslItem } from '../../../../core/records/csl.ts'

/**
 * Items that scholars might have, in any script, with every character that some format takes for its own. What no
 * format can hold is left out: line ends and runs of spaces in a title, names without a family.
 */
const letters = fc.constantFrom(
  ...'abcdefghij',
  ...'ABCDE',
  ...'äöüßéñøłŐçİ',
  ...'αβγЖшя',
  ...'王小明日本語',
  ...'אבגعرب',
)
const capital = fc.constantFrom(...'ABCDEÄÖÉŁΑЖ王日')
const word = fc.tuple(letters, fc.string({ unit: letters, maxLength: 8 })).map(([a, b]) => a + b)
const properWord = fc.tuple(capital, fc.string({ unit: letters, maxLength: 8 })).map(([a, b]) => a + b)
const odd = fc.constantFrom(
  '&',
  '%',
  '$5',
  '#1',
  '_x_',
  '{a}',
  'a{b',
  '}',
  '\\',
  '~',
  '^2',
  '<',
  '<i>Xy a</i>',
  '<sup>2</sup>',
  '<b>',
  '>',
  '"x"',
  '@at',
  '--',
  'a,',
  'and',
  '``',
  "''",
  '1:2',
  '=',
)

/** Words with one space between. */
export const line = fc
  .tuple(word, fc.array(fc.oneof({ weight: 6, arbitrary: word }, odd), { maxLength: 8 }))
  .map(([first, rest]) => [first, ...rest].join(' '))

/** Lines and paragraphs of them. */
const lines = fc.oneof(
  { weight: 3, arbitrary: line },
  fc
    .tuple(line, fc.array(fc.tuple(fc.constantFrom('\n', '\n\n'), line), { minLength: 1, maxLength: 3 }))
    .map(([first, rest]) => first + rest.flat().join('')),
)

const person: fc.Arbitrary<CslName> = fc
  .record({
    family: fc.oneof(
      { weight: 4, arbitrary: properWord },
      fc.tuple(properWord, properWord).map(([a, b]) => `${a} ${b}`),
    ),
    given: fc.option(
      fc.oneof(
        properWord,
        fc.tuple(properWord, capital).map(([a, b]) => `${a} ${b}.`),
      ),
      { nil: undefined },
    ),
    particle: fc.option(fc.constantFrom('van', 'de la', 'von der'), { nil: undefined }),
    dropping: fc.option(fc.constantFrom('de', 'von'), { nil: undefined }),
    suffix: fc.option(fc.constantFrom('Jr.', 'III'), { nil: undefined }),
  })
  .map(({ family, given, particle, dropping, suffix }) => {
    // Without a given name nothing tells a family of two words from a body.
    if (given === undefined) return { family: family.split(' ')[0]! }
    return {
      family,
      given,
      ...(particle === undefined ? {} : { 'non-dropping-particle': particle }),
      ...(dropping === undefined ? {} : { 'dropping-particle': dropping }),
      ...(suffix === undefined ? {} : { suffix }),
    }
  })
const body: fc.Arbitrary<CslName> = fc
  .oneof(
    fc.constantFrom(
      'World Bank',
      'UNESCO',
      'Partners, Inc.',
      'Smith and Sons',
      'others',
      'de la Cruz Foundation',
    ),
    line,
  )
  .map((literal) => ({ literal }))
const names = fc.array(fc.oneof({ weight: 3, arbitrary: person }, body), { minLength: 1, maxLength: 4 })

const year = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 2100 }) },
  fc.integer({ min: -3000, max: -1 }),
)
const month = fc.integer({ min: 1, max: 12 })
const end = fc.oneof(
  year.map((y) => [y]),
  fc.tuple(year, month).map(([y, m]) => [y, m]),
  fc.tuple(year, month, fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => [y, m, d]),
)
const date: fc.Arbitrary<CslDate> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: end.map((parts) => ({ 'date-parts': [parts] })) },
      fc
        .tuple(end, end)
        .filter(([from, to]) => from[0]! < to[0]!)
        .map((ends) => ({ 'date-parts': ends })),
      year.map((y) => ({ 'date-parts': [[y], [0]] })),
      fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, season]) => ({ 'date-parts': [[y]], season })),
    ),
    fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  )
  .map(([date, circa]) => (circa ? { ...date, circa } : date))

const page = fc.oneof(
  fc.nat(2000).map(String),
  fc
    .tuple(fc.nat(2000), fc.nat(2000))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => `${a}-${b}`),
  fc.constantFrom('xii-xv', 'A12-A19', 'e1234'),
)
const isbn = fc.integer({ min: 100_000_000, max: 999_999_999 }).map((n) => `978-0-${n}`)

const shared = {
  id: fc.tuple(fc.constantFrom('a', 'key', 'Ünï', '王'), fc.nat(9999)).map(([a, n]) => `${a}${n}`),
  title: line,
  author: names,
  issued: date,
  page,
  publisher: line,
  'publisher-place': line,
  language: fc.constantFrom('en', 'de', 'pt-BR'),
  DOI: fc.nat(99_999).map((n) => `10.1234/a_b(${n})`),
  URL: fc.nat(99_999).map((n) => `https://example.org/a_b?c=%20&d=${n}#e~f`),
  note: lines,
  abstract: lines,
}
const book = fc.record({
  ...shared,
  type: fc.constant('book'),
  editor: names,
  ISBN: isbn,
  edition: fc.constantFrom('2', 'Third'),
  volume: fc.nat(99).map(String),
  'collection-title': line,
  'collection-number': fc.nat(99).map(String),
})
const chapter = fc.record({
  ...shared,
  type: fc.constant('chapter'),
  editor: names,
  ISBN: isbn,
  'container-title': line,
  'chapter-number': fc.nat(99).map(String),
  'collection-title': line,
})
const article = fc.record({
  ...shared,
  type: fc.constant('article-journal'),
  'container-title': line,
  volume: fc.nat(99).map(String),
  issue: fc.nat(12).map(String),
  ISSN: fc.constant('1234-567X'),
})
const thesis = fc.record({ ...shared, type: fc.constant('thesis'), genre: line })
const report = fc.record({ ...shared, type: fc.constant('report'), number: fc.nat(999).map(String) })

export const item: fc.Arbitrary<IdentifiedCslItem> = fc.oneof(book, chapter, article, thesis, report)
