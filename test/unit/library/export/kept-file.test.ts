import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { done } from '../../../../core/commands/result.ts'
import { KeptFile, type KeptState } from '../../../../library/export/kept-file.ts'
import { temporaryFolder } from '../../../support/temporary.ts'

/** A kept file that holds what `library.content` is, with what became of it noted. */
async function aKeptFile(change: { delay?: number; retry?: number } = {}) {
  const path = join(await temporaryFolder(), 'folder', 'library.bib')
  await mkdir(dirname(path))
  const library = { content: 'a', leftOut: [] as string[], asked: 0, isThere: true }
  const states: KeptState[] = []
  const file = new KeptFile({
    path,
    delay: 10,
    retry: 20,
    ...change,
    make: async () => {
      library.asked += 1
      const { content, leftOut, isThere } = library
      return isThere ? done({ content, leftOut, mediaType: '', extension: '' }) : null
    },
    onState: (state) => states.push(state),
  })
  return { path, file, library, states, content: () => readFile(path, 'utf8').catch(() => null) }
}

test('a kept file is written soon after a change, several changes at once', async () => {
  const { file, library, states, content } = await aKeptFile({ delay: 30 })
  for (const text of ['b', 'c', 'd']) {
    library.content = text
    file.changed()
  }
  await expect.poll(content).toBe('d')
  expect([library.asked, states.length]).toEqual([1, 1])
  await file.close()
})

test('what changed last is written when it is closed, and nothing after', async () => {
  const { file, library, content } = await aKeptFile({ delay: 60_000 })
  file.changed()
  library.content = 'last'
  await file.close()
  expect(await content()).toBe('last')
  library.content = 'too late'
  file.changed()
  await file.flush()
  expect(await content()).toBe('last')
})

test('what the format cannot hold is told once, not with every change', async () => {
  const { file, library, states } = await aKeptFile()
  for (const [text, ...leftOut] of [
    ['a', 'x: no place.'],
    ['b', 'x: no place.'],
    ['c', 'x: no place.', 'y: no place.'],
  ]) {
    Object.assign(library, { content: text, leftOut })
    file.changed()
    await file.flush()
  }
  expect(states.map((state) => state.kind === 'written' && state.told)).toEqual([
    ['x: no place.'],
    [],
    ['y: no place.'],
  ])
  await file.close()
})

test('a write that fails is told once, tried again, and told when it succeeds', async () => {
  const { path, file, library, states, content } = await aKeptFile()
  await rm(dirname(path), { recursive: true })
  file.changed()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect([states.map(({ kind }) => kind), file.isFailing]).toEqual([['failing'], true])
  await mkdir(dirname(path))
  await expect.poll(content).toBe('a')
  // What has not changed is not made anew for every try.
  expect(library.asked).toBe(1)
  expect([states.at(-1), file.isFailing]).toMatchObject([{ kind: 'written', changed: true }, false])
  await file.close()
})

test('a library that does not answer for a moment is asked again, and nobody is troubled', async () => {
  const { file, library, states, content } = await aKeptFile()
  library.isThere = false
  file.changed()
  await expect.poll(() => library.asked).toBeGreaterThan(1)
  library.isThere = true
  await expect.poll(content).toBe('a')
  expect(states.map(({ kind }) => kind)).toEqual(['written'])
  await file.close()
})
