import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citekeyLetters, makeCitekey, numberOfLetters } from '../../../../core/citation/citekey.ts'
import {
  citekeyCasings,
  citekeyFields,
  parseCitekeyPattern,
  printCitekeyPattern,
  usualCitekey,
  type CitekeyPiece,
} from '../../../../core/citation/citekey-pattern.ts'

const patternOf = (source: string) => {
  const parsed = parseCitekeyPattern(source)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}
const item = {
  type: 'article-journal',
  author: [{ family: 'Müller-Łoś' }, { family: 'Sá' }],
  title: 'On the Mud of a Delta',
  'container-title': 'The Journal of River Studies',
  issued: { 'date-parts': [[2014]] },
}
const keyOf = (source: string, csl: object = item) =>
  makeCitekey({ type: 'book', ...csl }, () => false, patternOf(source))

describe('a pattern for citekeys', () => {
  it.each([
    ['[author][year]', 'mullerlos2014'],
    ['[author:2|camel]-[year:2]', 'MullerLosSa-14'],
    ['[author|upper]:[title:2]', 'MULLERLOS:muddelta'],
    ['[journal|upper][year]', 'JRS2014'],
    ['ref_[title]', 'ref_mud'],
  ])('%s makes %s', (source, key) => {
    expect(keyOf(source)).toBe(key)
  })

  it('names a work without people by its title, once', () => {
    expect(keyOf('[author][year]', { title: 'The Republic' })).toBe('republicnd')
    expect(keyOf('[author][title]', { title: 'The Republic' })).toBe('republic')
    expect(keyOf('[title]', {})).toBe('item')
  })

  it.each([
    ['', 'no field, so all items would have one key, at character 1'],
    ['refs', 'no field'],
    ['[author] [year]', '“ ” cannot stand in a key, at character 9'],
    ['[author', 'a bracket opens that none closes, at character 1'],
    ['a]', 'a bracket closes that none has opened, at character 2'],
    ['[autor]', 'no field “autor”, at character 2'],
    ['[title:0]', 'not from 1 to 20'],
    ['[title|loud]', '“loud” is none of lower, upper, camel'],
    ['[constructor]', 'no field “constructor”'],
    [`[year]${'x'.repeat(200)}`, 'more than 200 characters'],
  ])('%s is refused, with the place', (source, why) => {
    expect(parseCitekeyPattern(source)).toMatchObject({
      ok: false,
      error: { code: 'invalid', message: expect.stringContaining(why) },
    })
  })

  it('is the usual one where nothing else is asked', () => {
    expect(printCitekeyPattern(usualCitekey)).toBe('[author][year]')
    expect(patternOf('[author][year]')).toEqual(usualCitekey)
  })

  it('reads back as it was written', () => {
    const field = fc.record({
      field: fc.constantFrom(...citekeyFields),
      count: fc.option(fc.integer({ min: 1, max: 20 })),
      casing: fc.constantFrom(...citekeyCasings),
    })
    const pieces = fc
      .array(fc.tuple(fc.stringMatching(/^[a-z:._-]{0,4}$/), field), { minLength: 1, maxLength: 6 })
      .map((list) => list.flatMap(([text, one]): CitekeyPiece[] => (text === '' ? [one] : [{ text }, one])))
    fc.assert(
      fc.property(pieces, (pattern) => {
        expect(patternOf(printCitekeyPattern(pattern))).toEqual(pattern)
      }),
    )
  })

  it('counts letters as it makes them', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (n) => {
        expect(numberOfLetters(citekeyLetters(n))).toBe(n)
      }),
    )
  })

  it('stands any words, and never throws', () => {
    fc.assert(fc.property(fc.string(), (words) => void parseCitekeyPattern(words)))
  })
})
