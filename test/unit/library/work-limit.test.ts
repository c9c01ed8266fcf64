import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { limitWork } from '../../../library/worker/work-limit.ts'

/** Keeps the processor at work for so many milliseconds of its own time. */
function work(milliseconds: number): void {
  const before = process.threadCpuUsage()
  for (;;) {
    const { user, system } = process.threadCpuUsage(before)
    if (user + system > milliseconds * 1000) return
  }
}

test('time in which nothing is done does not count, work does', async () => {
  let stopped = false
  limitWork(500, () => (stopped = true))
  await delay(700)
  expect(stopped).toBe(false)
  work(500)
  await delay(50)
  expect(stopped).toBe(true)
})

test('what stands still is not waited for without end', async () => {
  let stopped = false
  limitWork(5, () => (stopped = true))
  await delay(200)
  expect(stopped).toBe(true)
})

test('a limit that was lifted stops nothing', async () => {
  let stopped = false
  limitWork(20, () => (stopped = true))()
  work(40)
  await delay(50)
  expect(stopped).toBe(false)
})
