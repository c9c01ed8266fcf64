import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { readBib } from '../../../../library/csl/bibtex/read.ts'
import { writeBib } from '../../../../library/csl/bibtex/write.ts'
import { readEnw } from '../../../../library/csl/endnote/read-enw.ts'
import { readEndnoteXml } from '../../../../library/csl/endnote/read-xml.ts'
import { writeEnw } from '../../../../library/csl/endnote/write-enw.ts'
import { writeEndnoteXml } from '../../../../library/csl/endnote/write-xml.ts'
import { readBibJson } from '../../../../library/csl/json/bibjson.ts'
import { writeBibJson } from '../../../../library/csl/json/write-bibjson.ts'
import { LeftOut } from '../../../../library/csl/left-out.ts'
import { readMods } from '../../../../library/csl/mods/read.ts'
import { writeMods } from '../../../../library/csl/mods/write.ts'
import { readRis } from '../../../../library/csl/ris/read.ts'
import { writeRis } from '../../../../library/csl/ris/write.ts'
import type { Read, Unreadable } from '../../../../library/csl/shared/read.ts'
import { readCff } from '../../../../library/csl/yaml/read-cff.ts'
import { writeCff } from '../../../../library/csl/yaml/write-cff.ts'

/** What CSL has no variable for stays with its item and goes back into a file of its own family. */

const words = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9 :;.,/_-]{0,30}[A-Za-z0-9]$/)
  .map((line) => line.replace(/ +/g, ' '))
const tex = fc.oneof(
  words,
  fc.constantFrom('{\\"o}ffentlich', '\\emph{a} and {B}', ':C\\:\\\\papers\\\\a.pdf:PDF', 'a\\{b\\}'),
)

interface Way {
  readonly family: string
  readonly names: fc.Arbitrary<string>
  readonly values: fc.Arbitrary<string | readonly string[]>
  readonly write: (items: readonly IdentifiedCslItem[]) => { content: string; leftOut: readonly string[] }
  readonly read: (content: string) => { items: readonly IdentifiedCslItem[] }
}

const readable = (read: Read | Unreadable): Read => {
  if ('unreadable' in read) throw new Error(read.unreadable)
  return read
}

/** What a record may hold, as it is kept: words, and all else as JSON. In YAML's plainest schema there are no numbers. */
const value = fc.oneof(
  words.filter((line) => !/^-?\d/.test(line) && !/^(?:true|false|null)$/.test(line)),
  fc.constantFrom('"12"', '{"a":{"b":["c","d"]}}', 'a < b', '[not json'),
)
const manyValues = fc.oneof(
  value,
  fc.constantFrom('["x"]', '[["x"],["y"]]'),
  fc.array(value, { minLength: 2, maxLength: 3 }),
)

const ways: readonly Way[] = [
  {
    family: 'bibtex',
    names: fc.constantFrom('mrnumber', 'file', 'date-added', 'bdsk-file-1', 'x_2'),
    values: tex,
    write: (items) => writeBib(items, 'bibtex'),
    read: readBib,
  },
  {
    family: 'ris',
    names: fc.constantFrom('C1', 'U2', 'L1', 'X9'),
    values: words,
    write: writeRis,
    read: readRis,
  },
  {
    family: 'enw',
    names: fc.constantFrom('+', '1', '^', '$'),
    values: words,
    write: writeEnw,
    read: readEnw,
  },
  {
    family: 'endnote-xml',
    names: fc.constantFrom('custom1', 'custom7', 'auth-address'),
    values: fc.oneof(words, fc.constantFrom('a < b & "c"')),
    write: writeEndnoteXml,
    read: readEndnoteXml,
  },
  {
    family: 'cff',
    names: fc.constantFrom('commit', 'contact', 'scope', 'x-shelf'),
    values: manyValues,
    write: writeCff,
    read: (content) => readable(readCff(content)),
  },
  {
    family: 'bibjson',
    names: fc.constantFrom('admin', 'catalogue', 'source_file', 'rating'),
    values: fc.oneof(manyValues, fc.constantFrom('12.5', 'true', '[1]', '{"a":[2]}')),
    write: writeBibJson,
    read: (content) => readable(readBibJson(content)),
  },
  {
    family: 'mods',
    names: fc.constantFrom('tableOfContents', 'targetAudience'),
    values: fc.oneof(words, fc.constantFrom('a < b & "c"'), fc.array(words, { minLength: 2, maxLength: 3 })),
    write: writeMods,
    read: readMods,
  },
]

