import { expect, test } from 'vitest'
import { kept, moved, nothingSelected, only, pressed } from '../../../renderer/controls/selection.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const plain = { shiftKey: false, ctrlKey: false, metaKey: false }
const chosen = (selection: { ids: ReadonlySet<string> } | null) => [...(selection?.ids ?? [])].join('')

test('arrows move from row to row and stop at the ends', () => {
  expect(chosen(moved(only('b'), ids, { key: 'ArrowDown', ...plain }, true))).toBe('c')
  expect(chosen(moved(only('e'), ids, { key: 'ArrowDown', ...plain }, true))).toBe('e')
  expect(chosen(moved(only('a'), ids, { key: 'ArrowUp', ...plain }, true))).toBe('a')
  expect(chosen(moved(nothingSelected, ids, { key: 'ArrowDown', ...plain }, true))).toBe('a')
})

test('Shift extends from where the selection began, and shrinks it again', () => {
  const shift = { ...plain, shiftKey: true }
  const once = moved(only('b'), ids, { key: 'ArrowDown', ...shift }, true)!
  const twice = moved(once, ids, { key: 'ArrowDown', ...shift }, true)!
  expect(chosen(twice)).toBe('bcd')
  expect(chosen(moved(twice, ids, { key: 'ArrowUp', ...shift }, true))).toBe('bc')
})

test('where one row can be chosen, Shift and Ctrl choose one', () => {
  expect(chosen(moved(only('b'), ids, { key: 'ArrowDown', ...plain, shiftKey: true }, false))).toBe('c')
  expect(moved(only('b'), ids, { key: 'a', ...plain, ctrlKey: true }, false)).toBeNull()
  expect(chosen(pressed(only('b'), ids, 'd', { ...plain, ctrlKey: true }, false))).toBe('d')
})

test('the platform key adds and takes away single rows', () => {
  const two = pressed(only('b'), ids, 'd', { ...plain, ctrlKey: true }, true)
  expect(chosen(two)).toBe('bd')
  expect(chosen(pressed(two, ids, 'b', { ...plain, metaKey: true }, true))).toBe('d')
})

test('Ctrl+A takes all; a key that is not the list’s is left alone', () => {
  expect(chosen(moved(only('b'), ids, { key: 'a', ...plain, ctrlKey: true }, true))).toBe('abcde')
  expect(moved(only('b'), ids, { key: 'x', ...plain }, true)).toBeNull()
  expect(moved(nothingSelected, [], { key: 'ArrowDown', ...plain }, true)).toBeNull()
})

test('rows that are gone are not chosen any more', () => {
  const selection = { ids: new Set(['a', 'b']), focus: 'b', anchor: 'a' }
  expect(kept(selection, new Set(['a']))).toEqual({ ids: new Set(['a']), focus: null, anchor: 'a' })
  expect(kept(selection, new Set(ids))).toBe(selection)
})

test('where each press takes a row in or out, the arrows only look', () => {
  const one = pressed(nothingSelected, ids, 'b', plain, 'toggle')
  const looked = moved(one, ids, { key: 'ArrowDown', ...plain }, 'toggle')!
  expect([chosen(looked), looked.focus]).toEqual(['b', 'c'])
  const two = moved(looked, ids, { key: ' ', ...plain }, 'toggle')!
  expect(chosen(two)).toBe('bc')
  expect(chosen(pressed(two, ids, 'b', plain, 'toggle'))).toBe('c')
  expect(moved(two, ids, { key: 'a', ...plain, ctrlKey: true }, 'toggle')).toBeNull()
})
