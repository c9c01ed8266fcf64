import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adding, removing, updating, compose, type Diff } from '../../../../core/store/diff.ts'
import type { StructuredText } from '../../../../core/structure/structured-text.ts'
import { sha256Of } from '../../../../library/storage/durable-file.ts'
import type { Storage } from '../../../../library/storage/storage.ts'
import { anAnnotation, aText } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, each) => aCollection(String(from + each), `Collection ${from + each}`))

describe('an edit of thousands of records', () => {
  test('is taken back after a restart, from snapshots that hold a part of it in each line', async () => {
    const storage = await opened(await temporaryFolder())
    await valueOf(storage.commit(adding(...many(2500)), 'Import'))
    await valueOf(storage.commit(removing(...many(2500)), 'Remove all'))
    await valueOf(storage.commit(adding(...many(1500, 5000)), 'Import more'))
    await valueOf(storage.compact())
    const names = (await readdir(join(storage.directory, 'snapshots'))).sort()
    const index = await readFile(join(storage.directory, 'snapshots', names.at(-1)!), 'utf8')
    expect(Math.max(...index.split('\n').map(({ length }) => length))).toBeLessThan(index.length / 5)
    const again = await reopened(storage)
    expect(everything(again)).toEqual(many(1500, 5000))
    for (const expected of [[], many(2500), []]) {
      await valueOf(again.undo())
      expect(everything(again)).toEqual(expected)
    }
    await again.close()
  })

  test.each([
    ['too long to be written', [], (storage: Storage) => storage.commit(adding(...many(2000)), 'Import')],
    [
      'too long to be taken back',
      [many(1000), many(1000, 1000)],
      (storage: Storage) => storage.commit(removing(...many(2000)), 'Remove all'),
    ],
  ] as const)('that is %s is refused, and nothing is changed', async (_, before, edit) => {
    const storage = await opened(await temporaryFolder(), {}, { longestEdit: 250_000 })
    for (const records of before) await valueOf(storage.commit(adding(...records), 'Import'))
    expect(await edit(storage)).toMatchObject({
      error: { code: 'too-large', message: 'That is too much for one edit, so nothing was changed.' },
    })
    expect(everything(storage)).toEqual(before.flat())
    const again = await reopened(storage)
    expect([everything(again), again.told]).toEqual([before.flat(), []])
    await again.close()
  })
})

