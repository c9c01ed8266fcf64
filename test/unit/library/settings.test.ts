import { expect, test } from 'vitest'
import { accessLibrary } from '../../../library/remote/access.ts'
import { temporaryFolder } from '../../support/temporary.ts'

test('choices that follow each other at once are all kept, and the last one stands', async () => {
  const directory = await temporaryFolder()
  const accessed = await accessLibrary({ directory, contentDirectory: directory, version: 'test' })
  if (!accessed.ok) throw new Error(accessed.error.message)
  const library = accessed.value
  const answers = await Promise.all(
    ['1', '19', '190', '1900'].map((value) => library.call('settings.set', { id: 'setting:year', value })),
  )
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true])
  const opened = await library.call('library.open', {})
  expect(opened.ok && opened.value.records.find(({ id }) => id === 'setting:year')).toMatchObject({
    value: '1900',
  })
  await library.close()
})
