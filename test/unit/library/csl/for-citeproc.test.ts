import { describe, expect, it } from 'vitest'
import type { CslName, IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { forCiteproc } from '../../../../library/csl/for-citeproc.ts'
import { asText } from '../../../../library/csl/rich-text-output.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'

const shelf = new StyleShelf([])
/** The entry that a style makes of an article with these changes. */
function entry(change: Partial<IdentifiedCslItem>, style = 'apa', locale = 'en-US'): string {
  const processor = shelf.processor({ style, locale })
  if (!processor.ok) throw new Error(processor.error.message)
  const item: IdentifiedCslItem = {
    id: 'sa',
    type: 'article-magazine',
    title: 'Mud',
    author: [{ family: 'Sá', given: 'Inês' }],
    issued: { 'date-parts': [[2014]] },
    'container-title': 'River Notes',
    ...change,
  }
  return processor.value.bibliography([item])!.entries.map(asText).join('\n')
}
const issued = (date: IdentifiedCslItem['issued'], style?: string, locale?: string) =>
  entry({ issued: date }, style, locale)

describe('a date as styles get it', () => {
  it.each([
    ['as CSL counts seasons', { 'date-parts': [[2014]], season: 1 }],
    ['as EDTF does', { 'date-parts': [[2014]], season: '21' }],
    ['as EDTF does in the place of a month', { 'date-parts': [[2014, 21]] }],
    ['as older files do there', { 'date-parts': [[2014, 13]] }],
    ['by its English name', { 'date-parts': [[2014]], season: 'Spring' }],
  ])('has its season in the style’s language, %s', (_, date) => {
    expect(issued(date)).toContain('(2014, Spring)')
    expect(issued(date, 'chicago-author-date', 'de-DE')).toContain('Frühjahr 2014')
  })

  it('has a season that is none of these as it was written', () => {
    expect(issued({ 'date-parts': [[2014]], season: 'Michaelmas' })).toContain('(2014, Michaelmas)')
  })

  it.each([
    [
      'a range of seasons',
      {
        'date-parts': [
          [2014, 21],
          [2014, 22],
        ],
      },
      '(2014, Spring–Summer)',
    ],
    [
      'a range of days',
      {
        'date-parts': [
          [2014, 3, 1],
          [2014, 3, 5],
        ],
      },
      '(2014, March 1–5)',
    ],
    ['a range of years', { raw: '2014/2016' }, '(2014–2016)'],
    ['a year before our era', { 'date-parts': [[-44]] }, '(44 B.C.E.)'],
    ['a year that is not sure', { 'date-parts': [[1850]], circa: true }, '(ca. 1850)'],
    ['a year that is said to be sure', { 'date-parts': [[1850]], circa: 'false' }, '(1850)'],
    ['words', { literal: 'in press' }, '(in press)'],
    ['a month that is unknown, written as zero', { 'date-parts': [[2014, 0, 0]] }, '(2014)'],
    ['a month that is unknown, written as nothing', { 'date-parts': [['2014', '', '']] }, '(2014)'],
    ['numbers in words', { 'date-parts': [['2014', '03']] }, '(2014, March)'],
  ])('is %s', (_, date, expected) => {
    expect(issued(date as IdentifiedCslItem['issued'])).toContain(expected)
  })

  it('shows when a work was first published', () => {
    expect(entry({ type: 'book', 'original-date': { 'date-parts': [[1899]] } })).toContain(
      '(Original work published 1899)',
    )
  })
})

describe('a name as styles get it', () => {
  const author = (name: CslName, style?: string) => entry({ author: [name] }, style)

  it('keeps the comma before its suffix where it has one', () => {
    const king = { family: 'King', given: 'Martin', suffix: 'Jr.' }
    const inText = (name: CslName) => author(name, 'chicago-note-bibliography')
    expect(inText({ ...king, 'comma-suffix': true })).toMatch(/^King, Martin, Jr\./)
    expect(forCiteproc({ id: 'k', type: 'book', author: [{ ...king, 'comma-suffix': true }] }, 'k')).toEqual({
      id: 'k',
      type: 'book',
      author: [{ ...king, 'comma-suffix': true }],
    })
  })

  it('has its particle before or behind, as the style demotes it', () => {
    const berg = { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }
    expect(author(berg)).toMatch(/^van der Berg, J\./)
    expect(author(berg, 'chicago-author-date')).toMatch(/^Berg, Jan van der\./)
    expect(author({ family: 'van der Berg', given: 'Jan' }, 'chicago-author-date')).toMatch(
      /^Berg, Jan van der\./,
    )
    expect(author({ family: 'Fontaine', given: 'Jean', 'dropping-particle': 'de' })).toMatch(
      /^Fontaine, J\. de/,
    )
  })

  it('of an institution stands whole, and one that is only given is a name', () => {
    expect(author({ literal: 'World River Bank' })).toMatch(/^World River Bank\. /)
    expect(author({ given: 'Madonna' })).toMatch(/^Madonna\. /)
  })

  it('in a script without spaces has the family first and no comma', () => {
    expect(author({ family: '王', given: '小明' }, 'modern-language-association')).toMatch(/^王小明\./)
  })
})

describe('a field as styles get it', () => {
  it('is the event by either of its names, once, in styles of either time', () => {
    for (const style of ['ieee', 'harvard-cite-them-right', 'apa'])
      for (const variable of ['event', 'event-title']) {
        const conference = {
          type: 'paper-conference',
          'container-title': undefined,
          [variable]: 'River Days',
        }
        expect(entry(conference, style).split('River Days')).toHaveLength(2)
      }
  })

  it('is a DOI without the address that the style writes before it', () => {
    for (const DOI of [
      '10.1000/Mud.1',
      'https://doi.org/10.1000/Mud.1',
      'http://dx.doi.org/10.1000/Mud.1',
      'doi: 10.1000/Mud.1',
    ])
      expect(entry({ DOI })).toMatch(/Notes\. https:\/\/doi\.org\/10\.1000\/Mud\.1$/)
  })

  it('is where an archive keeps it', () => {
    const letter = {
      type: 'manuscript',
      archive: 'City Archive',
      archive_location: 'Box 9',
      'container-title': undefined,
    }
    expect(entry(letter, 'chicago-author-date')).toContain('Box 9. City Archive.')
  })

  it.each(['101-108', '101–108', '101--108', '101 -- 108'])(
    'is a range of pages as the style shortens it, of %s',
    (page) => {
      const article = { type: 'article-journal', volume: 3, page }
      expect(entry(article, 'chicago-author-date')).toContain('3:101–8.')
      expect(entry(article, 'modern-language-association')).toContain('pp. 101–08.')
      expect(entry({ ...article, page: page.replace('108', '8') })).toContain(', 101–108.')
    },
  )

  it('is a title in English capitals only where the title is English', () => {
    const title = 'of mud and men in the <i>Deltas</i> of <span class="nocase">iOS</span>'
    const set = (language?: string) => entry({ title, language }, 'modern-language-association')
    const capitals = '“Of Mud and Men in the Deltas of iOS.”'
    for (const language of [undefined, 'en', 'en-GB', 'eng', 'English'])
      expect(set(language)).toContain(capitals)
    for (const language of ['de', 'ger', 'fr-FR']) expect(set(language)).toContain('“of mud and men in the')
  })

  it('has quotation marks inside it turned, in the marks of the language', () => {
    const title = 'The "mud" of it'
    expect(entry({ title }, 'chicago-author-date')).toContain('“The ‘Mud’ of It.”')
    expect(entry({ title }, 'chicago-author-date', 'de-DE')).toContain('„The ‚mud‘ of it“')
    expect(entry({ title }, 'chicago-author-date', 'fr-FR')).toContain('«\u00a0The “mud” of it\u00a0»')
  })

  it('is an edition in the word and the ordinal of the language', () => {
    const book = { type: 'book', edition: '2' }
    expect(entry(book)).toContain('(2nd ed.)')
    expect(entry(book, 'apa', 'de-DE')).toContain('(2. Aufl.)')
    expect(entry(book, 'apa', 'es-ES')).toContain('(2.ª ed.)')
  })

  it('is never the name of something in a prototype', () => {
    const hostile = JSON.parse(
      '{"id":"x","type":"book","__proto__":{"a":1},"constructor":"b","title":"T"}',
    ) as IdentifiedCslItem
    expect(forCiteproc(hostile, 'k')).toEqual({ id: 'k', type: 'book', title: 'T' })
  })
})
