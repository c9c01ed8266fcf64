import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openStorage } from '../../library/storage/storage.ts'
import { eachHost, type HostSession } from './hosts.ts'
import { importFile, look, run } from './person.ts'

const text = (page: Page) => page.locator('.ProseMirror')
const told = (page: Page) => page.getByText(/^This library can only be read: its disk is write-protected\./)
const refused = (page: Page) =>
  page
    .getByRole('region', { name: 'Notices' })
    .getByText('This library can only be read, so nothing was changed: its disk is write-protected.')

/** Opened once more, by a person who has a highlight with a note in a text, and a book, on a disk that can only be read by then. */
async function onADiskThatCanOnlyBeRead(session: HostSession): Promise<{ page: Page; edits: number }> {
  const { page, directory } = session
  await page.getByRole('button', { name: /After these words/i }).click()
  await text(page).focus()
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.getByRole('button', { name: /^Copy with citation/ }).waitFor()
  await page.keyboard.press('n')
  await page.locator('.note-field textarea').fill('Where it begins.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article').getByText('Where it begins.').waitFor()
  await importFile(session, page, 'shelf.bib', '@book{one, title = {Of winds}, year = {2014}}\n')
  await page.getByText(/^Added 1 item/).waitFor()
  let edits = 0
  const again = await session.restart(async () => {
    edits = await editsIn(directory)
    await writeFile(path.join(directory, '..', 'disk-can-only-be-read'), '')
  })
  return { page: again, edits }
}

/** How many edits the library has, as another program finds it. */
async function editsIn(directory: string): Promise<number> {
  const opened = await openStorage({ directory })
  if (!opened.ok) throw new Error(opened.error.message)
  await opened.value.close()
  return opened.value.seq
}

eachHost(
  'a library on a disk that can only be read is read, searched and cited, and says that it takes nothing',
  async (session) => {
    const { page, edits } = await onADiskThatCanOnlyBeRead(session)
    await told(page).waitFor()
    const status = page.getByRole('contentinfo')
    await status.getByText('Can only be read').waitFor()
    expect(await status.getByText('Saved').count()).toBe(0)
    await page.getByRole('article').getByText('Where it begins.').waitFor()
    expect(await page.getByRole('button', { name: /^Undo/ }).isDisabled()).toBe(true)
    await look(page, session, 'read-only')

    // A selection is cited as ever; what would mark it is refused, and it stays selected.
    await text(page).focus()
    await page.keyboard.press('ArrowRight')
    for (let word = 0; word < 4; word++) await page.keyboard.press('Control+Shift+ArrowRight')
    const copy = page.getByRole('button', { name: /^Copy with citation/ })
    await copy.waitFor()
    await page.keyboard.press('1')
    await refused(page).waitFor()
    await look(page, session, 'read-only-refused')
    await copy.click()
    await page.getByText(/^Copied/).waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).last().click()

    // A note is not opened for writing: what was typed would be lost.
    await page.getByRole('article').first().focus()
    await page.keyboard.press('n')
    await refused(page).waitFor()
    expect(await page.locator('.note-field').count()).toBe(0)

    // How the window looks is the person's all the same, and no word is said of it.
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Dismiss' }).last().click()
    await run(page, 'Theme: Dark')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    expect(await refused(page).count()).toBe(0)

    await page.keyboard.press('Control+Shift+2')
    await page.getByRole('option', { name: /Of winds/ }).click()
    const title = page.getByRole('textbox', { name: 'Title', exact: true })
    await title.focus()
    await page.keyboard.type('!')
    await refused(page).waitFor()
    expect(await title.inputValue()).toBe('Of winds')

    // A file that is opened is refused before it is read.
    await page.getByRole('button', { name: 'Dismiss' }).last().click()
    await importFile({ ...session, page }, page, 'more.bib', '@book{two, title = {Of lakes}}\n')
    await page.getByText('This library can only be read, so nothing was changed').waitFor()
    expect(await page.getByRole('option', { name: /Of lakes/ }).count()).toBe(0)

    // The banner can be put away; the status bar goes on saying it.
    await page.locator('.banner').getByRole('button', { name: 'Dismiss' }).click()
    await told(page).waitFor({ state: 'detached' })
    await status.getByText('Can only be read').waitFor()

    // On a disk that takes writes again it is as it was before.
    const disk = path.join(session.directory, '..', 'disk-can-only-be-read')
    const after = await session.restart(async () => {
      await rm(disk)
      expect(await editsIn(session.directory)).toBe(edits)
    })
    await after.getByRole('contentinfo').getByText('Saved').waitFor()
    expect(await told(after).count()).toBe(0)
  },
)
