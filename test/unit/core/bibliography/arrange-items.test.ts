import { describe, expect, it } from 'vitest'
import { arrangeItems } from '../../../../core/bibliography/arrange-items.ts'
import { plainArrangement, type Arrangement } from '../../../../core/bibliography/arrangement.ts'
import { keywordsOf, type ItemToList } from '../../../../core/bibliography/item-to-list.ts'
import type { CslItem } from '../../../../core/records/csl.ts'

type Listed = CslItem & { readonly tags?: string[]; readonly collections?: string[] }
const by = (family: string, given = 'Ana') => [{ family, given }]
const in_ = (...date: number[]) => ({ 'date-parts': [date] })
const book = (title: string, change: Partial<Listed> = {}): Listed => ({ type: 'book', title, ...change })

/** Headings with the titles under them. */
function arranged(items: readonly Listed[], change: Partial<Arrangement>, locale = 'en-US') {
  const listed = items.map(({ tags = [], collections = [], ...csl }): ItemToList => ({
    csl: { ...csl, id: '' },
    tags,
    collections,
  }))
  const sections = arrangeItems(listed, { ...plainArrangement, ...change }, locale)
  if (!sections.ok) return sections.error.message
  return sections.value.map(
    ({ heading, items: members }) =>
      `${heading ?? ''}: ${members.map((index) => items[index]!.title).join(', ')}`,
  )
}

describe('a bibliography in groups', () => {
  it('has books before articles and the rest at the end, whatever comes first', () => {
    const items = [
      book('Map', { type: 'some-new-type' }),
      book('Essay', { type: 'article-journal' }),
      book('Lamps'),
      book('Draft', { type: 'manuscript' }),
    ]
    expect(arranged(items, { group: 'type' })).toEqual([
      'Books: Lamps',
      'Articles: Essay',
      'Manuscripts and Letters: Draft',
      'Other Sources: Map',
    ])
  })

  it('has its headings in the language of the bibliography, or in English', () => {
    expect(arranged([book('Lamps')], { group: 'type' }, 'de-AT')).toEqual(['Bücher: Lamps'])
    expect(arranged([book('Lamps')], { group: 'type' }, 'fi-FI')).toEqual(['Books: Lamps'])
  })

  it('by years follows the direction of the order, with what has no year last', () => {
    const items = [
      book('New', { issued: in_(2014) }),
      book('None'),
      book('Antique', { issued: in_(-44) }),
      book('Old', { issued: { literal: 'circa 1850' } }),
    ]
    expect(arranged(items, { group: 'year' })).toEqual([
      '44 BCE: Antique',
      '1850: Old',
      '2014: New',
      'Without Date: None',
    ])
    expect(arranged(items, { group: 'year', sort: 'year-desc' })).toEqual([
      '2014: New',
      '1850: Old',
      '44 BCE: Antique',
      'Without Date: None',
    ])
  })

  it('by first authors is in the order of an index; editors stand for authors, and nobody comes last', () => {
    const items = [
      book('Anonymous'),
      book('B', { author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }] }),
      book('A', { editor: by('Álvarez') }),
      book('C', { author: [{ literal: 'City of Lisbon' }, ...by('Álvarez')] }),
      book('D', { author: [{ family: '王', given: '小明' }] }),
    ]
    expect(arranged(items, { group: 'author' })).toEqual([
      'Álvarez, Ana: A',
      'Berg, Jan van der: B',
      'City of Lisbon: C',
      '王小明: D',
      'Without Author: Anonymous',
    ])
  })

  it('by tags has each item once, under the tag that most of them share', () => {
    const items = [
      book('One', { tags: ['rivers', 'mud'] }),
      book('Two', { tags: ['mud'] }),
      book('Three', { tags: ['deltas'] }),
      book('Four'),
    ]
    expect(arranged(items, { group: 'tag' })).toEqual(['deltas: Three', 'mud: One, Two', 'Others: Four'])
  })

  it('by collections has them in the library’s order', () => {
    const items = [
      book('One', { collections: ['West', 'East'] }),
      book('Two', { collections: ['East'] }),
      book('Three'),
    ]
    expect(arranged(items, { group: 'collection' })).toEqual(['West: One', 'East: Two', 'Others: Three'])
  })

  it('reads keywords however they are parted', () => {
    expect(keywordsOf({ keyword: 'mud, rivers,mud' })).toEqual(['mud', 'rivers'])
    expect(keywordsOf({ keyword: 'mud; rivers, large' })).toEqual(['mud', 'rivers, large'])
    expect(keywordsOf({})).toEqual([])
  })
})

