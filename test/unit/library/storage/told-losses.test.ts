import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { adding, updating } from '../../../../core/store/diff.ts'
import type { StructuredText } from '../../../../core/structure/structured-text.ts'
import { sha256Of } from '../../../../library/storage/durable-file.ts'
import { namesIn } from '../../../../library/storage/lost-names.ts'
import { emptyLibrary } from '../../../../library/storage/library-data.ts'
import { Store } from '../../../../core/store/store.ts'
import { anAnnotation, anItem, aText } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'

const original = Buffer.from('The original file.')
const structure = { title: 'A text' } as unknown as StructuredText

/** A closed library whose journal has forty bad bytes in the edit with these words. */
async function damagedAt(words: string) {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  const text = aText({
    title: 'Rivers',
    source: { name: 'a.txt', mediaType: 'text/plain', sha256: sha256Of(original), bytes: 10 },
  })
  await valueOf(storage.writeRevision('text:1', 1, structure))
  await valueOf(storage.writeOriginal(sha256Of(original), original))
  await valueOf(storage.commit(adding(text), 'Import'))
  await valueOf(storage.commit(adding(anAnnotation({ note: 'First' })), 'Note this '.repeat(8)))
  await valueOf(storage.commit(adding(anItem({ type: 'book', title: 'Lakes' })), 'Add that '.repeat(8)))
  await valueOf(
    storage.commit(updating(text, { ...text, title: 'Rivers and Lakes' }), 'Rename it '.repeat(8)),
  )
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  await storage.close()
  const [name] = await readdir(join(directory, 'journal'))
  const journal = join(directory, 'journal', name!)
  const bytes = await readFile(journal)
  const at = bytes.indexOf(words)
  await writeFile(journal, bytes.fill(0xff, at, at + 40))
  return directory
}

test.each([
  ['Note this', /1 edit\(s\) up to number 2 could not be read/, /annotation:1, which is not in the library/],
  [
    'Add that',
    /1 edit\(s\) up to number 3 could not be read/,
    /“Lakes”, item:1, which is not in the library/,
  ],
  ['Rename it', /1 edit\(s\) up to number 4 could not be read/, /“Rivers” \(text:1\)/],
])(
  '2. of an edit lost amid the journal is told how many, of what, and where the file is: %s',
  async (words, count, names) => {
    const storage = await opened(await damagedAt(words))
    const told = storage.told.join('\n')
    expect(told).toMatch(count)
    expect(told).toMatch(names)
    expect(told).toMatch(/A damaged journal was kept as quarantine\/00000001\.journal\./)
    expect(storage.store.count('collection')).toBe(1)
    await storage.close()
  },
)

test('2. a loss is a complaint of the library that found it, and of none that is opened after', async () => {
  const storage = await opened(await damagedAt('Note this'))
  const found = await storage.verify()
  expect(found.ok).toBe(false)
  expect(found.lines).toContainEqual(expect.stringContaining('annotation:1, which is not in the library'))
  const before = everything(storage)
  const again = await reopened(storage)
  expect([everything(again), again.told]).toEqual([before, []])
  const dealtWith = await again.verify()
  expect(dealtWith.ok).toBe(true)
  expect(dealtWith.lines).toContainEqual(
    expect.stringMatching(/00000001\.journal is damaged in 1 place\(s\); it is not needed any more/),
  )
  await again.close()
})

test('2. damage to what nothing newer holds is a complaint that says what comes of it', async () => {
  const directory = await temporaryFolder()
  const storage = await opened(directory)
  for (const id of ['1', '2', '3']) await valueOf(storage.commit(adding(aCollection(id)), 'Add'.repeat(20)))
  const [name] = await readdir(join(directory, 'journal'))
  const journal = join(directory, 'journal', name!)
  const bytes = await readFile(journal)
  await writeFile(journal, bytes.fill(0xff, bytes.indexOf('AddAdd'), bytes.indexOf('AddAdd') + 40))
  const found = await storage.verify()
  expect(found.ok).toBe(false)
  expect(found.lines).toContainEqual(expect.stringContaining('What is on disk differs'))
  expect(found.lines).toContainEqual(expect.stringContaining('the damaged file is kept in quarantine'))
  await storage.close()
})

test('of many records that lost edits name, eight are named and the rest is counted', () => {
  const annotation = anAnnotation()
  const data = { ...emptyLibrary(), store: new Store([aText({ title: 'Rivers' }), annotation]) }
  const bytes = (...ids: string[]) => [Buffer.from(ids.map((id) => `{"id":"${id}"}`).join(','))]
  expect(namesIn(bytes('annotation:1', 'annotation:1', 'text:1'), data)).toBe(
    'annotation:1 in “Rivers”, “Rivers” (text:1)',
  )
  const many = Array.from({ length: 11 }, (_, index) => `annotation:${index}`)
  expect(namesIn(bytes(...many), data)).toMatch(/annotation:7, which is not in the library, 3 more$/)
  expect(namesIn([Buffer.from('nothing reads')], data)).toBe('')
})
