import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Result } from '../../../../core/commands/result.ts'
import { sampleItems } from '../../../../core/citation/sample-items.ts'
import { startCslEngine, type CslEngine } from '../../../../library/csl/engine.ts'
import { OwnStyles, stylesDirectory } from '../../../../library/csl/own-styles.ts'
import { nodeFileSystem } from '../../../../library/storage/node-file-system.ts'
import { aStyleFile } from '../../../support/style-file.ts'
import { temporaryFolder } from '../../../support/temporary.ts'

let library: string
let directory: string
let engine: CslEngine
let own: OwnStyles
const bytes = (xml: string) => Buffer.from(xml)
const look = (style: string) => ({ style, locale: 'en-US' })

beforeAll(async () => {
  library = await temporaryFolder()
  directory = stylesDirectory(library)
  engine = startCslEngine({ styleDirectories: [directory], timeLimit: 20_000 })
})
afterAll(() => engine.close())
beforeEach(async () => {
  own = new OwnStyles(library, engine)
  for (const { id } of (await engine.styles()).styles.filter((style) => style.own)) await own.remove(id)
})

async function valueOf<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}
async function cited(style: string): Promise<string> {
  const [citation] = await valueOf(engine.cite([[{ item: sampleItems[0]!, locator: '5' }]], look(style)))
  return citation!.text
}
const listed = async (id: string) => (await engine.styles()).styles.find((style) => style.id === id)

describe('a style that is added', () => {
  test('is listed by its title, named by the last part of its id, and cites at once', async () => {
    const added = await valueOf(own.add('any name.csl', bytes(aStyleFile())))
    const style = { id: 'my-thesis', title: 'My Thesis Style', format: 'author-date', own: true }
    expect(added).toEqual({ kind: 'added', style })
    expect(await listed('my-thesis')).toEqual(style)
    expect(await readFile(join(directory, 'my-thesis.csl'), 'utf8')).toBe(aStyleFile())
    expect(await cited('my-thesis')).toBe('[Woolf @5]')
  })

  test('is the same when it is added again, and asks when it is another with that id', async () => {
    await valueOf(own.add('a.csl', bytes(aStyleFile())))
    expect(await valueOf(own.add('a.csl', bytes(aStyleFile())))).toMatchObject({ kind: 'known' })
    const other = bytes(aStyleFile({ before: '{', title: 'Newer' }))
    expect(await valueOf(own.add('b.csl', other))).toMatchObject({
      kind: 'taken',
      taken: { id: 'my-thesis', title: 'My Thesis Style' },
      title: 'Newer',
    })
    expect(await cited('my-thesis')).toBe('[Woolf @5]')
  })

  test('takes the place of the other when told so, which is kept aside', async () => {
    await valueOf(own.add('a.csl', bytes(aStyleFile())))
    await valueOf(own.add('b.csl', bytes(aStyleFile({ before: '{' })), 'replace'))
    expect(await cited('my-thesis')).toBe('{Woolf @5]')
    const aside = (await readdir(join(directory, 'removed'))).filter((name) => name.startsWith('my-thesis~'))
    const kept = await Promise.all(aside.map((name) => readFile(join(directory, 'removed', name), 'utf8')))
    expect(kept).toContain(aStyleFile())
  })

  test('stands beside the other when told so, also when the other is bundled', async () => {
    const apa = bytes(aStyleFile({ id: 'http://www.zotero.org/styles/apa', title: 'Our APA' }))
    expect(await valueOf(own.add('apa.csl', apa))).toMatchObject({ kind: 'taken', taken: { own: false } })
    expect(await valueOf(own.add('apa.csl', apa, 'keep-both'))).toMatchObject({ style: { id: 'apa-2' } })
    expect(await cited('apa')).toBe('(Woolf, 1929, p. 5)')
    expect(await cited('apa-2')).toBe('[Woolf @5]')
  })

  test('stands before a bundled one when it replaces it, and gives it back when it is removed', async () => {
    const apa = bytes(aStyleFile({ id: 'http://www.zotero.org/styles/apa', title: 'Our APA' }))
    await valueOf(own.add('apa.csl', apa, 'replace'))
    expect(await cited('apa')).toBe('[Woolf @5]')
    expect(await listed('apa')).toMatchObject({ own: true, title: 'Our APA' })
    await valueOf(own.remove('apa'))
    expect(await cited('apa')).toBe('(Woolf, 1929, p. 5)')
  })

  test('may depend on a bundled style or one of ours; a parent that is missing is named', async () => {
    const child = (id: string, parent: string) => bytes(aStyleFile({ id, title: id, parent }))
    await valueOf(own.add('a.csl', child('journal-of-lamps', 'apa')))
    expect(await cited('journal-of-lamps')).toBe('(Woolf, 1929, p. 5)')
    expect(await own.add('b.csl', child('orphan', 'my-thesis'))).toMatchObject({
      error: { code: 'not-found', message: expect.stringContaining('“my-thesis”') },
    })
    await valueOf(own.add('c.csl', bytes(aStyleFile())))
    await valueOf(own.add('b.csl', child('orphan', 'my-thesis')))
    expect(await cited('orphan')).toBe('[Woolf @5]')
  })

  test('is read in its own encoding', async () => {
    const latin = aStyleFile({ title: 'Thèse' }).replace('utf-8', 'iso-8859-1')
    await valueOf(own.add('a.csl', Buffer.from(latin, 'latin1')))
    expect(await listed('my-thesis')).toMatchObject({ title: 'Thèse' })
  })
})