describe('primary and secondary sources', () => {
  const items = [
    book('Study', { issued: in_(2014), tags: ['theory'] }),
    book('Letters', { type: 'manuscript', collections: ['Archive'] }),
    book('Chronicle', { issued: in_(1612) }),
  ]
  const sources = (primary?: string) => arranged(items, { group: 'sources', primary })

  it('are told apart by type, year, tag and collection, and by any of several', () => {
    expect(sources('type:manuscript')).toEqual([
      'Primary Sources: Letters',
      'Secondary Sources: Study, Chronicle',
    ])
    expect(sources('type:manuscripts')).toEqual(sources('type:manuscript'))
    expect(sources('before:1800; collection:archive')).toEqual([
      'Primary Sources: Letters, Chronicle',
      'Secondary Sources: Study',
    ])
    expect(sources('tag:Theory,practice')).toEqual([
      'Primary Sources: Study',
      'Secondary Sources: Letters, Chronicle',
    ])
  })

  it.each(['', ' ; ', 'old ones', 'before:long ago', 'before:1800,1900', 'type:', ':x', 'kind:book'])(
    'are not guessed from “%s”',
    (rule) => {
      expect(sources(rule)).toMatch(/which sources are primary/)
    },
  )
})

describe('the order of a bibliography', () => {
  const order = (items: readonly Listed[], sort: Arrangement['sort'], locale?: string) =>
    arranged(items, { sort }, locale)[0]

  it('by author goes on by date and by title, and an anonymous work stands at its title', () => {
    const items = [
      book('Zebras', { author: by('Sá'), issued: in_(2012) }),
      book('The Rushes'),
      book('Apes', { author: by('Sá'), issued: in_(2012) }),
      book('Later', { author: by('Rivera'), issued: in_(2014, 11) }),
      book('Earlier', { author: by('Rivera'), issued: in_(2014, 2) }),
      book('Joint', { author: [...by('Rivera'), ...by('Sá')], issued: in_(1999) }),
    ]
    expect(order(items, 'author')).toBe(': Earlier, Later, Joint, The Rushes, Apes, Zebras')
    expect(order(items, 'author-desc')).toBe(': Apes, Zebras, The Rushes, Joint, Earlier, Later')
  })

  it('by title leaves out an article of the title’s language', () => {
    const items = [
      book('The Zebra'),
      book('“A Yak”'),
      book('Die Axt', { language: 'de' }),
      book('Die Hard'),
      book('L’Ours', { language: 'fr-FR' }),
      book('Part 10'),
      book('Part 9'),
    ]
    expect(order(items, 'title')).toBe(': Die Axt, Die Hard, L’Ours, Part 9, Part 10, “A Yak”, The Zebra')
  })

  it('by year has the newest first where it goes down, and what has no date last in both', () => {
    const items = [book('None'), book('Old', { issued: in_(1900) }), book('New', { issued: in_(2000) })]
    expect(order(items, 'year')).toBe(': Old, New, None')
    expect(order(items, 'year-desc')).toBe(': New, Old, None')
  })

  it('that was given stays, and is also what the style’s order begins from', () => {
    const items = [book('B'), book('A')]
    expect(order(items, 'given')).toBe(': B, A')
    expect(order(items, 'style')).toBe(': B, A')
  })
})
