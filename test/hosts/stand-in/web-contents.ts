import { EventEmitter } from 'node:events'
import type { CDPSession, Page } from 'playwright-core'
import { invoke } from './ipc.ts'
import {
  bindingName,
  receiverName,
  worldName,
  worldScripts,
  type Delivery,
  type Invocation,
} from './isolated-world.ts'
import { toApp } from './protocol.ts'

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** A page as the main process sees it. */
export class WebContents extends EventEmitter {
  #page: Page | null = null
  #devtools: CDPSession | null = null
  /** The preload's world in the document there is now, and that document's address: a call that it made last comes in when the page is elsewhere. */
  #world: number | null = null
  readonly #addresses = new Map<number, string>()
  #openHandler: OpenHandler = () => ({ action: 'allow' })

  /** Ties it to a page that has not loaded anything yet, and puts the preload before every document. */
  async attach(page: Page, preload: string): Promise<void> {
    const devtools = await page.context().newCDPSession(page)
    const scripts = worldScripts(preload)
    await devtools.send('Page.enable')
    await devtools.send('Runtime.enable')
    await devtools.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName })
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page })
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName })
    devtools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === bindingName) void this.#called(JSON.parse(payload) as Invocation, executionContextId)
    })
    devtools.on('Page.windowOpen', ({ url }) => {
      if (this.#openHandler({ url: toApp(url) }).action === 'allow') {
        throw new Error('The stand-in has one window; the app allowed another')
      }
    })
    this.#page = page
    this.#devtools = devtools
  }

  getURL(): string {
    return toApp(this.#page?.url() ?? '')
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#world !== null) void this.#deliver(this.#world, { channel, args })
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** Asks the app whether the page may go there, as before any navigation that a page begins. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    let prevented = false
    const event = { url: toApp(url), isMainFrame, preventDefault: () => (prevented = true) }
    if (isMainFrame) this.emit('will-navigate', event)
    this.emit('will-frame-navigate', event)
    return !prevented
  }

  async #called({ id, channel, args }: Invocation, world: number): Promise<void> {
    if (id === 0) {
      this.#world = world
      this.#addresses.set(world, args[0] as string)
      return
    }
    const address = this.#addresses.get(world)
    const senderFrame = address === undefined ? null : { url: toApp(address), parent: null }
    try {
      const value = await invoke(channel, { sender: this, senderFrame }, args)
      await this.#deliver(world, { id, value })
    } catch (error) {
      await this.#deliver(world, { id, error: error instanceof Error ? error.message : String(error) })
    }
  }

  /** A document that has gone takes nothing more; that is no failure. */
  async #deliver(world: number, delivery: Delivery): Promise<void> {
    await this.#devtools
      ?.send('Runtime.evaluate', {
        contextId: world,
        expression: `${receiverName}(${JSON.stringify(delivery)})`,
      })
      .catch(() => undefined)
  }
}
