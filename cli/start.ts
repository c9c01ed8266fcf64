import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { keepCompiledCode } from './compiled-code.ts'
import { endWith } from './end-with.ts'
import { findDesktop, hasDisplay, runDesktop } from './desktop.ts'

/** `npm start [-- [--library DIR] [FILE...]]`: the desktop window, or in one line why not, and the same in a browser. */
const args = process.argv.slice(2)
const main = fileURLToPath(new URL('../dist/electron/main.js', import.meta.url))

endWith(async () => {
  const desktop = await findDesktop()
  const code = 'binary' in desktop ? await runDesktop(desktop.binary, [main, ...args]) : null
  return code ?? serveInstead('missing' in desktop ? desktop.missing : 'Electron did not start')
})

async function serveInstead(reason: string): Promise<number> {
  console.error(`No desktop window: ${reason}. Postil opens in a browser instead, at this address:`)
  const { values } = parseArgs({
    args,
    options: { library: { type: 'string' }, port: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const given = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' ? [`--${name}`, value] : [],
  )
  const browser = hasDisplay(process.env) && !process.env['CI']
  keepCompiledCode()
  const { program } = await import('./program.ts')
  return program(['serve', ...given, ...(browser ? [] : ['--no-open'])])
}
