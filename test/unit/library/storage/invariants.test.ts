import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adding, removing, updating } from '../../../../core/store/diff.ts'
import { replaceFile } from '../../../../library/storage/durable-file.ts'
import { writeAll, type OpenFile } from '../../../../library/storage/file-system.ts'
import { currentFormat } from '../../../../library/storage/format.ts'
import { openStorage, writerOf, type Storage } from '../../../../library/storage/storage.ts'
import { anAnnotation, aText } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'
import { systemError, WatchedFileSystem } from './watched-file-system.ts'

const pathsIn = async (directory: string, folder: string) =>
  (await readdir(join(directory, folder))).sort().map((name) => join(directory, folder, name))

/** Spoils what a file says without changing its length. */
async function spoil(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes.fill(0x20, bytes.length - 40, bytes.length - 20)
  await writeFile(path, bytes)
}

async function addAll(storage: Storage, ...ids: string[]): Promise<void> {
  for (const id of ids) await valueOf(storage.commit(adding(aCollection(id)), `Add ${id}`))
}

const titles = (storage: Storage) => everything(storage).map(({ id }) => id.split(':')[1])

test('1. a commit is acknowledged only after its frame is written and synced, in this order', async () => {
  const files = new WatchedFileSystem()
  const storage = await opened(await temporaryFolder(), {}, { files })
  files.calls.length = 0
  await addAll(storage, '1')
  const journal = files.calls.filter(({ path }) => path.endsWith('.journal')).map(({ name }) => name)
  expect(journal).toEqual(['write', 'datasync'])
  await storage.close()
})

test('1. a commit whose sync never ends is never acknowledged, nor seen in the store', async () => {
  const files = new WatchedFileSystem()
  const storage = await opened(await temporaryFolder(), {}, { files })
  let failing = true
  files.before = ({ name }) => {
    if (failing && name === 'datasync') throw systemError('EIO')
  }
  let acknowledged = false
  const commit = storage.commit(adding(aCollection('1')), 'Add').then(() => (acknowledged = true))
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect([acknowledged, titles(storage), storage.seq]).toEqual([false, [], 0])
  failing = false
  await commit
  expect(titles(storage)).toEqual(['1'])
  await storage.close()
})

describe('2. the journal', () => {
  test('torn at any byte of its last frame loses only that, keeps the torn bytes aside, and goes on', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await addAll(storage, '1', '2')
    const [journal] = await pathsIn(directory, 'journal')
    const before = (await readFile(journal!)).length
    await addAll(storage, '3')
    await storage.close()
    const whole = await readFile(journal!)
    for (let end = before; end < whole.length; end += end === before ? 1 : 7) {
      await writeFile(journal!, whole.subarray(0, end))
      const again = await opened(directory)
      expect([titles(again), again.seq]).toEqual([['1', '2'], 2])
      expect(again.told.length).toBe(end === before ? 0 : 1)
      await addAll(again, '4')
      const third = await reopened(again)
      expect([titles(third), third.told]).toEqual([['1', '2', '4'], []])
      await third.close()
    }
    const kept = await pathsIn(directory, 'quarantine')
    expect(await readFile(kept[0]!)).toEqual(
      whole.subarray(before, before + (await readFile(kept[0]!)).length),
    )
  })

  test('with a flipped bit in each frame in turn is restored whole and told', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await addAll(storage, '1', '2', '3', '4')
    await storage.close()
    const [journal] = await pathsIn(directory, 'journal')
    const whole = await readFile(journal!)
    for (let at = 5; at < whole.length; at += 53) {
      const again = await temporaryFolder()
      await (await opened(again)).close()
      const flipped = Buffer.from(whole)
      flipped[at]! ^= 1 << (at % 8)
      await writeFile((await pathsIn(again, 'journal'))[0]!, flipped)
      const restored = await opened(again)
      expect([titles(restored), restored.seq, restored.told.length]).toEqual([['1', '2', '3', '4'], 4, 2])
      const clean = await reopened(restored)
      expect(clean.told).toEqual([])
      await clean.close()
    }
  })

  test('with a frame that is past repair gives every other one, tells which is lost, and keeps the file', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await addAll(storage, '1', '2', '3')
    await storage.close()
    const [journal] = await pathsIn(directory, 'journal')
    const bytes = await readFile(journal!)
    bytes.fill(0x20, bytes.indexOf('"collection:2"'), bytes.indexOf('"collection:2"') + 30)
    await writeFile(journal!, bytes)
    const salvaged = await opened(directory)
    expect([titles(salvaged), salvaged.seq]).toEqual([['1', '3'], 3])
    expect(salvaged.told.join(' ')).toMatch(/1 edit\(s\) up to number 2 could not be read/)
    expect(await readFile((await pathsIn(directory, 'quarantine'))[0]!)).toEqual(bytes)
    await addAll(salvaged, '4')
    const again = await reopened(salvaged)
    expect([titles(again), again.told]).toEqual([['1', '3', '4'], []])
    await again.close()
  })

  test('whose edit rests on a lost one gives what can be given', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await addAll(storage, '1', '2')
    await storage.commit(updating(aCollection('2'), aCollection('2', 'B')), 'Rename')
    await addAll(storage, '3')
    await storage.close()
    const [journal] = await pathsIn(directory, 'journal')
    const bytes = await readFile(journal!)
    bytes.fill(0x20, bytes.indexOf('"collection:2"'), bytes.indexOf('"collection:2"') + 30)
    await writeFile(journal!, bytes)
    const salvaged = await opened(directory)
    expect(titles(salvaged)).toEqual(['1', '3'])
    expect(salvaged.told.join(' ')).toMatch(/rested on a lost edit/)
    await salvaged.close()
  })
})

