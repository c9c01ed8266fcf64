import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { readBib } from '../../../../library/csl/bibtex/read.ts'
import { writeBib } from '../../../../library/csl/bibtex/write.ts'
import { readCslJson, writeCslJson } from '../../../../library/csl/json/csl-json.ts'
import { readRis } from '../../../../library/csl/ris/read.ts'
import { writeRis } from '../../../../library/csl/ris/write.ts'
import { item } from './arbitrary-item.ts'

const items = fc.uniqueArray(item, { maxLength: 3, minLength: 1, selector: (one) => one.id.toLowerCase() })

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
