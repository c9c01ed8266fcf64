import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { done, refuse, type Result } from '../../../../core/commands/result.ts'
import type { Exported } from '../../../../core/protocol/citations.ts'
import { keptContent, type KeptFileInfo } from '../../../../core/protocol/kept-files.ts'
import { adding, removing, updating } from '../../../../core/store/diff.ts'
import { KeptFiles, keptFolderOf } from '../../../../library/export/kept-files.ts'
import type { Storage } from '../../../../library/storage/storage.ts'
import { anItem } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { opened, valueOf } from '../storage/opening.ts'

const bibtex = keptContent.parse({ format: 'bibtex' })
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

interface Desk {
  readonly folder: string
  readonly storage: Storage
  readonly kept: KeptFiles
  readonly told: (readonly KeptFileInfo[])[]
  readonly asked: () => number
  readonly path: string
  content(): Promise<string | null>
  /** Closes the library and opens it again, on the same machine or another. */
  again(machine?: string): Promise<Desk>
}

/** A library whose kept files hold the keys of its items, a line each. */
async function aDesk(folder?: string, machine?: string): Promise<Desk> {
  const home = folder ?? (await temporaryFolder())
  const storage = await opened(join(home, 'library'))
  const told: (readonly KeptFileInfo[])[] = []
  let asked = 0
  const kept = await KeptFiles.open({
    storage,
    machine: join(home, machine ?? 'machine'),
    delay: 10,
    make: async ({ style, itemIds, collectionId }): Promise<Result<Exported>> => {
      asked += 1
      if (style === 'gone') return refuse('not-found', 'There is no style “gone”.')
      const collection = collectionId && storage.store.get(collectionId)
      if (collectionId && collection === undefined) return refuse('not-found', 'The collection is gone.')
      const ids: readonly string[] | undefined = collection?.memberIds ?? itemIds
      const items = [...storage.store.all('item')].filter(({ id }) => ids?.includes(id) ?? true)
      const content = items.map(({ citekey }) => `${citekey}\n`).join('')
      return done({ content, mediaType: '', extension: '.bib', leftOut: [] })
    },
    onChange: (files) => told.push(files),
  })
  const closing = { close: async () => (await kept.close(), storage.close()) }
  open.push(closing)
  const path = join(home, 'library.bib')
  return {
    folder: home,
    storage,
    kept,
    told,
    asked: () => asked,
    path,
    content: () => readFile(path, 'utf8').catch(() => null),
    async again(elsewhere = machine) {
      open.splice(open.indexOf(closing), 1)
      await closing.close()
      return aDesk(home, elsewhere)
    },
  }
}

const item = (key: string) => anItem({ type: 'book', title: key }, { id: `item:${key}`, citekey: key })
const adds = (storage: Storage, key: string) => valueOf(storage.commit(adding(item(key)), 'Add'))

