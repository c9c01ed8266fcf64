import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { shellHandlers } from '../../../electron/host-handlers.ts'
import { done } from '../../../core/commands/result.ts'
import { dispatch } from '../../../library/handlers/dispatch.ts'
import { openLibrary, type OpenLibrary } from '../../../library/handlers/library.ts'
import type { BackupInfo, MadeLibrary, Task } from '../../../core/protocol/keeping.ts'
import { fileOnDisk } from '../../../library/import/file-on-disk.ts'
import { openStorage } from '../../../library/storage/storage.ts'
import { temporaryFolder } from '../../support/temporary.ts'

vi.mock('electron', () => import('./recorded-electron.ts'))

const open: OpenLibrary[] = []
afterEach(async () => {
  for (const library of open.splice(0)) await library.close()
})

/** A library of its own in `home`/library, with what it tells of its work. */
async function aLibrary() {
  const home = await temporaryFolder()
  const opened = await openLibrary({
    directory: join(home, 'library'),
    contentDirectory: join(home, 'content'),
    version: 'test',
  })
  if (!opened.ok) throw new Error(opened.error.message)
  const library = opened.value
  open.push(library)
  const told: Task[] = []
  library.subscribe((event) => event.type === 'task' && told.push(event.task))
  const call = async <T>(name: string, argument: unknown): Promise<T> => {
    const answer = await dispatch(library.handlers, name, argument)
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
    return answer.value as T
  }
  const adds = (title: string) => call<{ id: string }>('items.create', { csl: { type: 'book', title } })
  const titles = () => [...library.storage.store.all('item')].map(({ csl }) => csl.title)
  return { home, library, told, call, adds, titles }
}

async function titlesIn(directory: string): Promise<(string | undefined)[]> {
  const opened = await openStorage({ directory })
  if (!opened.ok) throw new Error(opened.error.message)
  const titles = [...opened.value.store.all('item')].map(({ csl }) => csl.title)
  await opened.value.close()
  return titles
}

test('a library goes back to a backup, with the present kept as one, and undo takes it back', async () => {
  const { call, adds, titles, told, library } = await aLibrary()
  const { id } = await adds('Of winds')
  await call('settings.set', { id: 'setting:theme', value: 'light' })
  const first = await call<BackupInfo>('backups.make', {})
  expect(first).toMatchObject({ isPresent: true, size: { items: 1, texts: 0, annotations: 0 } })
  expect(first.size!.bytes).toBeGreaterThan(100)
  await adds('Of lamps')
  await call('items.delete', { ids: [id] })
  await call('settings.set', { id: 'setting:theme', value: 'dark' })
  const back = await call<{ changed: number; before: BackupInfo }>('backups.goBack', { name: first.name })
  expect([titles(), back.changed]).toEqual([['Of winds'], 2])
  // How the window looks is not what a person wrote.
  expect(library.storage.store.get('setting:theme')?.value).toBe('dark')
  const { backups } = await call<{ backups: BackupInfo[] }>('backups.list', {})
  expect(backups.map(({ name }) => name)).toEqual([back.before.name, first.name])
  await call('edit.undo', {})
  expect(titles()).toEqual(['Of lamps'])
  await call('edit.redo', {})
  expect(titles()).toEqual(['Of winds'])
  // And from the backup that was made before going back, all of it again.
  await call('backups.goBack', { name: back.before.name })
  expect(titles()).toEqual(['Of lamps'])
  expect(told.map(({ name, isRunning }) => `${name} ${isRunning}`)).toContain('restore false')
})

test('a backup that was asked for is thinned out by no schedule, only by ten more', async () => {
  const { call, adds, library } = await aLibrary()
  const names: string[] = []
  for (let number = 0; number < 12; number++) {
    await adds(`Volume ${number}`)
    names.push((await call<BackupInfo>('backups.make', {})).name)
  }
  await library.storage.backup()
  const { backups } = await call<{ backups: BackupInfo[] }>('backups.list', {})
  expect(backups.map(({ name }) => name)).toEqual(expect.arrayContaining(names.slice(-10)))
  expect(backups.map(({ name }) => name)).not.toContain(names[0])
})

