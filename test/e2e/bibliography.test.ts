import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations } from '../support/axe.ts'
import { eachHost } from './hosts.ts'
import { importFile, look } from './person.ts'

const shelf = `
@book{rivera, title = {On the keeping of lamps}, author = {Rivera, Ana}, year = {2014}, abstract = {Of wicks.}}
@article{klein, title = {Lamps at sea}, author = {Klein, Bo}, year = {1801}, journal = {Winds}}
`
const rows = (page: Page) => page.getByRole('listbox', { name: 'Items' }).getByRole('option')

/** Chooses by keyboard alone: opens the list, types the beginning of a choice, takes it. */
async function choose(page: Page, label: string, title: string) {
  const button = page.getByRole('dialog').getByRole('button', { name: new RegExp(`${label}$`) })
  await button.press('Enter')
  const list = page.getByRole('listbox', { name: label })
  await list.waitFor()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await list.waitFor({ state: 'detached' })
}

eachHost('a bibliography is grouped, ordered and annotated as the preview shows', async (session) => {
  let page = session.page
  await page.getByText('Open a text to begin').waitFor()
  await importFile(session, page, 'shelf.bib', shelf)
  await page.keyboard.press('Control+Shift+2')
  await expect.poll(() => rows(page).count()).toBe(2)

  await page.keyboard.press('Control+e')
  const preview = page.getByRole('dialog').getByRole('region', { name: 'Preview' })
  await expect.poll(() => preview.textContent()).toContain('@book')
  expect(await page.getByRole('dialog').getByText('Group by').count()).toBe(0)
  await choose(page, 'Format', 'Bibliography, rich')
  await choose(page, 'Group by', 'Kind')
  await choose(page, 'Under each entry', 'Abstract')
  const read = () => preview.textContent()
  await expect
    .poll(read)
    .toBe(
      'Books\n\nRivera, A. (2014). On the keeping of lamps.\n\nOf wicks.\n\nArticles\n\nKlein, B. (1801). Lamps at sea. Winds.',
    )
  await look(page, session, 'bibliography')

  await choose(page, 'Group by', 'Primary')
  await choose(page, 'Primary sources are', 'Published')
  const year = page.getByRole('dialog').getByRole('textbox', { name: 'Year' })
  await expect.poll(read).toContain('Primary Sources\n\nKlein')
  await year.fill('long ago')
  await expect.poll(read).toContain('does not say which sources are primary')
  await year.fill('1700')
  await expect.poll(read).toMatch(/^Secondary Sources\n/)
  expect(await violations(page)).toEqual([])

  // The choices are there the next time.
  page = await session.restart()
  await page.getByText('Open a text to begin').waitFor()
  await page.keyboard.press('Control+Shift+2')
  await rows(page).first().waitFor()
  await page.keyboard.press('Control+e')
  await expect
    .poll(() => page.getByRole('dialog').getByRole('region', { name: 'Preview' }).textContent())
    .toMatch(/^Secondary/)
})
