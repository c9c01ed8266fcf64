import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { aStyleFile } from '../support/style-file.ts'
import { expect } from 'vitest'
import { violations } from '../support/axe.ts'
import { screenshotPath } from '../support/chromium.ts'
import { eachHost } from './hosts.ts'
import { isLookedAt, run } from './person.ts'

/** The window around the reader: the library, its lists and forms, what floats over them, and what they remember. */

const sample = fileURLToPath(new URL('../../content/after-these-words.txt', import.meta.url))
const text = (page: Page) => page.locator('.ProseMirror')
const rows = (page: Page, list: string) => page.getByRole('listbox', { name: list }).getByRole('option')
/** What a choice that is open offers. */
const offers = (page: Page) => page.locator('.popover').getByRole('option')
const notice = (page: Page, words: RegExp) =>
  page.getByRole('region', { name: 'Notices' }).getByText(words).first()
const styleButton = (page: Page) => page.getByRole('button', { name: /^Citation style/ })
/** Opens the styles, looks for one, and takes the first that is found, by keyboard. */
async function chooseStyle(page: Page, words: string): Promise<void> {
  await styleButton(page).click()
  const search = page.getByRole('searchbox', { name: 'Search styles' })
  await search.fill(words)
  await page.getByRole('listbox', { name: 'Citation style' }).getByRole('option').first().waitFor()
  await search.press('Enter')
  await search.waitFor({ state: 'detached' })
}
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Lets a file fall on the window, as a file manager does. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], name))
      return transfer
    },
    [name, content] as const,
  )
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data })
  await page.getByText('Drop to add to the library').waitFor()
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await page.getByText('Drop to add to the library').waitFor({ state: 'detached' })
}

const begun = (page: Page) => page.getByText('Open a text to begin').waitFor()

/** A bibliography of that many books, with names, years and titles in different orders. */
function shelf(books: number): string {
  return Array.from({ length: books }, (_, n) => {
    const key = String(n).padStart(4, '0')
    return `@book{book${key}, title = {Volume ${key}}, author = {Author${key}, Given}, year = {${1500 + (n % 500)}}}`
  }).join('\n')
}

eachHost('a file is dropped, opened, deleted and brought back; an import is given up', async (session) => {
  const { page } = session
  await begun(page)
  const content = await readFile(sample, 'utf8')

  // What takes long can be given up, and leaves nothing behind.
  await drop(page, 'long.txt', content.repeat(400))
  const working = page.getByRole('region', { name: 'Files being added' })
  await working.getByRole('progressbar').waitFor()
  await working.getByRole('button', { name: 'Cancel' }).click()
  await notice(page, /^Cancelled\. The library is unchanged/).waitFor()
  await begun(page)

  await drop(page, 'after-these-words.txt', content)
  await text(page).waitFor()
  await drop(page, 'nothing.txt', '')
  await page
    .getByText(/nothing\.txt/)
    .first()
    .waitFor()

  // One click chooses; two, or Enter, open.
  await page.keyboard.press('Control+Shift+1')
  const row = rows(page, 'Texts').first()
  await row.click()
  expect(await row.getAttribute('aria-selected')).toBe('true')
  expect(await text(page).count()).toBe(0)
  await row.dblclick()
  await text(page).waitFor()
  await page.keyboard.press('Control+Shift+1')
  await row.waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox')
  await page.keyboard.press('Enter')
  await text(page).waitFor()

  await page.keyboard.press('Control+Shift+1')
  await row.click()
  await page.getByRole('button', { name: /^Delete/ }).click()
  await begun(page)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await row.waitFor()
})

