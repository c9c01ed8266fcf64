import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCitekey } from '../../../../core/citation/citekey.ts'
import { itemRecord } from '../../../../core/records/item.ts'

const free = () => false
const by = (family: string, year = 2014) => ({
  type: 'book',
  author: [{ family }],
  issued: { 'date-parts': [[year]] },
})

describe('a citekey', () => {
  it('is the first author’s family name and the year', () => {
    expect(makeCitekey(by('Rivera'), free)).toBe('rivera2014')
  })

  it('folds letters with marks to ASCII', () => {
    expect(makeCitekey(by('Müller-Łoś'), free)).toBe('mullerlos2014')
    expect(makeCitekey(by('Straße'), free)).toBe('strasse2014')
  })

  it('romanizes Greek and Cyrillic, and goes by the title where there is nothing to romanize', () => {
    expect(makeCitekey(by('Чехов', 1899), free)).toBe('chekhov1899')
    expect(makeCitekey({ ...by('王', 2001), title: 'A History of Reading' }, free)).toBe('historyreading2001')
  })

  it('takes letters where the key is taken, past z too', () => {
    const taken = new Set(['rivera2014', 'rivera2014a'])
    expect(makeCitekey(by('Rivera'), (key) => taken.has(key))).toBe('rivera2014b')
    expect(makeCitekey(by('Rivera'), (key) => key.length < 'rivera2014aa'.length)).toBe('rivera2014aa')
  })

  it('leaves particles and empty words out, and takes two telling words of a body', () => {
    expect(
      makeCitekey({ type: 'book', author: [{ family: 'Berg', 'non-dropping-particle': 'van den' }] }, free),
    ).toBe('bergnd')
    expect(makeCitekey({ type: 'report', author: [{ literal: 'The Bank of the South' }] }, free)).toBe(
      'banksouthnd',
    )
  })

  it('goes by the editor, then the title; a year before our era has no hyphen', () => {
    expect(
      makeCitekey({ type: 'book', editor: [{ family: 'Ito' }], issued: { raw: 'May 1999' } }, free),
    ).toBe('ito1999')
    expect(
      makeCitekey({ type: 'book', title: 'The Republic', issued: { 'date-parts': [[-375]] } }, free),
    ).toBe('republic375bce')
  })

  it('is always one that a record may have, and never one that is taken', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.nat(60),
        (family, title, year, crowd) => {
          const keys = new Set<string>()
          const csl = { type: 'book', title, author: [{ family }], issued: { 'date-parts': [[year]] } }
          for (let n = 0; n <= crowd; n++) {
            const key = makeCitekey(csl, (one) => keys.has(one))
            expect(itemRecord.shape.citekey.safeParse(key).success).toBe(true)
            expect(keys.has(key)).toBe(false)
            keys.add(key)
          }
        },
      ),
    )
  })
})