test('3. every write goes on until all bytes are written, however few a write takes', async () => {
  const files = new WatchedFileSystem()
  files.portion = (bytes) => Math.max(1, Math.floor(bytes / 3))
  const storage = await opened(await temporaryFolder(), {}, { files })
  await addAll(storage, '1', '2')
  await valueOf(storage.compact())
  const again = await reopened(storage)
  expect([titles(again), again.told]).toEqual([['1', '2'], []])
  await again.close()
})

test('3. a disk that takes nothing is an error, not a wait', async () => {
  let asked = 0
  const file = {
    write: async () => {
      if (++asked > 1) throw new Error('asked again')
      return 0
    },
  } as unknown as OpenFile
  await expect(writeAll(file, Buffer.from('a'), 0)).rejects.toMatchObject({ code: 'ENOSPC' })
})

test('4. a file that cannot be written leaves the old one as it was', async () => {
  const files = new WatchedFileSystem()
  const path = join(await temporaryFolder(), 'file')
  await replaceFile(files, path, Buffer.from('old'))
  files.before = ({ name }) => {
    if (name === 'write') throw systemError('ENOSPC')
  }
  await expect(replaceFile(files, path, Buffer.from('new'))).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(await readFile(path, 'utf8')).toBe('old')
})

describe('4. a snapshot', () => {
  test('is synced, read back, renamed, and its directory synced, in this order', async () => {
    const files = new WatchedFileSystem()
    const storage = await opened(await temporaryFolder(), {}, { files })
    await addAll(storage, '1')
    files.calls.length = 0
    await valueOf(storage.compact())
    const calls = files.calls.filter(({ path }) => path.includes('snapshots')).map(({ name }) => name)
    expect(calls.slice(0, 7)).toEqual([
      'open to replace',
      'write',
      'datasync',
      'close',
      'read',
      'rename',
      'syncDirectory',
    ])
    await storage.close()
  })

  test('that reads back otherwise than it was written never takes its place', async () => {
    const files = new WatchedFileSystem()
    const directory = await temporaryFolder()
    const storage = await opened(directory, {}, { files })
    await addAll(storage, '1')
    const read = files.read.bind(files)
    files.read = async (path) => {
      const bytes = await read(path)
      return bytes !== null && path.includes('snapshots') ? bytes.subarray(1) : bytes
    }
    expect(await storage.compact()).toMatchObject({ error: { code: 'storage' } })
    expect(await pathsIn(directory, 'snapshots')).toEqual([])
    await storage.close()
  })
})

