import { expect, it } from 'vitest'
import { nearestNames } from '../../../../core/queries/nearest-names.ts'

const names = ['Letters', 'Letters from Lisbon', 'Lamps', 'Thesis, chapter 2', 'Études']

it('a name with a slip in it finds the one that was meant, before longer ones that hold it', () => {
  expect(nearestNames('Leters', names)).toEqual(['Letters', 'Letters from Lisbon'])
})

it('capitals and accents do not count, and a name may be cut short or have too much', () => {
  expect(nearestNames('etudes', names)).toEqual(['Études'])
  expect(nearestNames('thesis chapter', names)).toEqual(['Thesis, chapter 2'])
  expect(nearestNames('my lamps', names)[0]).toBe('Lamps')
})

it('what is like none finds none', () => {
  expect(nearestNames('quartz', names)).toEqual([])
  expect(nearestNames('', names)).toEqual([])
})
