import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePageLabel } from '../../../../core/page-map/page-label.ts'
import { solvePageMap } from '../../../../core/page-map/solve.ts'
import type { PageClues } from '../../../../core/structure/structure.ts'
import { pageAt, type PageMap } from '../../../../core/text/page-map.ts'
import { candidate, clues, contents, listed, starts } from './book.ts'
import { worked } from '../../../support/growth.ts'

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** Cut paragraphs at every page end of `room` units but those left out, and paragraph boundaries every 700. */
const cuts = (pages: number, room = 2500, without: readonly number[] = []) => [
  ...times(pages - 1, (index) => index + 1)
    .filter((page) => !without.includes(page))
    .map((page) => candidate('interrupted-paragraph', page * room)),
  ...times(Math.floor((pages * room) / 700), (index) => candidate('interpolation', index * 700)),
]

describe('a page map', () => {
  it('is empty without a label, however many breaks there are', () => {
    expect(solvePageMap(clues(25_000, { candidates: cuts(10) }))).toEqual({ pages: [], displaced: [] })
    expect(solvePageMap(clues(0, {}))).toEqual({ pages: [], displaced: [] })
  })

  it('counts on from the contents through cut paragraphs', () => {
    const map = solvePageMap(clues(10_000, { candidates: cuts(4), known: [contents(0, '9')] }))
    expect(starts(map)).toBe('9@0 10@2500 11@5000 12@7500')
    expect(map.pages.at(-1)!.end).toBe(10_000)
  })

  it('puts a page between two that are too far apart, at the boundary that is nearest to an even length', () => {
    const map = solvePageMap(
      clues(15_000, { candidates: cuts(6, 2500, [3]), known: [contents(0, '21'), contents(15_000, '27')] }),
    )
    expect(starts(map)).toBe('21@0 22@2500 23@5000 24@7700 25@10000 26@12500')
    const [, certain, , guess] = map.pages
    expect(guess!.evidence).toEqual(['interpolation'])
    expect(guess!.confidence).toBeLessThan(certain!.confidence)
  })

  it('leaves the verso before a new recto blank when the text does not fill it, but not before a verso', () => {
    const known = (next: string) => [contents(0, '21'), contents(8900, next)]
    const toRecto = solvePageMap(
      clues(20_000, { candidates: cuts(4), known: known('26').slice(0, 1).concat(contents(10_000, '27')) }),
    )
    expect(toRecto.pages.find((page) => page.start === page.end)).toBeUndefined()
    const blank = solvePageMap(
      clues(20_000, {
        candidates: cuts(8),
        known: [contents(0, '21'), contents(10_000, '25'), contents(20_000, '31')],
      }),
    )
    expect(
      blank.pages
        .filter((page) => page.evidence.includes('blank'))
        .map((page) => `${page.label}@${page.start}`),
    ).toEqual([])
    const short = solvePageMap(
      clues(20_000, {
        candidates: cuts(8),
        known: [contents(0, '20'), contents(10_000, '25'), contents(20_000, '29')],
      }),
    )
    expect(short.pages.filter((page) => page.start === page.end)).toMatchObject([
      { label: '24', start: 10_000, evidence: ['blank'] },
    ])
    expect(pageAt(short, 9_999)).toBe('23')
    expect(pageAt(short, 10_000)).toBe('25')
  })

  it('refuses a cut paragraph that would make two pages of one', () => {
    const map = solvePageMap(
      clues(10_000, {
        candidates: [...cuts(4), candidate('interrupted-paragraph', 5600)],
        known: [contents(0, '21'), contents(10_000, '25')],
      }),
    )
    expect(starts(map)).toBe('21@0 22@2500 23@5000 24@7500')
  })

  it('takes a page that a list of tables dates', () => {
    // Boundaries on both sides of the table: only the list tells that page 23 begins after it.
    const candidates = [
      ...cuts(5, 2500, [2]),
      candidate('interpolation', 4700),
      candidate('interpolation', 5300),
    ]
    const known = [contents(0, '21'), contents(12_500, '26')]
    expect(
      pageAt(solvePageMap(clues(12_500, { candidates, known: [...known, listed(5000, '22')] })), 5200),
    ).toBe('22')
    expect(
      pageAt(solvePageMap(clues(12_500, { candidates, known: [...known, listed(5000, '23')] })), 5000),
    ).toBe('23')
  })

  it('numbers front matter in its own run', () => {
    const known = [contents(2500, 'v'), contents(10_000, 'ix'), contents(15_000, '1'), contents(20_000, '3')]
    const map = solvePageMap(clues(25_000, { candidates: cuts(10), known }))
    expect(map.pages.map((page) => page.label).join(' ')).toMatch(/^(iv )?v vi vii viii ix x 1 2 3 4$/)
  })

  it('does not cross a gap', () => {
    const known = [contents(0, 'xiii'), contents(10_000, '197')]
    const map = solvePageMap(clues(20_000, { candidates: cuts(8), known, gaps: [7500] }))
    expect(map.pages.map((page) => page.label).join(' ')).toBe('xiii xiv xv 196 197 198 199 200')
    expect(map.pages[2]!.end).toBe(7500)
  })

  it('ends a run at the page that would follow, though it is not in the text', () => {
    const known = [contents(0, '9'), contents(7500, '12'), contents(7600, '197')]
    const map = solvePageMap(clues(12_600, { candidates: cuts(3), known, gaps: [7500] }))
    expect(map.pages.map((page) => page.label).slice(0, 4)).toEqual(['9', '10', '11', '197'])
  })

  it('does not invent pages before the first known one', () => {
    const boundaries = times(30, (index) => candidate('interpolation', index * 700))
    const map = solvePageMap(clues(21_000, { candidates: boundaries, known: [contents(14_000, '50')] }))
    expect(map.pages[0]).toMatchObject({ label: '50', start: 14_000 })
  })

  it('stops counting where it would only guess, and is less sure the farther it counts', () => {
    const boundaries = times(600, (index) => candidate('interpolation', index * 700))
    const { pages } = solvePageMap(clues(420_000, { candidates: boundaries, known: [contents(0, '1')] }))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.length).toBeLessThan(20)
    expect(pages.at(-1)!.confidence).toBeLessThan(pages[1]!.confidence)
    expect(pageAt({ pages, displaced: [] }, 400_000)).toBeNull()
  })
})

