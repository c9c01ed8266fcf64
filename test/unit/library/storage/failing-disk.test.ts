import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adding, updating } from '../../../../core/store/diff.ts'
import type { StructuredText } from '../../../../core/structure/structured-text.ts'
import { readArchive, writeArchive } from '../../../../library/storage/archive.ts'
import type { Storage } from '../../../../library/storage/storage.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, valueOf } from './opening.ts'
import { systemError, WatchedFileSystem } from './watched-file-system.ts'

const structure = { title: 'A text', doc: { type: 'doc' } } as unknown as StructuredText

/** A library with one edit and a text, on a disk that from now on takes no write. */
async function onAFullDisk(): Promise<{ storage: Storage; files: WatchedFileSystem; states: string[] }> {
  const files = new WatchedFileSystem()
  const states: string[] = []
  const directory = await temporaryFolder()
  const onState = (state: { kind: string }) => void states.push(state.kind)
  const storage = await opened(directory, { onState }, { files })
  await valueOf(storage.writeRevision('text:1', 1, structure))
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  files.before = ({ name, path }) => {
    if (path.startsWith(directory) && (name === 'write' || name.startsWith('open')))
      throw systemError('ENOSPC')
  }
  return { storage, files, states }
}

const shortly = () => new Promise((resolve) => setTimeout(resolve, 120))

describe('11. on a disk that takes nothing', () => {
  test('reading goes on, what is not saved is told, and closing is held until the disk takes it', async () => {
    const { storage, files, states } = await onAFullDisk()
    const commit = storage.commit(adding(aCollection('2')), 'Add')
    await shortly()
    expect(storage.state).toMatchObject({ kind: 'failing', pending: 1 })
    expect(everything(storage)).toEqual([aCollection('1')])
    expect(await valueOf(storage.readRevision('text:1', 1))).toEqual(structure)
    expect(await storage.writeRevision('text:1', 2, structure)).toMatchObject({ error: { code: 'storage' } })
    let closed = false
    const closing = storage.close().then(() => (closed = true))
    await shortly()
    expect(closed).toBe(false)
    files.before = () => undefined
    expect((await commit).ok).toBe(true)
    await closing
    expect(states.at(-1)).toBe('saved')
    const again = await opened(storage.directory)
    expect(everything(again)).toEqual(['1', '2'].map((id) => aCollection(id)))
    await again.close()
  })

  test('the library with its unsaved edits is saved elsewhere, and then the user may quit', async () => {
    const { storage } = await onAFullDisk()
    const first = storage.commit(adding(aCollection('2')), 'Add')
    await shortly()
    const second = storage.commit(updating(aCollection('2'), aCollection('2', 'B')), 'Rename')
    const stale = storage.commit(adding(aCollection('1')), 'Add again')
    const elsewhere = await temporaryFolder()
    await mkdir(join(storage.directory, 'styles'))
    await writeFile(join(storage.directory, 'styles', 'mine.csl'), '<style/>')
    expect(await valueOf(storage.saveElsewhere(elsewhere))).toEqual({ missing: 0 })
    expect(await storage.saveElsewhere(elsewhere)).toMatchObject({ error: { code: 'invalid' } })
    const archive = join(await temporaryFolder(), 'library.tar')
    expect(await valueOf(writeArchive(storage, archive))).toMatchObject({ records: 2 })
    const unpacked = await opened(await temporaryFolder())
    await valueOf(readArchive(unpacked, archive))
    expect(everything(unpacked)).toEqual([aCollection('1'), aCollection('2', 'B')])
    await unpacked.close()
    await storage.close({ giveUp: true })
    for (const commit of [first, second, stale]) expect(await commit).toMatchObject({ ok: false })
    const saved = await opened(elsewhere)
    expect(everything(saved)).toEqual([aCollection('1'), aCollection('2', 'B')])
    expect(saved.history.undo).toBe('Rename')
    expect(await valueOf(saved.readRevision('text:1', 1))).toEqual(structure)
    expect(await readFile(join(elsewhere, 'styles', 'mine.csl'), 'utf8')).toBe('<style/>')
    await saved.close()
    const again = await opened(storage.directory)
    expect([everything(again), again.told]).toEqual([[aCollection('1')], []])
    await again.close()
  })
})
