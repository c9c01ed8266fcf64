import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Result } from '../../../core/commands/result.ts'
import type { SearchHit } from '../../../core/protocol/search.ts'
import type { TextRecord } from '../../../core/records/text.ts'
import type { StructuredText } from '../../../core/structure/structured-text.ts'
import { dispatch } from '../../../library/handlers/dispatch.ts'
import { openLibrary, type OpenLibrary } from '../../../library/handlers/library.ts'
import { fileOnDisk } from '../../../library/import/file-on-disk.ts'
import type { LibraryCheck } from '../../../library/texts/check-library.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const open: OpenLibrary[] = []
afterEach(async () => {
  for (const library of open.splice(0)) await library.close()
})

type Fields = Record<string, unknown>
const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }
const inSection = (...content: unknown[]) => ({ type: 'doc', content: [{ type: 'section', content }] })

/** Two texts, of which the file of the second was changed as only an archive from elsewhere can change it. */
async function withOneBroken(change: (structure: Fields) => unknown) {
  const home = await temporaryFolder()
  const opened = await openLibrary({
    directory: join(home, 'library'),
    contentDirectory: home,
    version: 'test',
  })
  if (!opened.ok) throw new Error(opened.error.message)
  const library = opened.value
  open.push(library)
  for (const name of ['winds', 'lamps'])
    await writeFile(join(home, `${name}.txt`), `Of ${name}\n\nA lantern stood there among the ${name}.\n`)
  await library.importAndWait(['winds', 'lamps'].map((name) => fileOnDisk(join(home, `${name}.txt`))))
  const [sound, broken] = [...library.storage.store.all('text')] as [TextRecord, TextRecord]
  const read = await library.storage.readRevision(broken.id, 1)
  if (!read.ok) throw new Error(read.error.message)
  await library.storage.writeRevision(broken.id, 1, change(read.value as unknown as Fields) as StructuredText)
  const call = (name: string, argument: unknown) => dispatch(library.handlers, name, argument)
  return { sound, broken, call, library }
}

test.each<[string, (structure: Fields) => unknown]>([
  ['nothing', () => null],
  ['a list', () => []],
  ['no document', (structure) => ({ ...structure, doc: undefined })],
  ['a document of nodes that there are not', (structure) => ({ ...structure, doc: { type: 'script' } })],
  ['a paragraph for a document', (structure) => ({ ...structure, doc: paragraph })],
  [
    'a table in a heading',
    (structure) => ({
      ...structure,
      doc: inSection({ type: 'heading', content: [{ type: 'table', content: [] }] }),
    }),
  ],
  [
    'a heading of a level that is markup',
    (structure) => ({
      ...structure,
      doc: inSection({ type: 'heading', attrs: { level: '1><script>' } }, paragraph),
    }),
  ],
  [
    'a note whose label is an element',
    (structure) => ({
      ...structure,
      doc: inSection({ type: 'footnote', attrs: { label: ['script', {}, 'x'] }, content: [paragraph] }),
    }),
  ],
  ['no pages', (structure) => ({ ...structure, pageMap: undefined })],
  [
    'a page beyond its end',
    (structure) => ({
      ...structure,
      pageMap: { pages: [{ label: '1', start: 0, end: 1e9, evidence: [], confidence: 1 }], displaced: [] },
    }),
  ],
  [
    'a page whose label is an object',
    (structure) => ({
      ...structure,
      pageMap: { pages: [{ label: {}, start: 0, end: 1, evidence: [], confidence: 1 }], displaced: [] },
    }),
  ],
  ['an outline that is none', (structure) => ({ ...structure, outline: { map: 1 } })],
])('a text whose file holds %s is refused with what to do, and harms no other', async (_, change) => {
  const { sound, broken, call, library } = await withOneBroken(change)
  expect(await call('texts.read', { id: broken.id })).toMatchObject({
    error: {
      code: 'unreadable',
      message: expect.stringContaining(broken.title),
      details: expect.arrayContaining([expect.stringMatching(/go back to a backup/)]),
    },
  })
  expect(await call('texts.read', { id: sound.id })).toMatchObject({ ok: true })
  const checked = (await call('library.check', {})) as Result<LibraryCheck>
  if (!checked.ok) throw new Error(checked.error.message)
  expect(checked.value).toMatchObject({ ok: false })
  expect(checked.value.lines.filter((line) => line.includes(broken.title))).toEqual([
    expect.stringMatching(/is not one that Postil wrote.*Import the original file again/),
  ])
  expect(checked.value.lines.join()).not.toContain(sound.title)
  const found = (await call('search.query', { query: 'lantern', limit: 9 })) as Result<{ hits: SearchHit[] }>
  if (!found.ok) throw new Error(found.error.message)
  expect(found.value.hits).toHaveLength(1)
  // Also where the broken one comes or changes while it is searched.
  expect(await call('texts.rename', { id: broken.id, title: 'Of lamps, again' })).toMatchObject({ ok: true })
  expect(await call('search.query', { query: 'lantern', limit: 9 })).toMatchObject({ ok: true })
  expect(library.storage.store.count('text')).toBe(2)
})
