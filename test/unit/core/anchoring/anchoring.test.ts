import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approximateMatches } from '../../../../core/anchoring/approximate.ts'
import { describeRange } from '../../../../core/anchoring/describe.ts'
import { fold, unfold } from '../../../../core/anchoring/fold.ts'
import { resolveRange } from '../../../../core/anchoring/resolve.ts'
import { worked } from '../../../support/growth.ts'

/** Pseudo-random words; the same seed gives the same text (mulberry32). */
const prose = (words: number, seed = 1): string => {
  let state = seed
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
  const word = () => Array.from({ length: 3 + next(7) }, () => 'etaoinshrdlucmfwyp'[next(18)]).join('')
  return Array.from({ length: words }, word).join(' ')
}

describe('describing a range', () => {
  it('keeps the words and 32 units on each side', () => {
    const text = `${'a'.repeat(40)}QUOTE${'b'.repeat(40)}`
    const [position, quote] = describeRange(text, 40, 45)
    expect(position).toEqual({ type: 'TextPositionSelector', start: 40, end: 45 })
    expect(quote).toEqual({
      type: 'TextQuoteSelector',
      exact: 'QUOTE',
      prefix: 'a'.repeat(32),
      suffix: 'b'.repeat(32),
    })
  })

  it('leaves out white space at the edges, but not a range of nothing else', () => {
    expect(describeRange('a  word \n b', 1, 9)[0]).toMatchObject({ start: 3, end: 7 })
    expect(describeRange('a   b', 1, 3)[0]).toMatchObject({ start: 1, end: 3 })
  })

  it('never splits a character, at its edges or at those of its context', () => {
    const text = `${'😀'.repeat(40)}x${'😀'.repeat(40)}`
    for (const start of [70, 71, 80])
      for (const end of [81, 90, 91]) {
        const [, quote] = describeRange(text, start, end)
        for (const part of [quote.exact, quote.prefix, quote.suffix]) expect(part.isWellFormed()).toBe(true)
      }
  })

  it('takes any numbers for a range', () => {
    expect(describeRange('abc', -5, 99)[1].exact).toBe('abc')
    expect(describeRange('abc', 2, 1)[1].exact).toBe('b')
    expect(describeRange('', 0, 0)[1].exact).toBe('')
  })
})

