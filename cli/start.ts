import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { defaultLibraryDirectory } from '../library/place.ts'
import { findDesktop, hasDisplay, runDesktop } from './desktop.ts'
import { runServe } from './serve/run.ts'

/** `npm start [-- [--library DIR] [FILE...]]`: the desktop window, or in one line why not, and the same in a browser. */
const args = process.argv.slice(2)
const main = fileURLToPath(new URL('../dist/electron/main.js', import.meta.url))

const desktop = await findDesktop()
const code = 'binary' in desktop ? await runDesktop(desktop.binary, [main, ...args]) : null
process.exitCode =
  code ?? (await serveInstead('missing' in desktop ? desktop.missing : 'Electron did not start'))

async function serveInstead(reason: string): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { library: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  })
  console.error(`No desktop window: ${reason}. Postil opens in a browser instead.`)
  return runServe({
    directory: typeof values.library === 'string' ? path.resolve(values.library) : defaultLibraryDirectory(),
    port: Number(values.port ?? 0) || 0,
    files: positionals.map((file) => path.resolve(file)),
    openBrowser: hasDisplay(process.env) && !process.env['CI'] && values['no-open'] !== true,
  })
}
