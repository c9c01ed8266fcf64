import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { adding, updating } from '../../../../core/store/diff.ts'
import { writeAll, type OpenFile } from '../../../../library/storage/file-system.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { opened, reopened, valueOf } from './opening.ts'
import { systemError, WatchedFileSystem } from './watched-file-system.ts'
import { pathsIn, addAll, titles } from './small-library.ts'

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
