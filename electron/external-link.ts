import { dialog, shell, type BrowserWindow } from 'electron'

const openable: readonly string[] = ['http:', 'https:', 'mailto:']

/**
 * Opens a link of a text in the person's own browser or mail program, once they have seen where it leads. Other
 * schemes can start programs, so they are never handed to the system. True where it was opened.
 */
export async function openExternalLink(window: BrowserWindow, address: string): Promise<boolean> {
  const url = URL.parse(address)
  if (url === null || !openable.includes(url.protocol)) return false
  const mail = url.protocol === 'mailto:'
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: mail ? 'Write to this address?' : `Open ${url.host} in your browser?`,
    detail: url.href.length > 300 ? `${url.href.slice(0, 300)}…` : url.href,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return false
  await shell.openExternal(url.href)
  return true
}
