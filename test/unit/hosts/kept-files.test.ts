import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveHostHandlers } from '../../../cli/serve/host-handlers.ts'
import { done, refuse } from '../../../core/commands/result.ts'
import { methods, type Handlers } from '../../../core/protocol/index.ts'
import { keptFolderOf } from '../../../library/export/kept-files.ts'
import { dispatch } from '../../../library/handlers/dispatch.ts'
import { openLibrary, type OpenLibrary } from '../../../library/handlers/library.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const downloads = { offer: () => '' }

describe('a page on postil serve', () => {
  let home: string
  let folder: string
  let library: OpenLibrary
  let handlers: Handlers
  beforeAll(async () => {
    home = await temporaryFolder()
    const opened = await openLibrary({
      directory: join(home, 'library'),
      contentDirectory: join(home, 'content'),
      version: 'test',
      machineDirectory: join(home, 'machine'),
    })
    if (!opened.ok) throw new Error(opened.error.message)
    library = opened.value
    folder = keptFolderOf(library.storage.directory)
    handlers = {
      ...library.handlers,
      ...serveHostHandlers('linux', {
        library: { held: async () => done(library) },
        downloads,
        keepIn: folder,
      }),
    }
  })
  afterAll(() => library.close())
  const call = (name: string, argument: unknown) =>
    dispatch(handlers, name, argument) as Promise<{ ok: boolean; error?: { code: string }; value?: unknown }>
  const keep = (name: string) => call('host.keepFile', { name, format: 'bibtex' })

  test('has files kept in one folder, under names that lead nowhere else', async () => {
    for (const name of [
      '../library.bib',
      '..',
      '.bashrc',
      '/etc/passwd',
      'a/b.bib',
      'a\\b.bib',
      'C:x.bib',
      'a\u0000.bib',
      '',
      'CON.bib',
      'nul',
      'library.bib.',
    ])
      expect(await keep(name), name).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(await readdir(home)).not.toContain('library.bib')
    expect(await keep('library.bib')).toMatchObject({
      ok: true,
      value: { file: { path: join(folder, 'library.bib') } },
    })
    expect(await readdir(folder)).toEqual(['library.bib'])
  })

  test('replaces no file that is there already and is not kept', async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'mine.bib'), 'mine')
    expect(await keep('mine.bib')).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(await readFile(join(folder, 'mine.bib'), 'utf8')).toBe('mine')
  })

  test('moves no kept file by any setting it writes: the list is of the machine, not of the library', async () => {
    await keep('library.bib')
    const before = library.keptFiles.list()
    for (const id of ['setting:kept-files', 'setting:keptFiles', 'setting:offered'])
      await call('settings.set', { id, value: [JSON.stringify({ path: join(home, 'x.bib') })] })
    expect(library.keptFiles.list()).toEqual(before)
    expect(await readdir(join(home, 'library'))).not.toContain('kept-files')
    expect(await readdir(join(home, 'machine'))).toEqual(['kept-files'])
  })

  test('that nobody gave a folder has none kept', async () => {
    const library = { held: async () => refuse('locked', 'Another program holds it.') }
    const bare = serveHostHandlers('linux', { library, downloads, keepIn: undefined })
    expect(await dispatch(bare, 'host.keepFile', { name: 'a.bib', format: 'bibtex' })).toMatchObject({
      error: { code: 'unsupported' },
    })
  })
})

test('no method of the library takes a path for a kept file', () => {
  const argument = { id: 'a', path: '/tmp/x.bib', name: '/tmp/x.bib', paused: true, format: 'bibtex' }
  for (const name of Object.keys(methods).filter((each) => each.startsWith('keptFiles.')))
    expect(Object.keys(methods[name as 'keptFiles.stop'].input.parse(argument))).not.toContain('path')
  expect(methods['host.keepFile'].input.safeParse(argument).success).toBe(false)
})
