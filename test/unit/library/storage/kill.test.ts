import { expect, test } from 'vitest'
import { openStorage } from '../../../../library/storage/storage.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { kills } from '../../../faults/classes/kills.ts'
import { startCommitting } from '../../../faults/committing.ts'
import { opened } from './opening.ts'

test('1, 9. in 20 rounds of kill -9 amid commits no acknowledged one is lost, and the library is free at once', async () => {
  expect(await kills.run(7, 0, 20)).toMatchObject({
    injected: 20,
    lost: 0,
    wrong: 0,
    thrown: 0,
    failures: [],
  })
}, 120_000)

test('9. while another process has the library, it is locked', async () => {
  const directory = await temporaryFolder()
  const committing = startCommitting(directory, 0)
  await committing.has(1)
  expect(await openStorage({ directory })).toMatchObject({ error: { code: 'locked' } })
  await committing.kill()
  await (await opened(directory)).close()
})
