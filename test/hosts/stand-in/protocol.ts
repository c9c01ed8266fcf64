import type { CustomScheme } from 'electron'
import type { Route } from 'playwright-core'
import { report } from './control.ts'

/**
 * Chromium knows no scheme that its embedder has not taught it. A URL of the app's scheme is played by an https one,
 * which is a secure context with an origin of its own, as a standard and secure scheme is: `postil://app/x` is
 * `https://app.postil.test/x` in the browser.
 */
const schemes = new Map<string, (request: Request) => Response | Promise<Response>>()

export const toBrowser = (url: string): string =>
  url.replace(/^(\w+):\/\/([\w-]+)/, (whole, scheme: string, host: string) =>
    schemes.has(scheme) ? `https://${host}.${scheme}.test` : whole,
  )

export const toApp = (url: string): string =>
  url.replace(/^https:\/\/([\w-]+)\.(\w+)\.test/, (whole, host: string, scheme: string) =>
    schemes.has(scheme) ? `${scheme}://${host}` : whole,
  )

export const protocol = {
  registerSchemesAsPrivileged(custom: CustomScheme[]): void {
    for (const { scheme, privileges } of custom) {
      if (privileges?.standard !== true || privileges.secure !== true) {
        throw new Error(`The stand-in plays standard and secure schemes only, not ${scheme}`)
      }
      schemes.set(scheme, () => new Response('Not handled', { status: 404 }))
    }
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (!schemes.has(scheme)) throw new Error(`${scheme} was not registered before the app was ready`)
    schemes.set(scheme, handler)
  },
}

/** Answers a request of a page from the app's handler; whatever asks for another address is turned away and told. */
export async function answer(route: Route): Promise<void> {
  const url = toApp(route.request().url())
  const handler = schemes.get(new URL(url).protocol.slice(0, -1))
  if (handler === undefined) {
    report({ type: 'stray-request', url })
    return route.abort('blockedbyclient')
  }
  const response = await handler(new Request(url, { method: route.request().method() }))
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}
