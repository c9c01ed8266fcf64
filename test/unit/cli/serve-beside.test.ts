import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { libraryWithText } from '../../support/at-once.ts'
import { killServers, startServe } from '../../support/serve.ts'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { callsOf } from '../hosts/serving.ts'

afterEach(killServers)

it('a second server works through the first, and holds the library once that is killed', async () => {
  const library = await libraryWithText(await temporaryFolder())
  const first = await startServe(library)
  const second = await startServe(library)
  const third = await startServe(library)
  await expect.poll(() => second.told()).toContain(`process ${first.child.pid}`)
  const call = await callsOf(second)
  const makes = (title: string) => call('items.create', { csl: { type: 'book', title } })
  const keeps = () => call('host.keepFile', { name: `${randomUUID()}.bib`, format: 'bibtex' })

  // What the library's own methods do goes through; what only its holder can do says so.
  expect(await makes('Mud')).toMatchObject({ ok: true })
  const onlyItsHolder = { error: { code: 'locked', message: expect.stringContaining('process') as string } }
  expect(await keeps()).toMatchObject(onlyItsHolder)
  expect(await call('host.saveArchive')).toMatchObject(onlyItsHolder)
  expect(await call('host.openArchive', { bytes: 'AAAA' })).toMatchObject(onlyItsHolder)
  const doctor = await postil(['doctor', '--library', library])
  expect([doctor.code, doctor.out]).toEqual([0, expect.stringContaining('The library is whole.')])
  const taken = await postil(['serve', '--no-open', '--port', String(first.port), '--library', library])
  expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('listens on that port')])
  // Ctrl-C on one that holds nothing.
  expect(await third.end('SIGINT')).toBe(0)
  expect(third.told()).toContain('nothing waits to be saved here')

  expect(await first.end('SIGKILL')).toBe('SIGKILL')
  await expect.poll(() => second.told(), { timeout: 15_000 }).toContain('this one holds it now')
  expect(await makes('Silt')).toMatchObject({ ok: true })
  expect(await keeps()).toMatchObject({ ok: true })
  expect(await call('host.saveArchive')).toMatchObject({ ok: true })
  expect(await second.end('SIGINT')).toBe(0)
  expect(second.told()).toContain('Closing; everything is saved.')
  const { out } = await postil(['items', '--library', library])
  expect(out).toMatch(/Mud[\s\S]*Silt/)
}, 90_000)
