import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adding, updating } from '../../../../core/store/diff.ts'
import type { StructuredText } from '../../../../core/structure/structured-text.ts'
import { readArchive, writeArchive } from '../../../../library/storage/archive.ts'
import { sha256Of } from '../../../../library/storage/durable-file.ts'
import type { FileSystem, OpenFile } from '../../../../library/storage/file-system.ts'
import { openStorage, type Storage } from '../../../../library/storage/storage.ts'
import { MemoryDisk, systemError } from '../../../faults/memory-disk.ts'
import { directory, openOn } from '../../../faults/session.ts'
import { aText, anAnnotation } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, valueOf } from './opening.ts'
import { WatchedFileSystem } from './watched-file-system.ts'

const structure = { title: 'A text', doc: { type: 'doc' } } as unknown as StructuredText
const original = Buffer.from('The original file.')
const unwritable = ['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT']

/** A disk on which the writes from one on fail with a code; with `once` that one alone. */
class Refusing implements FileSystem {
  writes = 0
  isMended = false
  private readonly disk: MemoryDisk
  private readonly code: string
  private readonly from: number
  private readonly once: boolean

  constructor(disk: MemoryDisk, code: string, from = 0, once = false) {
    this.disk = disk
    this.code = code
    this.from = from
    this.once = once
  }

  readonly read = (path: string) => this.disk.read(path)
  readonly list = (path: string) => this.disk.list(path)
  readonly rename = (from: string, to: string) => this.write(() => this.disk.rename(from, to))
  readonly remove = (path: string) => this.write(() => this.disk.remove(path))
  readonly makeDirectory = (path: string) => this.write(() => this.disk.makeDirectory(path))
  readonly syncDirectory = (path: string) => this.write(() => this.disk.syncDirectory(path))

  async open(path: string, mode: 'create' | 'resume' | 'replace'): Promise<OpenFile> {
    const file = await this.write(() => this.disk.open(path, mode))
    return {
      write: (bytes, position) => this.write(() => file.write(bytes, position)),
      datasync: () => this.write(() => file.datasync()),
      truncate: (length) => this.write(() => file.truncate(length)),
      close: () => file.close(),
    }
  }

  private async write<T>(work: () => Promise<T>): Promise<T> {
    const place = this.writes++
    if (this.isMended) return work()
    if (this.once ? place === this.from : place >= this.from) throw systemError(this.code)
    return work()
  }
}

/** A closed library on a disk in memory, with a text, what belongs to it, a backup and something to undo. */
async function aLibrary(): Promise<{ disk: MemoryDisk; records: ReturnType<typeof everything> }> {
  const disk = new MemoryDisk()
  const storage = await valueOf(openOn(disk))
  await fill(storage)
  const records = everything(storage)
  await storage.close()
  return { disk, records }
}

async function fill(storage: Storage): Promise<void> {
  const text = aText({
    source: { name: 'a.txt', mediaType: 'text/plain', sha256: sha256Of(original), bytes: original.length },
  })
  await valueOf(storage.writeRevision('text:1', 1, structure))
  await valueOf(storage.writeOriginal(sha256Of(original), original))
  await valueOf(storage.commit(adding(text, anAnnotation()), 'Import'))
  await valueOf(storage.compact())
  await valueOf(storage.backup())
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
}

/** Opens a library that can only be read. */
async function readable(files: FileSystem): Promise<Storage> {
  const storage = await valueOf(openOn(files))
  expect(storage.state.kind).toBe('read-only')
  return storage
}

