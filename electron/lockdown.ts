import { app, BrowserWindow, session } from 'electron'
import { openExternalLink } from './external-link.ts'
import { isOurUrl } from './our-page.ts'

/** What our own page may do of all that pages can ask for: put a citation on the clipboard. */
const grantedPermission = 'clipboard-sanitized-write'

/** Denies every permission but one. */
export function denyPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((contents, permission, decide) =>
    decide(permission === grantedPermission && isOurUrl(contents.getURL())),
  )
  defaultSession.setPermissionCheckHandler(
    (contents, permission) =>
      permission === grantedPermission && contents !== null && isOurUrl(contents.getURL()),
  )
  defaultSession.setDevicePermissionHandler(() => false)
}

/**
 * Holds every page where it is: no navigation, no new window, no embedded page. A link that leads out is shown to
 * the person first and then opens elsewhere.
 */
export function denyNavigation(): void {
  app.on('web-contents-created', (_created, contents) => {
    const ask = (address: string): void => {
      const window = BrowserWindow.fromWebContents(contents)
      if (window !== null) void openExternalLink(window, address)
    }
    contents.on('will-navigate', (event) => {
      // The window may load itself anew.
      if (isOurUrl(event.url)) return
      event.preventDefault()
      if (event.isMainFrame) ask(event.url)
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      ask(url)
      return { action: 'deny' }
    })
  })
}
