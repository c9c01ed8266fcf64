import { expect, test } from 'vitest'
import { accessLibrary } from '../../../library/remote/access.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const lamps = { type: 'book', title: 'On the keeping of lamps', author: [{ family: 'Rivera', given: 'Ana' }] }

test('what a person says is no group is an edit: it can be undone and done again', async () => {
  const directory = await temporaryFolder()
  const accessed = await accessLibrary({ directory, contentDirectory: directory, version: 'test' })
  if (!accessed.ok) throw new Error(accessed.error.message)
  const library = accessed.value
  await library.call('items.create', { csl: lamps })
  await library.call('items.create', { csl: lamps })
  const groups = async () => {
    const found = await library.call('items.duplicates', {})
    return found.ok ? found.value.groups : []
  }
  const ids = [...(await groups())[0]!.itemIds]
  expect(await library.call('items.dismissDuplicates', { ids: ids.toReversed() })).toMatchObject({ ok: true })
  expect(await groups()).toEqual([])
  expect(await library.call('edit.undo', {})).toEqual({ ok: true, value: { label: 'Not duplicates' } })
  expect(await groups()).toHaveLength(1)
  await library.call('edit.redo', {})
  expect(await groups()).toEqual([])
  await library.close()
})

test('a place of a kind that CSL does not count is refused by its name', async () => {
  const directory = await temporaryFolder()
  const accessed = await accessLibrary({ directory, contentDirectory: directory, version: 'test' })
  if (!accessed.ok) throw new Error(accessed.error.message)
  const library = accessed.value
  const item = await library.call('items.create', { csl: lamps })
  const of = item.ok ? item.value.id : 'item:none'
  const citations = [[{ of, locator: '3', label: 'pgae' as 'page' }]]
  expect(await library.call('citations.cite', { citations, style: 'apa' })).toMatchObject({
    ok: false,
    error: {
      code: 'invalid',
      details: [expect.stringContaining('“pgae” is nothing that CSL counts; there are page, chapter')],
    },
  })
  await library.close()
})
