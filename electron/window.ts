import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { windowOrigin } from './channels.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

/** The paper of the light and the dark theme, so that nothing flashes before the page is drawn. */
const paper = { light: '#fbfaf7', dark: '#1c1b19' } as const

/** Opens the window where it stood last. The page in it has no Node, no other origin, and only the preload's bridge. */
export function openWindow(preload: string): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json')
  const { maximized, ...bounds } = readWindowState(
    stateFile,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 640,
    minHeight: 400,
    show: false,
    title: 'Postil',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be fetched from a server that then learns the language somebody writes in.
      spellcheck: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  )
  void window.loadURL(`${windowOrigin}/index.html`)
  return window
}
