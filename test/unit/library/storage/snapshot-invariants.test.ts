import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adding, updating } from '../../../../core/store/diff.ts'
import { replaceFile } from '../../../../library/storage/durable-file.ts'
import { type OpenFile } from '../../../../library/storage/file-system.ts'
import { openStorage } from '../../../../library/storage/storage.ts'
import { anAnnotation, aText } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'
import { systemError, WatchedFileSystem } from './watched-file-system.ts'
import { pathsIn, spoil, addAll } from './small-library.ts'

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
