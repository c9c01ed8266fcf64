import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, dialog, Menu } from 'electron'
import type { Refusal, Result } from '../core/commands/result.ts'
import { defaultLibraryDirectory, machineDirectory } from '../library/place.ts'
import { answerCalls, tell } from './bridge.ts'
import { FilesToOpen } from './files-to-open.ts'
import { shellHandlers } from './host-handlers.ts'
import { denyNavigation, denyPermissions } from './lockdown.ts'
import { menuBar } from './menu.ts'
import { startArguments } from './start-arguments.ts'
import { offerRestore } from './offer-restore.ts'
import { importPaths } from '../library/remote/import-paths.ts'
import { lastingAccess } from '../library/remote/lasting.ts'
import { windowHandlers } from '../library/remote/window-handlers.ts'
import { quitOnlyWhenAllIsKept } from './quit.ts'
import { openWindow } from './window.ts'
import { claimWindowScheme, serveWindow } from './window-protocol.ts'

/** The version of package.json, put in by the build. */
declare const VERSION: string

/** This module runs as dist/electron/main.js only; what it needs lies beside that. */
const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const { library: chosen, files: given } = startArguments(process.argv.slice(1), process.cwd(), [
  fileURLToPath(import.meta.url),
])
const directory = chosen ?? defaultLibraryDirectory()
const filesToOpen = new FilesToOpen()

app.setName('Postil')
app.enableSandbox()
claimWindowScheme()
keepEachLibraryItsOwnProcess()

if (app.requestSingleInstanceLock({ files: given })) {
  filesToOpen.add(given)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    filesToOpen.add([path])
  })
  denyNavigation()
  // Not awaited: the app becomes ready only after this module has been evaluated.
  void app.whenReady().then(start)
} else {
  app.quit()
}

/** One process a library: the system's lock, the window's state and its caches go by this folder. */
function keepEachLibraryItsOwnProcess(): void {
  if (directory === defaultLibraryDirectory()) return
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16)
  app.setPath('userData', join(app.getPath('userData'), 'libraries', name))
}

async function start(): Promise<void> {
  const reach = () =>
    lastingAccess({
      directory,
      contentDirectory: beside('../../content/'),
      version: VERSION,
      machineDirectory: machineDirectory(),
    })
  let opened = await reach()
  if (!opened.ok && opened.error.code === 'unreadable') {
    if (await offerRestore(directory, opened.error)) opened = await reach()
    else return app.exit(1)
  }
  if (!opened.ok) {
    const isHeld = opened.error.code === 'locked'
    showRefusal(isHeld ? 'This library is open elsewhere.' : 'The library could not be opened.', opened.error)
    app.exit(1)
    return
  }
  const library = opened.value
  let window: BrowserWindow | null = null
  const show = (): void => {
    if (window !== null && !window.isDestroyed()) {
      if (window.isMinimized()) window.restore()
      window.focus()
      return
    }
    window = openWindow(beside('preload.cjs'))
    window.on('closed', () => (window = null))
    // Not before: the page is told which text was opened, and has to be there to hear it.
    window.webContents.once('did-finish-load', () =>
      filesToOpen.giveTo((files) => void importPaths(library, files).then(tellUnimported)),
    )
  }

  denyPermissions()
  serveWindow(beside('../renderer/'))
  answerCalls({
    ...windowHandlers(library),
    ...shellHandlers({ window: () => window, library, openLibrary: startAnewWith }),
  })
  library.on((event) => tell(window, event))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuBar({
        platform: process.platform,
        appName: app.name,
        send: (command) => tell(window, { type: 'menu', command }),
      }),
    ),
  )
  app.on('second-instance', (_event, _args, _directory, data) => {
    show()
    filesToOpen.add(filesOf(data))
  })
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  quitOnlyWhenAllIsKept(library)
  show()
}

/** Goes over to another library: this process ends as it always does, and the next one begins with that library. */
function startAnewWith(library: string): void {
  const main = app.isPackaged ? [] : [fileURLToPath(import.meta.url)]
  app.relaunch({ args: [...main, '--library', library] })
  app.quit()
}

/** What another process of ours says it was given. */
function filesOf(data: unknown): string[] {
  const files = typeof data === 'object' && data !== null && 'files' in data ? data.files : []
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : []
}

function tellUnimported(imported: Result<unknown>): void {
  if (!imported.ok) showRefusal('The files were not imported.', imported.error)
}

function showRefusal(title: string, { message, details = [] }: Refusal): void {
  dialog.showErrorBox(title, [message, ...details].join('\n'))
}
