import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations } from '../support/axe.ts'
import { screenshotPath } from '../support/chromium.ts'
import { importFile, look, openDialog } from './person.ts'
import { eachHost, type HostSession } from './hosts.ts'

const entry = (key: string, title: string) => `@book{${key}, title = {${title}}, year = {2014}}\n`

const imports = (session: HostSession, page: Page, key: string, title: string) =>
  importFile(session, page, `${key}.bib`, entry(key, title))

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })
const rows = (page: Page) => page.getByRole('listbox', { name: 'Items' }).getByRole('option')

eachHost(
  'a bibliography file is kept up to date, by keyboard: paused, changed by hand, replaced, stopped and taken back',
  async (session) => {
    let page = session.page
    const kept =
      session.host === 'serve'
        ? path.join(session.directory, 'bibliographies', 'thesis.bib')
        : path.join(session.directory, '..', 'thesis.bib')
    const has = () => readFile(kept, 'utf8').catch(() => '')
    await page.getByText('Open a text to begin').waitFor()
    let dialog = await openDialog(page, 'Files kept up to date')
    await dialog.getByText('No file is kept up to date yet').waitFor()
    await page.keyboard.press('Escape')
    await imports(session, page, 'one', 'Of winds')
    await page.keyboard.press('Control+Shift+2')
    await expect.poll(() => rows(page).count()).toBe(1)

    await page.keyboard.press('Control+e')
    const exporting = page.getByRole('dialog', { name: 'Export items' })
    if (session.host !== 'serve') await session.answerDialog({ save: kept })
    const keep = exporting.getByRole('button', { name: 'Keep up to date …' })
    await expect.poll(() => keep.isEnabled()).toBe(true)
    await keep.press('Enter')
    if (session.host === 'serve') {
      const naming = page.getByRole('dialog', { name: 'Keep a file up to date' })
      const name = naming.getByRole('textbox', { name: 'Name of the file' })
      await name.fill('../thesis.bib')
      await naming.getByText('A name alone').waitFor()
      expect(await naming.getByRole('button', { name: 'Keep up to date' }).isDisabled()).toBe(true)
      await name.fill('thesis.bib')
      await page.screenshot({ path: screenshotPath('kept-files-name') })
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
    }
    await notices(page).getByText('is kept up to date from now on').waitFor()
    expect(await has()).toContain('Of winds')
    await imports(session, page, 'two', 'Of lamps')
    await expect.poll(has, { timeout: 10_000 }).toContain('Of lamps')

    page = await session.restart()
    await page.getByText('Open a text to begin').waitFor()
    await openDialog(page, 'Files kept up to date')
    const row = page.getByRole('listitem', { name: 'thesis.bib' })
    await row.getByText(/^Written today/).waitFor()
    await row.getByRole('button', { name: 'Pause' }).press('Enter')
    await row.getByText(/^Paused/).waitFor()
    await page.keyboard.press('Escape')
    await imports(session, page, 'three', 'Of tides')
    await page.keyboard.press('Control+Shift+2')
    await expect.poll(() => rows(page).count()).toBe(3)
    expect(await has()).not.toContain('Of tides')
    // While it rests somebody else writes there: that is not replaced without being asked.
    await writeFile(kept, 'by hand')
    dialog = await openDialog(page, 'Files kept up to date')
    await row.getByRole('button', { name: 'Resume' }).press('Enter')
    await row.getByText('was changed by another program').waitFor()
    expect(await has()).toBe('by hand')
    await look(page, session, 'kept-files')
    await row.getByRole('button', { name: 'Replace it' }).press('Enter')
    await expect.poll(has).toContain('Of tides')
    await dialog.getByText('What was in it before is in a file beside it').waitFor()
    expect(
      (await readdir(path.dirname(kept))).filter((name) => name.startsWith('thesis.kept-')),
    ).toHaveLength(1)

    await row.getByRole('button', { name: 'Stop keeping' }).press('Enter')
    await expect.poll(() => row.count()).toBe(0)
    await dialog.getByRole('button', { name: 'Undo' }).press('Enter')
    await row.waitFor()
    await rm(kept)
    await row.getByRole('button', { name: 'Write now' }).press('Enter')
    await dialog.getByText('thesis.bib is up to date').waitFor()
    expect(await has()).toContain('Of tides')

    // A file that falls behind while nobody looks is told, with the way to where something can be done.
    await page.keyboard.press('Escape')
    await writeFile(kept, 'by hand again')
    await imports(session, page, 'four', 'Of snow')
    await notices(page).getByText('was changed by another program').waitFor({ timeout: 15_000 })
    await page.screenshot({ path: screenshotPath(`kept-files-${session.host}-notice`) })
    await notices(page).getByRole('button', { name: 'Show' }).last().press('Enter')
    await row.getByRole('button', { name: 'Replace it' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+,')
    await page.getByRole('dialog', { name: 'Settings' }).getByText('1 file kept up to date').waitFor()
  },
)
