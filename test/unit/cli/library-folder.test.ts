import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

it('a library that is not there is refused by its name, and not made', async () => {
  const folder = await temporaryFolder()
  for (const command of [['items'], ['doctor'], ['archive', join(folder, 'a.tar')], ['collections']]) {
    const { code, err } = await postil([...command, '--library', join(folder, 'tpyo')])
    expect([command[0], code, err]).toEqual([
      command[0],
      1,
      expect.stringMatching(/There is no library “.*tpyo”/),
    ])
  }
  expect(await readdir(folder)).toEqual([])
}, 60_000)

it('the library is named before the command or behind it, and there for that command', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'shelf.bib'), '@book{winds, title = {Of winds}}')
  const library = join(folder, 'library')
  expect((await postil(['--library', library, 'import', join(folder, 'shelf.bib')])).code).toBe(0)
  const listed = await postil(['--library', join(folder, 'other'), 'items', '--library', library])
  expect(listed.out).toContain('winds')
}, 60_000)

it('a folder with other files gets no library amid them', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'thesis.tex'), 'Words.')
  await writeFile(join(folder, 'shelf.bib'), '@book{winds, title = {Of winds}}')
  for (const command of [['import', join(folder, 'shelf.bib')], ['items']]) {
    const { code, err } = await postil([...command, '--library', folder])
    expect([code, err]).toEqual([1, expect.stringContaining('holds other files and no library')])
  }
  expect((await postil(['items', '--library', ''])).code).toBe(1)
  expect(await readdir(folder)).toEqual(['shelf.bib', 'thesis.tex'])
}, 60_000)

it('a new or an empty folder takes what is imported, and an empty library says what to do', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'empty'))
  await writeFile(join(folder, 'shelf.bib'), '@book{winds, title = {Of winds}}')
  const empty = await postil(['items', '--library', join(folder, 'empty')])
  expect(empty).toEqual({ code: 0, out: '', err: expect.stringContaining('postil import') })
  for (const name of ['empty', 'new']) {
    const on = ['--library', join(folder, name)]
    expect((await postil(['import', join(folder, 'shelf.bib'), ...on])).code).toBe(0)
    expect((await postil(['items', ...on])).out).toContain('winds')
  }
}, 60_000)

it('an archive that is none leaves no library behind', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a.tar'), 'no archive')
  const { code, err } = await postil(['unarchive', join(folder, 'a.tar'), '--library', join(folder, 'new')])
  expect([code, err]).toEqual([1, expect.stringContaining('nothing was changed')])
  expect(await readdir(folder)).toEqual(['a.tar'])
}, 60_000)

it('what did not read as it was written is told by every command', async () => {
  const folder = await temporaryFolder()
  const library = join(folder, 'library')
  await writeFile(join(folder, 'shelf.bib'), '@book{winds, title = {Of winds}}')
  await postil(['import', join(folder, 'shelf.bib'), '--library', library])
  const [journal] = await readdir(join(library, 'journal'))
  await writeFile(join(library, 'journal', journal!), 'torn', { flag: 'a' })
  const { code, out, err } = await postil(['items', '--library', library])
  expect([code, out, err]).toEqual([0, expect.stringContaining('winds'), expect.stringContaining('journal')])
}, 60_000)