eachHost('the text that was open is open again, and the window looks as it was left', async (session) => {
  let page = session.page
  await begun(page)
  await page.getByRole('button', { name: /after these words/i }).click()
  await text(page).waitFor()
  await run(page, 'Theme: Sepia')
  await page.keyboard.press('Control+Comma')
  await page.getByRole('dialog').waitFor()
  await chooseStyle(page, 'modern language')
  const chosenStyle = await styleButton(page).textContent()
  expect(chosenStyle).toContain('Modern Language')
  await page.getByRole('textbox', { name: 'Name of yellow' }).fill('Thesis')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  page = await session.restart()
  await text(page).waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('sepia')
  await page.keyboard.press('Control+Comma')
  // The styles are read by a thread that starts with the question.
  await expect.poll(() => styleButton(page).textContent(), { timeout: 15_000 }).toBe(chosenStyle)
  expect(await page.getByRole('textbox', { name: 'Name of yellow' }).inputValue()).toBe('Thesis')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  // Left in the list it begins with the list, and Tab and Enter open from there.
  await page.keyboard.press('Control+Shift+1')
  await rows(page, 'Texts').first().waitFor()
  page = await session.restart()
  await rows(page, 'Texts').first().waitFor()
  expect(await text(page).count()).toBe(0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let step = 0; step < 40; step++) {
    if (await page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Texts')) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await text(page).waitFor()
})

eachHost(
  'a page is corrected, highlights are narrowed down by tag, the library is searched',
  async ({ page }) => {
    await page.setViewportSize({ width: 1360, height: 860 })
    await begun(page)
    await page.getByRole('button', { name: /after these words/i }).click()
    await text(page).waitFor()

    // A passage far into the chapter, found from anywhere.
    await page.keyboard.press('Control+Shift+f')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('stands as an island')
    const hit = page.getByRole('menuitem').filter({ hasText: 'island' }).first()
    await hit.waitFor()
    expect(await hit.textContent()).toContain('p. 57')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const status = page.getByRole('contentinfo')
    await status.getByText('p. 57').waitFor()

    await run(page, 'Correct the page number')
    await page.getByRole('textbox', { name: 'This is page' }).fill('157')
    await page.keyboard.press('Enter')
    await notice(page, /^This is page 157 now/).waitFor()
    await status.getByText('p. 157').waitFor()
    await page.keyboard.press('Control+z')
    await status.getByText('p. 57').waitFor()
    // A page that cannot be one is refused where it was written.
    await run(page, 'Correct the page number')
    await page.getByRole('textbox', { name: 'This is page' }).fill('')
    await page.getByRole('button', { name: 'Correct', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByText(/Write the page as it is printed/)
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    for (const [phrase, tag] of [
      ['A postil has a place', 'place'],
      ['scraped the parchment', 'loss'],
    ] as const) {
      await page.keyboard.press('Control+f')
      await page.keyboard.type(phrase)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
      await page.keyboard.press('ArrowRight')
      for (let word = 0; word < 4; word++) await page.keyboard.press('Control+Shift+ArrowRight')
      await page.getByRole('button', { name: /^Copy with citation/ }).waitFor()
      await page.keyboard.press('t')
      const tags = page.locator('.note-field input')
      await tags.waitFor()
      await page.keyboard.type(tag)
      await page.keyboard.press('Enter')
      await tags.waitFor({ state: 'detached' })
    }
    await page.getByRole('tab', { name: 'Highlights' }).click()
    await expect.poll(() => rows(page, 'Highlights').count()).toBe(2)
    await page.getByRole('button', { name: /Tag$/ }).click()
    await offers(page).filter({ hasText: 'loss' }).click()
    await expect.poll(() => rows(page, 'Highlights').count()).toBe(1)
    await page.getByText('1 of 2 highlights').waitFor()
    await page.getByRole('listbox', { name: 'Highlights' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Delete')
    await expect.poll(() => rows(page, 'Highlights').count()).toBe(0)
  },
)

eachHost('a style of one’s own is added, tried, used, removed and brought back', async ({ page }) => {
  await begun(page)
  await drop(page, 'shelf.bib', shelf(3))
  await notice(page, /^Added 3 items/).waitFor()
  const picker = page.getByRole('dialog', { name: 'Citation style' })
  const list = picker.getByRole('listbox', { name: 'Citation style' })
  const preview = picker.getByRole('region', { name: 'Preview' })
  const add = async (name: string, xml: string) => {
    const chosen = page.waitForEvent('filechooser')
    await picker.getByRole('button', { name: /^Add a style/ }).click()
    await (await chosen).setFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(xml) })
  }
  await page.keyboard.press('Control+Comma')
  await styleButton(page).click()
  await preview
    .getByText(/Author0000/)
    .first()
    .waitFor()

  await add('bad.csl', aStyleFile().replace('<style', '<!DOCTYPE style><style'))
  await notice(page, /DOCTYPE/).waitFor()
  await add('mine.csl', aStyleFile({ title: 'Mine' }))
  await notice(page, /“Mine” is one of your styles now/).waitFor()
  await expect.poll(() => list.getByRole('option').first().textContent()).toContain('Mine')
  await preview.getByText('[Author0000 @').first().waitFor()
  await add('mine.csl', aStyleFile({ title: 'Mine', before: '{' }))
  await page.getByRole('button', { name: 'Replace it' }).click()
  await preview.getByText('{Author0000 @').first().waitFor()
  expect(await violations(page)).toEqual([])

  await picker.getByRole('button', { name: /^Remove “Mine”/ }).click()
  await picker.getByText('“Mine” removed.').waitFor()
  await expect.poll(() => list.getByRole('option').first().textContent()).not.toContain('Mine')
  await picker.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => list.getByRole('option').first().textContent()).toContain('Mine')
  await picker.getByRole('searchbox', { name: 'Search styles' }).fill('mine')
  await page.keyboard.press('Enter')
  await expect.poll(() => styleButton(page).textContent()).toBe('Mine')
  await page.keyboard.press('Escape')

  await drop(page, 'dropped.csl', aStyleFile({ id: 'dropped', title: 'Dropped' }))
  await notice(page, /“Dropped” is one of your styles now/).waitFor()
})

eachHost(
  'thousands of items stay at hand; one is edited, and they leave in every format',
  async (session) => {
    const { page, answerDialog, directory } = session
    await page.setViewportSize({ width: 1360, height: 860 })
    await begun(page)
    await drop(page, 'shelf.bib', shelf(3000))
    await notice(page, /^Added 3,000 items/).waitFor()
    await page.keyboard.press('Control+Shift+2')
    const list = page.getByRole('listbox', { name: 'Items' })
    await rows(page, 'Items').first().waitFor()
    expect(await rows(page, 'Items').count()).toBeLessThan(60)
    await list.focus()
    await page.keyboard.press('End')
    await page.getByRole('option', { name: /Volume 2999/ }).waitFor()
    expect(await rows(page, 'Items').count()).toBeLessThan(60)
    await page.getByRole('searchbox', { name: 'Search items' }).fill('volume 0042')
    await expect.poll(() => rows(page, 'Items').count()).toBe(1)

    // A field is kept when it is left, given up with Escape, and undone in one step.
    await rows(page, 'Items').first().click()
    const publisher = field(page, 'Publisher')
    await publisher.fill('Quay')
    await publisher.press('Escape')
    expect(await publisher.inputValue()).toBe('')
    await publisher.fill('Harbor')
    await publisher.press('Enter')
    await page.getByRole('button', { name: 'Add a name' }).first().click()
    await field(page, 'Authors 2, Family name').fill('Rowe')
    await field(page, 'Authors 2, Family name').press('Enter')
    await field(page, 'Authors 2, Given name').fill('Ada')
    await field(page, 'Authors 2, Given name').press('Enter')
    await page.getByRole('option', { name: /Rowe/ }).waitFor()
    await page.getByRole('group', { name: 'Authors' }).getByRole('button', { name: 'Move up' }).nth(1).click()
    await expect.poll(() => field(page, 'Authors 1, Family name').inputValue()).toBe('Rowe')
    await list.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => field(page, 'Authors 1, Family name').inputValue()).toBe('Author0042')
    for (const _ of ['given name', 'family name', 'publisher']) {
      await page.keyboard.press('Control+z')
      await notice(page, /^Undone/).waitFor()
    }
    await expect.poll(() => publisher.inputValue()).toBe('')

    // Its key is made anew, by a pattern, and the one before goes on naming it.
    await page.keyboard.press('Control+,')
    const pattern = page.getByRole('textbox', { name: 'New citation keys' })
    await pattern.fill('[autor]')
    await page.getByRole('dialog').getByText('no field “autor”, at character 2').waitFor()
    await pattern.fill('[author|camel]-[year]')
    await page.keyboard.press('Escape')
    const key = field(page, 'Citation key')
    const imported = await key.inputValue()
    await page.getByRole('button', { name: 'Make the key anew' }).click()
    await expect.poll(() => key.inputValue()).toMatch(/^Author0042-\d{4}$/)
    await page.getByText(`Also named by ${imported}.`).waitFor()
    await list.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => key.inputValue()).toBe(imported)

    // It is cited at a place, with words around it.
    await page.keyboard.press('Control+Alt+c')
    await page.getByRole('textbox', { name: 'Number or name' }).fill('3–5')
    await page.getByRole('button', { name: /Points to/ }).click()
    await offers(page)
      .filter({ hasText: /^Chapter$/ })
      .click()
    await page.getByRole('textbox', { name: 'Words before it' }).fill('see')
    await page
      .getByRole('dialog')
      .getByText(/^\(see Author0042, \d{4}, Chapters 3–5\)$/)
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    // What is chosen leaves: as data, and set in five styles.
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog')
    const preview = dialog.getByRole('region', { name: 'Preview' })
    await expect.poll(() => preview.textContent()).toContain('@book{book0042')
    await dialog.getByRole('button', { name: /Format/ }).click()
    await offers(page).filter({ hasText: 'Bibliography, plain text' }).click()
    const set = new Set<string>()
    for (const style of ['American Psychological', 'Modern Language', 'Chicago', 'Harvard', 'Vancouver']) {
      await chooseStyle(page, style)
      await expect.poll(() => preview.textContent()).toContain('Volume 0042')
      await expect.poll(async () => !set.has((await preview.textContent()) ?? '')).toBe(true)
      set.add((await preview.textContent()) ?? '')
    }
    expect(set.size).toBe(5)
    await dialog.getByRole('button', { name: /Format/ }).click()
    await offers(page).filter({ hasText: /^RIS$/ }).click()
    await expect.poll(() => preview.textContent()).toContain('TY  - BOOK')
    const file = path.join(directory, '..', 'chosen.ris')
    await answerDialog({ save: file })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await notice(page, /^1 item saved/).waitFor()
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('TI  - Volume 0042')

    // Deleted, and back.
    await dialog.waitFor({ state: 'detached' })
    await rows(page, 'Items').first().click()
    await page.keyboard.press('Delete')
    await page.getByText('Nothing holds “volume 0042”.').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => rows(page, 'Items').count()).toBe(1)
  },
)

