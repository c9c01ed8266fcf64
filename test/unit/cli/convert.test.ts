import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accessLibrary } from '../../../library/remote/access.ts'
import { aStyleFile } from '../../support/style-file.ts'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const entry = '@book{sa, title = {Mud}, author = {Sá, Inês}, year = {2012}}'

describe('converting in the terminal', { timeout: 60_000 }, () => {
  const convert = (library: string, how: 'flag' | 'environment' = 'flag') =>
    postil(
      [
        'convert',
        '--to',
        'markdown',
        '--style',
        'my-thesis',
        ...(how === 'flag' ? ['--library', library] : []),
      ],
      { input: entry, env: how === 'flag' ? {} : { POSTIL_LIBRARY: library } },
    )

  it('knows the library’s own styles, also while another program holds the library', async () => {
    const folder = await temporaryFolder()
    const library = join(folder, 'library')
    await writeFile(join(folder, 'my.csl'), aStyleFile())
    expect((await postil(['styles', 'add', join(folder, 'my.csl'), '--library', library])).code).toBe(0)
    const holder = await accessLibrary({ directory: library, contentDirectory: folder, version: 'test' })
    expect((await convert(library)).out).toBe('*Mud*\n')
    expect((await convert(library, 'environment')).out).toBe('*Mud*\n')
    if (holder.ok) await holder.value.close()
  })

  it('writes in the style’s own language where none is asked for', async () => {
    const folder = await temporaryFolder()
    const second = entry.replace('year', 'edition = {2}, year')
    const din = (...args: string[]) =>
      postil(['convert', '--to', 'text', '--style', 'din-1505-2', '--library', folder, ...args], {
        input: second,
      })
    expect((await din()).out).toContain('2. Aufl.')
    expect((await din('--locale', 'en')).out).toContain('2. ed.')
  })

  it('makes no library where there is none', async () => {
    const folder = await temporaryFolder()
    const { code, err } = await convert(join(folder, 'library'))
    expect([code, err]).toEqual([1, expect.stringContaining('no citation style “my-thesis”')])
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['bibtex', 0, '[]\n'],
    ['ris', 0, '[]\n'],
    ['csl-json', 1, ''],
  ])('takes an empty file for one of the format %s where that needs no words', async (from, code, out) => {
    const converted = await postil(['convert', '--from', from, '--to', 'csl-json'], { input: ' \n' })
    expect([converted.code, converted.out]).toEqual([code, out])
  })

  it('refuses a file of another format than was named, and says what it looks like', async () => {
    const { code, out, err } = await postil(['convert', '--from', 'ris', '--to', 'csl-json'], {
      input: entry,
    })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('It looks like BibTeX: leave out --from.')
  })
})
