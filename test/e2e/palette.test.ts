import { expect } from 'vitest'
import { eachHost } from './hosts.ts'
import { importFile, run } from './person.ts'

eachHost('words that were typed before the palette was there run nothing', async (session) => {
  const { page } = session
  await page.getByText('Open a text to begin').waitFor()
  await importFile(session, page, 'one.bib', '@book{one, title = {Of winds}, year = {2014}}')
  await page.keyboard.press('Control+Shift+2')
  const rows = page.getByRole('listbox', { name: 'Items' }).getByRole('option')
  await expect.poll(() => rows.count()).toBe(1)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Find or do anything' })
  await palette.getByRole('menuitem', { name: /^Undo/ }).waitFor()
  // The words went nowhere; their Enter finds an empty field and the whole list, whose first command is “Undo”.
  await page.keyboard.press('Enter')
  await page.waitForTimeout(300)
  expect(await palette.isVisible()).toBe(true)
  expect(await rows.count()).toBe(1)
  await page.keyboard.type('Undo')
  await page.keyboard.press('Enter')
  await expect.poll(() => rows.count()).toBe(0)
})

eachHost('what is chosen in the palette by keyboard runs once, and it alone', async ({ page }) => {
  await page.getByText('Open a text to begin').waitFor()
  await page.keyboard.press('Control+Shift+2')
  const rows = page.getByRole('listbox', { name: 'Items' }).getByRole('option')
  await run(page, 'New item')
  await expect.poll(() => rows.count()).toBe(1)
  await page.waitForTimeout(300)
  expect(await rows.count()).toBe(1)

  // The arrow takes the second that was found; the first, which is the next item, does not run.
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Find or do anything' })
  await palette.waitFor()
  await page.keyboard.type('item')
  const found = palette.getByRole('menuitem', { name: 'Go to items' })
  await found.waitFor()
  while ((await found.getAttribute('data-focused')) === null) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'detached' })
  await page.waitForTimeout(300)
  expect([await rows.count(), await page.getByRole('dialog').count()]).toEqual([1, 0])
})