test.each([
  ['a DOCTYPE', aStyleFile().replace('<style', '<!DOCTYPE style [<!ENTITY a "b">]><style'), /DOCTYPE/],
  ['no XML', '{"a": 1', /not well-formed|not a <style>/],
  ['another root', '<html><body/></html>', /not a <style>/],
  ['no citation', aStyleFile().replace(/<citation>[\s\S]*<\/citation>/, ''), /no <citation>/],
  ['another version', aStyleFile().replace('version="1.0">', 'version="2.0">'), /version is 2\.0/],
  ['rules that cannot be compiled', aStyleFile().replace('<names', '<surprise/><names'), /cannot be used/],
  ['nothing in it', '', /empty/],
  ['bytes', '\0\x01\x02\0\0\0\0\0\0\0\0\0', /no text/],
  ['too much in it', ' '.repeat(2_000_001), /2 MB/],
])('a file with %s is refused with its reason, and nothing is added', async (_, xml, reason) => {
  const before = (await engine.styles()).styles.length
  const refused = await own.add('bad.csl', bytes(xml))
  expect(refused.ok ? 'added' : refused.error.message).toMatch(reason)
  expect(refused.ok).toBe(false)
  expect((await engine.styles()).styles.length).toBe(before)
})

describe('an id', () => {
  test.each([
    ['http://example.org/../../etc/passwd', 'passwd'],
    ['..', 'style'],
    ['con', 'style-con'],
    ['Ünïversität / Straße: 1', 'stra-e-1'],
    ['C:\\temp\\x', 'c-temp-x'],
  ])('“%s” becomes a file that stays in the folder', async (id, name) => {
    const added = await valueOf(own.add('fallback.csl', bytes(aStyleFile({ id }))))
    expect(added).toMatchObject({ kind: 'added', style: { id: name } })
  })
})

test('a style that is removed comes back by its id, unless another has its place by now', async () => {
  await valueOf(own.add('a.csl', bytes(aStyleFile())))
  await valueOf(own.remove('my-thesis'))
  expect(await listed('my-thesis')).toBeUndefined()
  expect(await own.remove('my-thesis')).toMatchObject({ error: { code: 'not-found' } })
  await valueOf(own.restore('my-thesis'))
  expect(await cited('my-thesis')).toBe('[Woolf @5]')
  await valueOf(own.remove('my-thesis'))
  await valueOf(own.add('b.csl', bytes(aStyleFile({ before: '{' }))))
  expect(await own.restore('my-thesis')).toMatchObject({ error: { code: 'stale' } })
})

test('a file put into the folder by hand is there at once, and a bad one tells why when it is used', async () => {
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'by-hand.csl'), aStyleFile({ title: 'By hand' }))
  await writeFile(join(directory, 'broken.csl'), '<style')
  expect(await listed('by-hand')).toMatchObject({ title: 'By hand', own: true })
  expect(await listed('broken')).toMatchObject({ title: 'broken', own: true })
  expect(await engine.preview(sampleItems, look('broken'))).toMatchObject({
    error: { message: expect.stringContaining('“broken.csl” is not a CSL style') },
  })
  await writeFile(join(directory, 'by-hand.csl'), aStyleFile({ before: '{' }))
  expect(await cited('by-hand')).toBe('{Woolf @5]')
})

test('a disk that refuses leaves the old style as it was', async () => {
  await valueOf(own.add('a.csl', bytes(aStyleFile())))
  const full = {
    ...nodeFileSystem,
    open: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
  }
  const refused = await new OwnStyles(library, engine, full).add('b.csl', bytes(aStyleFile({ id: 'two' })))
  expect(refused).toMatchObject({ error: { code: 'storage', message: expect.stringContaining('full') } })
  expect(await cited('my-thesis')).toBe('[Woolf @5]')
})

describe('a preview', () => {
  test('cites the first item twice in a row and lists all', async () => {
    const preview = await valueOf(engine.preview(sampleItems, look('chicago-fullnote-bibliography')))
    const words = JSON.stringify(preview.citations)
    expect(words).toContain('A Room of One’s Own')
    expect(JSON.stringify(preview.citations[1])).not.toContain('Hogarth')
    expect(preview.bibliography?.entries).toHaveLength(3)
  })

  test('has no bibliography where the style has none', async () => {
    const { bibliography } = await valueOf(engine.preview(sampleItems, look('bluebook-law-review')))
    expect(bibliography).toBeNull()
  })
})