describe('printed labels', () => {
  const heads = (labels: readonly string[]) =>
    labels.map((label, index) => candidate('running-head', index * 2500, label))

  it('win', () => {
    expect(starts(solvePageMap(clues(7500, { candidates: heads(['7', '8', '9']) })))).toBe(
      '7@0 8@2500 9@5000',
    )
  })

  it.each([
    ['far too high', ['7', '8', '91', '10', '11']],
    ['too low', ['7', '8', '6', '10', '11']],
    ['no number', ['7', '8', 'g', '10', '11']],
    ['at the beginning', ['71', '8', '9', '10', '11']],
    ['at the end', ['7', '8', '9', '10', '111']],
  ])('are corrected by their neighbors where one is %s', (_, labels) => {
    const { pages } = solvePageMap(clues(12_500, { candidates: heads(labels) }))
    expect(pages.map((page) => page.label)).toEqual(['7', '8', '9', '10', '11'])
    const damaged = pages[labels.findIndex((label, index) => label !== String(index + 7))]!
    const sound = pages.find((page, index) => labels[index] === page.label)!
    expect(damaged.confidence).toBeLessThan(sound.confidence)
  })

  it('may start anew: two in a row are believed', () => {
    const { pages } = solvePageMap(
      clues(25_000, { candidates: heads(['7', '8', '9', '10', '1', '2', '3', '4', '5', '6']) }),
    )
    expect(pages.map((page) => page.label).join(' ')).toBe('7 8 9 10 1 2 3 4 5 6')
  })

  it('may jump where pages are blank or missing', () => {
    const { pages } = solvePageMap(clues(12_500, { candidates: heads(['7', '8', '10', '11', '12']) }))
    expect(pages.map((page) => page.label).join(' ')).toMatch(/^7 8 9 10 11 12$/)
    expect(pages[2]).toMatchObject({ label: '9', evidence: ['blank'] })
  })

  it('count inserted pages', () => {
    const { pages } = solvePageMap(clues(10_000, { candidates: heads(['11', '12', '12a', '13']) }))
    expect(pages.map((page) => page.label).join(' ')).toBe('11 12 12a 13')
  })
})