describe.each(ways)('fields of the family $family', ({ family, names, values, write, read }) => {
  it('come back from a file of the family', () => {
    fc.assert(
      fc.property(fc.dictionary(names, values, { minKeys: 1, noNullPrototype: true }), (fields) => {
        // CFF has no place for keys and wants authors.
        const author = [{ family: 'Rowe', given: 'Ada' }]
        const item = { id: 'rowend', type: 'book', title: 'On Bells', author, custom: { [family]: fields } }
        const { content, leftOut } = write([item])
        expect(leftOut).toEqual([])
        expect(read(content).items).toEqual([item])
      }),
    )
  })

  it('are told where another family’s file has no place for them', () => {
    const item = { id: 'rowe', type: 'book', custom: { other: { shelf: 'B 12' }, 'short-id': 'x' } }
    expect(write([item]).leftOut.join(' ')).toMatch(/has no place for “shelf”, “short-id”\.$/)
  })
})

it('elements of MODS come back with what they hold and how they are marked', () => {
  const mods = {
    subject: [
      '<subject authority="lcsh"><temporal>19th century</temporal><name type="personal"><namePart>Quill, Tom</namePart></name></subject>',
      '<subject><hierarchicalGeographic><city>Norwich</city></hierarchicalGeographic></subject>',
    ],
    relatedItem: '<relatedItem type="host"><note>Bound with others.</note></relatedItem>',
    originInfo: '<originInfo><frequency>Monthly</frequency></originInfo>',
    extension: '<extension><shelf xlink:href="a&#38;b"></shelf></extension>',
  }
  const item = { id: 'rowe', type: 'book', title: 'On Bells', publisher: 'Quay Press', custom: { mods } }
  const { content, leftOut } = writeMods([item])
  expect(leftOut).toEqual([])
  expect(readMods(content)).toEqual({ items: [item], problems: [] })
})

it('what an element of EndNote’s holds beside what the item has comes back within it', () => {
  const kept = {
    titles: '<titles><alt-title>Ann Harb</alt-title></titles>',
    urls: '<urls><pdf-urls><url>internal-pdf://1/bells.pdf</url></pdf-urls></urls>',
    'secondary-volume': '7',
  }
  const item = {
    id: 'rowe',
    type: 'book',
    title: 'On Bells',
    'container-title-short': 'Ann.',
    URL: 'https://example.org/bells',
    custom: { 'endnote-xml': kept },
  }
  const { content, leftOut } = writeEndnoteXml([item])
  expect(leftOut).toEqual([])
  expect(content.match(/<titles>/g)).toHaveLength(1)
  expect(readEndnoteXml(content).items).toEqual([item])
})

it('what is said of an author comes back with that author, and is told where there is none by now', () => {
  const author = [
    { family: 'Rowe', given: 'Ada' },
    { family: 'Quill', given: 'Tom' },
  ]
  const cff = { authors: '[{"family-names":"Quill","given-names":"Tom","orcid":"0000-0001"}]' }
  const item = { id: 'rowend', type: 'book', title: 'On Bells', author, custom: { cff } }
  expect(readable(readCff(writeCff([item]).content)).items).toEqual([item])
  expect(writeCff([{ ...item, author: [author[0]!] }]).leftOut).toEqual([
    'rowend: the field “authors” cannot stand in CFF.',
  ])
})

