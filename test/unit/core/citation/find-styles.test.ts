import { describe, expect, test } from 'vitest'
import { commonStyles, styleSearch } from '../../../../core/citation/find-styles.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'

const styles = new StyleShelf([]).styles()
const search = styleSearch(styles)
const firstOf = (query: string) => search(query)[0]?.id

describe('a search for a style', () => {
  test.each([
    ['apa', 'apa'],
    ['APA 6', 'apa-6th-edition'],
    ['mla', 'modern-language-association'],
    ['chicago', 'chicago-author-date'],
    ['chicago note', 'chicago-note-bibliography'],
    ['note chicago', 'chicago-note-bibliography'],
    ['ama', 'american-medical-association'],
    ['asa', 'american-sociological-association'],
    ['mhra', 'modern-humanities-research-association'],
    ['harvard', 'harvard-cite-them-right'],
    ['ieee', 'ieee'],
    ['nature', 'nature'],
  ])('for “%s” finds %s first', (query, id) => {
    expect(firstOf(query)).toBe(id)
  })

  test('minds neither case nor diacritics nor the order of words', () => {
    const found = search('francais CANADA apa').map(({ id }) => id)
    expect(found).toContain('apa-fr-provost')
    expect(search('Canada  Français, apa').map(({ id }) => id)).toEqual(found)
  })

  test('gives all for no words and none for words that no style has', () => {
    expect(search(' – ')).toBe(styles)
    expect(search('zzzqqq')).toEqual([])
  })

  test('puts a style of our own before the others that hold the words', () => {
    const own = { id: 'zz', title: 'Zz chicago of ours', format: null, own: true }
    expect(styleSearch([...styles, own])('chicago')[0]).toBe(own)
  })
})

test('every common style is in the bundle and tells how it cites', () => {
  const byId = new Map(styles.map((style) => [style.id, style]))
  for (const id of commonStyles) expect(byId.get(id)?.format, id).toBeTruthy()
  expect(byId.get('apa')?.format).toBe('author-date')
  expect(byId.get('ieee')?.format).toBe('numeric')
  expect(byId.get('chicago-fullnote-bibliography')?.format).toBe('note')
})
