import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Finder, matchesWithin, matchFrom } from '../../../renderer/reader/find.ts'
import { fold } from '../../../renderer/reader/folded-text.ts'

const found = (text: string, query: string, options: { matchCase?: boolean; wholeWord?: boolean } = {}) =>
  new Finder(text)
    .find({ text: query, matchCase: false, wholeWord: false, ...options })
    .map(({ start, end }) => text.slice(start, end))

describe('find in text', () => {
  it('does not mind case or diacritics', () => {
    expect(found('São Paulo, SAO PAULO, sa\u0303o', 'sao')).toEqual(['São', 'SAO', 'sa\u0303o'])
  })
  it('minds the case when asked', () => {
    expect(found('Ink and ink', 'ink', { matchCase: true })).toEqual(['ink'])
  })
  it('finds plain quotes, dashes and ligatures in set type', () => {
    expect(found('the harbor’s “ﬁne”—all of it', 'harbor\'s "fine"-all')).toEqual(['harbor’s “ﬁne”—all'])
  })
  it('finds across a line end', () => {
    expect(found('the pencil\nand the ink', 'pencil and')).toEqual(['pencil\nand'])
  })
  it('takes whole words only when asked, in any script', () => {
    expect(found('art party Art. артист арт', 'art', { wholeWord: true })).toEqual(['art', 'Art'])
    expect(found('артист арт', 'арт', { wholeWord: true })).toEqual(['арт'])
  })
  it('finds nothing for nothing', () => {
    expect(found('a  b', '  ')).toEqual([])
    expect(found('', 'a')).toEqual([])
  })
  it('gives back offsets of the text it was asked about', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (before, word, after) => {
          fc.pre(fold(word, { matchCase: false }).text.trim() !== '')
          const text = `${before} ${word} ${after}`
          for (const match of found(text, word))
            expect(fold(match, { matchCase: false }).text).toContain(
              fold(word, { matchCase: false }).text.trim(),
            )
          expect(found(text, word).length).toBeGreaterThan(0)
        },
      ),
    )
  })
  it('knows the match to begin with and those in a stretch', () => {
    const spans = [
      { start: 1, end: 3 },
      { start: 5, end: 8 },
      { start: 9, end: 12 },
    ]
    expect(matchFrom(spans, 4)).toBe(1)
    expect(matchFrom(spans, 40)).toBe(0)
    expect(matchesWithin(spans, { start: 2, end: 9 }, 10)).toEqual(spans.slice(0, 2))
    expect(matchesWithin(spans, { start: 0, end: 20 }, 1)).toEqual(spans.slice(0, 1))
  })
})
