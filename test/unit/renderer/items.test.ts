import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arranged, placeAfterMove } from '../../../renderer/items/arrange.ts'
import { fieldsOf, withVariable } from '../../../renderer/items/fields.ts'
import { shortNames } from '../../../renderer/items/names.ts'
import { anItem } from '../../support/records.ts'

const named = (...families: string[]) => families.map((family) => ({ family }))

test('who made it is short: one, two, or the first of many', () => {
  expect(shortNames([])).toBe('')
  expect(shortNames(named('Lind'))).toBe('Lind')
  expect(shortNames(named('Lind', 'Holm'))).toBe('Lind and Holm')
  expect(shortNames(named('Lind', 'Holm', 'Aas'))).toBe('Lind et al.')
  expect(shortNames([{ literal: 'Port Council' }])).toBe('Port Council')
  expect(shortNames([{ family: 'Gogh', 'non-dropping-particle': 'van' }])).toBe('van Gogh')
})

test('a form shows the usual fields of the type and everything else the item holds, each once', () => {
  const fields = fieldsOf({ type: 'book', title: 'A', DOI: '10.1/x', scale: '1:50', archive: 'B' })
  const variables = fields.map(({ variable }) => variable)
  expect(variables).toContain('publisher')
  expect(variables).toContain('scale')
  expect(variables).toContain('archive')
  expect(new Set(variables).size).toBe(variables.length)
})

test('what is no variable of CSL is no field', () => {
  const variables = fieldsOf({ type: 'book', custom: { a: 1 }, id: 'x' }).map(({ variable }) => variable)
  expect(variables).not.toContain('custom')
  expect(variables).not.toContain('id')
})

test('names, dates, titles and words have fields of their own kind', () => {
  const kinds = new Map(fieldsOf({ type: 'chapter' }).map(({ variable, kind }) => [variable, kind]))
  expect(kinds.get('author')).toBe('names')
  expect(kinds.get('issued')).toBe('date')
  expect(kinds.get('container-title')).toBe('title')
  expect(kinds.get('abstract')).toBe('words')
  expect(kinds.get('page')).toBe('line')
})

test('setting a variable and taking it out again gives the item as it was', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (value) => {
      const csl = { type: 'book', title: 'A' }
      expect(withVariable(withVariable(csl, 'publisher', value), 'publisher', '')).toEqual(csl)
    }),
  )
})

const book = (id: string, title: string, author: string, year: number | null) =>
  anItem(
    {
      type: 'book',
      title,
      author: author === '' ? [] : named(author),
      ...(year ? { issued: { 'date-parts': [[year]] } } : {}),
    },
    { id: `item:${id}`, citekey: id },
  )
const items = [
  book('a', 'Zebra', 'Öst', 1990),
  book('b', 'Part 10', 'Oak', 2001),
  book('c', 'Part 9', '', null),
]
const order = (list: readonly { id: string }[]) => list.map(({ id }) => id.slice(5)).join('')

test('items are sorted as people sort: accents beside their letters, numbers by their size, nobody last', () => {
  expect(order(arranged(items, '', 'author'))).toBe('bac')
  expect(order(arranged(items, '', 'title'))).toBe('cba')
  expect(order(arranged(items, '', 'year'))).toBe('bac')
})

test('a search finds items that hold every word, in whichever field', () => {
  expect(order(arranged(items, 'part oak', 'title'))).toBe('b')
  expect(order(arranged(items, 'PART', 'title'))).toBe('cb')
  expect(order(arranged(items, 'part zebra', 'title'))).toBe('')
})

test('items that were arranged by hand stay as they are, and words still narrow them down', () => {
  expect(order(arranged(items, '', 'given'))).toBe(order(items))
  expect(order(arranged(items, 'part oak', 'given'))).toBe('b')
})

test('rows move up and down by one place, together, and not beyond an end', () => {
  const rows = ['a', 'b', 'c', 'd']
  const place = (chosen: string, by: -1 | 1) => placeAfterMove(rows, new Set(chosen), by)
  expect([place('c', -1), place('a', -1), place('cd', -1)]).toEqual(['b', undefined, 'b'])
  expect([place('b', 1), place('c', 1), place('d', 1), place('ab', 1)]).toEqual(['d', null, undefined, 'd'])
  expect(place('ac', 1)).toBeNull()
  expect(place('', 1)).toBeUndefined()
})
