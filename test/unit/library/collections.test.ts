import { expect, test } from 'vitest'
import type { Argument } from '../../../core/protocol/index.ts'
import type { Result } from '../../../core/commands/result.ts'
import { Store } from '../../../core/store/store.ts'
import { accessLibrary } from '../../../library/remote/access.ts'
import { temporaryFolder } from '../../support/temporary.ts'

async function aLibrary() {
  const directory = await temporaryFolder()
  const accessed = await accessLibrary({ directory, contentDirectory: directory, version: 'test' })
  if (!accessed.ok) throw new Error(accessed.error.message)
  const { call, on, close } = accessed.value
  const valueOf = async <T>(result: Promise<Result<T>>): Promise<T> => {
    const got = await result
    if (!got.ok) throw new Error(got.error.message)
    return got.value
  }
  const store = async () => new Store((await valueOf(call('library.open', {}))).records)
  return {
    call,
    close,
    valueOf,
    members: async () => [...(await store()).all('collection')].map(({ memberIds }) => memberIds),
    store,
    book: (title: string, more: Partial<Argument<'items.create'>> = {}) =>
      valueOf(call('items.create', { csl: { type: 'book', title }, ...more })),
    /** Imports and waits for what became of it. */
    async imports(argument: Argument<'texts.import'>) {
      const ended = new Promise<void>((resolve) => {
        const stop = on((event) => {
          if (event.type !== 'job' || event.job.state === 'running') return
          stop()
          resolve()
        })
      })
      await valueOf(call('texts.import', argument))
      await ended
    },
  }
}
const base64 = (text: string) => Buffer.from(text).toString('base64')

test('every step on a collection is an edit with a name, and undo takes each back', async () => {
  const { call, valueOf, members, book, close } = await aLibrary()
  const [winds, lamps] = [await book('Of winds'), await book('Of lamps')]
  const { id } = await valueOf(call('collections.create', { title: 'Letters', memberIds: [winds.id] }))
  expect(await valueOf(call('collections.add', { id, memberIds: [winds.id, lamps.id] }))).toEqual({
    changed: 1,
  })
  const move = { id, memberIds: [lamps.id], before: winds.id }
  expect(await valueOf(call('collections.move', move))).toEqual({ changed: 1 })
  expect(await members()).toEqual([[lamps.id, winds.id]])
  expect(await valueOf(call('collections.move', move))).toEqual({ changed: 0 })
  expect(await valueOf(call('collections.remove', { id, memberIds: [winds.id] }))).toEqual({ changed: 1 })
  expect(await members()).toEqual([[lamps.id]])
  await valueOf(call('collections.rename', { id, title: 'Post' }))
  await valueOf(call('collections.delete', { id }))
  const labels: string[] = []
  for (let step = 0; step < 6; step++) labels.push((await valueOf(call('edit.undo', {}))).label)
  expect(labels).toEqual([
    'Delete collection “Post”',
    'Rename to “Post”',
    'Take 1 out of “Letters”',
    'Arrange “Letters”',
    'Add 1 to “Letters”',
    'New collection “Letters”',
  ])
  expect(await members()).toEqual([])
  await close()
})

test('adding what is in it already is no step', async () => {
  const { call, valueOf, book, close } = await aLibrary()
  const { id: memberId } = await book('Of winds')
  const { id } = await valueOf(call('collections.create', { title: 'Letters', memberIds: [memberId] }))
  expect(await valueOf(call('collections.add', { id, memberIds: [memberId] }))).toEqual({ changed: 0 })
  expect(await valueOf(call('edit.undo', {}))).toEqual({ label: 'New collection “Letters”' })
  await close()
})

test('edits that were asked for at once leave no member that is not there', async () => {
  const { call, valueOf, members, book, close } = await aLibrary()
  const { id: itemId } = await book('Of winds')
  const { id } = await valueOf(call('collections.create', { title: 'Letters' }))
  await Promise.all([
    call('items.delete', { ids: [itemId] }),
    call('collections.add', { id, memberIds: [itemId] }),
  ])
  expect(await members()).toEqual([[]])
  await close()
})

test('what is made or comes in while a collection is shown is in it, in one step', async () => {
  const { call, valueOf, members, store, book, imports, close } = await aLibrary()
  const { id } = await valueOf(call('collections.create', { title: 'Letters' }))
  const made = await book('Of winds', { collectionId: id })
  await imports({
    files: [
      { name: 'a.bib', bytes: base64('@book{lamps, title = {Of lamps}}') },
      { name: 'note.txt', bytes: base64('A plain text of a few words.') },
    ],
    collectionId: id,
  })
  const records = await store()
  const imported = [...records.all('item')].filter(({ citekey }) => citekey === 'lamps').map(({ id }) => id)
  const [text] = records.all('text')
  expect(await members()).toEqual([[made.id, ...imported, text!.id]])
  await valueOf(call('edit.undo', {}))
  expect([await members(), (await store()).count('text')]).toEqual([[[made.id, ...imported]], 0])
  await close()
})

test('a text that was in the library already is put into the collection it is imported to', async () => {
  const { call, valueOf, members, store, imports, close } = await aLibrary()
  const files = [{ name: 'note.txt', bytes: base64('A plain text of a few words.') }]
  await imports({ files })
  const { id } = await valueOf(call('collections.create', { title: 'Letters' }))
  await imports({ files, collectionId: id })
  expect(await members()).toEqual([[[...(await store()).all('text')][0]!.id]])
  await close()
})

test('a collection is exported in its order, with the items of its texts; one that is gone is refused', async () => {
  const { call, valueOf, book, close } = await aLibrary()
  const [winds, lamps] = [await book('Of winds'), await book('Of lamps'), await book('Of tides')]
  const memberIds = [lamps.id, winds.id]
  const { id } = await valueOf(call('collections.create', { title: 'Letters', memberIds }))
  const exported = async () => call('citations.export', { format: 'csl-json', collectionId: id })
  const { content } = await valueOf(exported())
  expect((JSON.parse(content) as { title: string }[]).map(({ title }) => title)).toEqual([
    'Of lamps',
    'Of winds',
  ])
  await valueOf(call('collections.remove', { id, memberIds }))
  expect(await exported()).toMatchObject({ error: { code: 'empty' } })
  await valueOf(call('collections.delete', { id }))
  expect(await exported()).toMatchObject({ error: { code: 'not-found' } })
  await close()
})
