import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { readBib } from '../../../../library/csl/bibtex/read.ts'
import { writeBib } from '../../../../library/csl/bibtex/write.ts'
import { readEnw } from '../../../../library/csl/endnote/read-enw.ts'
import { readEndnoteXml } from '../../../../library/csl/endnote/read-xml.ts'
import { writeEnw } from '../../../../library/csl/endnote/write-enw.ts'
import { writeEndnoteXml } from '../../../../library/csl/endnote/write-xml.ts'
import { LeftOut } from '../../../../library/csl/left-out.ts'
import { readRis } from '../../../../library/csl/ris/read.ts'
import { writeRis } from '../../../../library/csl/ris/write.ts'

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
  readonly values: fc.Arbitrary<string>
  readonly write: (items: readonly IdentifiedCslItem[]) => { content: string; leftOut: readonly string[] }
  readonly read: (content: string) => { items: readonly IdentifiedCslItem[] }
}

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
]

describe.each(ways)('fields of the family $family', ({ family, names, values, write, read }) => {
  it('come back from a file of the family', () => {
    fc.assert(
      fc.property(fc.dictionary(names, values, { minKeys: 1, noNullPrototype: true }), (fields) => {
        const item = { id: 'rowe', type: 'book', title: 'On Bells', custom: { [family]: fields } }
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
    },
  }
  const bib = writeBib([item], 'bibtex')
  expect(readBib(bib.content).items).toHaveLength(1)
  expect(readBib(bib.content).items[0]!.title).toBe('On Bells')
  expect(bib.leftOut).toContain('rowe: the field “note” cannot stand in a .bib file.')
  expect(readRis(writeRis([item]).content).items).toMatchObject([{ type: 'book', title: 'On Bells' }])
  expect(readEnw(writeEnw([item]).content).items).toMatchObject([{ title: 'On Bells' }])
  expect(readEndnoteXml(writeEndnoteXml([item]).content).items).toHaveLength(1)
})

it('what is no list of fields is left alone', () => {
  const leftOut = new LeftOut('BibTeX')
  leftOut.of({ id: 'rowe', type: 'book', custom: 'words' }, new Set(['id', 'type']))
  expect(leftOut.sentences()).toEqual([])
  expect(writeBib([{ id: 'rowe', type: 'book', custom: { bibtex: [1, { a: 2 }] } }], 'bibtex').content).toBe(
    '@book{rowe,\n}\n',
  )
})
