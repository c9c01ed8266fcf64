import { expect } from 'vitest'
import { eachHost } from './hosts.ts'
import { importFile, run } from './person.ts'

eachHost('words that were typed before the palette was there stand in its field', async (session) => {
  const { page } = session
  // The palette's own file comes late, as from a slow disk.
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/Palette-.*\.js/, async (route) => {
    await held
    await route.fallback()
  })
  await page.reload()
  await page.getByText('Open a text to begin').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Settinx')
  await page.keyboard.press('Backspace')
  release()
  const palette = page.getByRole('dialog', { name: 'Find or do anything' })
  await palette.waitFor()
  await page.keyboard.type('gs')
  await expect.poll(() => palette.getByRole('searchbox').inputValue()).toBe('Settings')
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await palette.waitFor()
  expect(await palette.getByRole('searchbox').inputValue()).toBe('')
})

eachHost('Enter in an empty palette runs nothing', async (session) => {
  const { page } = session
  await page.getByText('Open a text to begin').waitFor()
  await importFile(session, page, 'one.bib', '@book{one, title = {Of winds}, year = {2014}}')
  await page.keyboard.press('Control+Shift+2')
  const rows = page.getByRole('listbox', { name: 'Items' }).getByRole('option')
  await expect.poll(() => rows.count()).toBe(1)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Find or do anything' })
  await palette.getByRole('menuitem', { name: /^Undo/ }).waitFor()
  // The first command of the whole list is “Undo”.
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
