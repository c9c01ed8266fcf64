import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import { attempt, chromiumOptions } from '../../support/chromium.ts'

/** A running Chromium with the profile of the app, and the address where a test can reach it too. */
export interface Chromium {
  readonly context: BrowserContext
  readonly endpoint: string
}

let running: Promise<Chromium> | null = null

/** One Chromium a process, started with the first window. */
export function startChromium(userData: string): Promise<Chromium> {
  running ??= start(join(userData, 'chromium'))
  return running
}

export async function stopChromium(): Promise<void> {
  const { context } = (await running) ?? {}
  await context?.close()
}

async function start(profile: string): Promise<Chromium> {
  const options = await chromiumOptions()
  const port = await freePort()
  const context = await attempt(3, () =>
    chromium.launchPersistentContext(profile, {
      ...options,
      args: [...options.args, `--remote-debugging-port=${port}`],
    }),
  )
  return { context, endpoint: `http://127.0.0.1:${port}` }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
