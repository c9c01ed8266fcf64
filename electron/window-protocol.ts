import { protocol } from 'electron'
import { readAsset } from '../library/window/asset.ts'
import { securityHeaders } from '../library/window/content-policy.ts'
import { windowScheme } from './channels.ts'
import { isOurUrl } from './our-page.ts'

/** Must run before the app is ready. */
export function claimWindowScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: windowScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ])
}

/** Serves the built window, and nothing else of the disk, under `postil://app/`. */
export function serveWindow(directory: string): void {
  protocol.handle(windowScheme, async (request) => {
    const asset =
      request.method === 'GET' && isOurUrl(request.url)
        ? await readAsset(directory, new URL(request.url).pathname || '/')
        : null
    return asset === null
      ? new Response('Not found', { status: 404, headers: securityHeaders })
      : new Response(asset.bytes, { headers: { ...securityHeaders, 'content-type': asset.mediaType } })
  })
}
