import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openStorage } from '../../../../library/storage/storage.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { opened } from './opening.ts'

const program = fileURLToPath(new URL('./committing-process.ts', import.meta.url))

/** Lets a process commit from `first` on, kills it in the middle of its work, and gives the numbers it acknowledged. */
async function commitAndDie(directory: string, first: number, enough: number): Promise<number[]> {
  const child = spawn(process.execPath, [program, directory, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: number[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    acknowledged.push(...text.trim().split('\n').map(Number))
    if (acknowledged.length >= enough) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.once('close', resolve))
  return acknowledged
}

test('1, 9. in 20 rounds of kill -9 amid commits no acknowledged one is lost, and the library is free at once', async () => {
  const directory = await temporaryFolder()
  const acknowledged: number[] = []
  let slowest = 0
  for (let round = 0; round < 20; round++) {
    acknowledged.push(...(await commitAndDie(directory, round * 10_000, 1 + ((round * 7) % 31))))
    const killed = performance.now()
    const storage = await opened(directory)
    slowest = Math.max(slowest, performance.now() - killed)
    for (const number of acknowledged)
      for (const each of [0, 1, 2]) expect(storage.store.get(`collection:${number}-${each}`)).toBeDefined()
    expect(storage.seq).toBe(storage.store.count('collection'))
    expect((await storage.verify()).ok).toBe(true)
    await storage.close()
  }
  expect(acknowledged.length).toBeGreaterThan(200)
  expect(slowest).toBeLessThan(2000)
}, 120_000)

test('9. while another process has the library, it is locked', async () => {
  const directory = await temporaryFolder()
  const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(await openStorage({ directory })).toMatchObject({ error: { code: 'locked' } })
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
  await (await opened(directory)).close()
})
