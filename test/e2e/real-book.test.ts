import { describe, expect } from 'vitest'
import { violations } from '../support/axe.ts'
import { hasSeed, seedNote, seedPath } from '../support/seed.ts'
import { eachHost } from './hosts.ts'

/** A real scanned book in the window: found as it stands in print, and readable by everybody. */

describe.skipIf(!hasSeed)(`a real book${seedNote}`, () => {
  eachHost('opens with its outline, its pages, its notes and its disagreements', async (session) => {
    const { page } = session
    await page.setViewportSize({ width: 1360, height: 860 })
    await session.answerDialog({ open: [seedPath] })
    await page.getByRole('button', { name: 'Choose files' }).click()
    const text = page.locator('.ProseMirror')
    const list = page.getByRole('listbox', { name: 'Texts' })
    await text.or(list).first().waitFor()
    if ((await text.count()) === 0) {
      await list.focus()
      await page.keyboard.press('Enter')
    }
    await text.waitFor()

    const outline = page.getByRole('tree', { name: 'Outline' }).getByRole('treeitem')
    const chapter = outline.filter({ hasText: /^11/ })
    const entries = await outline.allTextContents()
    const sections = entries.slice(entries.findIndex((entry) => entry.startsWith('11')) + 1)
    expect(sections.map((entry) => entry.slice(-3))).toEqual([
      '197',
      '199',
      '202',
      '204',
      '206',
      '208',
      '210',
    ])
    await chapter.click()
    await expect.poll(() => page.getByRole('contentinfo').textContent()).toContain('p. 197')
    await text.locator('.page-label[data-page="197"]').waitFor()

    // A call shows its note where it stands, and Enter goes to it and back.
    const call = text.locator('.footnote-call a').first()
    await call.focus()
    await page.getByRole('dialog', { name: 'Footnote 1' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await text.locator('.footnote').count()).toBe(8)
    expect(await text.locator('table').count()).toBe(2)

    await page.getByRole('tab', { name: /Discrepancies/ }).click()
    await page.getByText('Here the text disagrees with itself').waitFor()
    for (const width of [1360, 480]) {
      await page.setViewportSize({ width, height: 860 })
      expect(await violations(page), `${width} wide`).toEqual([])
    }
  })
})
