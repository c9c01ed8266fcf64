import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adding } from '../../../../core/store/diff.ts'
import type { StructuredText } from '../../../../core/structure/structured-text.ts'
import { sha256Of } from '../../../../library/storage/durable-file.ts'
import { nodeFileSystem } from '../../../../library/storage/node-file-system.ts'
import { openStorage } from '../../../../library/storage/storage.ts'
import { aText, anAnnotation } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'

const structure = { title: 'A text', doc: { type: 'doc' } } as unknown as StructuredText
const original = Buffer.from('The original file.')

/** A closed library of some edits without a snapshot; `content` and `backup` say what else it has. */
async function aLibrary({ content = false, backup = false, fold = false } = {}) {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  if (content) {
    await valueOf(storage.writeRevision('text:1', 1, structure))
    await valueOf(storage.writeOriginal(sha256Of(original), original))
  }
  await valueOf(storage.commit(adding(aText(), anAnnotation({ note: 'Kept' })), 'Import'))
  if (backup) await valueOf(storage.backup())
  if (fold) await valueOf(storage.compact())
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  const before = everything(storage)
  await storage.close()
  return { directory, before }
}

const journalsIn = async (directory: string) =>
  (await readdir(join(directory, 'journal'))).sort().map((name) => join(directory, 'journal', name))

const losses: Readonly<Record<string, (path: string) => Promise<void>>> = {
  removed: (path) => rm(path),
  emptied: (path) => truncate(path, 0),
  'overwritten with null': (path) => writeFile(path, 'null\n'),
}

describe('5. a library whose only journal was', () => {
  test.each(Object.keys(losses))('%s is refused, with what is left of it and what to do', async (loss) => {
    const { directory } = await aLibrary({ content: true, backup: true })
    for (const path of await journalsIn(directory)) await losses[loss]!(path)
    expect(await openStorage({ directory })).toMatchObject({
      error: {
        code: 'unreadable',
        details: [
          expect.stringContaining('1 file(s) of texts, 1 original file(s), 1 backup(s)'),
          expect.stringContaining('postil doctor --restore to go back to the newest backup, that of 2026'),
        ],
      },
    })
    const restored = await opened(directory, { restore: true })
    expect(everything(restored)).toEqual([aText(), anAnnotation({ note: 'Kept' })])
    expect(restored.told).toContainEqual(expect.stringContaining('taken from the backup of 2026-01-01'))
    const again = await reopened(restored)
    expect([everything(again), again.told]).toEqual([[aText(), anAnnotation({ note: 'Kept' })], []])
    await again.close()
  })

  test.each(Object.keys(losses))('%s is refused also where nothing but edits was in it', async (loss) => {
    const { directory } = await aLibrary()
    for (const path of await journalsIn(directory)) await losses[loss]!(path)
    expect(await openStorage({ directory, restore: true })).toMatchObject({
      error: {
        code: 'unreadable',
        details: [expect.anything(), expect.stringContaining('no backup that is whole')],
      },
    })
  })
})

describe('5. a library that lost its journals, its snapshots and the mark of its last journal is refused', () => {
  const lose = async (directory: string, ...more: readonly string[]) => {
    for (const name of ['journal', 'snapshots', 'generation', 'epoch', 'format.json', ...more])
      await rm(join(directory, name), { recursive: true, force: true })
  }
  test.each([
    ['a file of a text', ['originals', 'backups']],
    ['an original', ['revisions', 'backups']],
    ['a backup', ['revisions', 'originals']],
    ['what a backup is made of', ['revisions', 'originals', 'backups/*.json']],
  ])('for %s that is still there', async (_, gone) => {
    const { directory } = await aLibrary({ content: true, backup: true, fold: true })
    await lose(directory, ...gone.filter((name) => !name.includes('*')))
    if (gone.includes('backups/*.json'))
      for (const name of await readdir(join(directory, 'backups')))
        if (name.endsWith('.json')) await rm(join(directory, 'backups', name))
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'unreadable' } })
  })

  test('for a journal in quarantine that has an edit', async () => {
    const { directory } = await aLibrary()
    await mkdir(join(directory, 'quarantine'))
    const [journal] = await journalsIn(directory)
    await cp(journal!, join(directory, 'quarantine', '00000001.journal.0123456789abcdef'))
    await lose(directory)
    expect(await openStorage({ directory })).toMatchObject({ error: { code: 'unreadable' } })
  })

  test('and its originals are named as what to import again where there is no backup', async () => {
    const { directory } = await aLibrary({ content: true })
    await lose(directory)
    expect(await openStorage({ directory })).toMatchObject({
      error: {
        details: [expect.anything(), expect.stringContaining(`kept in ${join(directory, 'originals')}`)],
      },
    })
  })
})

test('5. a library without an edit opens empty, also where its first journal was torn while it was made', async () => {
  const directory = await temporaryFolder()
  await (await opened(directory)).close()
  const [journal] = await journalsIn(directory)
  const bytes = await readFile(journal!)
  for (let end = 0; end < bytes.length; end += 7) {
    const other = await temporaryFolder()
    await mkdir(join(other, 'journal'))
    await writeFile(join(other, 'journal', '00000001.journal'), bytes.subarray(0, end))
    const storage = await reopened(await opened(other))
    expect([everything(storage), storage.told]).toEqual([[], []])
    await storage.close()
    await rm(join(other, 'journal'), { recursive: true })
    await rm(join(other, 'generation'))
    // What was torn is in quarantine and says nothing of an edit.
    await (await opened(other)).close()
  }
})

