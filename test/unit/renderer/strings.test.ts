import { expect, test } from 'vitest'
import { count, strings } from '../../../renderer/strings.ts'

test('one thing is singular and large numbers have separators', () => {
  expect(count(1, 'highlight')).toBe('1 highlight')
  expect(count(0, 'highlight')).toBe('0 highlights')
  expect(count(12_000, 'highlight')).toBe('12,000 highlights')
})

test('a range of pages is plural, one page is not, however it is printed', () => {
  expect(strings.status.page('199')).toBe('p. 199')
  expect(strings.status.page('199–200')).toBe('pp. 199–200')
  expect(strings.status.page('81-87')).toBe('pp. 81-87')
  expect(strings.status.page('A-3')).toBe('p. A-3')
})

test('an import tells what was added and what was there already', () => {
  expect(strings.importing.done(1, 12, 0)).toBe('Added 1 text and 12 items.')
  expect(strings.importing.done(0, 0, 2)).toBe('2 files were in the library already.')
})
