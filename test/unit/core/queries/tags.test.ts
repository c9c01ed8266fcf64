import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allTags, hasTags, tagId, TagCounter } from '../../../../core/queries/tags.ts'
import { anAnnotation, anItem } from '../../../support/records.ts'

const item = (keyword?: string) => anItem({ type: 'book', ...(keyword === undefined ? {} : { keyword }) })
const countTags = (records: Parameters<TagCounter['count']>[0]) => new TagCounter().count(records)
const marked = (...tags: string[]) => anAnnotation({ tags })

it('a tag is counted on items by their keywords and on highlights by what their reader gave them', () => {
  const items = countTags([item('trade; letters'), item('Letters'), item()])
  const annotations = countTags([marked('letters', 'doubt'), marked()])
  expect(allTags(items, annotations)).toEqual([
    { id: 'doubt', title: 'doubt', items: 0, annotations: 1 },
    { id: 'letters', title: 'letters', items: 2, annotations: 1 },
    { id: 'trade', title: 'trade', items: 1, annotations: 0 },
  ])
})

it('a record that has a tag twice in other capitals has it once', () => {
  expect(countTags([item('Trade, trade')]).get('trade')?.count).toBe(1)
})

it('several tags are asked for together: a record has all of them or is left out', () => {
  const book = item('Trade; Letters')
  expect(hasTags(book, [tagId('letters'), tagId('TRADE ')])).toBe(true)
  expect(hasTags(book, [tagId('letters'), tagId('lamps')])).toBe(false)
  expect(hasTags(marked('doubt'), ['doubt'])).toBe(true)
  expect(hasTags(item(), [])).toBe(true)
})

it('after any edits the counts are those of a count from the beginning', () => {
  const record = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    .map((tags) => item(tags.length === 0 ? undefined : tags.join('; ')))
  // A list and what becomes of it: some taken out of it, some put into it, the others the same as they were.
  const edits = fc.array(fc.tuple(fc.nat(8), fc.nat(3), fc.array(record, { maxLength: 3 })), { maxLength: 6 })
  const counted = (counts: ReturnType<typeof countTags>) =>
    Object.fromEntries([...counts].map(([id, { count }]) => [id, count]))
  fc.assert(
    fc.property(fc.array(record, { maxLength: 8 }), edits, (first, steps) => {
      const counter = new TagCounter()
      let list = first
      for (const [at, out, into] of steps) {
        expect(counted(counter.count(list))).toEqual(counted(countTags(list)))
        list = list.toSpliced(at, out, ...into)
      }
      expect(counted(counter.count(list))).toEqual(counted(countTags(list)))
      expect(counter.count(list)).toBe(counter.count(list))
    }),
  )
})
