import { expect } from 'vitest'
import { eachHost } from './hosts.ts'

eachHost('what is selected stays selected when the text is drawn anew that moment', async ({ page }) => {
  const text = page.locator('.ProseMirror')
  const bar = page.getByRole('button', { name: /^Copy with citation/ })
  await page.getByRole('button', { name: /After these words/i }).click()
  await text.focus()
  await page.keyboard.press('Control+Shift+ArrowRight')
  await bar.waitFor()
  await page.keyboard.press('1')
  await text.locator('[data-annotation]').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Highlights' }).click()
  const colors = page.locator('.color-filter')
  await colors.waitFor()
  await text.focus()
  await page.keyboard.press('Control+ArrowRight')
  // The browser tells of the selection in a task of its own; the highlights are drawn anew before.
  await colors.evaluate((group) => {
    document.getSelection()!.modify('extend', 'forward', 'word')
    group.querySelectorAll('button')[1]!.click()
  })
  await bar.waitFor({ timeout: 5000 })
  expect(await page.evaluate(() => String(document.getSelection()).trim())).toMatch(/^\S+$/)
})
