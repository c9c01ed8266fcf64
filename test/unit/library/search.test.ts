import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CanonicalText } from '../../../core/text/canonical-text.ts'
import { excerptOf } from '../../../library/search/excerpt.ts'
import { fold } from '../../../library/search/fold.ts'
import { passagesOf } from '../../../library/search/passages.ts'
import { doc, heading, p, section, table } from '../../support/build.ts'

describe('what is searched', () => {
  it('is paragraphs, headings and whole table rows, each with its place and page', () => {
    const canonical = new CanonicalText(
      doc(
        section(
          heading('One'),
          p('a b'),
          p(),
          table('Cap', [
            ['h', 'i'],
            ['1', '2'],
          ]),
        ),
      ),
    )
    const map = { pages: [{ label: '7', start: 0, end: 8, evidence: [], confidence: 1 }], displaced: [] }
    const passages = passagesOf(canonical, map)
    expect(passages.map(({ text, page }) => [text, page])).toEqual([
      ['One', '7'],
      ['a b', '7'],
      ['Cap', null],
      ['h\ti', null],
      ['1\t2', null],
    ])
    for (const { start, end, text } of passages) expect(canonical.text.slice(start, end)).toBe(text)
  })

  it('is compared without accents and case', () => {
    expect(fold('Núñez')).toBe('nunez')
  })
})

describe('an excerpt', () => {
  it('shows the stretch with the most matches and marks each', () => {
    const text = `${'far away '.repeat(60)}lamp and keeper of the lamp${' and so on'.repeat(60)}`
    const { text: shown, matches } = excerptOf(text, new Set(['lamp', 'keeper']))
    expect(matches.map(([start, end]) => shown.slice(start, end))).toEqual(['lamp', 'keeper', 'lamp'])
    expect(shown.length).toBeLessThan(230)
  })

  it('marks nothing but matches, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('lamp', 'Lámp', 'x', 'yy', '\n', '😀', '—'), { maxLength: 120 }),
        (parts) => {
          const { text, matches } = excerptOf(parts.join(' '), new Set(['lamp']))
          for (const [start, end] of matches) expect(fold(text.slice(start, end))).toBe('lamp')
        },
      ),
    )
  })
})
