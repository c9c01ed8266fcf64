import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, it } from 'vitest'
import { writerOf } from '../../../library/storage/storage.ts'
import { libraryWithText } from '../../support/at-once.ts'
import { killServers, startServe } from '../../support/serve.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { callsOf } from '../hosts/serving.ts'

const main = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url))

afterEach(killServers)

it.skipIf(process.platform === 'win32')(
  'a command that is stopped while it holds the library does what others asked of it, and says goodbye',
  async () => {
    const folder = await temporaryFolder()
    const library = await libraryWithText(folder)
    // It holds the library for as long as nobody writes into this pipe.
    const pipe = join(folder, 'pipe.txt')
    await promisify(execFile)('mkfifo', [pipe])
    const holder = spawn(process.execPath, [main, 'import', pipe, '--library', library])
    let told = ''
    holder.stderr.on('data', (text) => (told += String(text)))
    const ended = once(holder, 'close')
    await expect.poll(async () => (await writerOf(library))?.pid).toBe(holder.pid)
    const server = await startServe(library)
    await expect.poll(() => server.told()).toContain(`process ${holder.pid}`)
    const call = await callsOf(server)
    const made = Array.from({ length: 20 }, (_, number) =>
      call('items.create', { csl: { type: 'book', title: `Volume ${number}` } }),
    )
    await made[0]
    holder.kill('SIGINT')
    expect(await Promise.all(made)).toEqual(made.map(() => expect.objectContaining({ ok: true }) as unknown))
    expect(await ended).toEqual([null, 'SIGINT'])
    expect(told).toBe('Stopped. What was done is kept.\n')
    await server.end('SIGINT')
  },
  60_000,
)

it('whoever is asked to end twice ends at once', async () => {
  const interrupted = new URL('../../../cli/interrupted.ts', import.meta.url).href
  const program = `import { interrupted } from ${JSON.stringify(interrupted)}
    setInterval(() => {}, 1000)
    void interrupted().then((signal) => console.log(signal))
    console.log('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program])
  const ended = once(child, 'close')
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(String((await once(child.stdout, 'data'))[0])).toBe('SIGTERM\n')
  child.kill('SIGINT')
  expect(await ended).toEqual([null, 'SIGINT'])
})
