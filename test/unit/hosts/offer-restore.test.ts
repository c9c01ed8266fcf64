import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { adding } from '../../../core/store/diff.ts'
import { offerRestore } from '../../../electron/offer-restore.ts'
import { openStorage } from '../../../library/storage/storage.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { aCollection } from '../core/store/diffs.ts'
import { everything, opened, valueOf } from '../library/storage/opening.ts'
import { dialog, recorded } from './recorded-electron.ts'

vi.mock('electron', () => import('./recorded-electron.ts'))

const choices = { restore: 0, quit: 1 }
beforeEach(() => void Object.assign(recorded, { asked: [] }))

/** A library with a backup of which no snapshot reads any more, and why it does not open. */
async function aBrokenLibrary() {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  await valueOf(storage.backup())
  for (let round = 0; round < 3; round++) await valueOf(storage.compact())
  await storage.close()
  for (const name of await readdir(join(directory, 'snapshots')))
    await writeFile(join(directory, 'snapshots', name), 'spoilt')
  const refused = await openStorage({ directory })
  if (refused.ok) throw new Error('It should not open.')
  expect(refused.error.code).toBe('unreadable')
  return { directory, error: refused.error }
}

test('a library that does not read is restored on a person’s word, and what was done is said', async () => {
  const { directory, error } = await aBrokenLibrary()
  recorded.answer = choices.restore
  expect(await offerRestore(directory, error)).toBe(true)
  expect(recorded.asked).toHaveLength(2)
  const storage = await opened(directory)
  expect(everything(storage)).toEqual([aCollection('1')])
  await storage.close()
})

test('a library whose journals are gone, and that never had a snapshot, is restored alike', async () => {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  await valueOf(storage.backup())
  await storage.close()
  await rm(join(directory, 'journal'), { recursive: true })
  const refused = await openStorage({ directory })
  recorded.answer = choices.restore
  expect(!refused.ok && (await offerRestore(directory, refused.error))).toBe(true)
  const restored = await opened(directory)
  expect(everything(restored)).toEqual([aCollection('1')])
  await restored.close()
})

test('nothing is touched where the person would rather quit', async () => {
  const { directory, error } = await aBrokenLibrary()
  recorded.answer = choices.quit
  expect(await offerRestore(directory, error)).toBe(false)
  expect(await openStorage({ directory })).toMatchObject({ error: { code: 'unreadable' } })
})

test('nothing is offered where there is no backup: what is left is said', async () => {
  const { directory, error } = await aBrokenLibrary()
  await rm(join(directory, 'backups'), { recursive: true })
  const shown = vi.spyOn(dialog, 'showErrorBox').mockReturnValue()
  expect(await offerRestore(directory, error)).toBe(false)
  expect(recorded.asked).toEqual([])
  expect(shown).toHaveBeenCalledWith(
    'The library could not be opened.',
    expect.stringContaining('Every file was left as it is'),
  )
})
