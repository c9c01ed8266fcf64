import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adding, updating } from '../../../../core/store/diff.ts'
import type { StructuredText } from '../../../../core/structure/structured-text.ts'
import { backupName, backupsToKeep, isDue, namedBackup } from '../../../../library/storage/backup-schedule.ts'
import { sha256Of } from '../../../../library/storage/durable-file.ts'
import { openStorage, type Storage } from '../../../../library/storage/storage.ts'
import { anAnnotation, aText } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'
import { systemError, WatchedFileSystem } from './watched-file-system.ts'

const structure = { title: 'A text', doc: { type: 'doc' } } as unknown as StructuredText
const original = Buffer.from('The original file.')

const backupsIn = async (directory: string) =>
  (await readdir(join(directory, 'backups')).catch(() => [])).filter((name) => name.endsWith('.json')).sort()

/** A library with a text, its files and a note; its clock goes on by an hour whenever it is looked at. */
async function aLibrary(directory: string): Promise<Storage> {
  let hour = 0
  const storage = await opened(directory, { now: () => new Date(Date.UTC(2026, 0, 1, hour++)).toISOString() })
  await valueOf(storage.writeRevision('text:1', 1, structure))
  await valueOf(storage.writeOriginal(sha256Of(original), original))
  await valueOf(storage.commit(adding(aText(), anAnnotation({ note: 'Kept' })), 'Import'))
  return storage
}

async function spoilAll(directory: string, folder: string): Promise<void> {
  for (const name of await readdir(join(directory, folder))) {
    const bytes = await readFile(join(directory, folder, name))
    await writeFile(join(directory, folder, name), bytes.fill(0x20, 0, bytes.length >> 1))
  }
}

describe('13. a backup', () => {
  test('counts only after a trial restore: one that does not read back as it was is not kept', async () => {
    const files = new WatchedFileSystem()
    const directory = await temporaryFolder()
    const storage = await opened(directory, {}, { files })
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    const read = files.read.bind(files)
    // What is kept is read back under another name; under its own it is read for the trial, and by the next backup.
    const isInItsPlace = (path: string) => /backups.files.[0-9a-f]{64}$/.test(path)
    let [reads, sound] = [0, 0]
    files.read = async (path) => {
      const bytes = await read(path)
      return bytes !== null && isInItsPlace(path) && ++reads > sound ? bytes.subarray(1) : bytes
    }
    expect(await storage.backup()).toMatchObject({ error: { code: 'storage' } })
    expect([reads, await backupsIn(directory)]).toEqual([1, []])
    sound = Infinity
    await valueOf(storage.backup())
    expect(await backupsIn(directory)).toHaveLength(1)
    // Also of records that were restored for trial before: first they and what could be undone are found there.
    for (const name of await backupsIn(directory)) await rm(join(directory, 'backups', name))
    ;[reads, sound] = [0, 2]
    expect(await storage.backup()).toMatchObject({ error: { code: 'storage' } })
    expect([reads, await backupsIn(directory)]).toEqual([3, []])
    await storage.close()
  })

  test('is listed by what it says of itself, which grows with no edit however large', async () => {
    const files = new WatchedFileSystem()
    const directory = await temporaryFolder()
    const storage = await opened(directory, {}, { files })
    const sizeOfNewest = async () => {
      const [newest] = await storage.backups()
      return (await readFile(join(directory, 'backups', newest!.name))).length
    }
    const small = aCollection('1')
    await valueOf(storage.commit(adding(small), 'Add'))
    await valueOf(storage.backupForGood())
    const before = await sizeOfNewest()
    const records = Array.from({ length: 500 }, (_, index) =>
      aCollection(`many-${index}`, 'A name '.repeat(20)),
    )
    await valueOf(storage.commit(adding(...records), 'Add many'))
    await valueOf(storage.backupForGood())
    files.calls.length = 0
    expect(await storage.backups()).toHaveLength(2)
    expect(files.calls.filter(({ path }) => path.includes('files'))).toEqual([])
    expect((await sizeOfNewest()) - before).toBeLessThan(100)
    await storage.close()
  })

  test('is gone back to with each file of a text read once where it stands, and once in the backup', async () => {
    const directory = await temporaryFolder()
    const first = await aLibrary(directory)
    const { name } = await valueOf(first.backup())
    await valueOf(first.commit(adding(aCollection('1')), 'Add'))
    await first.close()
    const files = new WatchedFileSystem()
    const storage = await opened(directory, {}, { files })
    files.calls.length = 0
    expect(await valueOf(storage.goBackTo(name))).toMatchObject({ changed: 1, files: 0 })
    const reads = (folder: string) =>
      files.calls.filter((call) => call.name === 'read' && call.path.startsWith(join(directory, folder)))
        .length
    expect([reads('revisions'), reads('originals')]).toEqual([1, 1])
    for (const kept of await readdir(join(directory, 'originals'))) {
      const copy = join(directory, 'backups/files', kept)
      expect(files.calls.filter((call) => call.name === 'read' && call.path === copy)).toHaveLength(1)
    }
    await storage.close()
  })

  test('made while going back has a text as it is, also where it was written anew meanwhile', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    const { name } = await valueOf(storage.backup())
    await valueOf(storage.goBackTo(name))
    const other = { ...structure, title: 'Another' } as StructuredText
    await valueOf(storage.writeRevision('text:1', 1, other))
    await valueOf(storage.backup())
    await storage.close()
    await spoilAll(directory, 'revisions')
    const restored = await opened(directory, { restore: true })
    expect(await valueOf(restored.readRevision('text:1', 1))).toEqual(other)
    await restored.close()
  })

  test('that the disk refuses says why, and hurts nothing', async () => {
    const files = new WatchedFileSystem()
    const storage = await opened(await temporaryFolder(), {}, { files })
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    files.before = ({ path }) => {
      if (path.includes('backups')) throw systemError('ENOSPC')
    }
    expect(await storage.backup()).toMatchObject({
      error: { code: 'storage', message: expect.stringContaining('the disk is full') },
    })
    const again = await reopened(storage)
    expect(everything(again)).toEqual([aCollection('1')])
    await again.close()
  })

  test('is made by itself once an hour, and only where something was edited', async () => {
    const directory = await temporaryFolder()
    let minutes = 0
    const now = () => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString()
    const storage = await opened(directory, { now, backups: true })
    for (const [next, count] of [
      [10, 1],
      [20, 1],
      [65, 2],
      [70, 2],
      [130, 3],
    ] as const) {
      minutes = next
      await valueOf(storage.commit(adding(aCollection(String(next))), 'Add'))
      await expect.poll(async () => (await backupsIn(directory)).length, { timeout: 10_000 }).toBe(count)
    }
    minutes = 200
    await storage.close()
    expect(await backupsIn(directory)).toHaveLength(3)
  })

  test('is made by itself for an edit that came while another was made', async () => {
    const directory = await temporaryFolder()
    let minutes = 10
    const now = () => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString()
    const storage = await opened(directory, { now, backups: true })
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    const first = storage.backup()
    minutes = 65
    await valueOf(storage.commit(adding(aCollection('2')), 'Add'))
    await valueOf(first)
    await expect.poll(async () => (await backupsIn(directory)).length, { timeout: 10_000 }).toBe(2)
    await storage.close()
  })

  test('has a style as it is now, also where another had its name before', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    const path = join(directory, 'styles', 'mine.csl')
    await mkdir(join(directory, 'styles'))
    for (const version of ['one', 'two']) {
      await writeFile(path, `<style>${version}</style>`)
      await valueOf(storage.backup())
    }
    await storage.close()
    await rm(path)
    await (await opened(directory, { restore: true })).close()
    expect(await readFile(path, 'utf8')).toBe('<style>two</style>')
  })

  test('shares what did not change with the one before', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    await valueOf(storage.backup())
    const before = (await readdir(join(directory, 'backups/files'))).length
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    await valueOf(storage.backup())
    expect((await readdir(join(directory, 'backups/files'))).length).toBe(
      // The list of records, and what can be undone.
      before + 2,
    )
    await storage.close()
  })
})

