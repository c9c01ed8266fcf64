import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { methods } from '../../../core/protocol/index.ts'
import type { recorded } from './recorded-electron.ts'
import { startRecordedShell } from './shell-of-record.ts'

vi.mock('electron', () => import('./recorded-electron.ts'))

/**
 * Electron's own checklist (electronjs.org/docs/latest/tutorial/security), its twenty items in their order, asserted on
 * what the shell's main module really asks of Electron. What Electron then does with it is not shown here.
 */
let shell: typeof recorded
let window: (typeof recorded)['windows'][number]
beforeAll(async () => {
  shell = await startRecordedShell()
  window = shell.windows[0]!
})

const root = new URL('../../../', import.meta.url)
const json = <T>(file: string) => JSON.parse(readFileSync(new URL(file, root), 'utf8')) as T
const preferences = () => window.options.webPreferences ?? {}
const page = (path: string, method = 'GET') =>
  shell.protocols.get('postil')!(new Request(`postil://app${path}`, { method }))
const policy = async () => {
  const text = (await page('/nothing')).headers.get('content-security-policy') ?? ''
  return new Map(
    text.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')] as const
    }),
  )
}
/** Every module of the shell, as one text. */
const shellSource = readdirSync(new URL('electron/', root))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(`electron/${name}`, root), 'utf8'))
  .join('\n')

interface Event {
  url: string
  isMainFrame: boolean
  prevented: boolean
  preventDefault(): void
}
const event = (url: string, isMainFrame = true): Event => ({
  url,
  isMainFrame,
  prevented: false,
  preventDefault() {
    this.prevented = true
  },
})

