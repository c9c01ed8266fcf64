import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations } from '../support/axe.ts'
import { screenshotPath } from '../support/chromium.ts'
import { importFile, itemsIn, look, openDialog } from './person.ts'
import { eachHost, type HostSession } from './hosts.ts'

const rows = (page: Page) => page.getByRole('listbox', { name: 'Items' }).getByRole('option')

const imports = (session: HostSession, page: Page, key: string) =>
  importFile(session, page, `${key}.bib`, `@book{${key}, title = {Volume ${key}}, year = {2014}}\n`)

eachHost(
  'a library is backed up, goes back and forth, becomes others beside it, and is checked, by keyboard',
  async (session) => {
    const { page } = session
    const home = path.join(session.directory, '..')
    await page.getByText('Open a text to begin').waitFor()
    await imports(session, page, 'one')
    await page.keyboard.press('Control+Shift+2')
    await expect.poll(() => rows(page).count()).toBe(1)
    let dialog = await openDialog(page, 'Backups and health')
    await dialog.getByRole('button', { name: 'Back up now' }).press('Enter')
    await dialog.getByText(/^Backed up today/).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await imports(session, page, 'two')
    await expect.poll(() => rows(page).count()).toBe(2)

    dialog = await openDialog(page, 'Backups and health')
    const before = dialog.getByRole('listitem').filter({ hasText: '1 item' }).first()
    await before.getByRole('button', { name: 'Restore …' }).press('Enter')
    await before.getByRole('button', { name: 'Go back to it' }).waitFor()
    await look(page, session, 'backups', 900)
    const start = performance.now()
    await before.getByRole('button', { name: 'Go back to it' }).press('Enter')
    await dialog.getByText(/1 record put back/).waitFor()
    expect(performance.now() - start).toBeLessThan(5000)
    await page.screenshot({ path: screenshotPath(`backups-${session.host}-done`) })
    await dialog.getByRole('button', { name: 'Undo' }).press('Enter')
    await dialog.getByText('Undone: Go back to a backup').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => rows(page).count()).toBe(2)

    dialog = await openDialog(page, 'Backups and health')
    await before.getByRole('button', { name: 'Restore …' }).press('Enter')
    await before.getByRole('button', { name: 'Make a library of it' }).press('Enter')
    await dialog.getByText(/^A library with .* was made in/).waitFor()
    const made = (await readdir(home)).filter((name) => name.startsWith('library-of-'))
    expect(made).toHaveLength(1)
    expect(await itemsIn(path.join(home, made[0]!))).toBe(1)

    const archive = path.join(home, 'library.tar')
    await session.answerDialog({ save: archive })
    await dialog.getByRole('button', { name: 'Export …' }).press('Enter')
    const size = () =>
      stat(archive).then(
        (found) => found.size,
        () => 0,
      )
    await expect.poll(size).toBeGreaterThan(1000)
    await session.answerDialog({ open: [archive] })
    await dialog.getByRole('button', { name: 'Import …' }).press('Enter')
    await dialog
      .getByText(/from-archive/)
      .first()
      .waitFor()
    const unpacked = (await readdir(home)).filter((name) => name.startsWith('library-from-archive-'))
    expect(await itemsIn(path.join(home, unpacked[0]!))).toBe(2)

    await dialog.getByRole('button', { name: 'Check now' }).press('Enter')
    await dialog.getByText('The library is whole.').waitFor()
    await page.screenshot({ path: screenshotPath(`backups-${session.host}-checked`) })
    expect(await violations(page)).toEqual([])
  },
)
