/** The names of the package `electron` that a main process may import here. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc.ts'
export { Menu } from './menu.ts'
export { protocol } from './protocol.ts'
export { nativeTheme, screen, shell } from './system.ts'
export { session } from './session.ts'
