import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openStorage } from '../../library/storage/storage.ts'
import { violations } from '../support/axe.ts'
import { screenshotPath } from '../support/chromium.ts'
import type { HostKind, HostSession } from './hosts.ts'

/** What a person does in the window, in the same way in many tests. */

/** Runs a command by its name, from the palette, by keyboard. */
export async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Find or do anything' })
  await palette.waitFor()
  const field = palette.getByRole('searchbox')
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type(command)
  await expect.poll(() => field.inputValue()).toBe(command)
  await palette.getByRole('menuitem', { name: command }).first().waitFor()
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'detached' })
}

/** Runs the command that opens the dialog of that name. */
export async function openDialog(page: Page, command: string, name = command): Promise<Locator> {
  await run(page, command)
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  return dialog
}

/** Imports a file that is made beside the library, by keyboard. */
export async function importFile(
  { answerDialog, directory }: HostSession,
  page: Page,
  name: string,
  content: string,
): Promise<void> {
  const file = path.join(directory, '..', name)
  await writeFile(file, content)
  await answerDialog({ open: [file] })
  await page.keyboard.press('Control+o')
}

/** Where the window is looked at: it is one and the same page on every host, and looking takes most of a test's time. */
export const isLookedAt = (host: HostKind): boolean => host === 'serve'

/** Looks at the window in light, dark and narrow: a screenshot of each for people, and nothing that axe objects to. */
export async function look(page: Page, { host }: HostSession, name: string, height = 800): Promise<void> {
  const ways = [
    ['dark', 'dark', 1280],
    ['narrow', 'light', 400],
    ['light', 'light', 1280],
  ] as const
  for (const [way, theme, width] of isLookedAt(host) ? ways : ways.slice(-1)) {
    await page.setViewportSize({ width, height })
    await page.evaluate((to) => void (document.documentElement.dataset['theme'] = to), theme)
    if (!isLookedAt(host)) continue
    await page.screenshot({ path: screenshotPath(`${name}-${way}`) })
    expect(await violations(page), `${name}, ${way}`).toEqual([])
  }
}

/** How many items the library in a folder has, as another start of Postil finds it. */
export async function itemsIn(directory: string): Promise<number> {
  const opened = await openStorage({ directory })
  if (!opened.ok) throw new Error(opened.error.message)
  const items = opened.value.store.count('item')
  await opened.value.close()
  return items
}