describe('13. a restored library', () => {
  test('of which no snapshot is whole has the backup and every edit since that the journals hold', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    for (let round = 0; round < 3; round++) await valueOf(storage.compact())
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    await valueOf(storage.backup())
    await valueOf(storage.compact())
    await valueOf(storage.commit(updating(aCollection('1'), aCollection('1', 'B')), 'Rename'))
    const before = everything(storage)
    await storage.close()
    await spoilAll(directory, 'snapshots')
    expect(await openStorage({ directory })).toMatchObject({
      error: { code: 'unreadable', details: expect.arrayContaining([expect.stringContaining('--restore')]) },
    })
    const start = performance.now()
    const restored = await opened(directory, { restore: true })
    expect(performance.now() - start).toBeLessThan(5000)
    expect([everything(restored), restored.history.undo]).toEqual([before, 'Rename'])
    expect(restored.told.length).toBeGreaterThan(0)
    const again = await reopened(restored)
    expect([everything(again), again.told]).toEqual([before, []])
    expect((await again.verify()).lines.join(' ')).not.toMatch(/differs|could not be read/)
    await again.close()
  })

  test('can undo what could be undone when the backup was made, back to an edit of the whole library', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    const many = Array.from({ length: 10_001 }, (_, index) => aCollection(`many-${index}`))
    await valueOf(storage.commit(adding(...many), 'Add many'))
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    await valueOf(storage.backup())
    await valueOf(storage.compact())
    await storage.close()
    await spoilAll(directory, 'snapshots')
    for (const name of await readdir(join(directory, 'journal'))) await rm(join(directory, 'journal', name))
    const restored = await opened(directory, { restore: true })
    expect(await valueOf(restored.undo())).toMatchObject({ label: 'Add' })
    expect([restored.history.undo, everything(restored).length]).toEqual([null, 2 + many.length])
    await restored.close()
  })

  test('takes from the backup only the texts whose file is damaged: newer edits elsewhere stay', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    await valueOf(storage.backup())
    for (const id of ['1', '2', '3']) {
      await valueOf(storage.commit(adding(aCollection(id)), 'Add'))
      await valueOf(storage.compact())
    }
    const before = everything(storage)
    await storage.close()
    for (const name of await readdir(join(directory, 'snapshots')))
      if (name.startsWith('text-')) await writeFile(join(directory, 'snapshots', name), 'spoilt')
    const restored = await opened(directory, { restore: true })
    expect(everything(restored)).toEqual(before)
    const again = await reopened(restored)
    expect([everything(again), again.told]).toEqual([before, []])
    await again.close()
  })

  test('has its revisions and originals back', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    await valueOf(storage.backup())
    await storage.close()
    await spoilAll(directory, 'revisions')
    await spoilAll(directory, 'originals')
    const restored = await opened(directory, { restore: true })
    expect(await valueOf(restored.readRevision('text:1', 1))).toEqual(structure)
    expect(Buffer.from(await valueOf(restored.readOriginal(sha256Of(original))))).toEqual(original)
    expect(restored.told.join(' ')).toContain('2 file(s) of texts were taken from the backup')
    await restored.close()
  })

  test('has its own styles back, but none that was taken out of it', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    const styles = join(directory, 'styles')
    await mkdir(join(styles, 'removed'), { recursive: true })
    for (const name of ['lost', 'torn', 'removed'])
      await writeFile(join(styles, `${name}.csl`), `<style>${name}</style>`)
    await valueOf(storage.backup())
    await storage.close()
    await rm(join(styles, 'lost.csl'))
    await writeFile(join(styles, 'torn.csl'), '<style>to')
    await rename(join(styles, 'removed.csl'), join(styles, 'removed', 'removed~1.csl'))
    await (await opened(directory, { restore: true })).close()
    expect((await readdir(styles)).sort()).toEqual(['lost.csl', 'removed', 'torn.csl'])
    for (const name of ['lost', 'torn'])
      expect(await readFile(join(styles, `${name}.csl`), 'utf8')).toBe(`<style>${name}</style>`)
  })

  test('goes back to an older backup where the newest is damaged too', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    await valueOf(storage.backup())
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    await valueOf(storage.backup())
    for (let round = 0; round < 3; round++) await valueOf(storage.compact())
    await storage.close()
    await spoilAll(directory, 'snapshots')
    await writeFile(join(directory, 'backups', (await backupsIn(directory))[1]!), 'spoilt')
    const restored = await opened(directory, { restore: true })
    expect(restored.store.get('annotation:1')).toEqual(anAnnotation({ note: 'Kept' }))
    expect(restored.told.join(' ')).toMatch(/could not be read/)
    await restored.close()
  })

  test('that was whole stays as it is', async () => {
    const directory = await temporaryFolder()
    const storage = await aLibrary(directory)
    await valueOf(storage.backup())
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    const before = everything(storage)
    await storage.close()
    const restored = await opened(directory, { restore: true })
    expect([everything(restored), restored.told]).toEqual([before, []])
    await restored.close()
  })
})

