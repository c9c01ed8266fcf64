import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDuplicates } from '../../../../core/citation/duplicates.ts'
import { isbns, normalDoi } from '../../../../core/citation/identifiers.ts'
import type { CslItem } from '../../../../core/records/csl.ts'
import type { ItemRecord } from '../../../../core/records/item.ts'
import { anItem } from '../../../support/records.ts'

const by = (family: string, given = 'Ana') => [{ family, given }]
const in_ = (year: number) => ({ 'date-parts': [[year]] })
const library = (...items: CslItem[]): ItemRecord[] =>
  items.map((csl, n) => anItem(csl, { id: `item:${n}`, citekey: `key${n}` }))
const found = (...items: CslItem[]) =>
  findDuplicates(library(...items)).map(({ itemIds, evidence, confidence }) => [
    itemIds.map((id) => Number(id.slice(5))),
    evidence.join(),
    confidence,
  ])
const lamps: CslItem = {
  type: 'book',
  title: 'On the keeping of lamps',
  author: by('Rivera'),
  issued: in_(2014),
}

describe('identifiers', () => {
  it('are read from the forms people paste', () => {
    expect(normalDoi('https://doi.org/10.1000/ABC.1')).toBe('10.1000/abc.1')
    expect(normalDoi('doi: 10.1000/abc.1.')).toBe('10.1000/abc.1')
    expect(normalDoi('10 of them')).toBeUndefined()
  })

  it('hold an ISBN-10 and its ISBN-13 for one, and a wrong check digit for none', () => {
    expect(isbns('0-306-40615-2')).toEqual(['9780306406157'])
    expect(isbns('978-0-306-40615-7 (hardback), 080442957X')).toEqual(['9780306406157', '9780804429573'])
    expect(isbns('0-306-40615-3')).toEqual([])
  })
})

describe('duplicates are found', () => {
  it('by the same DOI, however it is written', () => {
    const article = { type: 'article-journal', title: 'Lamps at sea', issued: in_(2014) }
    expect(found({ ...article, DOI: '10.1000/x' }, { ...article, DOI: 'https://doi.org/10.1000/X' })).toEqual(
      [[[0, 1], 'DOI', 'certain']],
    )
  })

  it('by ISBN-10 and ISBN-13 of one book', () => {
    expect(found({ ...lamps, ISBN: '0306406152' }, { ...lamps, author: [], ISBN: '9780306406157' })).toEqual([
      [[0, 1], 'ISBN', 'certain'],
    ])
  })

  it('by PMID', () => {
    const article = { type: 'article-journal', title: 'Lamps at sea' }
    expect(found({ ...article, PMID: '123' }, { ...article, PMID: 'PMID: 0123' })).toHaveLength(1)
  })

  it('by author and year and a title with a slip, an accent, a subtitle', () => {
    expect(found(lamps, { ...lamps, title: 'On the Keeping of Lampss' })).toHaveLength(1)
    expect(found(lamps, { ...lamps, author: by('Rivéra', 'A.') })).toHaveLength(1)
    expect(
      found(lamps, { ...lamps, title: 'On the keeping of lamps: A history', issued: in_(2015) }),
    ).toEqual([[[0, 1], 'title', 'possible']])
  })

  it('by title and year where the family name has one slip, wherever it is', () => {
    for (const slip of ['Rivero', 'Livera', 'Rvera', 'Riviera', 'Rviera'])
      expect(found(lamps, { ...lamps, author: by(slip) })).toEqual([[[0, 1], 'title', 'possible']])
  })

  it('in scripts that have no letters of Latin', () => {
    const book = {
      type: 'book',
      title: '灯台の歴史と文化',
      author: [{ literal: '山田太郎' }],
      issued: in_(1999),
    }
    expect(found(book, book)).toHaveLength(1)
    expect(found(book, { ...book, title: '海の生物学入門講座' })).toEqual([])
  })

  it('three at once, as one group', () => {
    expect(found(lamps, lamps, lamps)).toEqual([[[0, 1, 2], 'title', 'likely']])
  })

  it('many at once, as one group', () => {
    const copies = Array.from({ length: 300 }, (_, n) => ({
      ...lamps,
      ...(n % 2 ? { DOI: '10.1000/x' } : {}),
    }))
    expect(found(...copies)).toEqual([[copies.map((_, n) => n), 'DOI,title', 'likely']])
  })
})