describe('a correction by the reader', () => {
  const chapter = clues(25_000, { candidates: cuts(10), known: [contents(0, '21')] })

  it('holds, whether it names a place on the page or its beginning', () => {
    expect(pageAt(solvePageMap(chapter, [{ offset: 11_000, label: '26', begins: false }]), 11_000)).toBe('26')
    const map = solvePageMap(chapter, [{ offset: 11_111, label: '26', begins: true }])
    expect(map.pages.find((page) => page.label === '26')).toMatchObject({ start: 11_111, confidence: 1 })
  })

  it('is right from there on', () => {
    // Page 23 is missing in the scan: everything after is one page off until the reader says so.
    const map = solvePageMap(chapter, [{ offset: 6000, label: '24', begins: false }])
    expect(pageAt(map, 2000)).toBe('21')
    expect(times(7, (index) => pageAt(map, 5000 + index * 2500 + 100))).toEqual([
      '24',
      '25',
      '26',
      '27',
      '28',
      '29',
      '30',
    ])
  })

  it('outweighs the contents and every printed label', () => {
    const known = [contents(0, '21'), contents(25_000, '31')]
    const labelled = clues(25_000, {
      candidates: cuts(10).map((each) =>
        each.evidence === 'interpolation' ? each : { ...each, label: String(21 + each.offset / 2500) },
      ),
      known,
    })
    const map = solvePageMap(labelled, [{ offset: 6000, label: '230', begins: false }])
    expect(pageAt(map, 6000)).toBe('230')
  })

  it('gives a first page to a text that shows none', () => {
    const map = solvePageMap(clues(25_000, { candidates: cuts(10) }), [
      { offset: 6000, label: '100', begins: false },
    ])
    expect(pageAt(map, 6000)).toBe('100')
    expect(pageAt(map, 8000)).toBe('101')
    expect(pageAt(map, 3000)).toBe('99')
  })

  it('may name a page that has no number', () => {
    const map = solvePageMap(chapter, [{ offset: 6000, label: 'Plate IV', begins: false }])
    expect(pageAt(map, 6000)).toBe('Plate IV')
  })

  it('holds for any place and label', () => {
    fc.assert(
      fc.property(fc.nat(24_999), fc.integer({ min: 1, max: 400 }), fc.boolean(), (offset, page, begins) => {
        const map = solvePageMap(chapter, [{ offset, label: String(page), begins }])
        expect(pageAt(map, offset)).toBe(String(page))
      }),
    )
  })
})

describe('notes', () => {
  it('are on the page of their call and take their room there', () => {
    // The note of 1000 units stands behind the chapter; page 2 is shorter by its room.
    const map = solvePageMap(
      clues(11_000, {
        candidates: [2500, 4200, 6700].map((offset) => candidate('interrupted-paragraph', offset)),
        known: [contents(0, '1')],
        displaced: [{ start: 10_000, end: 11_000, call: 3000 }],
      }),
    )
    expect(starts(map)).toBe('1@0 2@2500 3@4200 4@6700')
    expect(map.displaced).toEqual([{ start: 10_000, end: 11_000, label: '2' }])
    expect(pageAt(map, 10_500)).toBe('2')
  })

  it('have no page where their call has none', () => {
    const map = solvePageMap(
      clues(11_000, { known: [contents(5000, '1')], displaced: [{ start: 10_000, end: 11_000, call: 100 }] }),
    )
    expect(map.displaced).toEqual([])
  })
})

/** A book: where its pages begin, and of which at most three in ten leave no trace. */
const book = fc
  .record({
    first: fc.integer({ min: 1, max: 400 }),
    lengths: fc.array(fc.integer({ min: 2300, max: 2700 }), { minLength: 6, maxLength: 40 }),
  })
  .chain(({ first, lengths }) => {
    const offsets = [0]
    for (const length of lengths) offsets.push(offsets.at(-1)! + length)
    const end = offsets.pop()!
    return fc
      .shuffledSubarray([...offsets.keys()], { maxLength: Math.floor(offsets.length * 0.3) })
      .map((traceless) => ({ first, offsets, end, traceless: new Set(traceless) }))
  })

const truth = ({ first, offsets }: { first: number; offsets: readonly number[] }): string =>
  offsets.map((offset, index) => `${first + index}@${offset}`).join(' ')

const mayBegin = (offsets: readonly number[], shown: (index: number) => boolean) => [
  ...offsets.map((offset, index) =>
    candidate(shown(index) ? 'interrupted-paragraph' : 'interpolation', offset),
  ),
  ...offsets.flatMap((offset) => [
    candidate('interpolation', offset + 700),
    candidate('interpolation', offset + 1500),
  ]),
]

