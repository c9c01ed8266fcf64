import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const ris = 'TY  - BOOK\nAU  - Rivera, Ana\nTI  - On Lamps\nPY  - 2014\nER  - \n'
const bib = '@book{mine, title = {Of Winds}, author = {Klein, Bo}, year = {2001}}'

it('citekeys are made anew in the terminal, and the ones before go on naming their items', async () => {
  const folder = await temporaryFolder()
  const on = ['--library', join(folder, 'library')]
  for (const [name, content] of [
    ['shelf.ris', ris],
    ['shelf.bib', bib],
  ] as const) {
    await writeFile(join(folder, name), content)
    await postil(['import', join(folder, name), ...on])
  }
  const rekey = (...args: string[]) => postil(['rekey', '--pattern', '[title]-[year:2]', ...args, ...on])
  const told = await rekey('--dry-run')
  expect([told.out.trim(), told.err]).toEqual([
    'rivera2014  lamps-14',
    expect.stringContaining('Nothing was changed'),
  ])
  expect((await rekey()).out.trim()).toBe('rivera2014  lamps-14')
  expect((await rekey()).err).toContain('No key was made anew')
  expect((await rekey('mine')).err).toContain('“mine” was typed or imported')
  expect((await postil(['cite', 'rivera2014', '--as', 'pandoc', ...on])).out.trim()).toBe('[@lamps-14]')
  const wrong = await postil(['rekey', '--pattern', '[titel]', ...on])
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('no field “titel”, at character 2')])
}, 60_000)