describe('11. a library that takes no write', () => {
  test.each(unwritable)('because of %s opens to be read, with all that it holds', async (code) => {
    const { disk, records } = await aLibrary()
    const before = disk.files
    const storage = await readable(new Refusing(disk, code))
    expect(everything(storage)).toEqual(records)
    expect([storage.seq, storage.history.undo, storage.told]).toEqual([2, 'Add', []])
    expect(await valueOf(storage.readRevision('text:1', 1))).toEqual(structure)
    expect(await valueOf(storage.readOriginal(sha256Of(original)))).toEqual(new Uint8Array(original))
    expect(await storage.backups()).toMatchObject([{ seq: 1, size: { texts: 1 } }])
    expect(await storage.verify()).toMatchObject({ ok: true })
    await storage.close()
    expect(disk.files).toEqual(before)
  })

  test.each(unwritable)(
    'because of %s at any of the writes that opening needs, for good or once, has it all',
    async (code) => {
      const { disk, records } = await aLibrary()
      for (const once of [false, true])
        for (let from = 0, isReached = true; isReached; from++) {
          const copy = disk.copy()
          const files = new Refusing(copy, code, from, once)
          const storage = await valueOf(openOn(files))
          isReached = files.writes > from
          expect(everything(storage)).toEqual(records)
          await storage.close({ giveUp: true })
          const again = await valueOf(openOn(copy))
          expect([everything(again), again.told, again.state.kind]).toEqual([records, [], 'saved'])
          await again.close()
        }
    },
  )

  test('refuses whatever would change it, says why and what to do, and stays as it was', async () => {
    const { disk, records } = await aLibrary()
    const before = disk.files
    const storage = await readable(new Refusing(disk, 'EROFS'))
    const [backup] = await storage.backups()
    const answers = [
      await storage.commit(updating(aCollection('1'), aCollection('1', 'B')), 'Rename'),
      await storage.undo(),
      await storage.redo(),
      await storage.writeRevision('text:1', 2, structure),
      await storage.writeOriginal(sha256Of(original), original),
      await storage.compact(),
      await storage.backup(),
      await storage.backupForGood(),
      await storage.goBackTo(backup!.name),
      await storage.mend(),
    ]
    for (const answer of answers)
      expect(answer).toMatchObject({
        error: {
          code: 'read-only',
          message: 'This library can only be read, so nothing was changed: its disk is write-protected.',
          details: [expect.stringContaining('copy'), expect.stringContaining('postil archive')],
        },
      })
    await storage.publishAddress('here')
    expect([everything(storage), disk.files]).toEqual([records, before])
  })

  test('on a disk that takes writes again is not written by what can only read', async () => {
    const { disk } = await aLibrary()
    const [path, bytes] = disk.files.find(([name]) => name.includes('/revisions/'))!
    const flipped = bytes.slice()
    flipped[100]! ^= 1
    disk.put(path, flipped)
    const files = new Refusing(disk, 'EACCES')
    const storage = await readable(files)
    const before = disk.files
    files.isMended = true
    expect(await valueOf(storage.readRevision('text:1', 1))).toEqual(structure)
    await storage.verify()
    await storage.close()
    expect(disk.files).toEqual(before)
  })

  test('is saved elsewhere, archived, and a backup of it made a library of its own', async () => {
    const parent = await temporaryFolder()
    const source = await opened(join(parent, 'library'))
    await fill(source)
    const records = everything(source)
    await source.close()
    const files = new WatchedFileSystem()
    files.before = ({ name, path }) => {
      if (path.startsWith(source.directory) && name.startsWith('open')) throw systemError('EROFS')
    }
    const storage = await opened(source.directory, {}, { files })
    expect(storage.state.kind).toBe('read-only')
    const copy = join(parent, 'copy')
    expect(await valueOf(storage.saveElsewhere(copy))).toEqual({ missing: 0 })
    const archive = join(parent, 'library.tar')
    expect(await valueOf(writeArchive(storage, archive))).toMatchObject({ missing: [] })
    const [backup] = await storage.backups()
    const restored = await valueOf(storage.restoreInto(backup!.name, join(parent, 'restored')))
    expect(restored).toEqual({ records: 2, missing: 0 })
    const again = await opened(copy)
    expect([everything(again), again.state.kind]).toEqual([records, 'saved'])
    expect(await valueOf(again.readRevision('text:1', 1))).toEqual(structure)
    await again.close()
    const unpacked = await opened(join(parent, 'unpacked'))
    await valueOf(readArchive(unpacked, archive))
    expect(everything(unpacked)).toEqual(records)
    await unpacked.close()
  })

  test('is read by any number at once, and kept from nobody who may write', async () => {
    const directory = await temporaryFolder()
    const source = await opened(directory)
    await fill(source)
    await source.close()
    const files = new WatchedFileSystem()
    files.before = ({ name }) => {
      if (name.startsWith('open')) throw systemError('EACCES')
    }
    const first = await opened(directory, {}, { files })
    const second = await opened(directory, {}, { files })
    expect([first.state.kind, second.state.kind]).toEqual(['read-only', 'read-only'])
    expect(everything(second)).toEqual(everything(first))
    const writer = await opened(directory)
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'locked' } })
    await valueOf(writer.commit(adding(aCollection('2')), 'Add'))
    expect(await valueOf(first.readRevision('text:1', 1))).toEqual(structure)
    await writer.close()
    await Promise.all([first.close(), second.close()])
  })

  test('tells of damage, and says of nothing that it was kept aside or written anew', async () => {
    const directory = await temporaryFolder()
    const source = await opened(directory)
    for (const id of ['1', '2', '3'])
      await valueOf(source.commit(adding(aCollection(id)), `Add collection ${id} `.repeat(8)))
    await source.close()
    const [name] = await readdir(join(directory, 'journal'))
    const bytes = await readFile(join(directory, 'journal', name!))
    const at = bytes.indexOf('Add collection 2')
    bytes.fill(0xff, at, at + 40)
    const damaged = new MemoryDisk()
    await damaged.makeDirectory('/library/journal')
    damaged.put('/library/journal/00000001.journal', Buffer.concat([bytes, Buffer.from('a torn end')]))
    const before = damaged.files
    const storage = await readable(new Refusing(damaged, 'EROFS'))
    expect(everything(storage)).toEqual([aCollection('1'), aCollection('3')])
    const { ok, lines } = await storage.verify()
    expect([ok, damaged.files]).toEqual([false, before])
    expect(storage.told.join('\n')).toMatch(/1 edit\(s\) up to number 2 could not be read/)
    expect(storage.told.join('\n')).toMatch(/What is damaged stays as it is/)
    expect([...storage.told, ...lines].join('\n')).not.toMatch(/kept as|was kept in quarantine/)
    expect(lines.filter((line) => line.includes('up to number 2'))).toHaveLength(1)
    const mended = await valueOf(openOn(damaged))
    expect(mended.told.join('\n')).toMatch(/A damaged journal was kept as quarantine\//)
  })
})

