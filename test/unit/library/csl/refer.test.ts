import { expect, it } from 'vitest'
import { readRefer } from '../../../../library/csl/endnote/refer.ts'
import { growthOf } from '../../../support/growth.ts'

it('a refer file of a value wrapped over many lines is read in near-linear time', () => {
  const wrapped = (n: number) => `%T T\n%X a${'\nwords'.repeat(n)}`
  expect(growthOf((n) => readRefer(wrapped(n)), 100_000)).toBeLessThan(1.5)
})
