import { expect, it } from 'vitest'
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