test('a backup becomes a library of its own beside this one, which is as it was', async () => {
  const { home, call, adds, titles } = await aLibrary()
  await adds('Of winds')
  await mkdir(join(home, 'library', 'styles'))
  await writeFile(join(home, 'library', 'styles', 'mine.csl'), '<style/>')
  const { name } = await call<BackupInfo>('backups.make', {})
  await adds('Of lamps')
  const made = await call<MadeLibrary>('backups.openBeside', { name })
  const again = await call<MadeLibrary>('backups.openBeside', { name })
  expect(made.directory).toMatch(/library-of-\d{4}-\d\d-\d\d$/)
  expect(again.directory).toBe(`${made.directory}-2`)
  expect([await titlesIn(made.directory), titles()]).toEqual([['Of winds'], ['Of winds', 'Of lamps']])
  expect(await readFile(join(made.directory, 'styles', 'mine.csl'), 'utf8')).toBe('<style/>')
})

test('a backup that is not there is refused and leaves no folder', async () => {
  const { home, library } = await aLibrary()
  for (const method of ['backups.openBeside', 'backups.goBack'])
    expect(
      await dispatch(library.handlers, method, { name: '000000000009-20260101t000000z.json' }),
    ).toMatchObject({ ok: false, error: { code: 'not-found' } })
  for (const name of ['../../epoch', '000000000009-20260101t000000z.json/../x'])
    expect(await dispatch(library.handlers, 'backups.goBack', { name })).toMatchObject({
      error: { code: 'invalid' },
    })
  expect(await readdir(home)).toEqual(['library'])
})

test('an archive becomes a library beside this one; one that is damaged leaves nothing', async () => {
  const { home, adds, library } = await aLibrary()
  await adds('Of winds')
  const archive = join(home, 'a.tar')
  expect(await library.whole.writeArchive(archive)).toMatchObject({ ok: true, value: { path: archive } })
  const made = await library.whole.openArchive(archive)
  if (!made.ok) throw new Error(made.error.message)
  expect(await titlesIn(made.value.directory)).toEqual(['Of winds'])
  const bytes = await readFile(archive)
  const before = await readdir(home)
  for (const bad of [bytes.subarray(0, bytes.length / 2), Buffer.from('no archive'), Buffer.alloc(0)])
    expect(await library.whole.openArchive(bad)).toMatchObject({ ok: false })
  expect(await readdir(home)).toEqual(before)
})

test('files that are damaged are mended from the newest backup, and the check says so before and after', async () => {
  const { home, library, call } = await aLibrary()
  await writeFile(join(home, 'a.txt'), 'A short text.\n\nIt has two paragraphs.\n')
  const [outcome] = await library.importAndWait([fileOnDisk(join(home, 'a.txt'))])
  expect(outcome).toMatchObject({ ok: true })
  await call('backups.make', {})
  expect(await call('library.check', {})).toMatchObject({ ok: true })
  const folder = join(home, 'library', 'originals')
  const [original] = await readdir(folder)
  await writeFile(join(folder, original!), 'spoilt')
  expect(await call('library.check', {})).toMatchObject({ ok: false })
  expect(await call('backups.mend', {})).toMatchObject({ files: 1 })
  expect(await call('library.check', {})).toMatchObject({ ok: true })
})

test('the window goes over to a library that was made here, and to no other', async () => {
  const { home, call, adds, library } = await aLibrary()
  await adds('Of winds')
  const opened: string[] = []
  const shell = shellHandlers({
    window: () => null,
    library: {
      call: (name, argument) => dispatch(library.handlers, name, argument) as never,
      held: async () => done(library),
      library,
    },
    openLibrary: (directory) => opened.push(directory),
  })
  const { name } = await call<BackupInfo>('backups.make', {})
  const made = (await dispatch(shell, 'backups.openBeside', { name })) as { value: MadeLibrary }
  const { directory } = made.value
  for (const other of [home, '/', `${directory}/`, `${directory}-2`])
    expect(await dispatch(shell, 'host.openLibrary', { directory: other })).toMatchObject({
      error: { code: 'forbidden' },
    })
  expect(await dispatch(shell, 'host.openLibrary', { directory })).toMatchObject({ ok: true })
  expect(opened).toEqual([directory])
})