describe('5. a generation', () => {
  test('is deleted only when two newer ones verify', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await valueOf(storage.commit(adding(aText(), anAnnotation()), 'Import'))
    const indexes = async () =>
      (await pathsIn(directory, 'snapshots'))
        .map((path) => basename(path))
        .filter((name) => name.startsWith('index'))
    await valueOf(storage.compact())
    await valueOf(storage.compact())
    expect(await indexes()).toHaveLength(2)
    await spoil(join(directory, 'snapshots', (await indexes())[1]!))
    await valueOf(storage.compact())
    expect(await indexes()).toHaveLength(3)
    await valueOf(storage.compact())
    expect(await indexes()).toHaveLength(2)
    expect(await storage.verify()).toMatchObject({
      lines: [
        expect.stringContaining('1 text(s), 1 annotation(s)'),
        expect.anything(),
        expect.anything(),
        expect.anything(),
      ],
    })
    await storage.close()
  })

  test('of which a text is damaged does not count among the two, though its index is whole', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    const note = (page: string) => anAnnotation({}, { page })
    await valueOf(storage.commit(adding(aText(), note('1')), 'Import'))
    await valueOf(storage.compact())
    await valueOf(storage.commit(updating(note('1'), note('2')), 'Turn'))
    await valueOf(storage.compact())
    const texts = (await pathsIn(directory, 'snapshots')).filter((path) => basename(path).startsWith('text'))
    await spoil(texts.at(-1)!)
    await valueOf(storage.commit(updating(note('2'), note('3')), 'Turn'))
    await valueOf(storage.compact())
    const names = await readdir(join(directory, 'snapshots'))
    expect(names.filter((name) => name.startsWith('index'))).toHaveLength(3)
    await storage.close()
  })

  test('that is damaged gives way to the one before and the journals since', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await valueOf(storage.commit(adding(aText(), anAnnotation()), 'Import'))
    await valueOf(storage.compact())
    await addAll(storage, '1')
    await valueOf(storage.compact())
    await addAll(storage, '2')
    const before = everything(storage)
    await storage.close()
    await spoil(
      (await pathsIn(directory, 'snapshots')).findLast((path) => basename(path).startsWith('index'))!,
    )
    const again = await opened(directory)
    expect(everything(again)).toEqual(before)
    expect(again.told).toHaveLength(1)
    const clean = await reopened(again)
    expect(clean.told).toEqual([])
    await clean.close()
  })

  test('of which every snapshot is damaged is not opened as an empty library', async () => {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await addAll(storage, '1')
    for (let round = 0; round < 3; round++) await valueOf(storage.compact())
    await storage.close()
    for (const path of await pathsIn(directory, 'snapshots')) await spoil(path)
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'unreadable' } })
  })
})

test('6. a compaction that fails at any of its calls un-acknowledges nothing, and a later one succeeds', async () => {
  const clean = new WatchedFileSystem()
  const rehearsal = await opened(await temporaryFolder(), {}, { files: clean })
  await valueOf(rehearsal.commit(adding(aText(), anAnnotation()), 'Import'))
  clean.calls.length = 0
  await rehearsal.compact()
  const count = clean.calls.length
  await rehearsal.close()
  expect(count).toBeGreaterThan(15)
  for (let failing = 1; failing <= count; failing++) {
    const files = new WatchedFileSystem()
    const storage = await opened(await temporaryFolder(), {}, { files })
    await valueOf(storage.commit(adding(aText(), anAnnotation()), 'Import'))
    let calls = 0
    files.before = () => {
      calls += 1
      if (calls === failing) throw systemError('ENOSPC')
    }
    await storage.compact()
    files.before = () => undefined
    await addAll(storage, 'after')
    const expected = everything(storage)
    const again = await reopened(storage)
    expect(everything(again)).toEqual(expected)
    expect(again.told).toEqual([])
    await valueOf(again.compact())
    const third = await reopened(again)
    expect(everything(third)).toEqual(expected)
    await third.close()
  }
})

test('6. what a failed compaction did not write the next one writes', async () => {
  const files = new WatchedFileSystem()
  const storage = await opened(await temporaryFolder(), {}, { files })
  await valueOf(storage.commit(adding(aText(), anAnnotation()), 'Import'))
  files.before = ({ path }) => {
    if (path.includes('snapshots')) throw systemError('ENOSPC')
  }
  expect(await storage.compact()).toMatchObject({ ok: false })
  files.before = () => undefined
  await valueOf(storage.compact())
  const expected = everything(storage)
  const again = await reopened(storage)
  expect([everything(again), again.told]).toEqual([expected, []])
  await again.close()
})

test('6. a compaction waits for the commit that is under way', async () => {
  let letGo: () => void = () => undefined
  let held = Promise.resolve()
  class HeldSync extends WatchedFileSystem {
    override async open(path: string, mode: 'create' | 'resume' | 'replace'): Promise<OpenFile> {
      const file = await super.open(path, mode)
      return { ...file, datasync: () => held.then(file.datasync) }
    }
  }
  const files = new HeldSync()
  const storage = await opened(await temporaryFolder(), {}, { files })
  await addAll(storage, '1')
  held = new Promise((resolve) => (letGo = resolve))
  files.calls.length = 0
  const commit = storage.commit(adding(aCollection('2')), 'Add')
  await expect.poll(() => files.calls.some(({ name }) => name === 'write')).toBe(true)
  const compaction = storage.compact()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const journals = () =>
    new Set(files.calls.map(({ path }) => basename(path)).filter((name) => name.endsWith('.journal')))
  expect(journals()).toEqual(new Set(['00000001.journal']))
  letGo()
  expect([await commit, await compaction]).toMatchObject([{ ok: true }, { ok: true }])
  expect(journals()).toContain('00000002.journal')
  await storage.close()
})

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
