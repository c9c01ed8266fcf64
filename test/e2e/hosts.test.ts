import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { eachHost } from './hosts.ts'

const bibliography =
  '@book{ferry, title = {The Last Ferry}, author = {Rowe, Ada}, year = {1999}, publisher = {Quay}}'

/** What a page of ours must never do, gathered from its start. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security|trusted/i.test(message.text())) {
      complaints.push(message.text())
    }
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.reload()
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  return complaints
}

eachHost('the window opens on an empty library and breaks no rule of its policy', async ({ page }) => {
  const complaints = await complaintsOf(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
  expect(await page.evaluate(() => [isSecureContext, typeof Reflect.get(window, 'require')])).toEqual([
    true,
    'undefined',
  ])
  expect(await page.evaluate(() => location.hash)).toBe('')
})

eachHost('the policy holds: no inline script, no string as markup, no other address', async ({ page }) => {
  const tried = await page.evaluate(async () => {
    const script = document.createElement('script')
    const stringAsScript = (() => {
      try {
        script.textContent = 'window.broken = true'
        document.head.append(script)
        return Reflect.get(window, 'broken') === true
      } catch {
        return false
      }
    })()
    const stringAsMarkup = (() => {
      try {
        return Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>')
      } catch {
        return false
      }
    })()
    const elsewhere = await fetch('https://example.org/').then(
      () => true,
      () => false,
    )
    return { stringAsScript, stringAsMarkup, elsewhere }
  })
  expect(tried).toEqual({ stringAsScript: false, stringAsMarkup: false, elsewhere: false })
})

eachHost('a file chosen in a dialog is imported, and there after a restart', async (session) => {
  const file = path.join(session.directory, '..', 'ferry.bib')
  await writeFile(file, bibliography)
  await session.answerDialog({ open: [file] })
  await session.page.getByRole('button', { name: 'Choose files' }).click()
  await session.page.getByText('1 item', { exact: true }).first().waitFor()
  const page = await session.restart()
  await page.getByText('1 item', { exact: true }).first().waitFor()
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Items/ })
    .click()
  await page.getByText('The Last Ferry').first().waitFor()
})

eachHost('a menu, a link out and a file that the system opens reach the window', async (session) => {
  const { page, shell, host } = session
  if (shell === null) return
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  await shell.pressMenu('palette')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')

  const file = path.join(session.directory, '..', 'ferry.bib')
  await writeFile(file, bibliography)
  await shell.openFile(file)
  await page.getByText('1 item', { exact: true }).first().waitFor()

  await session.answerDialog({ message: 0 })
  await page.evaluate(() => {
    location.href = 'https://example.org/elsewhere'
  })
  await page.waitForTimeout(1000)
  expect(await page.title()).toContain('Postil')
  if (host !== 'stand-in') return
  expect(shell.reports).toContainEqual({ type: 'opened-externally', url: 'https://example.org/elsewhere' })
  expect(shell.reports.filter(({ type }) => type === 'stray-request')).toEqual([])
})
