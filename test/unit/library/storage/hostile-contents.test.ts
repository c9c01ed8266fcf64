import { describe, expect, test } from 'vitest'
import { adding } from '../../../../core/store/diff.ts'
import type { AnyRecord } from '../../../../core/records/index.ts'
import { textSnapshotName } from '../../../../library/storage/layout.ts'
import { readArchive } from '../../../../library/storage/archive.ts'
import { sha256Of } from '../../../../library/storage/durable-file.ts'
import { currentFormat } from '../../../../library/storage/format.ts'
import { seal } from '../../../../library/storage/seal.ts'
import { openStorage, type Storage } from '../../../../library/storage/storage.ts'
import type { MemoryDisk } from '../../../faults/memory-disk.ts'
import { directory, openOn } from '../../../faults/session.ts'
import { diskOf } from '../../../fuzz/library-script.ts'
import { archiveOf } from '../../../fuzz/tar-script.ts'
import { anAnnotation, aText } from '../../../support/records.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, valueOf } from './opening.ts'

/** What stands behind right checksums and was not written by a Postil; see `npm run fuzz library-contents`. */
const { header } = currentFormat
const journal = (generation: number, base: number, change: object = {}) =>
  `journal ${generation}\nframe ${base} ${JSON.stringify({ ...header, generation, base, epoch: 1, created: 'x', ...change })}`
const frame = (seq: number, change: object) =>
  `frame ${seq} ${JSON.stringify({ k: 'commit', l: 'Add', of: null, t: 'x', ...change })}`
const index = (change: object) =>
  `index 2 ${JSON.stringify({ ...header, generation: 2, seq: 2, crc: 1, nextRank: 9, records: [], texts: {}, history: { undo: [], redo: [] }, ...change })}`
const textFile = (text: string, ...records: readonly (readonly [number, unknown])[]) =>
  `text ${textSnapshotName(text, 2)} ${JSON.stringify({ ...header, text, records })}`
