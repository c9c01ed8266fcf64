import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStorage } from '../../../../library/storage/storage.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { kills } from '../../../faults/classes/kills.ts'
import { startCommitting } from '../../../faults/committing.ts'
import { startWriting } from '../../../faults/writing.ts'
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

test('9. where the program that holds the library is killed, another takes it over in time, and nothing is lost', async () => {
  const directory = await temporaryFolder()
  const writing = [0, 1, 2].map((index) => startWriting(directory, `w${index}`, 100_000, 0))
  await Promise.all(writing.map((one) => one.has(5)))
  const { pid } = JSON.parse(await readFile(join(directory, 'writer.json'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGKILL')
  const start = performance.now()
  const goneOn = await Promise.allSettled(writing.map((one) => one.has(one.acknowledged.length + 20)))
  expect(performance.now() - start).toBeLessThan(2000)
  expect(goneOn.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  await Promise.all(writing.map((one) => one.kill()))
  const storage = await opened(directory)
  const titles = new Set([...storage.store.all('item')].map(({ csl }) => csl.title))
  expect(writing.flatMap((one) => one.acknowledged).filter((title) => !titles.has(title))).toEqual([])
  await storage.close()
}, 60_000)
