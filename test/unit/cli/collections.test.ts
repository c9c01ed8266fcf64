import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const shelf = ['winds', 'lamps', 'tides']
  .map((key) => `@book{${key}, title = {Of ${key}}, year = {2014}}`)
  .join('\n')

it('collections are made, filled, listed, exported, renamed and deleted in the terminal', async () => {
  const folder = await temporaryFolder()
  const on = ['--library', join(folder, 'library')]
  await writeFile(join(folder, 'shelf.bib'), shelf)
  await postil(['import', join(folder, 'shelf.bib'), ...on])
  const collections = (...args: string[]) => postil(['collections', ...args, ...on])

  expect((await collections()).err).toContain('There is no collection yet')
  expect((await collections('add', 'Letters', 'winds', '--new')).out.trim()).toBe('Letters  (1 item)')
  expect((await collections('add', 'letters', 'lamps', 'winds')).err).toContain(
    'One was added to “Letters”. One was in it already.',
  )
  expect((await collections('add', 'Lamps')).out.trim()).toBe('Lamps  (0 items)')
  expect((await collections()).out).toBe('Lamps  (0 items)\nLetters  (2 items)\n')
  const listed = JSON.parse((await collections('--json')).out) as { title: string; items: string[] }[]
  expect(listed.map(({ title, items }) => [title, items.length])).toEqual([
    ['Lamps', 0],
    ['Letters', 2],
  ])

  const wrong = await collections('add', 'Leters', 'tides')
  expect([wrong.code, wrong.err]).toEqual([
    1,
    expect.stringMatching(/no collection “Leters”[\s\S]*The nearest: “Letters”[\s\S]*--new makes/),
  ])
  expect(await collections('remove', 'Letters')).toMatchObject({ code: 1 })

  const items = await postil(['items', '--collection', 'Letters', ...on])
  expect(items.out.split('\n').map((line) => line.split(' ')[0])).toEqual(['winds', 'lamps', ''])
  const exporting = (...args: string[]) => postil(['export', '--as', 'bibtex', ...args, ...on])
  expect((await exporting('--collection', 'Letters')).out.match(/@book\{\w+/g)).toEqual([
    '@book{winds',
    '@book{lamps',
  ])
  expect((await exporting('--collection', 'Lamps')).err).toContain('no items in the collection')
  expect((await exporting('--collection', 'Letters', 'tides')).code).toBe(2)

  await collections('remove', 'Letters', 'winds')
  expect((await collections('rename', 'Letters', 'Post', 'from', 'Lisbon')).err).toContain(
    '“Post from Lisbon”',
  )
  expect((await collections('rename', 'Lamps', 'post from lisbon')).code).toBe(1)
  expect((await collections()).out).toContain('Post from Lisbon  (1 item)')
  expect((await collections('delete', 'Lamps')).err).toContain('still in the library')
  expect((await collections()).out).toBe('Post from Lisbon  (1 item)\n')
}, 120_000)
