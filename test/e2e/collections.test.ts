import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { postil } from '../support/terminal.ts'
import { violations } from '../support/axe.ts'
import { screenshotPath } from '../support/chromium.ts'
import { eachHost } from './hosts.ts'
import { importFile, look, openDialog, run } from './person.ts'

const book = (key: string, title: string, keyword: string) =>
  `@book{${key}, title = {${title}}, author = {Rivera, Ana}, year = {2014}, keywords = {${keyword}}}\n`
const shelf = [
  book('winds', 'Of winds', 'weather, sea'),
  book('lamps', 'Of lamps', 'Sea, light'),
  book('tides', 'Of tides', 'sea'),
  book('snow', 'Of snow', 'weather'),
].join('')

const rows = (page: Page, list = 'Items') => page.getByRole('listbox', { name: list }).getByRole('option')
const inSidebar = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Collections' }).getByRole('button', { name })
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })
const undo = (page: Page) => notices(page).getByRole('button', { name: 'Undo' }).press('Enter')

eachHost(
  'a collection is made, filled, shown, exported, renamed, deleted and brought back, by keyboard',
  async (session) => {
    let page = session.page
    await page.getByText('Open a text to begin').waitFor()
    await importFile(session, page, 'shelf.bib', shelf)
    await page.keyboard.press('Control+Shift+2')
    await expect.poll(() => rows(page).count()).toBe(4)
    await page.getByText('None yet. A collection holds').waitFor()

    await openDialog(page, 'New collection')
    await page.keyboard.type('Letters')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Letters' }).waitFor()
    await page.getByText('Nothing is in this collection yet').waitFor()
    await look(page, session, 'collection-empty')
    await page.getByRole('button', { name: 'All items' }).press('Enter')
    await expect.poll(() => rows(page).count()).toBe(4)

    await rows(page).first().click()
    await page.keyboard.press('Shift+ArrowDown')
    const adding = await openDialog(page, 'Add to a collection …', 'Add to a collection')
    await page.keyboard.type('lett')
    await adding.getByRole('menuitem', { name: 'Letters', exact: true }).waitFor()
    await look(page, session, 'collection-add')
    await page.keyboard.press('Enter')
    await notices(page).getByText('2 added to “Letters”.').waitFor()
    await openDialog(page, 'Add to a collection …', 'Add to a collection')
    await page.keyboard.type('Lamps and winds')
    await adding.getByRole('menuitem', { name: 'New collection “Lamps and winds”' }).waitFor()
    await page.keyboard.press('Enter')
    await notices(page).getByText('2 added to “Lamps and winds”.').waitFor()

    // One tab stop: the arrows go from one collection to the next.
    await inSidebar(page, 'Lamps and winds 2').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Letters' }).waitFor()
    await expect.poll(() => rows(page).count()).toBe(2)
    expect(await inSidebar(page, 'Letters 2').getAttribute('aria-current')).toBe('page')

    // As it was arranged, and otherwise.
    const titles = () => rows(page).locator('.list-title').allInnerTexts()
    await page.getByRole('button', { name: /Sort by/ }).press('Enter')
    await page.getByRole('option', { name: 'As arranged' }).click()
    expect(await titles()).toEqual(['Of winds', 'Of lamps'])
    await rows(page).first().click()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(titles).toEqual(['Of lamps', 'Of winds'])

    // What is made or comes in while it is shown is in it.
    await run(page, 'New item')
    await inSidebar(page, 'Letters 3').waitFor()
    await importFile(session, page, 'more.bib', book('rain', 'Of rain', 'weather'))
    await inSidebar(page, 'Letters 4').waitFor()
    await look(page, session, 'collection')

    // Delete takes out of the collection and leaves the library alone.
    await rows(page).filter({ hasText: 'Of rain' }).click()
    await rows(page).filter({ hasText: 'Of rain' }).and(page.locator('[aria-selected=true]')).waitFor()
    await page.keyboard.press('Delete')
    await notices(page).getByText('1 taken out of “Letters”.').waitFor()
    await expect.poll(() => rows(page).count()).toBe(3)
    await undo(page)
    await expect.poll(() => rows(page).count()).toBe(4)

    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+e')
    const exporting = page.getByRole('dialog', { name: 'Export items' })
    const ofCollection = exporting.getByRole('radio', { name: '“Letters” (4)' })
    await ofCollection.waitFor()
    if (!(await ofCollection.isChecked())) await ofCollection.check({ force: true })
    await expect.poll(() => exporting.getByText('4 items', { exact: true }).count()).toBe(1)
    await look(page, session, 'collection-export')
    const kept =
      session.host === 'serve'
        ? path.join(session.directory, 'bibliographies', 'letters.bib')
        : path.join(session.directory, '..', 'letters.bib')
    if (session.host !== 'serve') await session.answerDialog({ save: kept })
    await exporting.getByRole('button', { name: 'Keep up to date …' }).press('Enter')
    if (session.host === 'serve') await page.keyboard.press('Enter')
    await notices(page).getByText('is kept up to date from now on').waitFor()
    await importFile(session, page, 'hail.bib', book('hail', 'Of hail', 'weather'))
    await inSidebar(page, 'Letters 5').waitFor()
    const has = () => readFile(kept, 'utf8').catch(() => '')
    await expect.poll(has, { timeout: 10_000 }).toContain('Of hail')
    expect(await has()).not.toContain('Of tides')
    await openDialog(page, 'Files kept up to date')
    await page.getByRole('listitem', { name: 'letters.bib' }).getByText('BibTeX · “Letters”').waitFor()
    await page.keyboard.press('Escape')

    await inSidebar(page, 'Letters 5').press('F2')
    await page.getByRole('textbox', { name: 'New name of Letters' }).waitFor()
    await page.keyboard.type('lamps and WINDS')
    await page.keyboard.press('Enter')
    await notices(page).getByText('There is a collection “Lamps and winds” already').waitFor()
    await inSidebar(page, 'Letters 5').press('F2')
    await page.keyboard.type('Post')
    await page.screenshot({ path: screenshotPath(`collection-rename-${session.host}`) })
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await inSidebar(page, 'Post 5').waitFor()
    await page.getByRole('heading', { name: 'Post', exact: true }).waitFor()
    await expect
      .poll(() => inSidebar(page, 'Post 5').evaluate((it) => it === document.activeElement))
      .toBe(true)
    await page.keyboard.press('Delete')
    await notices(page).getByText('“Post” deleted.').waitFor()
    await expect.poll(() => rows(page).count()).toBe(7)
    await undo(page)
    await inSidebar(page, 'Post 5').waitFor()

    // With a pointer: an item is dropped onto a collection.
    await page
      .getByRole('navigation', { name: 'Library' })
      .getByRole('button', { name: /^Items/ })
      .click()
    await rows(page).filter({ hasText: 'Of tides' }).dragTo(inSidebar(page, 'Lamps and winds 2'))
    await notices(page).getByText('1 added to “Lamps and winds”.').waitFor()
    await inSidebar(page, 'Lamps and winds 3').waitFor()

    await page.getByRole('button', { name: 'Collections', exact: true }).press('Enter')
    await inSidebar(page, /Post/).waitFor({ state: 'detached' })
    page = await session.restart()
    await page.getByText('Open a text to begin').waitFor()
    expect(await inSidebar(page, /Post/).count()).toBe(0)
    await page.getByRole('button', { name: 'Collections', exact: true }).press('Enter')
    await inSidebar(page, 'Post 5').waitFor()

    // Where the window is narrow the sidebar lies over it, and goes when something was chosen.
    await page.setViewportSize({ width: 400, height: 800 })
    await run(page, 'Show the sidebar')
    await inSidebar(page, 'Post 5').waitFor()
    await page.screenshot({ path: screenshotPath(`collections-sidebar-narrow-${session.host}`) })
    expect(await violations(page)).toEqual([])
    await inSidebar(page, 'Post 5').press('Enter')
    await page.getByRole('heading', { name: 'Post', exact: true }).waitFor()
    expect(await inSidebar(page, 'Post 5').count()).toBe(0)
  },
)

