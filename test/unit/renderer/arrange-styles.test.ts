import { expect, test } from 'vitest'
import type { StyleInfo } from '../../../core/citation/style-info.ts'
import { arrangedStyles, withRecent } from '../../../renderer/styles/arrange-styles.ts'

const style = (id: string, own = false): StyleInfo => ({ id, title: id, format: null, own })
const all = [style('acta'), style('apa'), style('bmj'), style('mine', true), style('nature'), style('zoo')]

test('styles begin with one’s own, then those used last, then those that most papers are written in', () => {
  expect(arrangedStyles(all, ['zoo', 'bmj']).map(({ id }) => id)).toEqual([
    'mine',
    'zoo',
    'bmj',
    'apa',
    'nature',
    'acta',
  ])
})

test('the style used last stands on top, once, and the oldest of six goes', () => {
  expect(withRecent(['a', 'b', 'c', 'd', 'e', 'f'], 'c')).toEqual(['c', 'a', 'b', 'd', 'e', 'f'])
  expect(withRecent(['a', 'b', 'c', 'd', 'e', 'f'], 'g')).toEqual(['g', 'a', 'b', 'c', 'd', 'e'])
})
