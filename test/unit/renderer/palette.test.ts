import { expect, test } from 'vitest'
import { ranked } from '../../../renderer/palette/entries.ts'

const find = (query: string, ...list: string[]) => ranked(list, query, (text) => text)

test('what begins with the query comes before what has a word that does, and that before the rest', () => {
  expect(find('the', 'Other', 'Next theme', 'Theme: Dark')).toEqual(['Theme: Dark', 'Next theme', 'Other'])
})

test('every word has to be there, in any order', () => {
  expect(find('dark theme', 'Theme: Dark', 'Theme: Light')).toEqual(['Theme: Dark'])
})

test('without a query all is there in its order', () => {
  expect(find('  ', 'b', 'a')).toEqual(['b', 'a'])
})
