import { expect } from 'vitest'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { openStorage } from '../../library/storage/storage.ts'
import { eachHost } from './hosts.ts'
import { importFile, look } from './person.ts'

/** A document that no Postil wrote, as an archive from elsewhere may hold it. */
const foreign = {
  doc: {
    type: 'doc',
    content: [{ type: 'heading', attrs: { level: '1><script>alert(1)</script>' }, content: [] }],
  },
  outline: { map: 'none' },
} as unknown as StructuredText

eachHost('a text that is none says so where it is opened, and the others open as ever', async (session) => {
  let { page } = session
  await page.getByText('Open a text to begin').waitFor()
  await importFile(session, page, 'winds.txt', 'Of winds\n\nA lantern stood there among the winds.\n')
  await page.getByText('A lantern stood there').waitFor()
  await importFile(session, page, 'lamps.txt', 'Of lamps\n\nA lantern stood there among the lamps.\n')
  await page.getByText('among the lamps').waitFor()
  page = await session.restart(async () => {
    const opened = await openStorage({ directory: session.directory })
    if (!opened.ok) throw new Error(opened.error.message)
    const text = [...opened.value.store.all('text')].find(({ title }) => title.includes('lamps'))!
    await opened.value.writeRevision(text.id, 1, foreign)
    await opened.value.close()
  })
  // The window opens the text that was read last.
  const alert = page.getByRole('alert').filter({ hasText: 'This text could not be opened' })
  await alert.getByText(/go back to a backup/).waitFor()
  await look(page, session, 'broken-text')
  await page.keyboard.press('Control+Shift+1')
  await page.getByRole('listbox', { name: 'Texts' }).getByRole('option', { name: /winds/ }).dblclick()
  await page.getByText('among the winds').waitFor()
  expect(await alert.count()).toBe(0)
})