describe('Electron’s checklist', () => {
  test('1. only secure content is loaded: the one window loads the app’s own scheme, which is secure', () => {
    expect(shell.windows).toHaveLength(1)
    expect(window.loaded).toEqual(['postil://app/index.html'])
    expect(shell.schemes).toEqual([
      {
        scheme: 'postil',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          corsEnabled: true,
          codeCache: true,
        },
      },
    ])
  })

  test('2. no Node integration, in no kind of frame or worker', () => {
    expect(preferences().nodeIntegration).toBe(false)
    expect(preferences()).not.toHaveProperty('nodeIntegrationInWorker')
    expect(preferences()).not.toHaveProperty('nodeIntegrationInSubFrames')
  })

  test('3. the context is isolated', () => expect(preferences().contextIsolation).toBe(true))

  test('4. every process is sandboxed', () => {
    expect(preferences().sandbox).toBe(true)
    expect(shell.sandboxed).toBe(true)
    expect(shell.switches).toEqual([])
  })

  test('5. permissions: our page may write a citation to the clipboard; nobody anything else', () => {
    const permissions = (
      'clipboard-sanitized-write clipboard-read media display-capture geolocation notifications midi midiSysex ' +
      'pointerLock keyboardLock fullscreen openExternal window-management idle-detection hid serial usb storage-access ' +
      'top-level-storage-access fileSystem speaker-selection mediaKeySystem accessibility-events unknown'
    ).split(' ')
    const granted: string[] = []
    for (const url of [
      'postil://app/index.html',
      'https://example.org/',
      'postil://app.evil/',
      'file:///a',
    ]) {
      window.webContents.url = url
      for (const permission of permissions) {
        shell.permissionRequest!(
          window.webContents,
          permission,
          (yes) => yes && granted.push(`${permission} ${url}`),
        )
        if (shell.permissionCheck!(window.webContents, permission)) granted.push(`${permission} ${url}`)
        if (shell.permissionCheck!(null, permission)) granted.push(`${permission} of nobody`)
      }
    }
    window.webContents.url = 'postil://app/index.html'
    const only = 'clipboard-sanitized-write postil://app/index.html'
    expect(granted).toEqual([only, only])
    expect(shell.devicePermission!()).toBe(false)
  })

  test('6. web security is on', () => expect(preferences().webSecurity).toBe(true))

  test('7. a content policy without a way around it comes with every answer', async () => {
    const directives = await policy()
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': `'none'`,
      'script-src': `'self'`,
      'style-src': `'self'`,
      'font-src': `'self'`,
      'img-src': `'self' data:`,
      'connect-src': `'self'`,
      'base-uri': `'none'`,
      'form-action': `'none'`,
      'frame-ancestors': `'none'`,
      'require-trusted-types-for': `'script'`,
      'trusted-types': `'none'`,
    })
    expect([...directives.values()].join(' ')).not.toMatch(/unsafe|\*|https?:|blob:|wasm/)
    expect((await page('/index.html', 'POST')).status).toBe(404)
  })

  test('8. no insecure content runs', () =>
    expect(preferences().allowRunningInsecureContent ?? false).toBe(false))

  test('9. no experimental features', () => expect(preferences().experimentalFeatures ?? false).toBe(false))

  test('10. no Blink features by name', () => {
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures')
  })

  test('11. no <webview>, so none that allows popups', () => {
    expect(preferences().webviewTag).toBe(false)
  })

  test('12. and where one is made all the same, it is not attached', () => {
    const attach = event('https://example.org/')
    window.webContents.emit('will-attach-webview', attach, {}, {})
    expect(attach.prevented).toBe(true)
  })

  test.each([
    ['https://example.org/', true],
    ['http://127.0.0.1:8000/', true],
    ['postil://app.evil/', true],
    ['file:///etc/passwd', true],
    ['javascript:alert(1)', true],
    ['data:text/html,<script>alert(1)</script>', true],
    ['postil://app/index.html', false],
  ])('13. navigation to %s is held: %s', async (url, held) => {
    shell.answer = 1
    const main = event(url)
    window.webContents.emit('will-navigate', main)
    expect(main.prevented).toBe(held)
    const inner = event('postil://app/index.html', false)
    window.webContents.emit('will-frame-navigate', inner)
    expect(inner.prevented).toBe(true)
    const redirect = event(url)
    window.webContents.emit('will-redirect', redirect)
    expect(redirect.prevented).toBe(true)
  })

  test('14. no window opens', () => {
    for (const url of ['https://example.org/', 'postil://app/index.html', 'about:blank', 'file:///a'])
      expect(window.webContents.openHandler!({ url })).toEqual({ action: 'deny' })
  })

  test('16. a current Electron: one exact version, no older than the one that was current when this was written', () => {
    const { devDependencies } = json<{ devDependencies: Record<string, string> }>('package.json')
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Number(devDependencies['electron']!.split('.')[0])).toBeGreaterThanOrEqual(45)
  })

  test('18. no file: address: the page’s scheme has a host of its own and reaches nothing beside the window', async () => {
    expect(shellSource).not.toMatch(/loadFile\(|['"`]file:|registerFileProtocol|interceptFileProtocol/)
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%5c..%5cpackage.json',
    ])
      expect((await page(path)).status).toBe(404)
  })

  test('19. the fuses of the packaged app', () => {
    const packaging = json<{ asar: unknown; electronFuses: unknown }>('electron/electron-builder.json')
    expect(packaging.asar).toBe(true)
    expect(packaging.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
    // What would not work with these fuses blown.
    expect(shellSource).not.toMatch(/child_process|ELECTRON_RUN_AS_NODE/)
  })
})

describe('15. a link out', () => {
  const call = (url: unknown) =>
    shell.calls.get('postil:call')!(
      { senderFrame: { url: 'postil://app/index.html', parent: null } },
      'host.openExternal',
      { url },
    )
  const harmful = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' \tjava\nscript:alert(1)',
    'file:///etc/passwd',
    'file://host/share/run.exe',
    '\\\\host\\share\\run.exe',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/1',
    'vbscript:msgbox(1)',
    'smb://host/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x&crumb=location:\\\\host',
    'ms-officecmd:{}',
    'ftp://example.org/',
    'ssh://example.org/',
    'tel:123',
    'postil://app/index.html',
    'about:blank',
    'view-source:https://example.org/',
    'intent://x#Intent;scheme=http;end',
    'x-apple.systempreferences:',
    'steam://run/1',
    'example.org',
    '//example.org',
    '',
    'https://',
    'http:///',
    'https://[',
    'mailto',
  ]
  test.each(harmful)('%j is neither opened nor asked about', async (url) => {
    const before = [shell.asked.length, shell.opened.length]
    shell.answer = 0
    expect(await call(url)).toEqual({ ok: true, value: { opened: false } })
    window.webContents.emit('will-navigate', event(url))
    window.webContents.openHandler!({ url })
    await new Promise((resolve) => setImmediate(resolve))
    expect([shell.asked.length, shell.opened.length]).toEqual(before)
  })

  test.each(['https://example.org/a?b#c', 'http://example.org/', 'mailto:ada@example.org'])(
    '%s opens when the person says so, and only then; the address that opens is the one that was shown',
    async (url) => {
      shell.opened.length = 0
      shell.answer = 1
      expect(await call(url)).toEqual({ ok: true, value: { opened: false } })
      expect(shell.opened).toEqual([])
      shell.answer = 0
      expect(await call(url)).toEqual({ ok: true, value: { opened: true } })
      expect(shell.opened).toEqual([url])
      expect(shell.asked.at(-1)?.detail).toBe(url)
      expect(shell.asked.at(-1)?.cancelId).toBe(1)
    },
  )
})

