import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary.ts'
import { postil } from '../../support/terminal.ts'

const bib = '@book{rivera, title = {On Mud}}'

test('A command keeps its compiled code, and that of its threads, in the folder of the user’s caches', async () => {
  const XDG_CACHE_HOME = await temporaryFolder()
  const ran = await postil(['convert', '--to', 'csl-json', '-'], { input: bib, env: { XDG_CACHE_HOME } })
  expect(ran.code).toBe(0)
  const kept = path.join(XDG_CACHE_HOME, 'postil', 'compiled')
  // More than the command’s own dozen modules: those of the thread that reads formats too.
  expect(readdirSync(kept, { recursive: true }).length).toBeGreaterThan(100)
})

test('A command works where nothing can be kept', async () => {
  const folder = await temporaryFolder()
  const XDG_CACHE_HOME = path.join(folder, 'a file')
  writeFileSync(XDG_CACHE_HOME, '')
  const ran = await postil(['convert', '--to', 'csl-json', '-'], { input: bib, env: { XDG_CACHE_HOME } })
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(existsSync(path.join(XDG_CACHE_HOME, 'postil'))).toBe(false)
})