describe('resolving selectors', () => {
  it('finds every described range where it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const [position, quote] = describeRange(text, a % text.length, (b % text.length) + 1)
        fc.pre(quote.exact !== '')
        expect(resolveRange(text, [position, quote])).toEqual({
          start: position.start,
          end: position.end,
          how: 'position',
          confidence: 1,
        })
      }),
    )
  })

  it('finds a passage after edits before and behind it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat(2000),
        fc.integer({ min: 20, max: 200 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.string({ maxLength: 30 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (seed, start, length, edits) => {
          let text = prose(500, seed)
          const selectors = describeRange(text, start, start + length)
          let { start: from, end: to } = selectors[0]
          for (const [place, cut, put] of edits) {
            // Half of the edits stand before the passage and half behind, none within or right next to it.
            const before = place % 2 === 0
            const room = before ? from - 40 : text.length - to - 80
            if (room < 40) continue
            const at = before ? place % (room - 30) : to + 40 + (place % (room - 30))
            text = text.slice(0, at) + put + text.slice(at + cut)
            if (before) {
              from += put.length - cut
              to += put.length - cut
            }
          }
          expect(resolveRange(text, selectors)).toMatchObject({ start: from, end: to })
        },
      ),
    )
  })

  it('tells a repeated passage by its context, not by its nearness', () => {
    const text = 'In the east they made peace. In the west they made war. In the south they made bread.'
    const selectors = describeRange(text, text.indexOf('they made war'), text.indexOf('they made war') + 9)
    const edited = `In the north they made haste. ${text}`
    expect(resolveRange(edited, selectors)).toMatchObject({
      how: 'quote',
      start: edited.indexOf('they made war'),
    })
  })

  it('takes the nearest where the context tells nothing', () => {
    const text = 'ha ha ha ha ha ha ha ha ha ha '.repeat(5)
    const selectors = describeRange(text, 60, 62)
    expect(resolveRange(`x${text}`, selectors)?.start).toBe(61)
  })

  it.each([
    ['corrected letters', 'the rnodern econorny of the region', 'the modern economy of the region'],
    [
      'other quotation marks and dashes',
      'so-called “new threats” – an old idea',
      'so-called "new threats" - an old idea',
    ],
    ['a line break for a space', 'an old idea of the state', 'an old\nidea of  the state'],
    ['letters put together', 'in Bogotá and Córdoba', 'in Bogotá and Córdoba'.normalize('NFD')],
  ])('finds a passage with %s', (_, before, after) => {
    const around = (passage: string) => `Many think that ${passage} is worth a second look.`
    const selectors = describeRange(around(before), 16, 16 + before.length)
    const found = resolveRange(`New. ${around(after)}`, selectors)
    expect(found).toMatchObject({ how: 'fuzzy', start: 21, end: 21 + after.length })
    expect(found!.confidence).toBeLessThan(1)
  })

  it('finds a long passage that was corrected inside', () => {
    const text = prose(2000)
    const selectors = describeRange(text, 1000, 3000)
    const edited = `${text.slice(0, 1900)}a whole new clause ${text.slice(1910)}`
    expect(resolveRange(edited, selectors)).toMatchObject({ how: 'fuzzy', start: 1000, end: 3009 })
  })

  it('gives null for a passage that is gone, and for a short word whose surroundings are gone', () => {
    const text = prose(300)
    expect(resolveRange(prose(300, 7), describeRange(text, 500, 600))).toBeNull()
    const word = describeRange('The only state of its kind in the world, they said.', 9, 14)
    expect(resolveRange('Elsewhere entirely: every state has its law and army.', word)).toBeNull()
  })

  it('is quick in a text of six million units, and bounded where nothing is found', () => {
    const text = prose(1000)
      .repeat(1 + 6_000_000 / 7000)
      .slice(0, 6_000_000)
    const marked = `${text.slice(0, 5_900_000)} the one passage there is ${text.slice(5_900_000)}`
    const selectors = describeRange(marked, 5_900_001, 5_900_025)
    const took = (of: string) => {
      let found: ReturnType<typeof resolveRange> = null
      const time = worked(() => (found = resolveRange(of, selectors)))
      return { found, time }
    }
    const moved = took(`x${marked}`)
    expect(moved.found).toMatchObject({ how: 'quote', start: 5_900_002 })
    expect(moved.time).toBeLessThan(500)
    expect(took(text).time).toBeLessThan(10_000)
  })
})

describe('approximate matching', () => {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index)
    for (let i = 1; i <= a.length; i++) {
      const next = [i]
      for (let j = 1; j <= b.length; j++)
        next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
      row = next
    }
    return row[b.length]!
  }
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 90 })

  it('counts the errors of the best place, as the plain algorithm does', () => {
    fc.assert(
      fc.property(text, text, (where, pattern) => {
        const [best] = approximateMatches(where, pattern, pattern.length)
        let least = pattern.length
        for (let start = 0; start <= where.length; start++)
          for (let end = start; end <= where.length; end++)
            least = Math.min(least, distance(pattern, where.slice(start, end)))
        expect(best?.errors ?? pattern.length).toBe(least)
        if (best) expect(distance(pattern, where.slice(best.start, best.end))).toBe(best.errors)
      }),
      { numRuns: 30 },
    )
  })
})

describe('folding', () => {
  it('gives back the place that a stretch came from', () => {
    const source = 'a “b”\n\n  co\u00adop… ﬁn'
    const folded = fold(source)
    expect(folded.text).toBe('a "b" coop... fin')
    const { start, end } = unfold(folded, folded.text.indexOf('coop...'), folded.text.indexOf(' fin'))
    expect(source.slice(start, end)).toBe('co\u00adop…')
  })

  it('keeps every offset in order and within the source', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (source, lowerCase) => {
        const { text, offsets } = fold(source, { lowerCase })
        expect(offsets.length).toBe(text.length + 1)
        expect(offsets.at(-1)).toBe(source.length)
        for (let index = 1; index < offsets.length; index++)
          expect(offsets[index]!).toBeGreaterThanOrEqual(offsets[index - 1]!)
      }),
    )
  })
})
