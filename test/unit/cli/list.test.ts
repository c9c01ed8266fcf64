import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const shelf = `
@book{winds, title = {Of winds}, keywords = {Weather, Sea}}
@book{lamps, title = {Of lamps}, keywords = {sea}}
@book{tides, title = {Of tides}}
`

it('items and highlights are listed by their tags, whatever their capitals', async () => {
  const folder = await temporaryFolder()
  const on = ['--library', join(folder, 'library')]
  await writeFile(join(folder, 'shelf.bib'), shelf)
  await writeFile(join(folder, 'weir.txt'), 'The Weir\n\nThe weir holds the water back.\n')
  await postil(['import', join(folder, 'shelf.bib'), join(folder, 'weir.txt'), ...on])
  const keys = async (...args: string[]) =>
    (await postil(['items', ...args, ...on])).out.split('\n').map((line) => line.split(' ')[0])

  expect(await keys('--tag', 'SEA')).toEqual(['winds', 'lamps', ''])
  expect(await keys('--tag', 'sea', '--tag', 'weather')).toEqual(['winds', ''])
  expect(await keys('--tag', 'se')).toEqual([''])

  await postil(['highlight', 'weir', '--quote', 'holds the water back', '--tag', 'Mills', ...on])
  const quotes = async (tag: string) => (await postil(['annotations', '--tag', tag, ...on])).out
  expect(await quotes('mills')).toContain('holds the water back')
  expect(await quotes('mill')).toBe('')
}, 60_000)