describe('no duplicates are', () => {
  const never: Readonly<Record<string, readonly [CslItem, CslItem]>> = {
    'two volumes of one work': [
      { ...lamps, volume: 1, ISBN: '0306406152' },
      { ...lamps, volume: 2, ISBN: '0306406152' },
    ],
    'two volumes told apart by their titles': [
      { ...lamps, title: 'A history of the keeping of lamps, vol. I' },
      { ...lamps, title: 'A history of the keeping of lamps, vol. II' },
    ],
    'two chapters with the ISBN of their book': [
      { type: 'chapter', title: 'Oil', ISBN: '0306406152', author: by('Rivera'), issued: in_(2014) },
      { type: 'chapter', title: 'Wick', ISBN: '0306406152', author: by('Rivera'), issued: in_(2014) },
    ],
    'a book and its chapter of the same title': [lamps, { ...lamps, type: 'chapter' }],
    'editions of other years': [lamps, { ...lamps, issued: in_(2019) }],
    'editions by number': [
      { ...lamps, edition: '2nd', ISBN: '0306406152' },
      { ...lamps, edition: 3, ISBN: '0306406152' },
    ],
    'a work and its review': [
      { ...lamps, type: 'article-journal' },
      { ...lamps, type: 'article-journal', title: 'Review of On the keeping of lamps' },
    ],
    'a review that has the title of the work': [lamps, { ...lamps, type: 'review-book' }],
    'introductions by different authors': [
      { type: 'chapter', title: 'Introduction', author: by('Rivera'), issued: in_(2014) },
      { type: 'chapter', title: 'Introduction', author: by('Klein'), issued: in_(2014) },
    ],
    'introductions by one author to two books': [
      { type: 'chapter', title: 'Introduction', author: by('Rivera'), 'container-title': 'Lamps' },
      { type: 'chapter', title: 'Introduction', author: by('Rivera'), 'container-title': 'Winds' },
    ],
    'one title with two DOIs': [
      { ...lamps, DOI: '10.1000/a' },
      { ...lamps, DOI: '10.1000/b' },
    ],
    'namesakes but for two letters': [lamps, { ...lamps, author: by('Riviero') }],
    'short names with another letter': [
      { ...lamps, author: by('Kim') },
      { ...lamps, author: by('Kin') },
    ],
    'names with a slip and other initials': [lamps, { ...lamps, author: by('Rivero', 'Bruno') }],
    'names with a slip in other years': [lamps, { ...lamps, author: by('Rivero'), issued: in_(2015) }],
    'names with a slip under a title that many have': [
      { ...lamps, type: 'chapter', title: 'Introduction', author: by('Meyer') },
      { ...lamps, type: 'chapter', title: 'Introduction', author: by('Meier') },
    ],
    'names with a slip in two places of publication': [
      { ...lamps, type: 'chapter', author: by('Meyer'), 'container-title': 'Lamps' },
      { ...lamps, type: 'chapter', author: by('Meier'), 'container-title': 'Winds' },
    ],
    brothers: [
      { ...lamps, author: by('Rivera', 'Ana') },
      { ...lamps, author: by('Rivera', 'Bruno') },
    ],
    'two books that a publisher gave one ISBN': [
      { ...lamps, ISBN: '0306406152' },
      { type: 'book', title: 'Windmills', ISBN: '0306406152' },
    ],
  }
  for (const [name, pair] of Object.entries(never)) it(name, () => expect(found(...pair)).toEqual([]))

  it('a book and what is linked to it as its part', () => {
    const [book, part] = library({ ...lamps, DOI: '10.1000/x' }, { ...lamps, DOI: '10.1000/x' })
    expect(findDuplicates([book!, { ...part!, partOf: book!.id }])).toEqual([])
  })

  it('two volumes that one record without a volume would join', () => {
    const groups = found({ ...lamps, volume: 1 }, lamps, { ...lamps, volume: 2 })
    expect(groups).toHaveLength(1)
    expect(groups[0]![0]).toHaveLength(2)
  })

  it('those of which a person said so', () => {
    const items = library(lamps, lamps)
    const [group] = findDuplicates(items)
    expect(findDuplicates(items, new Set([group!.key]))).toEqual([])
    expect(findDuplicates(items.toReversed(), new Set([group!.key]))).toEqual([])
  })
})

describe('any library', () => {
  it('gives groups that are disjoint and of two or more', () => {
    const word = fc.constantFrom('Lamps', 'Winds', 'Vol. 2', 'Review', '')
    const item = fc.record({
      type: fc.constantFrom('book', 'chapter', 'review'),
      title: fc.oneof(
        fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
        fc.string(),
      ),
      author: fc.constantFrom(by('Rivera'), by('Klein'), []),
      DOI: fc.constantFrom('10.1000/a', '10.1000/b', ''),
    })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const ids = findDuplicates(library(...items)).flatMap(({ itemIds }) => {
          expect(itemIds.length).toBeGreaterThan(1)
          return itemIds
        })
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  // Comparing all pairs of 20,000 takes minutes; the limit only tells that apart.
  for (const [name, title, family = () => 'Rivera'] of [
    ['of one title', () => 'a '.repeat(2000)],
    ['of titles that nearly agree', (n: number) => `On the keeping of ${n.toString(36)} lamps`],
    [
      'of one title by names that nearly agree',
      () => 'On the keeping of lamps',
      (n: number) => `Rivera${n % 977}`,
    ],
    ['of marks', (n: number) => `${':'.repeat(3000)}${n}`],
  ] as readonly (readonly [string, (n: number) => string, ((n: number) => string)?])[])
    it(`${name} takes no longer than sorting allows`, { timeout: 20_000 }, () => {
      const items = library(
        ...Array.from({ length: 20_000 }, (_, n) => ({
          ...lamps,
          title: title(n),
          author: by(family(n)),
          ...(name.includes('names') ? {} : { DOI: '10.1000/a' }),
        })),
      )
      expect(findDuplicates(items).length).toBeGreaterThan(0)
    })
})
