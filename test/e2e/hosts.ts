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

/** Lines of an open text that are told of a failed test. */
const toldOfAText = 5

/** What the window shows, in words; of an open text the first lines. */
async function described(page: Page): Promise<string> {
  const lines = (await page.locator('body').ariaSnapshot({ timeout: 5000 })).split('\n')
  const indent = (line: string): number => line.search(/\S/)
  const start = lines.findIndex((line) => /^\s*- .?document "/.test(line))
  if (start < 0) return lines.join('\n')
  const behind = lines.findIndex((line, at) => at > start && indent(line) <= indent(lines[start]!))
  const end = behind < 0 ? lines.length : behind
  return [...lines.slice(0, Math.min(end, start + toldOfAText)), ...lines.slice(end)].join('\n')
}

/** Keeps a picture of the window, and adds what it shows to the error: of a failed run often only the end is printed. */
async function addTheWindow(error: { message: string } | undefined, page: Page, picture: string) {
  await page.screenshot({ path: screenshotPath(picture) })
  if (error !== undefined) error.message += `\nThe window then:\n${await described(page)}\n`
}

/** `SLOWED=4` runs the windows four times slower, to find what holds only on a fast machine. */
const slowed = Number(process.env['SLOWED'] ?? 1)

async function slowDown<Host extends RunningHost>(running: Host): Promise<Host> {
  if (slowed > 1) {
    const devtools = await running.page.context().newCDPSession(running.page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed })
  }
  return running
}

/** Runs the same scenario on every host there is, and says for each test on which; one that is not there is skipped, not passed. */
export function eachHost(name: string, scenario: (session: HostSession) => Promise<void>): void {
  describe(name, () => {
    let end: (() => Promise<void>) | null = null
    let page: (() => Page) | null = null
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail' && page !== null)
        await addTheWindow(task.result.errors?.[0], page(), `failed-${name}-${task.name}`).catch(
          (cause: unknown) => console.log('The window is not to be seen:', cause),
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
        let running = await slowDown(await start(directory))
        end = async () => {
          await running.quit()
          rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
        }
        page = () => running.page
        await scenario({
          page: running.page,
          host: kind,
          directory: path.join(directory, 'library'),
          answerDialog: (answer) => running.answerDialog(answer),
          async restart(between) {
            await running.quit()
            await between?.()
            running = await slowDown(await start(directory))
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