it('a list of names that ends “and others” ends so again, in any role', () => {
  const bib = '@book{k,\n  author = {Rivera, Ana and others},\n  editor = {Rowe, Ada and others},\n}\n'
  expect(writeBib(readBib(bib).items, 'bibtex')).toEqual({ content: bib, leftOut: [] })
})

it('a field that stood twice comes back twice', () => {
  const content = 'TY  - BOOK\r\nTI  - On Bells\r\nC1  - one\r\nC1  - two\r\nER  - \r\n'
  const { items } = readRis(content)
  expect(items[0]!['custom']).toEqual({ ris: { C1: ['one', 'two'] } })
  expect(writeRis(items).content).toMatch(/C1 {2}- one\r\nC1 {2}- two\r\n/)
})

it('a value that stands under two tags is kept once', () => {
  const { items } = readRis('TY  - BOOK\r\nTI  - On Bells\r\nT1  - On Bells\r\nER  - \r\n')
  expect(items[0]).not.toHaveProperty('custom')
})

it('an inherited field stays with the work that has it', () => {
  const { items } = readBib('@book{w, title={W}, mrnumber={1}}\n@inbook{p, title={P}, crossref={w}}')
  expect(items.map(({ custom }) => custom)).toEqual([{ bibtex: { mrnumber: '1' } }, undefined])
})

it('no field ends its entry, writes a line of its own or takes the name of another', () => {
  const item = {
    id: 'rowe',
    type: 'book',
    title: 'On Bells',
    custom: {
      bibtex: { title: 'Another', note: 'x}}\n@book{evil,', 'a b = {x}, c': 'd', __proto__: 'x' },
      ris: { C1: 'a\r\nTY  - JOUR', TY: 'JOUR' },
      enw: { '+': 'a\n%T Another' },
      'endnote-xml': { 'custom1><x': 'a', custom2: '</record><record>' },
      mods: { abstract: '</abstract></mods><mods>', note: '<note>a</note><mods/>', 'a><mods': 'x' },
      cff: { title: 'Another', type: 'book' },
      bibjson: { title: '{"__proto__":1}', author: '[{"name":"Another"}]' },
    },
  }
  const bib = writeBib([item], 'bibtex')
  expect(readBib(bib.content).items).toHaveLength(1)
  expect(readBib(bib.content).items[0]!.title).toBe('On Bells')
  expect(bib.leftOut).toContain('rowe: the field “note” cannot stand in a .bib file.')
  expect(readRis(writeRis([item]).content).items).toMatchObject([{ type: 'book', title: 'On Bells' }])
  expect(readEnw(writeEnw([item]).content).items).toMatchObject([{ title: 'On Bells' }])
  expect(readEndnoteXml(writeEndnoteXml([item]).content).items).toHaveLength(1)
  expect(readMods(writeMods([item]).content).items).toHaveLength(1)
  expect(writeMods([item]).leftOut.join()).toContain('rowe: the field “note” cannot stand in MODS.')
  expect(writeCff([item]).leftOut.join()).toContain('rowe: the field “title” cannot stand in CFF.')
  expect(readable(readBibJson(writeBibJson([item]).content)).items).toMatchObject([{ title: 'On Bells' }])
  expect(readable(readBibJson(writeBibJson([item]).content)).items[0]).not.toHaveProperty('author')
})

it('what is no list of fields is left alone', () => {
  const leftOut = new LeftOut('BibTeX')
  leftOut.of({ id: 'rowe', type: 'book', custom: 'words' }, new Set(['id', 'type']))
  expect(leftOut.sentences()).toEqual([])
  expect(writeBib([{ id: 'rowe', type: 'book', custom: { bibtex: [1, { a: 2 }] } }], 'bibtex').content).toBe(
    '@book{rowe,\n}\n',
  )
})
