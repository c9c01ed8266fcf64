import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { attempt } from '../support/chromium.ts'
import type { RunningHost } from './running-host.ts'
import type { Order, Report } from './stand-in/control.ts'

const fullDisk = new URL('full-disk.ts', import.meta.url).href
const runner = fileURLToPath(new URL('stand-in/run.ts', import.meta.url))
const main = fileURLToPath(new URL('../../dist/electron/main.js', import.meta.url))

/** The shell's own bundle, unmodified, on the stand-in for Electron, as it were started with those files. */
export async function startStandIn(
  home: string,
  files: readonly string[] = [],
  bundle = main,
): Promise<RunningHost> {
  const child = fork(runner, [bundle, '--library', path.join(home, 'library'), ...files], {
    env: {
      ...process.env,
      STAND_IN_HOME: path.join(home, 'shell'),
      XDG_DATA_HOME: path.join(home, 'data'),
      FULL_DISK: home,
    },
    execArgv: ['--import', fullDisk],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const reports: Report[] = []
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.on('message', (report: Report) => {
      reports.push(report)
      if (report.type === 'window') resolve(report.endpoint)
    })
    void exited.then(() =>
      reject(new Error(`The shell ended before its window opened. ${JSON.stringify(reports)}`)),
    )
  })
  const browser = await attempt(3, () => chromium.connectOverCDP(endpoint))
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('The shell has no window')

  const order = async (sent: Order): Promise<void> => {
    child.send(sent)
  }
  return {
    page,
    answerDialog: (answer) => order({ type: 'answer', answer }),
    shell: {
      reports,
      pressMenu: (id) => order({ type: 'menu', id }),
      openFile: (file) => order({ type: 'open-file', path: file }),
    },
    async quit() {
      if (child.exitCode !== null) return
      if (child.connected) child.send({ type: 'quit' } satisfies Order)
      await exited
      await browser.close()
    },
  }
}