describe('a commit', () => {
  test('to a long list is short, and a hundred of them are folded at close as what the next start would read', async () => {
    const storage = await opened(await temporaryFolder())
    const long = {
      ...aCollection('1'),
      memberIds: Array.from({ length: 20_000 }, (_, each) => `item:${each}` as const),
    }
    await valueOf(storage.commit(adding(long), 'Add'))
    await valueOf(storage.compact())
    const written = async (folder: string) => {
      const names = (await readdir(join(storage.directory, folder))).sort()
      return (await stat(join(storage.directory, folder, names.at(-1)!))).size
    }
    const before = await written('journal')
    for (let round = 0; round < 60; round++) {
      const from = storage.store.get('collection:1')!
      await valueOf(
        storage.commit(updating(from, { ...from, memberIds: [...from.memberIds, `text:${round}`] }), 'Add'),
      )
    }
    expect((await written('journal')) - before).toBeLessThan(60 * 1024)
    const index = await written('snapshots')
    await storage.close()
    expect(await written('journal')).toBeLessThan(before + 10)
    expect((await written('snapshots')) - index).toBeLessThan(60 * 1024)
    const again = await reopened(storage)
    expect(again.store.get('collection:1')?.memberIds).toHaveLength(20_060)
    for (let round = 0; round < 60; round++) await valueOf(again.undo())
    expect(again.store.get('collection:1')).toEqual(long)
    await again.close()
  })

  test('is in the store, has the next number, and is there after opening again', async () => {
    const storage = await opened(await temporaryFolder())
    expect(await storage.commit(adding(aCollection('1')), 'Add')).toEqual({ ok: true, value: { seq: 1 } })
    expect(await storage.commit(updating(aCollection('1'), aCollection('1', 'B')), 'Rename')).toMatchObject({
      value: { seq: 2 },
    })
    expect(storage.store.get('collection:1')?.title).toBe('B')
    const again = await reopened(storage)
    expect(everything(again)).toEqual([aCollection('1', 'B')])
    expect([again.seq, again.told]).toEqual([2, []])
    await again.close()
  })

  test('by many at once keeps their order and tells each subscriber once, number and history first', async () => {
    const storage = await opened(await temporaryFolder())
    const heard: [string, number, string | null][] = []
    storage.store.subscribe((diff) =>
      heard.push([Object.keys(diff.added)[0]!, storage.seq, storage.history.undo]),
    )
    await Promise.all(['1', '2', '3'].map((id) => storage.commit(adding(aCollection(id)), `Add ${id}`)))
    expect(heard).toEqual([
      ['collection:1', 1, 'Add 1'],
      ['collection:2', 2, 'Add 2'],
      ['collection:3', 3, 'Add 3'],
    ])
    await storage.close()
  })

  test('that contradicts the store, or one that waits before it, is refused and leaves nothing', async () => {
    const storage = await opened(await temporaryFolder())
    const [first, second] = await Promise.all([
      storage.commit(adding(aCollection('1')), 'Add'),
      storage.commit(adding(aCollection('1', 'B')), 'Add again'),
    ])
    expect([first.ok, second]).toMatchObject([true, { ok: false, error: { code: 'stale' } }])
    const stale = [
      updating(aCollection('1', 'old'), aCollection('1', 'new')),
      updating(aCollection('2'), aCollection('2', 'new')),
      removing(aCollection('1', 'old')),
      { ...removing(aCollection('1')), updated: updating(aCollection('1'), aCollection('1', 'C')).updated },
    ] satisfies Diff[]
    for (const diff of stale)
      expect(await storage.commit(diff, 'Edit')).toMatchObject({ error: { code: 'stale' } })
    expect([storage.seq, everything(storage)]).toEqual([1, [aCollection('1')]])
    await storage.close()
  })

  test('of a record that is not valid is refused with the reason', async () => {
    const storage = await opened(await temporaryFolder())
    const circular: Record<string, unknown> = { ...aCollection('2') }
    circular.itself = circular
    for (const record of [
      aCollection('1', ''),
      { ...aCollection('1'), created: 'yesterday' },
      circular as unknown as ReturnType<typeof aCollection>,
    ])
      expect(await storage.commit(adding(record), 'Add')).toMatchObject({ error: { code: 'invalid' } })
    const misfiled = { ...adding(), added: { 'collection:9': aCollection('1') } }
    expect(await storage.commit(misfiled, 'Add')).toMatchObject({ error: { code: 'invalid' } })
    expect(storage.seq).toBe(0)
    await storage.close()
  })

  test('that changes nothing takes no number', async () => {
    const storage = await opened(await temporaryFolder())
    expect(await storage.commit(adding(), 'Nothing')).toEqual({ ok: true, value: { seq: 0 } })
    expect(storage.history.undo).toBeNull()
    await storage.close()
  })

  test('after closing is refused', async () => {
    const storage = await opened(await temporaryFolder())
    await storage.close()
    expect(await storage.commit(adding(aCollection('1')), 'Add')).toMatchObject({
      error: { code: 'storage' },
    })
  })
})

