import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { readBib } from '../../../../library/csl/bibtex/read.ts'
import { writeBib } from '../../../../library/csl/bibtex/write.ts'
import { readCslJson, writeCslJson } from '../../../../library/csl/json/csl-json.ts'
import { readEnw } from '../../../../library/csl/endnote/read-enw.ts'
import { readEndnoteXml } from '../../../../library/csl/endnote/read-xml.ts'
import { writeEnw } from '../../../../library/csl/endnote/write-enw.ts'
import { writeEndnoteXml } from '../../../../library/csl/endnote/write-xml.ts'
import { readWordSources } from '../../../../library/csl/documents/read-word-xml.ts'
import { writeWordXml } from '../../../../library/csl/documents/write-word-xml.ts'
import { readBibJson } from '../../../../library/csl/json/bibjson.ts'
import { writeBibJson } from '../../../../library/csl/json/write-bibjson.ts'
import { identified } from '../../../../library/csl/keys.ts'
import { readMods } from '../../../../library/csl/mods/read.ts'
import { writeMods } from '../../../../library/csl/mods/write.ts'
import { readCslYaml, writeCslYaml } from '../../../../library/csl/yaml/csl-yaml.ts'
import { readRis } from '../../../../library/csl/ris/read.ts'
import { writeRis } from '../../../../library/csl/ris/write.ts'
import { readCff } from '../../../../library/csl/yaml/read-cff.ts'
import { writeCff } from '../../../../library/csl/yaml/write-cff.ts'
import { item } from './arbitrary-item.ts'

const items = fc.uniqueArray(item, { maxLength: 3, minLength: 1, selector: (one) => one.id.toLowerCase() })

/** The items, with a comma before each suffix: what formats but CSL's own leave to the style, and tell. */
const withCommas = (all: readonly IdentifiedCslItem[]): readonly IdentifiedCslItem[] =>
  all.map((one) => ({
    ...one,
    author: (one.author ?? []).map((name) => (name.suffix ? { ...name, 'comma-suffix': true } : name)),
  }))

/** What is written and read back; every problem and everything left out counts as a failure. */
function throughBib(written: readonly IdentifiedCslItem[], dialect: 'bibtex' | 'biblatex') {
  const { content, leftOut } = writeBib(written, dialect)
  const { items, problems } = readBib(content)
  return { items, told: [...leftOut, ...problems] }
}

describe('an item written and read back', () => {
  it('is the same in CSL-JSON, whatever it holds', () => {
    const anything = fc.record({ id: fc.string({ minLength: 1 }), type: fc.string() }).chain((named) =>
      fc
        .dictionary(
          fc.string().filter((name) => !['__proto__', 'constructor', 'prototype', 'id'].includes(name)),
          fc.jsonValue().filter((value) => value !== null),
        )
        .map((rest) => JSON.parse(JSON.stringify({ ...rest, ...named })) as IdentifiedCslItem),
    )
    fc.assert(
      fc.property(fc.uniqueArray(anything, { selector: (one) => one.id }), (written) => {
        const read = readCslJson(writeCslJson(written))
        expect('items' in read && read.items).toEqual(written)
      }),
    )
  })

  it.each(['bibtex', 'biblatex'] as const)('is the same in %s', (dialect) => {
    fc.assert(
      fc.property(items, (written) => {
        expect(throughBib(written, dialect)).toEqual({ items: written, told: [] })
      }),
      { numRuns: 300 },
    )
  })

  it('is the same in RIS', () => {
    fc.assert(
      fc.property(items, (written) => {
        const { content, leftOut } = writeRis(written)
        const { items, problems } = readRis(content)
        expect({ items, told: [...leftOut, ...problems] }).toEqual({ items: written, told: [] })
      }),
      { numRuns: 300 },
    )
  })
})

const yamlItems = (content: string) => {
  const read = readCslYaml(content)
  return 'unreadable' in read ? { items: [], problems: [read.unreadable] } : read
}

it('a comma before a suffix is the same in CSL-YAML', () => {
  fc.assert(
    fc.property(items.map(withCommas), (written) => {
      expect(yamlItems(writeCslYaml(written)).items).toEqual(written)
    }),
  )
})

describe('an item written and read back in a format with tags', () => {
  const formats: readonly (readonly [
    name: string,
    write: (items: readonly IdentifiedCslItem[]) => { content: string; leftOut: readonly string[] },
    read: (content: string) => { items: readonly IdentifiedCslItem[]; problems: readonly string[] },
  ])[] = [
    ['EndNote XML', writeEndnoteXml, readEndnoteXml],
    ['EndNote’s tagged format', writeEnw, readEnw],
    ['CSL-YAML', (written) => ({ content: writeCslYaml(written), leftOut: [] }), yamlItems],
  ]
  it.each(formats)('is the same in %s', (_, write, read) => {
    fc.assert(
      fc.property(items, (written) => {
        const { content, leftOut } = write(written)
        const back = read(content)
        expect({ items: back.items, told: [...leftOut, ...back.problems] }).toEqual({
          items: written,
          told: [],
        })
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['MODS', writeMods, readMods],
    ['BibJSON', writeBibJson, readBibJson],
    ['CFF', writeCff, readCff],
    [
      'Word’s bibliography',
      writeWordXml,
      (content: string) => ({ items: identified(readWordSources(content, []), []), problems: [] }),
    ],
  ] as const)('is the same in %s but for what it says that it left out', (_, write, read) => {
    fc.assert(
      fc.property(fc.oneof(items, items.map(withCommas)), (arbitrary) => {
        const { content, leftOut } = write(arbitrary)
        const answer = read(content)
        if ('unreadable' in answer) throw new Error(answer.unreadable)
        const { items: back, problems } = answer
        expect(problems).toEqual([])
        for (const [index, one] of arbitrary.entries()) {
          const said = leftOut.filter((line) => line.startsWith(`${one.id}:`)).join(' ')
          for (const [variable, value] of Object.entries(one)) {
            // CFF has no keys.
            const isSaid = said.includes(`“${variable === 'type' ? one.type : variable}”`)
            const areNames = /^(?:author|editor)$/.test(variable) && /“(?:comma-)?suffix”/.test(said)
            if (!isSaid && !areNames && variable !== 'id')
              expect([variable, back[index]![variable]]).toEqual([variable, value])
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
