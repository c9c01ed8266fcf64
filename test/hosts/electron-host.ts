import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from 'playwright-core'
import type { StartHost } from './running-host.ts'
import type { DialogAnswer } from './stand-in/control.ts'

const main = fileURLToPath(new URL('../../dist/electron/main.js', import.meta.url))

/** Electron itself, with its native dialogs answered in its main process: they would wait for a hand. */
export function startElectron(executablePath: string): StartHost {
  return async (home) => {
    const app = await _electron.launch({
      executablePath,
      env: { ...process.env, XDG_DATA_HOME: path.join(home, 'data') } as Record<string, string>,
      args: [main, '--library', path.join(home, 'library'), `--user-data-dir=${path.join(home, 'shell')}`],
    })
    const page = await app.firstWindow()
    return {
      page,
      answerDialog: (answer: DialogAnswer) =>
        app.evaluate(({ dialog }, { open, save, message }) => {
          if (open !== undefined)
            dialog.showOpenDialog = async () => ({ canceled: open.length === 0, filePaths: [...open] })
          if (save !== undefined)
            dialog.showSaveDialog = async () => ({ canceled: save === null, filePath: save ?? '' })
          if (message !== undefined)
            dialog.showMessageBox = async () => ({ response: message, checkboxChecked: false })
        }, answer),
      shell: {
        reports: [],
        pressMenu: (id) =>
          app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id),
        openFile: (file) =>
          app.evaluate((electron, asked) => {
            electron.app.emit('open-file', { preventDefault: () => undefined }, asked)
          }, file),
      },
      quit: () => app.close(),
    }
  }
}
