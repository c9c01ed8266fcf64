import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { Frame, Page, Request as PageRequest } from 'playwright-core'
import { app, openWindows } from './app.ts'
import { startChromium } from './browser.ts'
import { orders, report } from './control.ts'
import { answer, toBrowser } from './protocol.ts'
import { applyPermissions } from './session.ts'
import { WebContents } from './web-contents.ts'

/** A window: a page of a real Chromium. Refuses to open without the isolation that the shell promises. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  #page: Page | null = null
  #destroyed = false
  #maximized = false
  readonly #preload: string
  readonly #bounds: Rectangle

  constructor({
    webPreferences = {},
    x = 0,
    y = 0,
    width = 800,
    height = 600,
  }: BrowserWindowConstructorOptions) {
    super()
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, preload } = webPreferences
    if (!contextIsolation || !sandbox || nodeIntegration !== false || !webSecurity || preload === undefined) {
      throw new Error('The stand-in plays isolated and sandboxed windows only')
    }
    this.#preload = preload
    this.#bounds = { x, y, width, height }
    openWindows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    orders.once('close-window', () => void this.close())
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return ([...openWindows] as BrowserWindow[]).find((window) => window.webContents === contents) ?? null
  }

  async loadURL(url: string): Promise<void> {
    const { context, endpoint } = await startChromium(app.getPath('userData'))
    const page = context.pages()[0] ?? (await context.newPage())
    this.#page = page
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height })
    await this.webContents.attach(page, this.#preload)
    let loading = true
    await context.route('**/*', (route) => {
      const request = route.request()
      if (loading || !request.isNavigationRequest()) return answer(route)
      const frame = frameOf(request)
      if (frame?.page() !== page) return route.abort('aborted')
      const isMainFrame = frame.parentFrame() === null
      return this.webContents.mayNavigate(request.url(), isMainFrame) ? answer(route) : route.abort('aborted')
    })
    // A page that the app did not allow is gone before it can load anything.
    context.on('page', (other) => void other.close())
    await page.goto(toBrowser(url))
    loading = false
    await applyPermissions(context, this.webContents, new URL(toBrowser(url)).origin)
    this.webContents.emit('did-finish-load')
    this.emit('ready-to-show')
    report({ type: 'window', endpoint })
  }

  /** Asks the page's leave as Electron does: `close`, then the page's unloading, then `closed`. */
  async close(): Promise<void> {
    if (this.#destroyed) return
    this.emit('close', { preventDefault: () => undefined })
    await this.#unload()
    this.#destroyed = true
    openWindows.delete(this)
    this.emit('closed')
    if (openWindows.size === 0) app.allWindowsClosed()
  }

  /**
   * What a document says as it is unloaded goes through in Electron and is dropped by DevTools' bindings: it is asked
   * to say it a moment before.
   */
  async #unload(): Promise<void> {
    try {
      await this.#page?.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')))
      await this.#page?.goto('about:blank')
    } catch {
      // The page has gone already: it can say nothing more.
    }
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isMinimized(): boolean {
    return false
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  maximize(): void {
    this.#maximized = true
  }

  restore(): void {
    this.#maximized = false
  }

  getNormalBounds(): Rectangle {
    return this.#bounds
  }

  show(): void {
    void this.#page?.bringToFront()
  }

  focus(): void {
    this.show()
  }
}

/** Null for the first request of a page that is only coming to be. */
function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame()
  } catch {
    return null
  }
}