describe('17. who calls', () => {
  const ours = { url: 'postil://app/index.html', parent: null }
  const strangers: [string, unknown][] = [
    ['a frame that is gone', null],
    ['a frame of ours inside the page', { ...ours, parent: ours }],
    ['a frame of another page', { url: 'https://example.org/', parent: ours }],
    ...[
      'https://example.org/',
      'postil://app.evil/index.html',
      'postil://other/index.html',
      'postil:app/index.html',
      'https://app.postil/',
      'file:///index.html',
      'about:blank',
      'about:srcdoc',
      'data:text/html,x',
      'blob:postil://app/1',
      'chrome-error://chromewebdata/',
      'devtools://devtools/bundled/inspector.html',
      '',
    ].map((url): [string, unknown] => [`the page ${url}`, { url, parent: null }]),
  ]
  test.each(strangers)('%s is refused every method', async (_name, senderFrame) => {
    for (const name of [...Object.keys(methods), 'nothing', '__proto__']) {
      const answer = await shell.calls.get('postil:call')!(
        { senderFrame: senderFrame as typeof ours },
        name,
        {},
      )
      expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    }
  })

  test('there is one channel, and our page is answered on it', async () => {
    expect([...shell.calls.keys()]).toEqual(['postil:call'])
    expect(shell.listened).toEqual([])
    expect(await shell.calls.get('postil:call')!({ senderFrame: ours }, 'library.open', {})).toMatchObject({
      ok: true,
    })
  })
})

describe('20. what the page gets of Electron', () => {
  test('two functions, and neither is Electron’s', async () => {
    vi.resetModules()
    const exposed: Record<string, Record<string, (...args: unknown[]) => unknown>> = {}
    const invoked: unknown[][] = []
    let heard: ((...args: unknown[]) => void) | null = null
    vi.doMock('electron', () => ({
      contextBridge: { exposeInMainWorld: (name: string, value: never) => void (exposed[name] = value) },
      ipcRenderer: {
        invoke: async (...args: unknown[]) => (invoked.push(args), 'answer'),
        on: (_channel: string, listener: typeof heard) => void (heard = listener),
        off() {},
      },
    }))
    Object.assign(globalThis, { METHOD_NAMES: Object.keys(methods) })
    await import('../../../electron/preload.ts')
    expect(Object.keys(exposed)).toEqual(['postil'])
    const bridge = exposed['postil']!
    expect(Object.keys(bridge).toSorted()).toEqual(['call', 'on'])

    for (const name of ['nothing', 'toString', '__proto__', 'constructor', 5, null, {}, ['library.open']])
      expect(await bridge['call']!(name, {})).toMatchObject({ ok: false, error: { code: 'unsupported' } })
    expect(invoked).toEqual([])
    expect(await bridge['call']!('library.open', { a: 1 }, 'more')).toBe('answer')
    expect(invoked).toEqual([['postil:call', 'library.open', { a: 1 }]])

    const told: unknown[][] = []
    bridge['on']!((...args: unknown[]) => told.push(args))
    heard!({ sender: 'ipcRenderer' }, 'an event')
    // The event object, whose sender is a way to every channel, stays behind.
    expect(told).toEqual([['an event']])
  })
})
