import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, describe, test } from 'vitest'
import type { DialogAnswer } from '../hosts/stand-in/control.ts'
import { startElectron } from '../hosts/electron-host.ts'
import type { RunningHost, StartHost } from '../hosts/running-host.ts'
import { screenshotPath } from '../support/chromium.ts'
import { startServed } from '../hosts/serve-host.ts'
import { startStandIn } from '../hosts/stand-in-host.ts'

export type HostKind = 'electron' | 'stand-in' | 'serve'

/** The window of a new library on one host, and what a person could do around it. */
export interface HostSession {
  readonly page: Page
  readonly host: HostKind
  /** The library's directory; new and empty at first. */
  readonly directory: string
  /** Answers the next dialog of that kind, be it the host's or the browser's; to be said before it is opened. */
  answerDialog(answer: DialogAnswer): Promise<void>
  /** Quits as a person does, starts again with the same library, and gives the new window; `between` runs while nothing is open. */
  restart(between?: () => Promise<unknown>): Promise<Page>
  /** The shell's own doings; null on `serve`, which has no shell. */
  readonly shell: RunningHost['shell']
}

/** Electron's binary, where the package has fetched it already; never fetches it. */
export function electronBinary(): string | null {
  const directory = fileURLToPath(new URL('../../node_modules/electron/', import.meta.url))
  try {
    const binary = path.join(directory, 'dist', readFileSync(path.join(directory, 'path.txt'), 'utf8'))
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

const displayed =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])

const hosts: readonly { kind: HostKind; start: StartHost | null; why: string }[] = [
  {
    kind: 'electron',
    start: ((binary) => (binary !== null && displayed ? startElectron(binary) : null))(electronBinary()),
    why: electronBinary() === null ? 'its binary is not here' : 'there is no display',
  },
  { kind: 'stand-in', start: (home) => startStandIn(home), why: '' },
  { kind: 'serve', start: startServed, why: '' },
]

/** What the window showed when a test failed: a picture for who is here, and its text for who reads only what was printed. */
async function tellFailure(page: Page, picture: string): Promise<void> {
  console.log(`${picture}, the window then:\n${await page.locator('body').ariaSnapshot({ timeout: 5000 })}`)
  await page.screenshot({ path: screenshotPath(picture) })
}

/** Runs the same scenario on every host there is, and says for each test on which; one that is not there is skipped, not passed. */
export function eachHost(name: string, scenario: (session: HostSession) => Promise<void>): void {
  describe(name, () => {
    let end: (() => Promise<void>) | null = null
    let tell: ((name: string) => Promise<unknown>) | null = null
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail')
        await tell?.(`failed-${name}-${task.name}`).catch((cause: unknown) =>
          console.log('not to be seen', cause),
        )
      await end?.()
      end = null
    })
    for (const { kind, start, why } of hosts) {
      if (start === null) {
        test.skip(`on ${kind}: skipped, ${why}`)
        continue
      }
      test(`on ${kind}`, async () => {
        const directory = mkdtempSync(path.join(tmpdir(), 'postil-e2e-'))
        let running = await start(directory)
        end = async () => {
          await running.quit()
          rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
        }
        tell = (picture) => tellFailure(running.page, picture)
        await scenario({
          page: running.page,
          host: kind,
          directory: path.join(directory, 'library'),
          answerDialog: (answer) => running.answerDialog(answer),
          async restart(between) {
            await running.quit()
            await between?.()
            running = await start(directory)
            return running.page
          },
          get shell() {
            return running.shell
          },
        })
        console.log(`ran on ${kind}: ${name}`)
      })
    }
  })
}