describe('a kept file', () => {
  test('is written at once, after every change to the items, and after the library was opened again', async () => {
    let desk = await aDesk()
    await adds(desk.storage, 'one')
    const file = await valueOf(desk.kept.add(desk.path, bibtex))
    expect(file).toMatchObject({ path: desk.path, items: null, paused: false, problem: null })
    expect(await desk.content()).toBe('one\n')
    await adds(desk.storage, 'two')
    await expect.poll(desk.content).toBe('one\ntwo\n')
    desk = await desk.again()
    expect(desk.kept.list()).toMatchObject([{ id: file.id, path: desk.path }])
    await adds(desk.storage, 'three')
    await expect.poll(desk.content).toBe('one\ntwo\nthree\n')
  })

  test('has what changed last when the library is closed', async () => {
    const desk = await aDesk()
    await valueOf(desk.kept.add(desk.path, bibtex))
    await adds(desk.storage, 'last')
    await desk.again()
    expect(await desk.content()).toBe('last\n')
  })

  test('is not even looked at where only other records changed, nor when nothing did', async () => {
    let desk = await aDesk()
    await valueOf(desk.kept.add(desk.path, bibtex))
    const asked = desk.asked()
    await valueOf(desk.storage.commit(adding(aCollection('1')), 'Add'))
    desk = await desk.again()
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect([asked, desk.asked()]).toEqual([1, 0])
  })

  test('catches up with edits that were made while this machine did not watch', async () => {
    let desk = await aDesk()
    await valueOf(desk.kept.add(desk.path, bibtex))
    desk = await desk.again('another-machine')
    expect(desk.kept.list()).toEqual([])
    await adds(desk.storage, 'elsewhere')
    desk = await desk.again('machine')
    await expect.poll(desk.content).toBe('elsewhere\n')
  })

  test('holds the chosen items alone, and does without one that was deleted', async () => {
    const { kept, storage, path, content } = await aDesk()
    await adds(storage, 'one')
    await adds(storage, 'two')
    const chosen = { ...bibtex, itemIds: ['item:one', 'item:two'] as `item:${string}`[] }
    expect(await valueOf(kept.add(path, chosen))).toMatchObject({ items: 2 })
    await valueOf(storage.commit(removing(item('one')), 'Delete'))
    await expect.poll(content).toBe('two\n')
  })

  test('follows a collection: what comes into it, its name, and that it is gone and back', async () => {
    const { kept, storage, path, content, told } = await aDesk()
    await adds(storage, 'one')
    await adds(storage, 'two')
    const [empty, filled] = [
      aCollection('1', 'Letters'),
      { ...aCollection('1', 'Post'), memberIds: ['item:two' as const] },
    ]
    await valueOf(storage.commit(adding(empty), 'Add'))
    const file = await valueOf(kept.add(path, { ...bibtex, collectionId: empty.id }))
    expect(file).toMatchObject({ items: null, collection: 'Letters' })
    expect(await content()).toBe('')
    await valueOf(storage.commit(updating(empty, filled), 'Change'))
    await expect.poll(content).toBe('two\n')
    expect(told.at(-1)).toMatchObject([{ collection: 'Post', problem: null }])
    await valueOf(storage.commit(removing(filled), 'Delete'))
    await expect
      .poll(() => told.at(-1)?.[0])
      .toMatchObject({ collection: '', problem: { code: 'not-found' } })
    expect(await content()).toBe('two\n')
    await valueOf(storage.undo())
    await expect.poll(() => told.at(-1)?.[0]).toMatchObject({ collection: 'Post', problem: null })
  })

  test('that another program changed is left alone, told, and replaced on a person’s word with its words kept', async () => {
    const { folder, kept, storage, path, content, told } = await aDesk()
    const { id } = await valueOf(kept.add(path, bibtex))
    await writeFile(path, 'by hand')
    await adds(storage, 'one')
    await expect.poll(() => told.at(-1)?.[0]?.problem?.code).toBe('stale')
    expect(await content()).toBe('by hand')
    expect(await kept.write(id, false)).toMatchObject({ error: { code: 'stale' } })
    expect(await content()).toBe('by hand')
    expect(await valueOf(kept.write(id, true))).toMatchObject({ problem: null })
    expect(await content()).toBe('one\n')
    const aside = (await readdir(folder)).filter((name) => name.startsWith('library.kept-'))
    expect(aside).toHaveLength(1)
    expect(await readFile(join(folder, aside[0]!), 'utf8')).toBe('by hand')
  })

  test('that another program changed while Postil was closed is left alone too', async () => {
    let desk = await aDesk()
    await valueOf(desk.kept.add(desk.path, bibtex))
    desk = await desk.again()
    await writeFile(desk.path, 'by hand')
    await adds(desk.storage, 'one')
    await expect.poll(() => desk.kept.list()[0]?.problem?.code).toBe('stale')
    // Closed and opened once more it is still behind, and still told.
    desk = await desk.again()
    await expect.poll(() => desk.kept.list()[0]?.problem?.code).toBe('stale')
    expect(await desk.content()).toBe('by hand')
  })

  test('whose folder is gone is told, and written when it is back', async () => {
    const { folder, kept, storage, told } = await aDesk()
    const path = join(folder, 'thesis', 'library.bib')
    await mkdir(join(folder, 'thesis'))
    const { id } = await valueOf(kept.add(path, bibtex))
    await rm(join(folder, 'thesis'), { recursive: true })
    await adds(storage, 'one')
    await expect.poll(() => told.at(-1)?.[0]?.problem?.message).toContain('its folder is not there')
    await mkdir(join(folder, 'thesis'))
    expect(await valueOf(kept.write(id, false))).toMatchObject({ problem: null })
    expect(await readFile(path, 'utf8')).toBe('one\n')
  })

  test('that was deleted comes back with the next change', async () => {
    const { kept, storage, path, content } = await aDesk()
    await valueOf(kept.add(path, bibtex))
    await rm(path)
    await adds(storage, 'one')
    await expect.poll(content).toBe('one\n')
  })

  test('rests while it is paused, and is brought up to date when it is resumed, also after a restart', async () => {
    let desk = await aDesk()
    const { id } = await valueOf(desk.kept.add(desk.path, bibtex))
    await valueOf(desk.kept.pause(id, true))
    await adds(desk.storage, 'one')
    desk = await desk.again()
    expect([desk.kept.list()[0]?.paused, await desk.content()]).toEqual([true, ''])
    await valueOf(desk.kept.pause(id, false))
    await expect.poll(desk.content).toBe('one\n')
  })

  test('that is stopped stays as it is, and can be kept again', async () => {
    const { kept, storage, path, content } = await aDesk()
    const { id } = await valueOf(kept.add(path, bibtex))
    await valueOf(kept.stop(id))
    await adds(storage, 'one')
    expect([kept.list(), await content()]).toEqual([[], ''])
    await valueOf(kept.restore(id))
    await valueOf(kept.write(id, false))
    expect(await content()).toBe('one\n')
    expect(await kept.stop('no-such-id')).toMatchObject({ error: { code: 'not-found' } })
  })

  test('is kept once under a path: the last choice of what it holds stands', async () => {
    const { kept, path } = await aDesk()
    await valueOf(kept.add(path, bibtex))
    await valueOf(kept.add(path, { ...bibtex, format: 'ris' }))
    expect(kept.list()).toMatchObject([{ format: 'ris' }])
  })

  test('that cannot be written at first is not kept, and the one that was there before goes on', async () => {
    const { folder, kept, path } = await aDesk()
    expect(await kept.add(join(folder, 'no', 'library.bib'), bibtex)).toMatchObject({
      error: { code: 'storage' },
    })
    expect(kept.list()).toEqual([])
    await valueOf(kept.add(path, bibtex))
    expect(await kept.add(path, { ...bibtex, style: 'gone' })).toMatchObject({ error: { code: 'not-found' } })
    expect(kept.list()).toMatchObject([{ path, style: 'apa' }])
  })
})

