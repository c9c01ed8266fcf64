import { describe, expect, it } from 'vitest'
import { matchesFilter } from '../../../renderer/reader/annotation-filter.ts'
import { contentsTarget } from '../../../renderer/reader/contents-target.ts'
import { placeFloating } from '../../../renderer/reader/floating.ts'
import { estimatedLines, numericColumns } from '../../../renderer/reader/node-views.ts'
import { isEstimate, pagesByStart } from '../../../renderer/reader/page-labels.ts'
import { ReadableText } from '../../../renderer/reader/readable-text.ts'
import { annotationFrom, annotationsAt, resolveAll } from '../../../renderer/reader/resolved.ts'
import type { Page } from '../../../core/text/page-map.ts'
import { notePartsOf } from '../../../core/interchange/note-markdown.ts'
import { doc, heading, p, section, table } from '../../support/build.ts'
import { anAnnotation } from '../../support/records.ts'

const page = (label: string, start: number, change: Partial<Page> = {}): Page => ({
  label,
  start,
  end: start + 10,
  evidence: ['contents'],
  confidence: 0.9,
  ...change,
})

describe('annotations in a text', () => {
  const text = new ReadableText(doc(section(p('one two three'), p('four five'))).toJSON())
  const at = (id: number, start: number, quote: string) =>
    anAnnotation({ start, end: start + quote.length, quote }, { id: `annotation:${id}` })
  const { resolved, orphans } = resolveAll(text, [
    at(3, 14, 'four five'),
    at(1, 0, 'one two three'),
    at(2, 4, 'two'),
    at(4, 0, 'words that were never in this text'),
  ])
  it('are ordered by place; what is not in the text is an orphan', () => {
    expect(resolved.map(({ id }) => id)).toEqual(['annotation:1', 'annotation:2', 'annotation:3'])
    expect(orphans).toEqual(['annotation:4'])
  })
  it('are found by an offset, the shortest passage first', () => {
    expect(annotationsAt(resolved, 5).map(({ id }) => id)).toEqual(['annotation:2', 'annotation:1'])
    expect(annotationsAt(resolved, 99)).toEqual([])
  })
  it('follow one another', () => {
    expect(annotationFrom(resolved, 0, 1, 'annotation:1')?.id).toBe('annotation:2')
    expect(annotationFrom(resolved, 10, 1, null)?.id).toBe('annotation:3')
    expect(annotationFrom(resolved, 10, -1, null)?.id).toBe('annotation:2')
    expect(annotationFrom(resolved, 0, 1, 'annotation:3')).toBeNull()
  })
})

describe('the filter', () => {
  const note = anAnnotation({ quote: 'the tide', note: 'See Okafor', tags: ['ships'] }, { color: 'blue' })
  const all = { colors: [], tags: [], text: '', others: 'dim' } as const
  it('asks for nothing when empty', () => expect(matchesFilter(note, all)).toBe(true))
  it('asks for color, tag and text together', () => {
    expect(matchesFilter(note, { ...all, colors: ['blue'], tags: ['ships', 'x'], text: 'okafor' })).toBe(true)
    expect(matchesFilter(note, { ...all, colors: ['pink'] })).toBe(false)
    expect(matchesFilter(note, { ...all, tags: ['ship'] })).toBe(false)
    expect(matchesFilter(note, { ...all, text: 'ledger' })).toBe(false)
  })
})

describe('page labels', () => {
  it('share a line where a blank page stands before another', () => {
    expect(
      pagesByStart([page('211', 0), page('212', 10, { end: 10 }), page('213', 10)]).map((group) =>
        group.map(({ label }) => label),
      ),
    ).toEqual([['211'], ['212', '213']])
  })
  it('are lighter where only an estimate says so, or little speaks for them', () => {
    expect(isEstimate(page('1', 0))).toBe(false)
    expect(isEstimate(page('1', 0, { evidence: ['interpolation'] }))).toBe(true)
    expect(isEstimate(page('1', 0, { confidence: 0.3 }))).toBe(true)
  })
})

describe('an entry of the contents', () => {
  const outline = (title: string, start: number, at: string | null) => ({
    title,
    start,
    end: start + 5,
    page: at,
    level: 1,
    number: null,
    section: '',
  })
  const structure = {
    outline: [outline('THE TIDE', 50, '9'), outline('The Tide', 90, '21')],
    pageMap: { pages: [page('33', 200)], displaced: [] },
  }
  it('leads to the heading of its title and page', () => {
    expect(contentsTarget(structure, { title: 'The tide', page: '21' })).toBe(90)
    expect(contentsTarget(structure, { title: 'The tide', page: '9' })).toBe(50)
  })
  it('leads to its page where no heading has its title, and nowhere where the text lacks both', () => {
    expect(contentsTarget(structure, { title: 'Another', page: '33' })).toBe(200)
    expect(contentsTarget(structure, { title: 'Another', page: '48' })).toBeNull()
  })
})

describe('what floats', () => {
  const bounds = { left: 0, top: 0, right: 400, bottom: 300 }
  const size = { width: 200, height: 50 }
  it('stands above its anchor, or below where there is no room', () => {
    expect(placeFloating({ left: 100, right: 200, top: 150, bottom: 170 }, size, bounds)).toEqual({
      left: 50,
      top: 92,
    })
    expect(placeFloating({ left: 100, right: 200, top: 20, bottom: 40 }, size, bounds).top).toBe(48)
  })
  it('is never cut off, whatever the anchor', () => {
    for (const anchor of [
      { left: -500, right: -490, top: -90, bottom: -70 },
      { left: 390, right: 400, top: 295, bottom: 900 },
      { left: 0, right: 400, top: 0, bottom: 300 },
    ]) {
      const { left, top } = placeFloating(anchor, size, bounds)
      expect(left).toBeGreaterThanOrEqual(8)
      expect(left + size.width).toBeLessThanOrEqual(392)
      expect(top).toBeGreaterThanOrEqual(8)
      expect(top + size.height).toBeLessThanOrEqual(292)
    }
  })
})

describe('what the page is set by', () => {
  it('numbers stand flush right, words and mixed columns do not', () => {
    const { firstChild } = table(null, [
      ['Port', 'Lasts', 'Year', 'Rank'],
      ['A', '1,204', '1811', '1'],
      ['B', '–', 'about 1812', ''],
    ])
    expect(numericColumns(firstChild!)).toEqual([1, 3])
  })
  it('a section of more text is taken to be taller', () => {
    const short = section(heading('One'), p('words'))
    const long = section(heading('One'), p('words '.repeat(200)))
    expect(estimatedLines(long)).toBeGreaterThan(estimatedLines(short) + 10)
  })
})

describe('a note', () => {
  it('shows its little Markdown', () => {
    expect(notePartsOf('a **b** *c* `d` [e](https://e.org) _f_')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'strong', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'd' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'e', href: 'https://e.org' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'f' },
    ])
  })
  it('leaves alone what is not Markdown, and links to nothing but the web', () => {
    for (const plain of ['2 * 3 * 4', 'snake_case_name', '[x](javascript:alert(1))', '**'])
      expect(notePartsOf(plain)).toEqual([{ kind: 'text', text: plain }])
  })
})
