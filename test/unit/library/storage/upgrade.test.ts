import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { adding } from '../../../../core/store/diff.ts'
import { sha256Of } from '../../../../library/import/import-text.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'

/** A saved library of every released shape, never written again, and beside it what it holds. */
const shapes = fileURLToPath(new URL('../../../fixtures/libraries/', import.meta.url))
const released = (await readdir(shapes, { withFileTypes: true })).filter((entry) => entry.isDirectory())

const byId = (records: readonly { readonly id: string }[]) =>
  records.toSorted((one, other) => one.id.localeCompare(other.id))

describe.each(released.map(({ name }) => name))('10. a library that was saved in shape %s', (shape) => {
  const copied = async () => {
    const directory = join(await temporaryFolder(), 'library')
    await cp(join(shapes, shape), directory, { recursive: true })
    return directory
  }
  const held = async () =>
    JSON.parse(await readFile(join(shapes, `${shape}.records.json`), 'utf8')) as { id: string }[]

  test('opens whole, with its undo steps, texts and original files', async () => {
    const storage = await opened(await copied())
    expect([everything(storage), storage.told]).toEqual([await held(), []])
    expect(storage.history.undo).toBe('Edit item')
    expect((await storage.verify()).ok).toBe(true)
    for (const text of storage.store.all('text')) {
      const revision = await valueOf(storage.readRevision(text.id, text.revision))
      expect(revision.title).toBe(text.title)
      expect(sha256Of(await valueOf(storage.readOriginal(text.source.sha256)))).toBe(text.source.sha256)
    }
    await storage.close()
  })

  test('takes back every edit that it could, and does them all again', async () => {
    const storage = await opened(await copied())
    const after = [everything(storage)]
    while (storage.history.undo !== null) {
      await valueOf(storage.undo())
      after.push(everything(storage))
    }
    expect(after.length).toBeGreaterThan(2)
    expect(after.at(-1)!.filter(({ typeName }) => typeName !== 'setting')).toEqual([])
    for (const state of after.toReversed().slice(1)) {
      await valueOf(storage.redo())
      expect(byId(everything(storage))).toEqual(byId(state))
    }
    await storage.close()
  })

  test('takes edits, and has them and all else when it is opened again', async () => {
    const storage = await opened(await copied())
    await valueOf(storage.commit(adding(aCollection('new')), 'Add'))
    const again = await reopened(storage)
    const ids = new Set((await held()).map(({ id }) => id))
    expect(everything(again).filter(({ id }) => ids.has(id))).toEqual(await held())
    expect(again.store.get('collection:new')).toBeDefined()
    await again.close()
  })
})
