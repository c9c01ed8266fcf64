import { EventEmitter, once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { stopChromium } from './browser.ts'
import { orders } from './control.ts'

/** Windows that are open; here, because an app quits when the last of them has closed. */
export const openWindows = new Set<{ close(): Promise<void> }>()

/** A test gives each app a home of its own; nothing of this machine's is read or written. */
const home = process.env['STAND_IN_HOME'] ?? join(tmpdir(), `stand-in-${process.pid}`)

class App extends EventEmitter {
  readonly isPackaged = false
  name = 'Electron'
  readonly #paths = new Map<string, string>()
  readonly #ready = new Promise<void>((resolve) => this.once('ready', resolve))
  #lastWords: Promise<unknown> = Promise.resolve()
  #quitting = false

  setName(name: string): void {
    this.name = name
  }

  enableSandbox(): void {
    // The browser is started with the sandbox that the machine allows.
  }

  getPath(name: string): string {
    const path = this.#paths.get(name) ?? join(home, this.name)
    mkdirSync(path, { recursive: true })
    return path
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  ready(): void {
    this.emit('ready')
  }

  /** Answers at once, as Electron does, so the lock itself is a file; a process that comes later knocks at a socket. */
  requestSingleInstanceLock(data: unknown): boolean {
    const name = createHash('sha256').update(this.getPath('userData')).digest('hex').slice(0, 24)
    const socket = join(tmpdir(), `stand-in-${name}`)
    if (!claim(`${socket}.pid`)) {
      const knock = connect(socket).end(JSON.stringify(data))
      this.#lastWords = once(knock, 'close').catch(() => undefined)
      return false
    }
    process.once('exit', () => rmSync(`${socket}.pid`, { force: true }))
    rmSync(socket, { force: true })
    const server = createServer((connection) => {
      let said = ''
      connection.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
      connection.on('end', () => this.emit('second-instance', {}, [], '', JSON.parse(said)))
    })
    server.listen(socket).unref()
    return true
  }

  /** `before-quit` → windows close → `will-quit` → `quit`; each of the first and third can be prevented. */
  quit(): void {
    if (!this.#passes('before-quit')) return
    this.#quitting = true
    void Promise.all([...openWindows].map((window) => window.close())).then(() => this.#leave())
  }

  exit(code = 0): void {
    void Promise.allSettled([stopChromium(), this.#lastWords]).then(() => process.exit(code))
  }

  allWindowsClosed(): void {
    if (this.#quitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }

  #leave(): void {
    if (!this.#passes('will-quit')) return
    this.emit('quit', {}, 0)
    this.exit(0)
  }

  #passes(name: string): boolean {
    let prevented = false
    this.emit(name, { preventDefault: () => (prevented = true) })
    return !prevented
  }
}

export const app = new App()

/** Writes this process into the file, unless a process that lives stands in it. */
function claim(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return false
  } catch {
    writeFileSync(file, String(process.pid))
    return true
  }
}

/** The main module has been evaluated. */
export async function becomeReady(): Promise<void> {
  orders.on('quit', () => app.quit())
  orders.on('open-file', ({ path }) => app.emit('open-file', { preventDefault: () => undefined }, path))
  process.on('disconnect', () => app.exit(1))
  app.ready()
}