const labelsRise = (map: PageMap): boolean =>
  map.pages.every((page, index) => {
    const before = map.pages[index - 1]
    return (
      before === undefined ||
      (parsePageLabel(before.label)!.value + 1 === parsePageLabel(page.label)!.value &&
        before.end === page.start)
    )
  })

describe('any book', () => {
  it('is paged exactly where every page end shows', () => {
    fc.assert(
      fc.property(book, (it) => {
        const candidates = mayBegin(it.offsets, () => true)
        const map = solvePageMap(clues(it.end, { candidates, known: [contents(0, String(it.first))] }))
        expect(starts(map)).toBe(truth(it))
      }),
    )
  })

  it('is paged but for a page in twenty where three page ends in ten leave no trace', () => {
    fc.assert(
      fc.property(book, (it) => {
        const candidates = mayBegin(it.offsets, (index) => !it.traceless.has(index))
        const known = [contents(0, String(it.first)), contents(it.end, String(it.first + it.offsets.length))]
        const map = solvePageMap(clues(it.end, { candidates, known }))
        const right = it.offsets.filter(
          (offset, index) => pageAt(map, offset + 1200) === String(it.first + index),
        )
        expect(right.length).toBeGreaterThanOrEqual(Math.floor(it.offsets.length * 0.95))
        expect(labelsRise(map)).toBe(true)
      }),
    )
  })

  it('is paged exactly from a correction on, where breaks show', () => {
    fc.assert(
      fc.property(book, fc.nat(), fc.integer({ min: 1, max: 3 }), (it, where, skipped) => {
        const index = 1 + (where % (it.offsets.length - 1))
        const corrected = String(it.first + index + skipped)
        const found: PageClues = clues(it.end, {
          candidates: mayBegin(it.offsets, () => true),
          known: [contents(0, String(it.first))],
        })
        const map = solvePageMap(found, [
          { offset: it.offsets[index]! + 500, label: corrected, begins: false },
        ])
        it.offsets.slice(index).forEach((offset, after) => {
          expect(pageAt(map, offset + 1)).toBe(String(it.first + index + skipped + after))
        })
      }),
    )
  })

  it('never throws, and keeps pages in order with a confidence from 0 to 1', () => {
    const offset = fc.integer({ min: -5, max: 5000 })
    const label = fc.constantFrom('1', '2', '3', '9', 'iv', 'v', '12a', 'A-3', '999999', 'x', '', '??')
    const evidence = fc.constantFrom(
      'marker',
      'running-head',
      'form-feed',
      'interrupted-paragraph',
      'interpolation',
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            offset,
            evidence,
            label: fc.option(label),
            confidence: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
          { maxLength: 40 },
        ),
        fc.array(
          fc.record({
            offset,
            label,
            evidence: fc.constantFrom('contents', 'table-list', 'marker'),
            begins: fc.boolean(),
            confidence: fc.constant(0.9),
          }),
          { maxLength: 10 },
        ),
        fc.array(offset, { maxLength: 4 }),
        fc.array(fc.record({ offset: fc.nat(5000), label, begins: fc.boolean() }), { maxLength: 3 }),
        (candidates, known, gaps, corrections) => {
          const { pages } = solvePageMap(
            clues(5000, { candidates, known, gaps } as Partial<PageClues>),
            corrections,
          )
          pages.forEach((page, index) => {
            expect(page.start).toBeGreaterThanOrEqual(pages[index - 1]?.end ?? 0)
            expect(page.end).toBeGreaterThanOrEqual(page.start)
            expect(page.end).toBeLessThanOrEqual(5000)
            expect(page.confidence).toBeGreaterThanOrEqual(0)
            expect(page.confidence).toBeLessThanOrEqual(1)
            expect(page.evidence.length).toBeGreaterThan(0)
          })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is paged in near-linear time', () => {
    const large = (pages: number) =>
      clues(pages * 2800, {
        candidates: times(pages * 400, (index) =>
          candidate(index % 400 === 0 ? 'interrupted-paragraph' : 'interpolation', index * 7),
        ),
        known: [contents(0, '1'), contents(pages * 2800, String(pages + 1))],
      })
    expect(worked(() => expect(solvePageMap(large(2500)).pages).toHaveLength(2500))).toBeLessThan(15_000)
  })
})
