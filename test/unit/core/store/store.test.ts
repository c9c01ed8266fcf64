import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adding, removing, reverse, updating } from '../../../../core/store/diff.ts'
import { StaleDiff, Store } from '../../../../core/store/store.ts'
import { anItem } from '../../../support/records.ts'
import { aCollection, diffsFor, recordsOf } from './diffs.ts'

describe('1. get gives what the last diff put there', () => {
  test('after adding, updating and removing', () => {
    const store = new Store()
    store.apply(adding(aCollection('1')))
    expect(store.get('collection:1')?.title).toBe('A')
    store.apply(updating(aCollection('1'), aCollection('1', 'B')))
    expect(store.get('collection:1')?.title).toBe('B')
    store.apply(removing(aCollection('1', 'B')))
    expect(store.get('collection:1')).toBeUndefined()
  })

  test('an id of no type is nothing', () => {
    expect(new Store([aCollection('1')]).get('constructor' as 'item:1')).toBeUndefined()
  })
})

test('2. applying a diff and then its reverse restores every record', () => {
  fc.assert(
    fc.property(diffsFor(), diffsFor(), (chooseFirst, choose) => {
      const store = new Store()
      store.apply(chooseFirst(store))
      const before = recordsOf(store)
      const diff = choose(store)
      store.apply(diff)
      store.apply(reverse(diff))
      expect(recordsOf(store)).toEqual(before)
    }),
  )
})

describe('3. a diff that contradicts the store is refused whole', () => {
  const contradictions = {
    'adds what is there': adding(aCollection('3'), aCollection('1')),
    'changes what is not there': {
      ...adding(aCollection('3')),
      updated: updating(aCollection('2'), aCollection('2', 'B')).updated,
    },
    'removes what is not there': { ...adding(aCollection('3')), removed: removing(aCollection('2')).removed },
  }
  test.each(Object.entries(contradictions))('one that %s', (_, diff) => {
    const store = new Store([aCollection('1')])
    expect(() => store.apply(diff)).toThrow(StaleDiff)
    expect(recordsOf(store)).toEqual({ 'collection:1': aCollection('1') })
  })
})

describe('4. listeners hear each diff once, after it is in, in the order of subscription', () => {
  test('and no longer after they left', () => {
    const store = new Store()
    const heard: string[] = []
    const leave = store.subscribe(() => heard.push(`first sees ${store.count('collection')}`))
    store.subscribe(() => heard.push('second'))
    store.apply(adding(aCollection('1')))
    leave()
    store.apply(adding(aCollection('2')))
    expect(heard).toEqual(['first sees 1', 'second', 'second'])
  })

  test('one that throws keeps it from no other', () => {
    const store = new Store()
    let heard = 0
    store.subscribe(() => {
      throw new Error('a defect')
    })
    store.subscribe(() => (heard += 1))
    expect(() => store.apply(adding(aCollection('1')))).toThrow('a defect')
    expect(heard).toBe(1)
    expect(store.count('collection')).toBe(1)
  })
})

test('5. all of one type gives its records alone, in the order they were added', () => {
  const store = new Store([aCollection('2'), anItem({ type: 'book' }), aCollection('1')])
  store.apply(updating(aCollection('2'), aCollection('2', 'B')))
  expect([...store.all('collection')].map(({ id }) => id)).toEqual(['collection:2', 'collection:1'])
  expect(store.count('item')).toBe(1)
  expect(store.count('annotation')).toBe(0)
})