eachHost(
  'tags narrow down items and highlights, and an open text goes into a collection',
  async (session) => {
    let { page } = session
    const on = ['--library', session.directory]
    await page.getByText('Open a text to begin').waitFor()
    await importFile(session, page, 'shelf.bib', shelf)
    await page.keyboard.press('Control+Shift+2')
    await expect.poll(() => rows(page).count()).toBe(4)
    await importFile(
      session,
      page,
      'harbor.txt',
      'On harbors\n\nThe harbor lay still, and no lamp was lit that night.',
    )
    await page.locator('.ProseMirror').waitFor()
    await openDialog(page, 'Add this text to a collection …', 'Add to a collection')
    await page.keyboard.type('Harbors')
    await page.getByRole('menuitem', { name: 'New collection “Harbors”' }).waitFor()
    await page.keyboard.press('Enter')
    await notices(page).getByText('1 added to “Harbors”.').waitFor()
    page = await session.restart(async () => {
      const marked = await postil([
        'highlight',
        'harbor',
        '--quote',
        'no lamp was lit',
        '--tag',
        'Light',
        '--tag',
        'sea',
        ...on,
      ])
      expect(marked.err).toBe('')
    })
    await page.locator('.ProseMirror').waitFor()
    await look(page, session, 'collections-beside-text')

    // By keyboard: the arrows only look, Space takes a tag in, the next narrows down further.
    const tag = (name: string) => rows(page, 'Tags').filter({ hasText: name })
    await page.getByRole('listbox', { name: 'Tags' }).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press(' ')
    await expect.poll(() => rows(page).count()).toBe(3)
    expect(await tag('sea').getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows(page).allInnerTexts()).toEqual([expect.stringContaining('Of lamps')])
    await look(page, session, 'tags')
    await page.getByRole('tab', { name: 'Highlights' }).click()
    await rows(page, 'Highlights').getByText('no lamp was lit').waitFor()
    await look(page, session, 'tags-highlights')
    await page.getByRole('listbox', { name: 'Highlights' }).press('Enter')
    await page.locator('.ProseMirror').waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await page.getByRole('button', { name: 'Without light' }).press('Enter')
    await expect.poll(() => rows(page).count()).toBe(3)
    await page.getByRole('button', { name: 'Clear tags' }).press('Enter')
    await expect.poll(() => rows(page).count()).toBeGreaterThan(3)

    await inSidebar(page, /^Harbors/).press('Enter')
    await page.getByRole('tab', { name: 'Texts' }).click()
    await rows(page, 'Texts').first().click()
    await look(page, session, 'collection-texts')
    await page.getByRole('button', { name: 'Take out of “Harbors”' }).press('Enter')
    await notices(page).getByText('1 taken out of “Harbors”.').waitFor()
    await undo(page)
    await page.getByRole('tab', { name: 'Texts' }).waitFor()
    await page.getByRole('listbox', { name: 'Texts' }).press('Enter')
    await page.locator('.ProseMirror').waitFor()
  },
)
