import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../core/protocol/events.ts'

/** What the menu bar needs of the shell. */
export interface MenuTarget {
  readonly platform: NodeJS.Platform
  readonly appName: string
  send(command: MenuCommand): void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The menu bar, in the order and with the keys of the platform. An item only names a command: the window runs it, as
 * its palette does. The window sees a key first, and a key it has used never reaches the menu, so nothing runs twice.
 */
export function menuBar({ platform, appName, send }: MenuTarget): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const settings = item(mac ? 'Settings…' : 'Settings', 'settings', 'CmdOrCtrl+,')

  const application: MenuItemConstructorOptions = {
    label: appName,
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      item('Import…', 'import', 'CmdOrCtrl+O'),
      item('Export…', 'export', 'CmdOrCtrl+E'),
      item('Files Kept Up to Date', 'kept-files'),
      separator,
      item('Backups and Health', 'backups'),
      item('Save the Library Elsewhere…', 'save-elsewhere'),
      separator,
      ...(mac ? [{ role: 'close' } as const] : [settings, separator, { role: 'quit' } as const]),
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      item('Undo', 'undo', 'CmdOrCtrl+Z'),
      item('Redo', 'redo', platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      item('Copy with Citation', 'copy-with-citation', 'CmdOrCtrl+Shift+C'),
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      item('Highlight', 'highlight', 'CmdOrCtrl+Shift+H'),
      item('Note', 'note', 'CmdOrCtrl+Alt+M'),
      separator,
      item('Find in Text', 'find', 'CmdOrCtrl+F'),
      item('Find Next', 'find-next', mac ? 'Cmd+G' : 'F3'),
      item('Find Previous', 'find-previous', mac ? 'Cmd+Shift+G' : 'Shift+F3'),
      item('Search Library', 'search', 'CmdOrCtrl+Shift+F'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      item('Find or Do Anything', 'palette', 'CmdOrCtrl+K'),
      separator,
      item('Sidebar', 'toggle-sidebar', 'CmdOrCtrl+Shift+L'),
      item('Margin', 'toggle-margin', 'CmdOrCtrl+Shift+M'),
      item('Change Theme', 'theme'),
      separator,
      item('Larger Text', 'zoom-in', 'CmdOrCtrl+='),
      item('Smaller Text', 'zoom-out', 'CmdOrCtrl+-'),
      item('Usual Text Size', 'zoom-reset', 'CmdOrCtrl+0'),
      separator,
      { role: 'togglefullscreen' },
      { role: 'toggleDevTools' },
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [
      item('Keyboard Shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
      ...(mac ? [] : [{ role: 'about' } as const]),
    ],
  }
  return [
    ...(mac ? [application] : []),
    file,
    edit,
    view,
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    help,
  ]
}
