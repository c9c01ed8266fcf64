import { describe, expect, test } from 'vitest'
import { findDiscrepancies } from '../../../../core/structure/discrepancies/discrepancies.ts'
import type { Evidence, FoundNote } from '../../../../core/structure/discrepancies/evidence.ts'
import type { FoundEntry } from '../../../../core/structure/front-matter/found.ts'
import { noFrontMatter } from '../../../../core/structure/front-matter/front-matter.ts'

const nothing: Evidence = {
  source: ' '.repeat(2000),
  front: noFrontMatter,
  chapters: [],
  parts: [],
  tables: [],
  notes: [],
  callsWithoutNote: [],
  prose: [],
}
const span = (start: number) => ({ start, end: start + 1 })
/** "1 2- 3": notes in order, a hyphen for one that nothing calls. Calls stand at 10, 20, … */
const notes = (labels: string): FoundNote[] =>
  labels.split(' ').map((label, index) => ({
    label: label.replace('-', ''),
    at: span(1000 + index),
    call: label.endsWith('-') ? null : span(10 * (index + 1)),
  }))
const calls = (...places: [string, number][]) => places.map(([value, at]) => ({ value, at: span(at) }))
const said = (evidence: Partial<Evidence>) =>
  findDiscrepancies({ ...nothing, ...evidence }).map((one) => one.message)

describe('notes and calls without each other', () => {
  test('a note between two that are called', () => {
    expect(said({ notes: notes('1 2- 3') })).toEqual(['Note 2 is called nowhere in the text.'])
  })
  test('a call between two that are answered', () => {
    const found = said({ notes: notes('1 2 4 5'), callsWithoutNote: calls(['3', 25]) })
    expect(found).toEqual(['The text calls note 3, but there is no such note.'])
  })
  test('a number that fills no gap is no call: a power, an item, a reference', () => {
    expect(said({ notes: notes('1 2 3'), callsWithoutNote: calls(['2', 25], ['12', 5], ['n', 6]) })).toEqual(
      [],
    )
  })
  test('numbers out of order are no notes', () => {
    expect(said({ notes: notes('2 2- 3 7 4- 5- 1 9- 10') })).toEqual([])
  })
  test('lost calls are told once, and only of a run of notes', () => {
    expect(said({ notes: notes('1- 2- 3- 4- 5- 6-') })).toEqual([
      '6 of 6 notes are called nowhere in the text.',
    ])
    expect(said({ notes: notes('1- 2- 3-') })).toEqual([])
  })
})

describe('a contents page out of order', () => {
  const entries = (...lines: [string, string][]): FoundEntry[] =>
    lines.map(([title, page], index) => ({
      kind: 'chapter',
      depth: 1,
      number: { value: String(index + 1), at: span(index * 30) },
      title: { value: title, at: span(index * 30 + 5) },
      authors: [],
      page: { value: page, at: span(index * 30 + 20) },
      at: { start: index * 30, end: index * 30 + 21 },
    }))
  const of = (...lines: [string, string][]) =>
    said({ front: { ...noFrontMatter, contents: entries(...lines) } })
  test('a page that lost a figure', () => {
    expect(of(['Salt', '183'], ['Iron', '97'], ['Tin', '213'])).toEqual([
      'The contents page puts “Iron” on page 97, after “Salt” on page 183.',
    ])
  })
  test('the head of the contents page itself', () => {
    expect(of(['Salt', '1'], ['Iron', '22'], ['CONTENTS', '3'], ['Tin', '24'], ['Lead', '31'])).toEqual([])
  })
  test('a number that no slip brings into order', () => {
    expect(of(['Salt', '183'], ['Iron', '5'], ['Tin', '213'])).toEqual([])
  })
})

describe('a chapter that begins elsewhere than the contents page says', () => {
  const one = (listed: string, page: string) => {
    const at = span(5)
    const entry: FoundEntry = {
      kind: 'chapter',
      depth: 1,
      number: null,
      title: { value: 'Iron', at },
      authors: [],
      page: { value: listed, at: span(20) },
      at: { start: 5, end: 21 },
    }
    const chapter = { number: null, named: false, title: { value: 'Iron', at: span(900) }, authors: [], page }
    return said({ front: { ...noFrontMatter, contents: [entry] }, chapters: [chapter] })
  }
  test('a few pages on, or a figure lost', () => {
    expect(one('49', '51')).toEqual(['The contents page puts “Iron” on page 49; it begins on page 51.'])
    expect(one('97', '197')).toHaveLength(1)
  })
  test('not one page on, nor a hundred: the one is the edge of a page, the other another heading', () => {
    expect(one('49', '50')).toEqual([])
    expect(one('9', '155')).toEqual([])
  })
})