eachHost('a connection that is lost is said, and found again without a hand', async ({ page, host }) => {
  if (host !== 'serve') return
  let up = true
  const cuts: (() => unknown)[] = []
  await page.routeWebSocket(/\/events$/, (socket) => {
    if (!up) return void socket.close()
    socket.connectToServer()
    cuts.push(() => socket.close())
  })
  await page.reload()
  await begun(page)
  up = false
  await expect.poll(() => cuts.length).toBeGreaterThan(0)
  for (const cut of cuts) await cut()
  const banner = page.getByRole('alert').getByText(/^Postil is not answering/)
  await banner.waitFor()
  await page.getByRole('status').getByText('Not connected').waitFor()
  await page.screenshot({ path: screenshotPath('disconnected') })
  expect(await violations(page)).toEqual([])
  // What happens while it is gone is seen when it is back.
  await page.getByRole('button', { name: /after these words/i }).click()
  up = true
  await banner.waitFor({ state: 'detached', timeout: 20_000 })
  await page.getByRole('button', { name: /^Texts 1/ }).waitFor()
})

eachHost('nothing in the window is out of reach, in any theme and any width', async ({ page, host }) => {
  const look = async (name: string) => {
    if (!isLookedAt(host)) return
    for (const [theme, width, height] of [
      ['light', 1360, 860],
      ['dark', 1360, 860],
      ['sepia', 1360, 860],
      ['light', 480, 860],
      ['light', 680, 430],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
      await page.waitForTimeout(50)
      await page.screenshot({ path: screenshotPath(`window-${name}-${theme}-${width}`) })
      expect(await violations(page), `${name}, ${theme}, ${width}`).toEqual([])
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(tooWide, `${name} scrolls sideways at ${width}`).toBe(false)
    }
    await page.setViewportSize({ width: 1360, height: 860 })
  }
  const over = async (keys: string, name: string, words = '') => {
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(words)
    await page.waitForTimeout(600)
    await look(name)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await begun(page)
  await look('empty')
  await page.getByRole('button', { name: /after these words/i }).click()
  await text(page).waitFor()
  const discrepancies = page.getByRole('tab', { name: /Discrepancies/ })
  await discrepancies.click()
  await page.getByText('Here the text disagrees with itself').waitFor()
  await look('discrepancies')
  await page.keyboard.press('Control+Shift+1')
  await rows(page, 'Texts').first().waitFor()
  await look('texts')
  await page.keyboard.press('Control+Shift+2')
  await rows(page, 'Items').nth(2).click()
  await page.getByRole('region', { name: /^Item: / }).waitFor()
  await look('item')
  // Where the fields were read stands beside them.
  expect(await page.locator('.evidence q').count()).toBeGreaterThan(2)
  await over('Control+e', 'export')
  await over('Control+k', 'palette', 'margin')
  await over('Control+Shift+f', 'search', 'margin')
  await over('Control+Comma', 'settings')
  await over('Control+Slash', 'shortcuts')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('nothing at all is called this')
  await page.getByText(/^Nothing holds/).waitFor()
})
