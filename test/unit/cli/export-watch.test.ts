import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const main = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url))
const entry = (key: string, title: string) => `@book{${key}, title = {${title}}, year = {2014}}\n`

describe('a bibliography file in the terminal', { timeout: 90_000 }, () => {
  it('is kept up to date while other programs edit the library, until Ctrl-C', async () => {
    const folder = await temporaryFolder()
    const on = ['--library', join(folder, 'library')]
    const kept = join(folder, 'kept.bib')
    const has = () => readFile(kept, 'utf8').catch(() => '')
    const imports = async (key: string, title: string) => {
      await writeFile(join(folder, `${key}.bib`), entry(key, title))
      return postil(['import', join(folder, `${key}.bib`), ...on])
    }
    await imports('one', 'Of Winds')
    const watching = spawn(process.execPath, [
      main,
      'export',
      '--as',
      'bibtex',
      '--output',
      kept,
      '--watch',
      ...on,
    ])
    let told = ''
    watching.stderr.on('data', (text) => (told += String(text)))
    await expect.poll(() => told, { timeout: 30_000 }).toContain('Ctrl-C ends it')
    expect(await has()).toContain('{Winds}')

    // Another program opens the library, edits, and lets go of it: it is not kept out.
    expect((await imports('two', 'Of Lamps')).code).toBe(0)
    await expect.poll(has, { timeout: 20_000 }).toContain('{Lamps}')
    watching.kill('SIGINT')
    expect(await once(watching, 'close')).toEqual([0, null])
    expect(told.match(/Written/g)?.length).toBe(2)
  })

  it('is written once without --watch, and --watch needs to know which', async () => {
    const folder = await temporaryFolder()
    const on = ['--library', join(folder, 'library')]
    await writeFile(join(folder, 'a.bib'), entry('one', 'Of Winds'))
    await postil(['import', join(folder, 'a.bib'), ...on])
    const output = join(folder, 'out.ris')
    expect(await postil(['export', '--as', 'ris', '--output', output, ...on])).toMatchObject({
      code: 0,
      out: '',
    })
    expect(await readFile(output, 'utf8')).toContain('Of Winds')
    const nowhere = await postil(['export', '--as', 'ris', '--output', join(folder, 'no', 'out.ris'), ...on])
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('its folder is not there')])
    const which = await postil(['export', '--as', 'ris', '--watch', ...on])
    expect([which.code, which.err]).toEqual([2, expect.stringContaining('--output FILE')])
  })
})
