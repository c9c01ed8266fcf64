import { describe, expect, it } from 'vitest'
import { readWordSources } from '../../../../library/csl/documents/read-word-xml.ts'
import { writeWordXml } from '../../../../library/csl/documents/write-word-xml.ts'
import { readBibJson } from '../../../../library/csl/json/bibjson.ts'
import { writeBibJson } from '../../../../library/csl/json/write-bibjson.ts'
import { LeftOut } from '../../../../library/csl/left-out.ts'

const sentences = (item: Record<string, unknown>, ...told: readonly string[]) => {
  const leftOut = new LeftOut('RIS')
  leftOut.of({ id: 'rowe', type: 'chapter', ...item }, new Set(['id', 'type', ...told]))
  return leftOut.sentences()
}

it('says which variables a format has no place for, but for those that are empty', () => {
  expect(sentences({ title: 'Bells', scale: '1:100', medium: '', keyword: [] }, 'title')).toEqual([
    'rowe: RIS has no place for “scale”.',
  ])
})

it('says that a comma before a suffix is the style’s to set', () => {
  const name = { family: 'Vell', given: 'Ana', suffix: 'Jr.', 'comma-suffix': true }
  expect(sentences({ author: [name] }, 'author')).toEqual(['rowe: RIS has no place for “comma-suffix”.'])
  expect(sentences({ author: [{ ...name, 'comma-suffix': false }] }, 'author')).toEqual([])
})

it('does not miss the first page where the pages begin with it', () => {
  expect(sentences({ page: '12-19', 'page-first': '12' }, 'page')).toEqual([])
  expect(sentences({ page: 'xii–xv', 'page-first': 'xii' }, 'page')).toEqual([])
})

it('misses the first page where no pages were written, or others', () => {
  expect(sentences({ 'page-first': '12' })).toEqual(['rowe: RIS has no place for “page-first”.'])
  expect(sentences({ page: '120-190', 'page-first': '12' }, 'page')).toEqual([
    'rowe: RIS has no place for “page-first”.',
  ])
})

describe('what becomes of names', () => {
  const names = [
    { family: 'Meer', given: 'Jo', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
    { literal: 'Board of Mills' },
  ]
  const item = { id: 'rowe', type: 'book', title: 'Bells', author: names }

  it('is told where BibJSON leaves out a suffix; a particle comes back', () => {
    const { content, leftOut } = writeBibJson([item])
    expect(leftOut).toEqual(['rowe: BibJSON has no place for the “suffix” of a name.'])
    const read = readBibJson(content)
    const { suffix: _, ...rest } = names[0]!
    expect('items' in read && read.items[0]!.author).toEqual([rest, names[1]])
  })

  it('is told where Word makes a person of a body; a suffix comes back', () => {
    const { content, leftOut } = writeWordXml([item])
    expect(leftOut).toEqual([
      'rowe: Word has bodies as a single author alone; in “author” they became persons.',
    ])
    expect(readWordSources(content, [])[0]!.item.author).toEqual([names[0], { family: 'Board of Mills' }])
    expect(writeWordXml([{ ...item, author: [names[1]!] }]).leftOut).toEqual([])
  })
})
