import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { importFile, look, openDialog } from './person.ts'
import { eachHost } from './hosts.ts'

const shelf = `
@book{long, title = {On the keeping of lamps: A history}, author = {Rivera, Ana}, year = {2014}, isbn = {0306406152}}
@book{short, title = {On the keeping of lamps}, author = {Rivera, Ana}, year = {2014}, isbn = {9780306406157}, publisher = {Klein}}
@article{one, title = {Lamps at sea}, author = {Klein, Bo}, year = {2001}, doi = {10.1000/x}}
@article{two, title = {Lamps at sea}, author = {Klein, Bo}, year = {2001}, doi = {https://doi.org/10.1000/X}, journal = {Winds}}
`
const rows = (page: Page) => page.getByRole('listbox', { name: 'Items' }).getByRole('option')

eachHost(
  'duplicates are compared, merged by keyboard, taken back, and dismissed for good',
  async (session) => {
    let page = session.page
    await page.getByText('Open a text to begin').waitFor()
    await importFile(session, page, 'shelf.bib', shelf)
    await page.keyboard.press('Control+Shift+2')
    await expect.poll(() => rows(page).count()).toBe(4)

    let dialog = await openDialog(page, 'Find duplicates', 'Duplicates')
    const groups = page
      .getByRole('dialog', { name: 'Duplicates' })
      .getByRole('navigation')
      .getByRole('button')
    await expect.poll(() => groups.count()).toBe(2)
    await groups.filter({ hasText: 'keeping of lamps' }).focus()
    await page.keyboard.press('Enter')
    const title = dialog.getByRole('radiogroup', { name: 'Title', exact: true })
    await title.waitFor()
    await look(page, session, 'duplicates')

    // The fuller title is chosen; an arrow key takes the other.
    const short = title.getByRole('radio', { name: 'On the keeping of lamps', exact: true })
    expect(await short.isChecked()).toBe(false)
    await title.getByRole('radio', { checked: true }).focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => short.isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Merge 2 items' }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByText(/merged into long.* short names it too/).waitFor()
    await expect.poll(() => groups.count()).toBe(1)

    await dialog.getByRole('button', { name: 'Undo' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => groups.count()).toBe(2)

    // Closed after a merge, the window says so and offers to take it back.
    await dialog.getByRole('button', { name: 'Merge 2 items' }).press('Enter')
    await dialog.getByText(/merged into/).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => rows(page).count()).toBe(3)
    const notices = page.getByRole('region', { name: 'Notices' })
    await notices.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(() => rows(page).count()).toBe(4)

    dialog = await openDialog(page, 'Find duplicates', 'Duplicates')
    await expect.poll(() => groups.count()).toBe(2)
    await dialog.getByRole('button', { name: 'Not duplicates' }).press('Enter')
    await expect.poll(() => groups.count()).toBe(1)
    await dialog.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(() => groups.count()).toBe(2)
    for (let left = 1; left >= 0; left--) {
      await dialog.getByRole('button', { name: 'Not duplicates' }).press('Enter')
      await expect.poll(() => groups.count()).toBe(left)
    }
    await dialog.getByText('No duplicates were found').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => rows(page).count()).toBe(4)

    page = await session.restart()
    await page.getByText('Open a text to begin').waitFor()
    await page.keyboard.press('Control+Shift+2')
    await rows(page).first().waitFor()
    dialog = await openDialog(page, 'Find duplicates', 'Duplicates')
    await dialog.getByText('No duplicates were found').waitFor()
  },
)