describe('undo and redo', () => {
  test('move over labelled commits, also after opening again', async () => {
    const storage = await opened(await temporaryFolder())
    await storage.commit(adding(aCollection('1')), 'Add')
    await storage.commit(updating(aCollection('1'), aCollection('1', 'B')), 'Rename')
    await storage.commit(adding(aCollection('2')), null)
    const again = await reopened(storage)
    expect(again.history).toEqual({ undo: 'Rename', redo: null })
    expect(await valueOf(again.undo())).toMatchObject({ seq: 4, label: 'Rename' })
    const third = await reopened(again)
    expect(third.history).toEqual({ undo: 'Add', redo: 'Rename' })
    expect(await valueOf(third.redo())).toMatchObject({ label: 'Rename' })
    expect(everything(third)).toEqual([aCollection('1', 'B'), aCollection('2')])
    await third.close()
  })

  test('bring a removed text back with its annotations, also after compaction', async () => {
    const storage = await opened(await temporaryFolder())
    const records = [aText(), anAnnotation(), anAnnotation({}, { id: 'annotation:2' })]
    await storage.commit(adding(...records), 'Import')
    await storage.commit(removing(...records), 'Delete text')
    expect(everything(storage)).toEqual([])
    await valueOf(storage.compact())
    const again = await reopened(storage)
    await valueOf(again.undo())
    expect(everything(again)).toEqual(records)
    await again.close()
  })

  test('a new edit leaves nothing to redo, and there is nothing to undo in a new library', async () => {
    const storage = await opened(await temporaryFolder())
    expect(await storage.undo()).toMatchObject({ error: { code: 'empty' } })
    await storage.commit(adding(aCollection('1')), 'Add')
    await storage.undo()
    await storage.commit(adding(aCollection('2')), 'Add another')
    expect(await storage.redo()).toMatchObject({ error: { code: 'empty' } })
    await storage.close()
  })

  test('an undo keeps what a commit without a label changed in other fields of the record', async () => {
    const storage = await opened(await temporaryFolder())
    const [plain, green] = [anAnnotation(), anAnnotation({}, { color: 'green' })]
    const onPage = { ...green, page: '200' }
    await storage.commit(adding(aText(), plain), 'Import')
    await storage.commit(updating(plain, green), 'Color')
    await storage.commit(updating(green, onPage), null)
    await valueOf(storage.undo())
    expect(storage.store.get('annotation:1')).toEqual({ ...plain, page: '200' })
    await storage.close()
  })

  test('of a changed record the library keeps what changed, and not the record once more', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    const [plain, green] = [
      anAnnotation({ quote: 'once-only' }),
      anAnnotation({ quote: 'once-only' }, { color: 'green' }),
    ]
    await storage.commit(adding(plain), null)
    await storage.commit(updating(plain, green), 'Color')
    await valueOf(storage.undo())
    await valueOf(storage.redo())
    await valueOf(storage.compact())
    const names = await readdir(join(directory, 'snapshots'))
    const contents = await Promise.all(
      names.map((name) => readFile(join(directory, 'snapshots', name), 'utf8')),
    )
    expect(contents.join('').split('once-only')).toHaveLength(2)
    const again = await reopened(storage)
    await valueOf(again.undo())
    expect(everything(again)).toEqual([plain])
    await again.close()
  })

  test('a step that does not fit any more is refused once, both changes are kept, and the next undo goes on', async () => {
    const storage = await opened(await temporaryFolder())
    await storage.commit(adding(aCollection('1')), 'Add')
    await storage.commit(adding(aCollection('2')), 'Add another')
    await storage.commit(updating(aCollection('2'), aCollection('2', 'B')), null)
    const refused = await storage.undo()
    expect(refused).toMatchObject({ ok: false, error: { code: 'stale' } })
    expect(everything(storage)).toEqual([aCollection('1'), aCollection('2', 'B')])
    expect(await valueOf(storage.undo())).toMatchObject({ label: 'Add' })
    const again = await reopened(storage)
    expect(everything(again)).toEqual([aCollection('2', 'B')])
    expect(again.history.redo).toBe('Add')
    await again.close()
  })

  test('the last 100 edits survive a restart and a compaction, and no more', async () => {
    const storage = await opened(await temporaryFolder())
    for (let index = 0; index < 130; index++) {
      await storage.commit(adding(aCollection(String(index))), `Add ${index}`)
      if (index === 60) await valueOf(storage.compact())
    }
    const again = await reopened(storage)
    for (let index = 129; index >= 30; index--)
      expect(await valueOf(again.undo())).toMatchObject({ label: `Add ${index}` })
    expect(await again.undo()).toMatchObject({ error: { code: 'empty' } })
    expect(again.store.count('collection')).toBe(30)
    await again.close()
  })
})

describe('files beside the records', () => {
  const structure = { title: 'A text', doc: { type: 'doc' } } as unknown as StructuredText

  test('a revision and an original read back as they were written; ids may hold any character they are allowed', async () => {
    const storage = await opened(await temporaryFolder())
    const bytes = Buffer.from([0, 255, 13, 10, 0xef, 0xbb, 0xbf])
    const id = 'text:A/../a.B' as const
    await valueOf(storage.writeRevision(id, 1, structure))
    await valueOf(storage.writeRevision('text:a/../a.B', 1, { ...structure, title: 'Another' }))
    await valueOf(storage.writeOriginal(sha256Of(bytes), bytes))
    const again = await reopened(storage)
    expect(await valueOf(again.readRevision(id, 1))).toEqual(structure)
    expect(Buffer.from(await valueOf(again.readOriginal(sha256Of(bytes))))).toEqual(bytes)
    expect(await again.readRevision(id, 2)).toMatchObject({ error: { code: 'not-found' } })
    expect(await again.readOriginal('../format.json')).toMatchObject({ error: { code: 'invalid' } })
    await again.close()
  })

  test('bytes that are not what their hash says are refused', async () => {
    const storage = await opened(await temporaryFolder())
    expect(await storage.writeOriginal(sha256Of(Buffer.from('a')), Buffer.from('b'))).toMatchObject({
      error: { code: 'invalid' },
    })
    await storage.close()
  })
})

test('verify finds nothing wrong in a sound library, and says what is missing in another', async () => {
  const storage = await opened(await temporaryFolder())
  await storage.commit(compose(adding(aCollection('1')), adding(anAnnotation())), 'Add')
  expect(await storage.verify()).toMatchObject({ ok: true })
  await storage.commit(adding(aText()), 'Import without its files')
  const { ok, lines } = await storage.verify()
  expect([ok, lines.join(' ')]).toEqual([
    false,
    expect.stringContaining('Revision 1 of the text is not in the library'),
  ])
  await storage.close()
})

test('state goes from saved over saving to saved', async () => {
  const states: string[] = []
  const storage = await opened(await temporaryFolder(), { onState: ({ kind }) => states.push(kind) })
  await storage.commit(adding(aCollection('1')), 'Add')
  await storage.close()
  expect(states).toEqual(['saving', 'saved'])
})
