import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Download, type FileChooser } from 'playwright-core'
import { attempt, chromiumOptions } from '../support/chromium.ts'
import type { RunningHost } from './running-host.ts'

const fullDisk = new URL('full-disk.ts', import.meta.url).href
const server = fileURLToPath(new URL('serve-process.ts', import.meta.url))

/** The server in a process of its own, and a browser with a profile of its own that was given the link. */
export async function startServed(home: string): Promise<RunningHost> {
  const child = fork(server, [path.join(home, 'library')], {
    env: { ...process.env, XDG_DATA_HOME: path.join(home, 'data'), FULL_DISK: home },
    execArgv: ['--import', fullDisk],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const address = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { address: string }) => resolve(message.address))
    void exited.then(() => reject(new Error('The server ended before it was up.')))
  })
  const profile = path.join(home, 'browser')
  mkdirSync(profile, { recursive: true })
  const options = await chromiumOptions()
  const context = await attempt(3, () => chromium.launchPersistentContext(profile, options))
  const page = context.pages()[0] ?? (await context.newPage())
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin })
  // Listened to from the start: Playwright asks the browser for the first listener in its own time, and a key pressed right
  // after it would open the browser's dialog instead.
  const chosen: (readonly string[])[] = []
  page.on('filechooser', (chooser: FileChooser) => {
    const files = chosen.shift()
    if (files !== undefined) void chooser.setFiles([...files])
  })
  await page.goto(address)
  return {
    page,
    shell: null,
    /** In a browser the browser's own dialogs appear; nobody asks before a link opens. */
    async answerDialog({ open, save }) {
      if (open !== undefined) chosen.push(open)
      if (save != null) page.once('download', (download: Download) => void download.saveAs(save))
    },
    async quit() {
      if (child.exitCode !== null) return
      await page.goto('about:blank').catch(() => undefined)
      await context.close()
      if (child.connected) child.send('quit')
      await exited
    },
  }
}
