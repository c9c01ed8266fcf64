import { describe, expect, it } from 'vitest'
import { resolveItem } from '../../../../core/citation/resolve-item.ts'
import type { CslItem } from '../../../../core/records/csl.ts'
import type { ItemId, ItemRecord } from '../../../../core/records/item.ts'

const item = (name: string, csl: CslItem, partOf: string | null = null): ItemRecord => ({
  id: `item:${name}`,
  typeName: 'item',
  citekey: name,
  csl,
  partOf: partOf === null ? null : `item:${partOf}`,
  evidence: {},
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
})
const among =
  (...items: ItemRecord[]) =>
  (id: ItemId) =>
    items.find((one) => one.id === id)

const book = item('book', {
  type: 'book',
  title: 'Rivers and Their Regions',
  'title-short': 'Rivers',
  editor: [{ family: 'Ito', given: 'Ken' }],
  publisher: 'Delta Press',
  'publisher-place': 'Lisbon',
  issued: { 'date-parts': [[2012]] },
  ISBN: '978-0-306-40615-7',
  'collection-title': 'Waters',
  'collection-number': 3,
  DOI: '10.1/book',
  page: 'xii, 310',
  abstract: 'Of the book',
})
const chapter = item(
  'chapter',
  { type: 'chapter', title: 'The Delta', author: [{ family: 'Sá' }], page: '19-40' },
  'book',
)

describe('an item resolved', () => {
  it('has its citekey for an id', () => {
    expect(resolveItem(book, among())).toEqual({ ...book.csl, id: 'book' })
  })

  it('is a chapter with what it lacks from its book', () => {
    expect(resolveItem(chapter, among(book))).toEqual({
      id: 'chapter',
      type: 'chapter',
      title: 'The Delta',
      author: [{ family: 'Sá' }],
      page: '19-40',
      'container-title': 'Rivers and Their Regions',
      'container-title-short': 'Rivers',
      editor: [{ family: 'Ito', given: 'Ken' }],
      publisher: 'Delta Press',
      'publisher-place': 'Lisbon',
      issued: { 'date-parts': [[2012]] },
      ISBN: '978-0-306-40615-7',
      'collection-title': 'Waters',
      'collection-number': 3,
    })
  })

  it('keeps what the chapter says itself, but not an empty field', () => {
    const own = item(
      'own',
      {
        type: 'chapter',
        title: 'T',
        publisher: 'Own Press',
        ISBN: '',
        editor: [],
        issued: { 'date-parts': [[2011]] },
      },
      'book',
    )
    expect(resolveItem(own, among(book))).toMatchObject({
      publisher: 'Own Press',
      ISBN: '978-0-306-40615-7',
      editor: [{ family: 'Ito', given: 'Ken' }],
      issued: { 'date-parts': [[2011]] },
    })
  })

  it('has the author of a book that is one person’s as the container’s author', () => {
    const works = item('works', { type: 'book', title: 'Works', author: [{ family: 'Sá' }] })
    const essay = item('essay', { type: 'chapter', title: 'On Silt' }, 'works')
    expect(resolveItem(essay, among(works))).toMatchObject({ 'container-author': [{ family: 'Sá' }] })
  })

  it('inherits through a whole that is itself a part', () => {
    const set = item('set', { type: 'collection', title: 'The Set', publisher: 'Set Press' })
    const volume = item('volume', { type: 'book', title: 'Volume One' }, 'set')
    const part = item('part', { type: 'chapter', title: 'Part' }, 'volume')
    expect(resolveItem(part, among(volume, set))).toMatchObject({
      'container-title': 'Volume One',
      publisher: 'Set Press',
    })
  })

  it('stands alone where its book is missing, or is a part of it', () => {
    expect(resolveItem(chapter, among())).toEqual({ ...chapter.csl, id: 'chapter' })
    const a = item('a', { type: 'chapter', title: 'A' }, 'b')
    const b = item('b', { type: 'chapter', title: 'B' }, 'a')
    expect(resolveItem(a, among(a, b))).toEqual({
      type: 'chapter',
      title: 'A',
      'container-title': 'B',
      id: 'a',
    })
  })
})
