import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Result } from '../../../core/commands/result.ts'
import type { Event } from '../../../core/protocol/events.ts'
import { accessLibrary } from '../../../library/remote/access.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { app, recorded } from './recorded-electron.ts'
import { startRecordedShell } from './shell-of-record.ts'

vi.mock('electron', () => import('./recorded-electron.ts'))

test('the desktop window works through the program that holds the library, and holds it once that ends', async () => {
  const folder = await temporaryFolder()
  const directory = path.join(folder, 'library')
  const holder = await accessLibrary({ directory, contentDirectory: folder, version: 'test' })
  if (!holder.ok) throw new Error(holder.error.message)
  const bibliography = async (title: string) => {
    const file = path.join(folder, `${title}.bib`)
    await writeFile(file, `@book{${title}, title = {{${title}}}, year = {2014}}\n`)
    return file
  }
  const shell = await startRecordedShell(directory, [await bibliography('Mud')])
  const { webContents } = shell.windows[0]!
  const call = (name: string, argument: unknown = {}) =>
    shell.calls.get('postil:call')!(
      { senderFrame: { url: 'postil://app/index.html', parent: null } },
      name,
      argument,
    ) as Promise<Result<{ records: { csl?: { title: string } }[] }>>
  const titles = async () => {
    const opened = await call('library.open')
    return opened.ok ? opened.value.records.flatMap(({ csl }) => csl?.title ?? []) : []
  }

  // Files given at the start, and by the dialog, are read here and handed over.
  webContents.emit('did-finish-load')
  await expect.poll(titles).toEqual(['Mud'])
  recorded.folder = await bibliography('Silt')
  expect(await call('host.chooseAndImport')).toMatchObject({ ok: true })
  await expect.poll(titles).toEqual(['Mud', 'Silt'])
  expect([...holder.value.library!.storage.store.all('item')]).toHaveLength(2)
  recorded.folder = path.join(folder, 'none.bib')
  expect(await call('host.chooseAndImport')).toMatchObject({
    error: { code: 'unreadable', details: ['Nothing was imported.'] },
  })
  // What only the holder can do is refused before a dialog asks where.
  for (const [method, argument] of [
    ['host.keepFile', { name: 'a.bib', format: 'bibtex' }],
    ['host.saveElsewhere', {}],
    ['host.saveArchive', {}],
    ['host.openArchive', {}],
  ] as const)
    expect(await call(method, argument)).toMatchObject({ error: { code: 'locked' } })

  await holder.value.close()
  const told = () => webContents.sent.map(([, event]) => (event as Event).type)
  await expect.poll(told).toContain('moved')
  expect(await titles()).toEqual(['Mud', 'Silt'])
  expect(await call('host.keepFile', { name: 'a.bib', format: 'bibtex' })).toMatchObject({ ok: true })
  const quit = new Promise<void>((resolve) => (app.quit = resolve))
  app.emit('will-quit', { preventDefault: () => undefined })
  await quit
})
