import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openStorage } from '../../library/storage/storage.ts'
import { libraryWithText } from '../support/at-once.ts'
import { startStandIn } from '../hosts/stand-in-host.ts'
import { launchChromium } from '../support/chromium.ts'
import { killServers, startServe, type RunningServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchChromium()))
afterAll(() => browser.close())
afterEach(killServers)

/** The window of a server. */
async function pageOf({ address }: RunningServe): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(address)
  return page
}

async function openText(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: 'Texts' }).getByRole('option', { name: /Ferry/ }).dblclick()
  await page.locator('.ProseMirror').waitFor()
}

/** Highlights a word, so many before the end of the text, by keyboard. */
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

test('windows of two servers and of the desktop app show one library, and go on where its holder is killed or ended', async () => {
  const home = await temporaryFolder()
  const library = await libraryWithText(home)
  const first = await startServe(library)
  const second = await startServe(library)
  const [one, two] = await Promise.all([pageOf(first), pageOf(second)])
  await Promise.all([openText(one), openText(two)])
  await highlight(one, 2)
  for (const page of [one, two]) await shows(page, 1)
  await highlight(two, 4)
  for (const page of [one, two]) await shows(page, 2)

  await first.end('SIGKILL')
  await highlight(two, 6)
  await shows(two, 3)

  const app = await startStandIn(home)
  // It shows the text that was read last.
  await shows(app.page, 3)
  expect(await second.end('SIGINT')).toBe(0)
  await highlight(app.page, 8)
  await shows(app.page, 4)
  await app.quit()
  const opened = await openStorage({ directory: library })
  if (!opened.ok) throw new Error(opened.error.message)
  expect(opened.value.store.count('annotation')).toBe(4)
  await opened.value.close()
})