test('the library’s own files are no place for a kept file, but its folder for bibliographies is', async () => {
  const { kept, storage } = await aDesk()
  for (const name of ['format.json', 'journal/00000001.journal', 'bibliographies/../epoch', 'bibliographies'])
    expect(await kept.add(`${storage.directory}/${name}`, bibtex)).toMatchObject({
      error: { code: 'invalid' },
    })
  await mkdir(keptFolderOf(storage.directory))
  await valueOf(kept.add(join(keptFolderOf(storage.directory), 'library.bib'), bibtex))
})

test('a list that does not read is put aside, and no file is kept by it', async () => {
  let desk = await aDesk()
  await valueOf(desk.kept.add(desk.path, bibtex))
  const lists = join(desk.folder, 'machine', 'kept-files')
  const [name] = await readdir(lists)
  await writeFile(join(lists, name!), '{"files":[{"path":1}]}')
  desk = await desk.again()
  expect([desk.kept.list(), await readdir(lists)]).toEqual([[], [`${name}.damaged`]])
})

test('more than a hundred files are refused', async () => {
  const { folder, kept } = await aDesk()
  for (let number = 0; number < 100; number++) await valueOf(kept.add(join(folder, `${number}.bib`), bibtex))
  expect(await kept.add(join(folder, 'more.bib'), bibtex)).toMatchObject({ error: { code: 'too-large' } })
})

test('a bibliography that shows notes is written when other records change too', async () => {
  const { kept, storage, path, asked } = await aDesk()
  const arrangement = { group: 'none', sort: 'style', annotate: 'notes' } as const
  await valueOf(kept.add(path, { ...bibtex, format: 'markdown', arrangement }))
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  await expect.poll(asked).toBe(2)
})