const named = (text: string) => ({ [text]: { name: textSnapshotName(text, 2), sha256: '' } })
const add = (id: string): AnyRecord => aCollection(id)
const nested = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`

const disk = (...lines: readonly string[]): MemoryDisk => diskOf(lines.join('\n'), directory)
const opened = (...lines: readonly string[]): Promise<Storage> => valueOf(openOn(disk(...lines)))

describe('2. behind right checksums', () => {
  test('an entry that names a record twice takes it once and tells', async () => {
    const storage = await opened(
      journal(1, 0),
      frame(1, { a: [add('1')] }),
      frame(2, { a: [{ ...add('1'), title: 'B' }], d: ['collection:1'] }),
    )
    expect(everything(storage)).toEqual([{ ...add('1'), title: 'B' }])
    expect(storage.told.join()).toContain('1 record(s) of edit 2')
    await valueOf(storage.undo())
    await valueOf(storage.undo())
    expect(everything(storage)).toEqual([])
  })

  test('an entry whose id is a list deeper than the stack costs itself', async () => {
    const storage = await opened(
      journal(1, 0),
      frame(1, { a: [add('1')] }),
      `frame 2 {"k":"commit","l":null,"of":null,"t":"x","a":[{"id":${nested(7000)}}]}`,
      frame(3, { a: [add('3')] }),
    )
    expect(everything(storage)).toEqual([add('1'), add('3')])
    expect(storage.told.join()).toContain('of edit 2')
  })

  test('a value deeper than a record can be is none, in a file and in an edit', async () => {
    const value = JSON.parse(nested(5000)) as never
    const storage = await opened(
      journal(1, 0),
      `frame 1 {"k":"commit","l":null,"of":null,"t":"x","a":[{"id":"setting:a","typeName":"setting","value":${nested(5000)}}]}`,
    )
    expect(everything(storage)).toEqual([])
    expect(await storage.commit(adding({ id: 'setting:b', typeName: 'setting', value }), null)).toMatchObject(
      { error: { code: 'invalid' } },
    )
  })

  test.each([
    ['of another kind', { k: 'edit' }],
    ['with a list that is none', { a: 1 }],
    ['with changes that are none', { u: [['collection:1', null]] }],
    ['with a label that is none', { l: {} }],
    ['that undoes what is no number', { k: 'undo', of: 'x' }],
  ])('an entry %s costs itself and is told', async (_, change) => {
    const storage = await opened(
      journal(1, 0),
      frame(1, { a: [add('1')] }),
      frame(2, change),
      frame(3, { a: [add('3')] }),
    )
    expect(everything(storage)).toEqual([add('1'), add('3')])
    expect(storage.told.join()).toContain('1 edit(s) up to number 2 could not be read')
  })

  test.each([
    ['beyond its end', [[3, [], ['item:3']]]],
    ['before its beginning', [[-1, ['item:1'], []]]],
    ['with what is no member', [[0, [], [7]]]],
    ['where an edit before it was lost, and another stands there', [[1, ['item:1'], []]]],
  ])('a change of a list %s is left out and told, and the list stays', async (_, splices) => {
    const collection = { ...aCollection('1'), memberIds: ['item:1', 'item:2'] }
    const storage = await opened(
      journal(1, 0),
      frame(1, { a: [collection] }),
      frame(2, { u: [['collection:1', {}, [], { memberIds: { l: splices } }]], a: [add('2')] }),
    )
    expect(everything(storage)).toEqual([collection, add('2')])
    expect(storage.told.join()).toContain('1 record(s) of edit 2')
  })

  test('a number that no edit has is damage; the last that one can have leaves none for another', async () => {
    const over = await opened(
      journal(1, 0),
      frame(1, { a: [add('1')] }),
      frame(2 ** 47 + 1, { a: [add('2')] }),
    )
    expect(everything(over)).toEqual([add('1')])
    expect(await over.commit(adding(add('3')), null)).toMatchObject({ ok: true })
    const last = await opened(journal(1, 0), frame(2 ** 47, { a: [add('2')] }))
    expect(await last.commit(adding(add('3')), null)).toMatchObject({ error: { code: 'too-large' } })
    await last.close()
  })

  test.each([
    ['a base', { base: -1 }],
    ['an epoch', { epoch: 2 ** 53 }],
    ['a version', { version: 'x' }],
  ])('a journal whose header has %s that is none is told, and its edits are kept', async (_, change) => {
    const storage = await opened(journal(1, 1, change), frame(2, { a: [add('1')] }))
    expect(everything(storage)).toEqual([add('1')])
    expect(storage.told).not.toEqual([])
  })

  test('an index or a journal of a newer Postil is refused, whatever else it holds', async () => {
    const newer = { minReader: header.version + 1, records: 'other', texts: 'other' }
    expect(await openOn(disk(index(newer)))).toMatchObject({ error: { code: 'newer' } })
    expect(await openOn(disk(journal(1, 0, { minWriter: header.version + 1 })))).toMatchObject({
      error: { code: 'newer' },
    })
  })

  test('records of a snapshot that are none, stand twice or in the file of another text are left out and told', async () => {
    const kept = anAnnotation({ note: 'kept' }, { id: 'annotation:2' })
    const storage = await opened(
      index({
        texts: named('text:1'),
        records: [
          [5, add('1')],
          [6, add('1')],
          [7, { ...add('2'), title: '' }],
        ],
      }),
      textFile(
        'text:1',
        [1, aText()],
        [2, kept],
        [3, { ...kept, id: 'annotation:3', color: 'red' }],
        [4, add('4')],
      ),
      journal(2, 2),
    )
    expect(everything(storage)).toEqual([aText(), kept, add('1')])
    expect(storage.told.join()).toContain('4 record(s) that do not read were left out')
    await storage.close()
  })

  test('ranks that leave no room for more are given anew, and the order stays', async () => {
    const last = Number.MAX_SAFE_INTEGER
    const files = disk(
      index({
        texts: named('text:1'),
        records: [
          [last - 1, add('2')],
          [last, add('1')],
        ],
      }),
      textFile('text:1', [last - 2, aText()]),
      journal(2, 2),
    )
    const storage = await valueOf(openOn(files))
    await valueOf(storage.commit(adding(add('3'), add('4')), 'Add'))
    await valueOf(storage.compact())
    await valueOf(storage.backup())
    await storage.close()
    const again = await valueOf(openOn(files))
    expect(everything(again)).toEqual([aText(), ...['2', '1', '3', '4'].map(add)])
    expect(again.told).toEqual([])
  })

  test('a file of a text whose name leads out of the folder makes no index', async () => {
    const files = disk(
      index({ texts: { 'text:1': { name: '../../secret.json', sha256: 'x' } } }),
      journal(2, 0),
      frame(1, { a: [add('1')] }),
    )
    const read: string[] = []
    const whole = files.read.bind(files)
    files.read = (path) => (read.push(path), whole(path))
    const storage = await valueOf(openOn(files))
    expect(everything(storage)).toEqual([add('1')])
    expect(read.filter((path) => path.includes('secret'))).toEqual([])
  })

  test('5. an index that says it is of another generation than its name is none, and nothing is deleted by it', async () => {
    const files = disk(
      journal(1, 0),
      frame(1, { a: [add('1')] }),
      index({ generation: 2 ** 46, records: [] }),
    )
    const storage = await valueOf(openOn(files))
    await valueOf(storage.compact())
    await valueOf(storage.compact())
    await storage.close()
    expect(everything(await valueOf(openOn(files)))).toEqual([add('1')])
  })

  test('a step that would make a record none is refused once, and the record stays as it is', async () => {
    const step = (seq: number, from: object) => ({
      seq,
      label: `Rename ${seq}`,
      diff: { added: {}, updated: { 'collection:1': [from, { title: 'A' }] }, removed: {} },
    })
    const undo = [step(1, { title: 'Before' }), step(2, { title: ['no title'] })]
    const storage = await opened(
      index({ records: [[1, add('1')]], history: { undo, redo: [] } }),
      journal(2, 2),
    )
    expect(storage.history.undo).toBe('Rename 2')
    expect(await storage.undo()).toMatchObject({ error: { code: 'stale' } })
    expect(everything(storage)).toEqual([add('1')])
    await valueOf(storage.undo())
    expect(everything(storage)).toEqual([{ ...add('1'), title: 'Before' }])
  })

  test('a step whose places of a list are not there any more is refused once, and the one before it comes next', async () => {
    const collection = { ...aCollection('1'), memberIds: ['item:1', 'item:2'] }
    const step = (seq: number, ...memberIds: readonly unknown[]) => ({
      seq,
      label: `Take out ${seq}`,
      diff: { added: {}, updated: { 'collection:1': [{}, {}, { memberIds }] }, removed: {} },
    })
    const undo = [step(1, [2, ['item:3'], []]), step(2, [2, [], ['item:4']]), step(3, [-5, [], []])]
    const storage = await opened(
      index({ records: [[1, collection]], history: { undo, redo: [] } }),
      journal(2, 2),
    )
    expect(await storage.undo()).toMatchObject({ error: { code: 'stale' } })
    expect(await storage.undo()).toMatchObject({ error: { code: 'stale' } })
    await valueOf(storage.undo())
    expect(everything(storage)).toEqual([{ ...collection, memberIds: ['item:1', 'item:2', 'item:3'] }])
  })

  test.each([
    ['a record under another id', { added: { 'collection:9': add('1') } }],
    ['a change of one record alone', { updated: { 'collection:1': [{}] } }],
    [
      'a place of a list that is none',
      { updated: { 'collection:1': [{}, {}, { memberIds: [[0, 1, []]] }] } },
    ],
    ['places of a list that are none', { updated: { 'collection:1': [{}, {}, { memberIds: {} }] } }],
  ])('a history with a step with %s is left behind whole, and told', async (_, diff) => {
    const bad = { seq: 1, label: 'Add', diff: { added: {}, updated: {}, removed: {}, ...diff } }
    const storage = await opened(
      index({ records: [[1, add('1')]], history: { undo: [bad], redo: [] } }),
      journal(2, 2),
    )
    expect(everything(storage)).toEqual([add('1')])
    expect(storage.history).toEqual({ undo: null, redo: null })
    expect(storage.told).toEqual(['The edits that could be taken back did not read.'])
  })
})

describe('13. behind the right seal of a backup', () => {
  const words = Buffer.from('words')
  const part = (records: unknown) => Buffer.from(JSON.stringify(records))

  const noBackup = expect.stringContaining('There is no backup that is whole.') as string

  async function restored(change: object, records: unknown) {
    const { answer, files } = await answerTo(change, records)
    const storage = await valueOf(Promise.resolve(answer))
    return { storage, files, paths: files.files.map(([path]) => path) }
  }

  /** Restores a library that has lost all but this backup. */
  async function answerTo(change: object, records: unknown) {
    const files = disk()
    const parts = part(records)
    const manifest = {
      ...header,
      seq: 1,
      created: '2026-01-01T00:00:00.000Z',
      nextRank: 9,
      history: { undo: [], redo: [] },
      records: [sha256Of(parts)],
      files: {},
      ...change,
    }
    files.put(`${directory}/backups/000000000001-20260101t000000z.json`, seal(part(manifest)))
    for (const bytes of [words, parts]) files.put(`${directory}/backups/files/${sha256Of(bytes)}`, bytes)
    const answer = await openStorage(
      { directory, restore: true },
      { files, format: currentFormat, lock: async () => ({ release: async () => undefined }) },
    )
    return { answer, files }
  }

  test('a library that has lost all is what the backup says, for good', async () => {
    const { storage, files } = await restored({}, [[1, add('1')]])
    expect(everything(storage)).toEqual([add('1')])
    await storage.close()
    expect(everything(await valueOf(openOn(files)))).toEqual([add('1')])
    expect(storage.told).toContain(
      'No snapshot is whole; the records were taken from the backup of 2026-01-01T00:00:00Z.',
    )
  })

  test('a path that leads out of the library is put nowhere', async () => {
    const sha256 = sha256Of(words)
    const files = Object.fromEntries(
      [
        '../escaped',
        'originals/../../escaped',
        'styles/../epoch',
        'journal/00000009.journal',
        'revisions/a/b',
        '/etc/escaped',
        'originals/..',
      ].map((path) => [path, sha256]),
    )
    const { paths } = await restored({ files }, [])
    expect(paths.filter((path) => /escaped|00000009|revisions|originals|styles/.test(path))).toEqual([])
  })

  test.each([
    ['a record that is none', {}, [[1, { id: 'x' }]]],
    [
      'a record twice',
      {},
      [
        [1, add('1')],
        [2, add('1')],
      ],
    ],
    ['a list that is none', {}, { 1: add('1') }],
    ['a part that is no hash', { records: ['../../x'] }, []],
    ['a number that no edit has', { seq: 2 ** 53 }, []],
    ['files that are none', { files: null }, []],
  ])('one with %s is none', async (_, change, records) => {
    const refused = { error: { code: 'unreadable', details: expect.arrayContaining([noBackup]) } }
    await expect(answerTo(change, records)).resolves.toMatchObject({ answer: refused })
  })
})

describe('behind the right sums of an archive', () => {
  const libraryFile = (records: readonly unknown[], content: unknown = {}) =>
    `entry 0 - library.json ${JSON.stringify({ ...header, records, content })}`

  async function unarchived(...lines: readonly string[]) {
    const files = disk()
    files.put('/given/a.tar', archiveOf(lines.join('\n')))
    const storage = await valueOf(openOn(files))
    const answer = await readArchive(storage, '/given/a.tar', files)
    return {
      answer,
      storage,
      paths: files.files.map(([path]) => path).filter((path) => !path.startsWith(`${directory}/`)),
    }
  }

  test('a record twice, one that is none and one too deep refuse it whole', async () => {
    const deep = { id: 'setting:a', typeName: 'setting', value: JSON.parse(nested(2000)) as unknown }
    for (const records of [[add('1'), add('1')], [{ id: 'x' }], [null], [deep]]) {
      const { answer, storage } = await unarchived(libraryFile(records))
      expect(answer).toMatchObject({ error: { code: 'unreadable' } })
      expect(storage.seq).toBe(0)
    }
  })

  test('links, folders and names that lead out of the library write nothing there', async () => {
    const { answer, paths } = await unarchived(
      'entry 1 - styles/link.csl',
      'entry 2 - texts/1.json',
      'entry 0 - styles/../../../escaped.csl <style/>',
      'entry 0 - /etc/escaped <style/>',
      'entry 0 - ../escaped <style/>',
      libraryFile([aText()], { 'text:1': '../escaped' }),
    )
    expect(answer).toMatchObject({ ok: false })
    expect(paths).toEqual(['/given/a.tar'])
  })

  test('a size beyond the file refuses it', async () => {
    const { answer } = await unarchived('entry 0 77777777777 README.txt words', libraryFile([]))
    expect(answer).toMatchObject({ error: { code: 'unreadable' } })
  })
})
