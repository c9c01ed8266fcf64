import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adding, removing, updating } from '../../../../core/store/diff.ts'
import { currentFormat } from '../../../../library/storage/format.ts'
import { openStorage, writerOf } from '../../../../library/storage/storage.ts'
import { aText } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'
import { systemError, WatchedFileSystem } from './watched-file-system.ts'
import { pathsIn, spoil, addAll, titles } from './small-library.ts'

test('7. after a failed sync the file is never written again: a new generation takes over', async () => {
  const files = new WatchedFileSystem()
  const storage = await opened(await temporaryFolder(), {}, { files })
  await addAll(storage, '1')
  let failures = 1
  files.before = ({ name, path }) => {
    if (name === 'datasync' && path.endsWith('.journal') && failures-- > 0) throw systemError('EIO')
  }
  files.calls.length = 0
  await addAll(storage, '2', '3')
  const writes = files.calls.filter(({ name, path }) => name === 'write' && path.endsWith('.journal'))
  expect(writes.map(({ path }) => basename(path))).toEqual([
    '00000001.journal',
    '00000002.journal',
    '00000002.journal',
    '00000002.journal',
  ])
  const again = await reopened(storage)
  expect([titles(again), again.seq, again.told]).toEqual([['1', '2', '3'], 3, []])
  await again.close()
})

test('8. order is that of the numbers, whatever the clock says', async () => {
  const directory = await temporaryFolder()
  const times = ['2030', '1999', '2020', '1970']
  const storage = await opened(directory, { now: () => `${times.shift() ?? '2000'}-01-01T00:00:00.000Z` })
  await addAll(storage, '1')
  for (const [from, to] of [
    ['A', 'B'],
    ['B', 'C'],
  ] as const)
    await valueOf(storage.commit(updating(aCollection('1', from), aCollection('1', to)), 'Rename'))
  const again = await reopened(storage)
  expect(everything(again)).toEqual([aCollection('1', 'C')])
  expect(await valueOf(again.undo())).toMatchObject({ seq: 4 })
  expect(everything(again)).toEqual([aCollection('1', 'B')])
  await again.close()
})

test('8. what a writer that was taken over still wrote gives way to what its successor wrote', async () => {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  await addAll(storage, '1')
  await valueOf(storage.compact())
  await addAll(storage, '2')
  const journal = (await pathsIn(directory, 'journal')).at(-1)!
  const takenOver = await readFile(journal)
  await addAll(storage, 'late')
  await storage.close()
  const late = await readFile(journal)
  await writeFile(journal, takenOver)

  const successor = await opened(directory)
  await valueOf(successor.compact())
  await addAll(successor, '3')
  await successor.close()
  await writeFile(journal, late)
  const index = (await pathsIn(directory, 'snapshots')).findLast((path) =>
    basename(path).startsWith('index'),
  )!
  await spoil(index)
  const again = await opened(directory)
  expect(titles(again)).toEqual(['1', '2', '3'])
  await again.close()
})

test('8. what a backup holds is not done again by the journal, which may have lost what came after it', async () => {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  await addAll(storage, '1')
  await valueOf(storage.commit(removing(aCollection('1')), 'Take away'))
  await valueOf(storage.backup())
  await addAll(storage, '2')
  await storage.close()
  const [journal] = await pathsIn(directory, 'journal')
  const bytes = await readFile(journal!)
  bytes.fill(0x20, bytes.indexOf('Take away'), bytes.indexOf('Take away') + 30)
  await writeFile(journal!, bytes)
  const restored = await opened(directory, { restore: true })
  expect([titles(restored), restored.seq]).toEqual([['2'], 3])
  await restored.close()
})

describe('9. one writer', () => {
  test('a second one is refused and learns where the first can be reached', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'locked' } })
    await storage.publishAddress('http://127.0.0.1:7000/#secret')
    expect(await openStorage({ directory: `${directory}/../${basename(directory)}` })).toMatchObject({
      error: { code: 'locked', details: ['http://127.0.0.1:7000/#secret'] },
    })
    expect((await stat(join(directory, 'writer.json'))).mode & 0o777).toBe(0o600)
    expect(await writerOf(directory)).toEqual({ pid: process.pid, address: 'http://127.0.0.1:7000/#secret' })
    await storage.close()
    expect(await writerOf(directory)).toBeNull()
    await (await opened(directory)).close()
  })

  test('one that was taken over from elsewhere writes nothing more and says so', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await addAll(storage, '1')
    await writeFile(join(directory, 'epoch'), '99\n')
    for (const id of ['2', '3'])
      expect(await storage.commit(adding(aCollection(id)), 'Add')).toMatchObject({
        error: { code: 'locked' },
      })
    await storage.close()
    const again = await opened(directory)
    expect(titles(again)).toEqual(['1'])
    await again.close()
  })
})