describe('13. the schedule', () => {
  const at = (hours: number, seq: number) =>
    namedBackup(backupName(seq, new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000).toISOString()))!

  test('keeps 24 hours, 14 days, 8 weeks and 12 months of a library edited every hour of two years', () => {
    const all = Array.from({ length: 2 * 365 * 24 }, (_, hour) => at(hour, hour + 1))
    const keep = backupsToKeep(all)
    const ofAll = all.filter(({ name }) => keep.has(name)).map(({ seq }) => seq)
    expect(ofAll.at(-1)).toBe(all.length)
    // Twelve months reach back a year; what two spans share is kept once.
    expect(ofAll[0]!).toBeLessThan(all.length - 300 * 24)
    expect(ofAll.length).toBeGreaterThan(24 + 12)
    expect(ofAll.length).toBeLessThanOrEqual(24 + 14 + 8 + 12)
    expect(ofAll.slice(-24)).toEqual(Array.from({ length: 24 }, (_, hour) => all.length - 23 + hour))
  })

  test('never drops the newest edits, wherever the clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50_000, max: 50_000 }), { minLength: 1 }), (hours) => {
        const all = hours.map((hour, index) => at(hour, index + 1))
        expect(backupsToKeep(all)).toContain(all.at(-1)!.name)
      }),
    )
  })

  test('is due in another hour with other edits, and at the first edit', () => {
    expect(isDue(null, 0, '2026-01-01T00:00:00.000Z')).toBe(false)
    expect(isDue(null, 1, '2026-01-01T00:00:00.000Z')).toBe(true)
    expect(isDue(at(0, 5), 6, '2026-01-01T00:59:00.000Z')).toBe(false)
    expect(isDue(at(0, 5), 5, '2026-01-01T01:00:00.000Z')).toBe(false)
    expect(isDue(at(0, 5), 6, '2026-01-01T01:00:00.000Z')).toBe(true)
    expect(isDue(at(0, 5), 6, '1999-01-01T00:00:00.000Z')).toBe(true)
  })
})
