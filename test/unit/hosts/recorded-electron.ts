import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserWindowConstructorOptions, CustomScheme, MessageBoxOptions, WebFrameMain } from 'electron'

/**
 * Stands where the module `electron` stands, does nothing, and writes down what the shell's main process asks of it:
 * what is asserted is the configuration that the shell gives, not one that a test gives.
 */
type OpenHandler = (details: { url: string }) => { action: string }
type CallHandler = (
  event: { senderFrame: Pick<WebFrameMain, 'url' | 'parent'> | null },
  ...args: unknown[]
) => unknown

class Contents extends EventEmitter {
  openHandler: OpenHandler | null = null
  readonly sent: unknown[][] = []
  url = 'postil://app/index.html'
  getURL(): string {
    return this.url
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  send(...args: unknown[]): void {
    this.sent.push(args)
  }
}

interface Recorded {
  sandboxed: boolean
  readonly windows: BrowserWindow[]
  readonly schemes: CustomScheme[]
  readonly protocols: Map<string, (request: Request) => Promise<Response>>
  readonly calls: Map<string, CallHandler>
  /** Channels that are listened to without an answer; there is no reason for one. */
  readonly listened: string[]
  readonly switches: string[]
  permissionRequest:
    ((contents: Contents, permission: string, decide: (granted: boolean) => void) => void) | null
  permissionCheck: ((contents: Contents | null, permission: string) => boolean) | null
  devicePermission: (() => boolean) | null
  readonly asked: MessageBoxOptions[]
  /** What the person presses next. */
  answer: number
  /** The folder that the person chooses, or null. */
  folder: string | null
  readonly opened: string[]
}

export const recorded: Recorded = {
  sandboxed: false,
  windows: [],
  schemes: [],
  protocols: new Map(),
  calls: new Map(),
  listened: [],
  switches: [],
  permissionRequest: null,
  permissionCheck: null,
  devicePermission: null,
  asked: [],
  answer: 1,
  folder: null,
  opened: [],
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new Contents()
  readonly options: BrowserWindowConstructorOptions
  readonly loaded: string[] = []
  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    recorded.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return recorded.windows.find((window) => window.webContents === contents) ?? null
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
  }
  isDestroyed = (): boolean => false
  show(): void {}
}

const home = mkdtempSync(path.join(tmpdir(), 'postil-recorded-'))

class App extends EventEmitter {
  name = 'Postil'
  readonly commandLine = { appendSwitch: (name: string) => recorded.switches.push(name) }
  setName(): void {}
  getPath = (): string => home
  setPath(): void {}
  enableSandbox(): void {
    recorded.sandboxed = true
  }
  requestSingleInstanceLock = (): boolean => true
  whenReady = (): Promise<void> => Promise.resolve()
  exit(): void {}
  quit(): void {}
}
export const app = new App()

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Recorded['permissionRequest']) =>
      (recorded.permissionRequest = handler),
    setPermissionCheckHandler: (handler: Recorded['permissionCheck']) => (recorded.permissionCheck = handler),
    setDevicePermissionHandler: (handler: Recorded['devicePermission']) =>
      (recorded.devicePermission = handler),
  },
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]) => void recorded.schemes.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    void recorded.protocols.set(scheme, handler),
}

export const ipcMain = {
  handle: (channel: string, handler: CallHandler) => void recorded.calls.set(channel, handler),
  on: (channel: string) => void recorded.listened.push(channel),
}

export const dialog = {
  /** With a window or without one. */
  async showMessageBox(...given: readonly unknown[]) {
    recorded.asked.push(given.at(-1) as MessageBoxOptions)
    return { response: recorded.answer, checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    throw new Error(`The shell showed an error: ${title} ${content}`)
  },
  showOpenDialog: async () => ({
    canceled: recorded.folder === null,
    filePaths: recorded.folder === null ? [] : [recorded.folder],
  }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
}

export const shell = { openExternal: async (url: string) => void recorded.opened.push(url) }
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu(): void {} }
export const nativeTheme = { shouldUseDarkColors: false }
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1600, height: 1000 } }] }