describe('11. what is refused is', () => {
  test.each([
    ['EIO', /could not be opened: the disk reports an error\.$/],
    ['EMFILE', /could not be opened: the system answered EMFILE\.$/],
  ])('a library whose first write meets %s, which may pass', async (code, message) => {
    const { disk } = await aLibrary()
    const before = disk.files
    // As its folder is made and synced, and once it was read.
    for (const from of [0, 2])
      expect(await openOn(new Refusing(disk, code, from)), `from write ${from}`).toMatchObject({
        error: { code: 'storage', message: expect.stringMatching(message) },
      })
    expect(disk.files).toEqual(before)
  })

  test.each(unwritable)('a library that is not there, where %s keeps it from being made', async (code) => {
    expect(await openOn(new Refusing(new MemoryDisk(), code))).toMatchObject({ error: { code: 'storage' } })
  })

  test.each(unwritable)('an empty folder, of which %s keeps a library from being made', async (code) => {
    const disk = new MemoryDisk()
    const files = new Refusing(disk, code)
    Object.assign(files, { makeDirectory: (path: string) => disk.makeDirectory(path) })
    expect(await openOn(files)).toMatchObject({ error: { code: 'storage' } })
  })

  test.each(unwritable)('to restore, which is to write, for %s', async (code) => {
    const { disk } = await aLibrary()
    expect(await openOn(new Refusing(disk, code), undefined, true)).toMatchObject({
      error: { code: 'read-only' },
    })
  })

  test('a library of which a file cannot be read either', async () => {
    const { disk } = await aLibrary()
    const files = new Refusing(disk, 'EACCES')
    const read = async (path: string) => {
      if (path.endsWith('.journal')) throw systemError('EACCES')
      return disk.read(path)
    }
    expect(await openOn({ ...files, open: files.open.bind(files), read })).toMatchObject({
      error: {
        code: 'storage',
        message: `The library in ${directory} could not be opened: this account has no right to do that.`,
      },
    })
  })
})
