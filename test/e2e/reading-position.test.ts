import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { eachHost } from './hosts.ts'

const wide = { width: 1360, height: 860 }

/** The beginning of the first line that stands in sight. */
const topLine = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const box = document.querySelector('.reader-scroll')!.getBoundingClientRect()
    for (let y = box.top + 24; y < box.bottom; y += 8) {
      const at = document.caretRangeFromPoint(box.left + 330, y)
      if (at?.startContainer.nodeType === Node.TEXT_NODE)
        return at.startContainer.textContent!.slice(at.startOffset, at.startOffset + 24)
    }
    return ''
  })

/** The same once it stays: sections that come into sight for the first time get their true heights then. */
async function settledTopLine(page: Page): Promise<string> {
  let line = await topLine(page)
  for (let same = 0; same < 5;) {
    await page.waitForTimeout(100)
    const next = await topLine(page)
    same = next === line ? same + 1 : 0
    line = next
  }
  return line
}

eachHost('a text is opened at the line where it was left, each time', async (session) => {
  let { page } = session
  await page.setViewportSize(wide)
  await page.getByRole('button', { name: /After these words/i }).click()
  await page.locator('.ProseMirror').waitFor()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('scraped the parchment')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const left = await settledTopLine(page)
  expect(left).not.toBe('')
  for (let time = 0; time < 2; time++) {
    // To the items at once, with no time to notice where the text stands by then.
    await page.keyboard.press('Control+Shift+2')
    await page.getByRole('listbox', { name: 'Items' }).waitFor()
    page = await session.restart()
    await page.setViewportSize(wide)
    await page.getByRole('option', { name: /A Room in the Margin/ }).dblclick()
    await page.locator('.ProseMirror').waitFor()
    expect(await settledTopLine(page)).toBe(left)
  }
})
