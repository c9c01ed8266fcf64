import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'

/** A list set again after changes is the list that a fresh engine sets of the same items. */

const person = fc.record({
  family: fc.constantFrom('Rivera', 'Berg', 'Sá'),
  given: fc.constantFrom('Ana', 'Alma', 'Inês', 'Jo'),
})

/** Few names, years and titles, so that many items are told apart only beside the others. */
const item: fc.Arbitrary<IdentifiedCslItem> = fc
  .record({
    type: fc.constantFrom('book', 'article-journal', 'chapter'),
    title: fc.constantFrom('On Mud', 'The River', 'Of Deltas'),
    author: fc.array(person, { minLength: 0, maxLength: 4 }),
    issued: fc.record({ 'date-parts': fc.tuple(fc.tuple(fc.constantFrom(2001, 2002))) }),
    publisher: fc.constantFrom('Delta Press', 'Mud & Sons'),
  })
  .map((fields) => ({ id: 'k', ...fields }))

/** Lists as they follow each other while somebody works. */
const lists = fc
  .tuple(
    fc.array(item, { minLength: 3, maxLength: 12 }),
    fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'edit', 'move'), fc.nat(11), item), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([first, changes]) => {
    const all = [first]
    for (const [change, at, changed] of changes) {
      const next = [...all.at(-1)!]
      if (change === 'add') next.splice(at, 0, changed)
      else if (change === 'remove') next.splice(at, 1)
      else if (change === 'edit' && at < next.length) next[at] = changed
      else next.push(...next.splice(at, 1))
      all.push(next)
    }
    return all
  })

const cited: IdentifiedCslItem = { id: 'c', type: 'book', title: 'Another', author: [{ family: 'Berg' }] }

describe.each([
  'apa',
  'chicago-author-date',
  'modern-language-association',
  'harvard-cite-them-right',
  'vancouver',
  'ieee',
])('a bibliography in %s', (style) => {
  test('is after every change what a fresh engine sets', { timeout: 120_000 }, () => {
    const look = { style, locale: 'en-US' }
    const shelf = new StyleShelf([])
    const fresh = () => {
      const processor = shelf.freshProcessor(look)
      if (!processor.ok) throw new Error(processor.error.message)
      return processor.value
    }
    fc.assert(
      fc.property(lists, (steps) => {
        const kept = fresh()
        for (const step of steps) {
          kept.cite([{ item: cited, locator: '12' }])
          expect(kept.bibliography(step)).toEqual(fresh().bibliography(step))
        }
      }),
      { numRuns: 6, seed: 5, endOnFailure: true },
    )
  })
})
