import type { BrowserContext } from 'playwright-core'
import type { WebContents } from './web-contents.ts'

type RequestHandler = (contents: WebContents, permission: string, decide: (granted: boolean) => void) => void

/** Electron's names for what a page may ask for, and Chromium's, as far as a page of ours could ask for them. */
const permissions: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'clipboard-write',
  'clipboard-read': 'clipboard-read',
  geolocation: 'geolocation',
  notifications: 'notifications',
}

let requestHandler: RequestHandler = (_contents, _permission, decide) => decide(true)
let checkHandler: (contents: WebContents | null, permission: string) => boolean = () => true

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: RequestHandler): void {
      requestHandler = handler
    },
    setPermissionCheckHandler(handler: typeof checkHandler): void {
      checkHandler = handler
    },
    setDevicePermissionHandler(): void {
      // No page of a headless browser ever has a device.
    },
  },
}

/** Gives a page what the app's handlers grant it. Asked once for each page: Chromium asks nobody when it is headless. */
export async function applyPermissions(
  context: BrowserContext,
  contents: WebContents,
  origin: string,
): Promise<void> {
  const granted: string[] = []
  for (const [name, chromiumName] of Object.entries(permissions)) {
    if (!checkHandler(contents, name)) continue
    requestHandler(contents, name, (decision) => {
      if (decision) granted.push(chromiumName)
    })
  }
  await context.clearPermissions()
  await context.grantPermissions(granted, { origin })
}
