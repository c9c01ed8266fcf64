import { expect, test } from 'vitest'
import { done, type Result } from '../../../../core/commands/result.ts'
import type { Task } from '../../../../core/protocol/keeping.ts'
import { Tasks } from '../../../../library/jobs/tasks.ts'
import { goOn } from '../../../../library/storage/work.ts'

test('work is told from its start to its end, in steps that can be seen', async () => {
  const told: Task[] = []
  const tasks = new Tasks((task) => told.push(task))
  const answer = await tasks.run('archive', async (work) => {
    for (let step = 0; step < 1000; step++) goOn(work, step / 1000)
    return done('all')
  })
  expect(answer).toEqual(done('all'))
  expect([told[0], told.at(-1)]).toEqual([
    { name: 'archive', progress: null, isRunning: true },
    { name: 'archive', progress: 1, isRunning: false },
  ])
  expect(told.length).toBeLessThan(110)
})

test('work of one kind runs once at a time, and again when it has ended', async () => {
  const tasks = new Tasks(() => undefined)
  const { promise, resolve } = Promise.withResolvers<Result<number>>()
  const first = tasks.run('check', () => promise)
  expect(await tasks.run('check', async () => done(2))).toMatchObject({ error: { code: 'locked' } })
  expect(await tasks.run('backup', async () => done(3))).toEqual(done(3))
  resolve(done(1))
  expect(await first).toEqual(done(1))
  expect(await tasks.run('check', async () => done(4))).toEqual(done(4))
})

test('work that is stopped says so, and a defect in it stays one', async () => {
  const tasks = new Tasks(() => undefined)
  const stopped = tasks.run('check', async (work) => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    goOn(work, 0.5)
    return done(1)
  })
  expect([tasks.cancel('check'), tasks.cancel('archive')]).toEqual([true, false])
  expect(await stopped).toMatchObject({ error: { code: 'cancelled' } })
  await expect(tasks.run('check', () => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect')
  expect(await tasks.run('check', async () => done(2))).toEqual(done(2))
})
