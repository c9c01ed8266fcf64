import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openStorage } from '../../library/storage/storage.ts'
import { libraryWithText } from '../support/at-once.ts'
import { launchChromium } from '../support/chromium.ts'
import { killServers, startServe, type RunningServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchChromium()))
afterAll(() => browser.close())
afterEach(killServers)

/** The window of a server, with the text open. */
async function windowOf({ address }: RunningServe): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(address)
  await page.getByRole('listbox', { name: 'Texts' }).getByRole('option', { name: /Ferry/ }).dblclick()
  await page.locator('.ProseMirror').waitFor()
  return page
}

/** Highlights the first words of the paragraph, `at` words on, by keyboard. */
async function highlight(page: Page, at: number): Promise<void> {
  const text = page.locator('.ProseMirror')
  await page.bringToFront()
  await text.focus()
  await page.keyboard.press('Control+End')
  for (let word = 0; word < at; word++) await page.keyboard.press('Control+ArrowLeft')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.getByRole('button', { name: /^Copy with citation/ }).waitFor()
  await page.keyboard.press('1')
}

/** How many highlights the window shows. */
const shown = (page: Page) =>
  page
    .locator('.ProseMirror [data-annotation]')
    .evaluateAll((marks) => new Set(marks.map((mark) => mark.getAttribute('data-annotation'))).size)
const shows = (page: Page, count: number) => expect.poll(() => shown(page)).toBe(count)

test('windows of several servers show one library, whichever of them is ended or killed', async () => {
  const library = await libraryWithText(await temporaryFolder())
  const first = await startServe(library)
  const [second, third] = await Promise.all([startServe(library), startServe(library)])
  const [one, two, three] = await Promise.all([first, second, third].map(windowOf))

  await highlight(one!, 2)
  for (const page of [one!, two!, three!]) await shows(page, 1)
  await highlight(two!, 4)
  for (const page of [one!, two!, three!]) await shows(page, 2)

  expect(await first.end('SIGINT')).toBe(0)
  await highlight(two!, 6)
  for (const page of [two!, three!]) await shows(page, 3)

  // Of the two that are left, one holds the library now.
  const isSecond = second.told().includes('this one holds it now')
  const [holder, left, page] = isSecond ? [second, third, three!] : [third, second, two!]
  await holder.end('SIGKILL')
  await highlight(page, 8)
  await shows(page, 4)
  expect(await left.end('SIGINT')).toBe(0)
  const opened = await openStorage({ directory: library })
  if (!opened.ok) throw new Error(opened.error.message)
  expect(opened.value.store.count('annotation')).toBe(4)
  await opened.value.close()
})