test.each(Object.keys(losses))(
  '5. where the journal after a snapshot was %s, that edits are lost is told once',
  async (loss) => {
    const { directory } = await aLibrary({ fold: true })
    await losses[loss]!((await journalsIn(directory)).at(-1)!)
    await rm(join(directory, 'generation'))
    const storage = await opened(directory)
    expect(everything(storage)).toEqual([aText(), anAnnotation({ note: 'Kept' })])
    expect(storage.told).toContainEqual(expect.stringContaining('The journal 00000002.journal is missing'))
    const again = await reopened(storage)
    expect([again.store.count('text'), again.told]).toEqual([1, []])
    await again.close()
  },
)

test('5. where a journal that no snapshot knows was removed, the mark tells', async () => {
  const { directory } = await aLibrary()
  const storage = await opened(directory)
  await valueOf(storage.commit(adding(aCollection('2')), 'Add'))
  await storage.close()
  // A library of before there was a mark gets it at its next opening.
  await rm(join(directory, 'generation'))
  await (await opened(directory)).close()
  for (const path of await journalsIn(directory)) await rm(path)
  expect(await openStorage({ directory })).toMatchObject({ error: { code: 'unreadable' } })
})

describe('5. a text whose file in the snapshots is gone', () => {
  /** Folded so often that no journal tells of the import, unless `folds` is small; a backup knows the text, or none does. */
  async function losing({ folds = 3, backup = false, spoil = false }) {
    const directory = await temporaryFolder()
    const storage = await opened(directory)
    await valueOf(storage.commit(adding(aText({ title: 'Lost' }), anAnnotation({ note: 'Kept' })), 'Import'))
    if (backup) await valueOf(storage.backup())
    await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
    for (let round = 0; round < folds; round++) await valueOf(storage.compact())
    const before = everything(storage)
    await storage.close()
    for (const name of await readdir(join(directory, 'snapshots')))
      if (name.startsWith('text-'))
        await losses[spoil ? 'overwritten with null' : 'removed']!(join(directory, 'snapshots', name))
    return { directory, before }
  }

  test('is made anew where the journals tell it from its beginning, and that is told once', async () => {
    const { directory, before } = await losing({ folds: 1 })
    const storage = await opened(directory)
    expect([new Set(everything(storage)), storage.told]).toEqual([
      new Set(before),
      [expect.stringContaining('1 text(s) that no snapshot holds were made anew from the journal')],
    ])
    const again = await reopened(storage)
    expect([new Set(everything(again)), again.told]).toEqual([new Set(before), []])
    expect(await again.verify()).toMatchObject({
      lines: expect.not.arrayContaining([expect.stringMatching(/journal .* damaged/)]),
    })
    await again.close()
  })

  test('is taken from the newest backup without being asked, by its title, and that is told once', async () => {
    const { directory, before } = await losing({ backup: true })
    const storage = await opened(directory)
    expect([everything(storage), storage.told]).toEqual([
      before,
      [expect.stringContaining('from the backup of 2026-01-01T00:00:00Z: “Lost”')],
    ])
    const again = await reopened(storage)
    expect([everything(again), again.told]).toEqual([before, []])
    await again.close()
  })

  test('and that nothing else has is told once, with its id and what to do; what is left of it is kept', async () => {
    const { directory } = await losing({ spoil: true })
    const storage = await opened(directory)
    expect([everything(storage), storage.told]).toEqual([
      [aCollection('1')],
      [
        expect.stringMatching(/1 text\(s\) could not be restored .*: text:1\. Import their files again/),
        expect.stringMatching(/kept as quarantine\/text-/),
      ],
    ])
    expect(await readdir(join(directory, 'quarantine'))).toHaveLength(1)
    const again = await reopened(storage)
    expect([everything(again), again.told]).toEqual([[aCollection('1')], []])
    await again.close()
  })
})

test('5. a journal that was cut where an edit ends is known by the backup that has later ones', async () => {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  const [journal] = await journalsIn(directory)
  const empty = await readFile(journal!)
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  const one = await readFile(journal!)
  await valueOf(storage.commit(adding(aCollection('2')), 'Add'))
  await valueOf(storage.backup())
  await storage.close()

  await writeFile(journal!, one)
  const cut = await opened(directory)
  expect([everything(cut), cut.told]).toEqual([
    [aCollection('1')],
    [expect.stringContaining('knows 1 later edit(s), up to number 2')],
  ])
  const again = await reopened(cut)
  expect([everything(again), again.told]).toEqual([[aCollection('1')], []])
  await again.close()

  for (const name of ['snapshots', 'journal']) await rm(join(directory, name), { recursive: true })
  await mkdir(join(directory, 'journal'))
  await writeFile(journal!, empty)
  expect(await openStorage({ directory })).toMatchObject({ error: { code: 'unreadable' } })
  const restored = await opened(directory, { restore: true })
  expect(everything(restored)).toEqual([aCollection('1'), aCollection('2')])
  await restored.close()
})

test('a folder that can’t be made refuses at once with the reason', async () => {
  const file = join(await temporaryFolder(), 'file')
  await writeFile(file, '')
  expect(await openStorage({ directory: join(file, 'library') })).toMatchObject({
    error: {
      code: 'storage',
      message: expect.stringContaining('a file stands where the directory should be'),
    },
  })
  const made = join(await temporaryFolder(), 'a', 'b', 'c')
  await nodeFileSystem.makeDirectory(made)
  await nodeFileSystem.makeDirectory(made)
  expect(await readdir(join(made, '..'))).toEqual(['c'])
})

test.runIf(process.platform === 'linux')(
  'a folder in /proc, where the system says of each try that its parent is missing, refuses at once',
  async () => {
    expect(await openStorage({ directory: '/proc/library' })).toMatchObject({
      error: { code: 'storage', message: expect.stringContaining('none can be made there') },
    })
  },
)
