import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openStorage } from '../../library/storage/storage.ts'
import { readArchive } from '../../library/storage/archive.ts'
import { screenshotPath } from '../support/chromium.ts'
import { importFile, itemsIn, look } from './person.ts'
import { eachHost, type HostSession } from './hosts.ts'

const rows = (page: Page) => page.getByRole('listbox', { name: 'Items' }).getByRole('option')

/** A library with an item on disk and one more that its full disk does not take. */
async function onAFullDisk(session: HostSession): Promise<string> {
  const { page, directory } = session
  const home = path.join(directory, '..')
  await page.getByText('Open a text to begin').waitFor()
  await importFile(session, page, 'shelf.bib', '@book{one, title = {Of winds}, year = {2014}}\n')
  await page.keyboard.press('Control+Shift+2')
  await expect.poll(() => rows(page).count()).toBe(1)
  await mkdir(path.join(directory, 'styles'), { recursive: true })
  await writeFile(path.join(directory, 'styles', 'mine.csl'), '<style/>')
  await writeFile(path.join(home, 'disk-is-full'), '')
  await page.getByRole('button', { name: 'New item' }).press('Enter')
  await page.getByRole('button', { name: 'Save elsewhere …' }).waitFor()
  return home
}

eachHost(
  'on a full disk the window saves the library elsewhere with what is not on disk',
  async (session) => {
    const { page } = session
    const home = await onAFullDisk(session)
    await page.screenshot({ path: screenshotPath(`save-elsewhere-${session.host}-banner`) })
    await page.getByRole('button', { name: 'Save elsewhere …' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Save the library elsewhere' })
    await dialog.getByText('that is not on disk yet').waitFor()
    const other = path.join(home, 'other-disk')
    await mkdir(other)
    const archive = path.join(home, 'library.tar')
    if (session.host !== 'serve') {
      await session.answerDialog({ open: [other] })
      await dialog.getByRole('button', { name: /^As a library/ }).press('Enter')
      await dialog.getByText(/^Everything is in/).waitFor()
      const [made] = await readdir(other)
      expect(await itemsIn(path.join(other, made!))).toBe(2)
      expect((await stat(path.join(other, made!, 'styles', 'mine.csl'))).isFile()).toBe(true)
    }
    await session.answerDialog({ save: archive })
    await dialog.getByRole('button', { name: /^As one archive/ }).press('Enter')
    await dialog.getByText(session.host === 'serve' ? 'Your browser has the archive' : archive).waitFor()
    await look(page, session, 'save-elsewhere')
    await expect
      .poll(() =>
        stat(archive).then(
          (found) => found.size,
          () => 0,
        ),
      )
      .toBeGreaterThan(1000)
    const read = await openStorage({ directory: path.join(home, 'from-archive') })
    if (!read.ok) throw new Error(read.error.message)
    expect(await readArchive(read.value, archive)).toMatchObject({ ok: true })
    expect(read.value.store.count('item')).toBe(2)
    await read.value.close()

    // The disk takes it again: nothing is left to save.
    await page.keyboard.press('Escape')
    await rm(path.join(home, 'disk-is-full'))
    await page
      .getByRole('button', { name: 'Save elsewhere …' })
      .waitFor({ state: 'detached', timeout: 20_000 })
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect.poll(() => rows(page).count()).toBe(2)
  },
)

eachHost(
  'quitting on a full disk is held, and goes on once the library is saved elsewhere',
  async (session) => {
    const home = await onAFullDisk(session)
    if (session.host === 'serve') {
      // In a browser closing the window loses nothing: the server goes on, and a new window says so again.
      await session.page.reload()
      await session.page.getByRole('button', { name: 'Save elsewhere …' }).waitFor()
      await rm(path.join(home, 'disk-is-full'))
      await session.page.getByText('2 items').first().waitFor()
      return
    }
    const other = path.join(home, 'other-disk')
    await mkdir(other)
    // Save Library Elsewhere…, the folder, and what is said then.
    await session.answerDialog({ message: 1 })
    await session.answerDialog({ open: [other] })
    await session.answerDialog({ message: 0 })
    const again = await session.restart(() => rm(path.join(home, 'disk-is-full')))
    expect(await itemsIn(other)).toBe(2)
    await again.getByText('1 item').first().waitFor()
  },
)
