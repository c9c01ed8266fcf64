import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { violations } from '../support/axe.ts'
import { screenshotPath } from '../support/chromium.ts'
import { eachHost, type HostKind } from './hosts.ts'
import { isLookedAt } from './person.ts'

/** The main job, by keyboard alone: try the sample, select, highlight, note, cite, undo, quit, and find all of it again. */

const text = (page: Page) => page.locator('.ProseMirror')
const highlights = (page: Page) => page.locator('.ProseMirror [data-annotation]')

/** Walks with Tab, once around at most, until the control that names this or holds it has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step++) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(name)}; it stands on ${await focused(page)}`)
}

const named = (element: HTMLInputElement): string =>
  `${element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? ''} ${element.textContent}`.trim()

/** What the control that has the focus is called and holds; "" where none has it. */
async function focused(page: Page): Promise<string> {
  const element = page.locator(':focus')
  return (await element.count()) === 0 ? '' : element.evaluate(named)
}

/** Selects a few words of the first paragraph of prose with the arrow keys. */
async function selectWords(page: Page, words: number): Promise<string> {
  for (let word = 0; word < words; word++) await page.keyboard.press('Control+Shift+ArrowRight')
  await page.getByRole('button', { name: /^Copy with citation/ }).waitFor()
  return page.evaluate(() => String(document.getSelection()))
}

async function openSample(page: Page): Promise<void> {
  await page.getByText('Open a text to begin').waitFor()
  await tabTo(page, /after these words/i)
  await page.keyboard.press('Enter')
  await text(page).waitFor()
}

const findField = (page: Page) =>
  page
    .getByRole('textbox', { name: 'Find in this text' })
    .or(page.getByRole('searchbox', { name: 'Find in this text' }))

/** Puts the caret at the beginning of a phrase, by find, as fast as one types: Enter waits for nothing. */
async function findPhrase(page: Page, phrase: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await findField(page).waitFor()
  await page.keyboard.type(phrase)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')))
    .toBe(true)
}

/** Highlights the words after a phrase in a color and writes a note, as a reader does: by keys in the text. */
async function annotate(
  page: Page,
  phrase: string,
  words: number,
  color: string,
  note: string,
): Promise<void> {
  await findPhrase(page, phrase)
  await page.keyboard.press('ArrowRight')
  await selectWords(page, words)
  const before = await highlights(page).count()
  await page.keyboard.press(color)
  await expect.poll(() => highlights(page).count()).toBeGreaterThan(before)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note, in Markdown' }).waitFor()
  await page.keyboard.type(note)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('textbox', { name: 'Note, in Markdown' }).waitFor({ state: 'detached' })
  await noted(page, note)
}

/** The note stands in the margin. */
const noted = (page: Page, note: string) =>
  page.getByRole('complementary', { name: 'Margin notes' }).getByText(note).first().waitFor()

/** What the clipboard holds as plain text, by pasting it where text may be typed. */
async function pasted(page: Page): Promise<string> {
  await page.keyboard.press('Control+f')
  const field = findField(page)
  await field.waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+v')
  const value = await field.inputValue()
  await page.keyboard.press('Escape')
  return value
}

/** No violation and nothing unreadable, in the light and in the dark. */
async function accessible(page: Page, name: string, host: HostKind): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    if (!isLookedAt(host)) continue
    await page.screenshot({ path: screenshotPath(`${name}-${theme}`) })
    expect(await violations(page), `${name}, ${theme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

const wide = { width: 1360, height: 860 }

eachHost('the main job, by keyboard alone', async ({ page: first, host, restart }) => {
  let page = first
  await page.setViewportSize(wide)
  await page.getByText('Open a text to begin').waitFor()
  await accessible(page, 'empty', host)
  await openSample(page)
  await accessible(page, 'title-page', host)

  // A passage, a cell of a table and a note at the foot of a page, each with a note in the margin.
  await annotate(page, 'A postil has a place', 14, '1', 'Why a place?')
  await page.keyboard.press('c')
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor()
  expect(await pasted(page)).toMatch(/^“.+” \(.+, 2019, p\. 57\)/)
  await annotate(page, 'Found again', 1, '2', 'Found by whom?')
  await annotate(page, 'scraped the parchment', 4, '3', 'Undo, in their way.')
  await accessible(page, 'reader', host)

  // Undo and redo the last note.
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.getByText('Undo, in their way.').count()).toBe(0)
  await page.keyboard.press('Control+Shift+z')
  await noted(page, 'Undo, in their way.')

  // A bibliography leaves.
  await page.keyboard.press('Control+e')
  await page.getByRole('dialog').getByText('@', { exact: false }).first().waitFor()
  await accessible(page, 'export', host)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  // An item is mended.
  await page.keyboard.press('Control+Shift+2')
  await tabTo(page, /^Items /)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const publisher = page.getByRole('textbox', { name: 'Publisher', exact: true })
  await publisher.waitFor()
  await accessible(page, 'item', host)
  await tabTo(page, /^Publisher$/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Lindenhof & Sons')
  await page.keyboard.press('Enter')

  page = await restart()
  await page.setViewportSize(wide)
  await page
    .getByText(/A Room in the Margin/i)
    .first()
    .waitFor()
  if ((await text(page).count()) === 0) {
    await tabTo(page, /A Room in the Margin/i)
    await page.keyboard.press('Enter')
    await text(page).waitFor()
  }
  for (const phrase of ['A postil has a place', 'Found again', 'scraped the parchment'])
    await findPhrase(page, phrase)
  await noted(page, 'Undo, in their way.')
  await page.keyboard.press('Control+z')
  await page
    .getByText(/^Undone: /)
    .first()
    .waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.getByText('Undo, in their way.').count()).toBe(0)
})
