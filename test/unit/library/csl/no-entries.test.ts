import { describe, expect, it } from 'vitest'
import {
  bibliographyFormats,
  readableFormats,
  type BibliographyFormat,
  type ReadableFormat,
} from '../../../../core/interchange/format.ts'
import { areAlike } from '../../../../library/csl/no-entries.ts'
import { readItems } from '../../../../library/csl/read-items.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { writeItems } from '../../../../library/csl/write-items.ts'

const shelf = new StyleShelf([])
const both = readableFormats.filter((format): format is BibliographyFormat & ReadableFormat =>
  (bibliographyFormats as readonly string[]).includes(format),
)
function written(format: BibliographyFormat, count: number): string {
  const items = Array.from({ length: count }, (_, n) => ({
    id: `rowe${n}`,
    type: 'book',
    title: 'Bells',
    author: [{ family: 'Rowe', given: 'Ana' }],
    issued: { 'date-parts': [[1962]] },
  }))
  const answer = writeItems(shelf, items, format, { style: 'apa', locale: 'en-US' })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.content
}

/** JSON of any kind is a list of items to CSL-JSON and BibJSON, and YAML holds JSON: what they read they read as theirs. */
const ofJson: ReadonlySet<string> = new Set(['csl-json', 'bibjson', 'csl-yaml', 'cff'])
const mistakes = both.flatMap((format) =>
  readableFormats
    .filter((given) => !areAlike(format, given) && !(ofJson.has(format) && ofJson.has(given)))
    .map((given) => [format, given] as const),
)

describe('a file read as another format', () => {
  it.each(mistakes)('%s as %s is refused or at least told, with what it looks like', (format, given) => {
    const read = readItems(written(format, 2), given)
    expect((read.ok ? read.value.problems : (read.error.details ?? [])).join(' ')).toMatch(
      /It looks like .*: leave out --from\./,
    )
  })

  it('says what was expected', () => {
    const read = readItems('@book{rowe, title = {Bells}}', 'ris')
    expect(read).toEqual({
      ok: false,
      error: {
        code: 'invalid',
        message: 'Nothing in this file is an entry of the format “ris”. Nothing was read.',
        details: ['In RIS an entry begins with “TY  - ”.', 'It looks like BibTeX: leave out --from.'],
      },
    })
  })
})

describe('a file without an entry', () => {
  it.each(both)('of the format %s that we write reads back as a list of none', (format) => {
    const read = readItems(written(format, 0), format)
    expect(read.ok && read.value.items).toEqual([])
  })

  it.each([
    ['bibtex', '% nothing yet\n@comment{a}\n@string{x = "y"}\n'],
    ['ris', ' \n\n'],
    ['csl-json', '{"items": []}'],
    ['bibjson', '{"metadata": {}, "records": []}'],
    ['csl-yaml', '---\nreferences: []\n...\n'],
    ['endnote-xml', '<xml><records></records></xml>'],
    ['mods', '<modsCollection/>'],
    ['pubmed-xml', '<PubmedArticleSet></PubmedArticleSet>'],
  ] as const)('is a list of none where it says so: %s', (format, content) => {
    const read = readItems(content, format)
    expect(read.ok && read.value.items).toEqual([])
  })

  it.each([
    ['endnote-xml', '<xml><records><recor'],
    ['word-xml', '<b:Sources xmlns:b="x/bibliography"><b:Sour'],
    ['mods', '<modsCollection><mod'],
    ['pubmed-xml', '<PubmedArticleSet><PubmedArt'],
    ['citavi', '<CitaviExchangeData><Ref'],
    ['zotero-rdf', '<rdf:RDF><bib:Bo'],
  ] as const)('is refused where its XML is damaged, and how is said: %s', (format, content) => {
    for (const given of [format, undefined]) {
      const read = readItems(content, given)
      expect(read.ok ? read.value.items : read.error.details?.join(' ')).toMatch(/The XML is damaged: line 1/)
    }
  })

  it.each([
    'bibtex',
    'ris',
    'enw',
    'nbib',
    'wos',
    'csl-yaml',
    'endnote-xml',
    'mods',
    'docx',
    'odt',
    'cff',
  ] as const)('is refused where it is words alone: %s', (format) => {
    expect(readItems('The bells of Rowe, an evening in May.\n', format)).toMatchObject({ ok: false })
  })
})

it('tells damage in XML beside the entries that it reads', () => {
  const word = `${written('word-xml', 1).replace(/<\/b:Sources>\s*$/, '')}<b:Source`
  const read = readItems(word)
  expect(read.ok && [read.value.items.length, read.value.problems]).toEqual([
    1,
    [expect.stringMatching(/^The XML is damaged: line \d/)],
  ])
})