test('9. where two machines both have the lock, the later writer alone writes', async () => {
  const directory = await temporaryFolder()
  const anybody = { lock: async () => ({ release: async () => undefined }) }
  const earlier = await opened(directory, {}, anybody)
  const later = await opened(directory, {}, anybody)
  expect(await earlier.commit(adding(aCollection('1')), 'Add')).toMatchObject({ error: { code: 'locked' } })
  await addAll(later, '2')
  await earlier.close()
  await later.close()
  const again = await opened(directory)
  expect(titles(again)).toEqual(['2'])
  await again.close()
})

describe('10. a format', () => {
  const future = { format: 'postil', version: 3, minReader: 3, minWriter: 3 } as const
  const contents = async (directory: string) =>
    Promise.all(
      (await readdir(directory, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map(async (path) => [path, (await readFile(path)).toString('latin1')]),
    )

  test('newer than ours is refused and not a byte of it is written', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(
      directory,
      {},
      { format: { header: future, migrations: [(r) => r, (r) => r] } },
    )
    await addAll(storage, '1')
    await valueOf(storage.compact())
    await storage.close()
    const before = await contents(directory)
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'newer' } })
    await writeFile(join(directory, 'format.json'), 'not what it was')
    const without = await contents(directory)
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'newer' } })
    expect(await contents(directory)).toEqual(without)
    expect(without.length).toBe(before.length)
  })

  test.each([
    ['format.json alone', (path: string) => !path.endsWith('format.json')],
    ['the journal alone', (path: string) => !path.endsWith('.journal')],
  ])('newer than ours is refused where %s tells it', async (_, isOther) => {
    const directory = await temporaryFolder()
    const storage = await opened(
      directory,
      {},
      { format: { header: future, migrations: [(r) => r, (r) => r] } },
    )
    await addAll(storage, '1')
    await storage.close()
    for (const [path] of await contents(directory)) if (isOther(path!)) await rm(path!)
    const before = await contents(directory)
    expect(before).toHaveLength(1)
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'newer' } })
    expect((await contents(directory)).filter(([path]) => !isOther(path!))).toEqual(before)
  })

  test('older than ours is brought up to date in a new generation, and the old one is kept', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await addAll(storage, '1')
    await valueOf(storage.compact())
    await addAll(storage, '2')
    await storage.close()
    const before = await contents(directory)
    const next = {
      header: { format: 'postil', version: 3, minReader: 3, minWriter: 3 } as const,
      migrations: [
        ...currentFormat.migrations,
        (record: unknown) => ({ ...(record as object), title: 'migrated' }),
      ],
    }
    const migrated = await opened(directory, {}, { format: next })
    expect(everything(migrated)).toEqual([aCollection('1', 'migrated'), aCollection('2', 'migrated')])
    await valueOf(migrated.undo())
    // What could be undone before the snapshot would put back records as they were then.
    expect(migrated.history.undo).toBeNull()
    await valueOf(migrated.redo())
    await migrated.commit(updating(aCollection('1', 'migrated'), aCollection('1', 'today')), 'Rename')
    const again = await reopened(migrated, { format: next })
    expect(everything(again)).toEqual([aCollection('1', 'today'), aCollection('2', 'migrated')])
    await again.close()
    const after = new Map((await contents(directory)) as [string, string][])
    for (const [path, bytes] of before as [string, string][])
      if (path.includes('00000002')) expect(after.get(path)).toBe(bytes)
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'newer' } })
  })
})

test.each(['ENOSPC', 'EROFS', 'EACCES', 'EIO'])(
  '11. on %s edits are kept in memory, told, tried again, and acknowledged once they are on disk',
  async (code) => {
    const files = new WatchedFileSystem()
    const states: string[] = []
    const storage = await opened(
      await temporaryFolder(),
      { onState: (state) => states.push(state.kind === 'failing' ? `failing ${state.pending}` : state.kind) },
      { files },
    )
    let failures = 2
    files.before = ({ name, path }) => {
      if (path.endsWith('.journal') && name !== 'close' && name !== 'remove' && failures-- > 0)
        throw systemError(code)
    }
    const commits = ['1', '2', '3'].map((id) => storage.commit(adding(aCollection(id)), 'Add'))
    expect(await Promise.all(commits)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
    expect(states).toEqual(['saving', 'failing 3', 'failing 3', 'saving', 'saved'])
    const again = await reopened(storage)
    expect([titles(again), again.told]).toEqual([['1', '2', '3'], []])
    await again.close()
  },
)

test('12. every file name is lower-case ASCII, whatever the ids are', async () => {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  await valueOf(storage.commit(adding(aText({ id: 'text:A/b:C' })), 'Import'))
  await valueOf(storage.compact())
  await storage.close()
  for (const name of await readdir(directory, { recursive: true })) expect(name).toMatch(/^[a-z0-9./-]+$/)
})
