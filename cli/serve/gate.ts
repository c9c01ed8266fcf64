import type { IncomingHttpHeaders } from 'node:http'
import { isDownload } from './downloads.ts'

/** What a request says of itself, as far as it decides whether it may come in. */
export interface Knock {
  readonly method: string
  /** The request target's path, without its query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly upgrade: boolean
}

export type Door = 'asset' | 'session' | 'call' | 'events' | 'download'

/** Which door a request may go through, or the status and the reason that it may through none. */
export type Admission =
  | { readonly door: Door; readonly status: null }
  | { readonly door: null; readonly status: 400 | 401 | 403 | 404 | 405 | 415; readonly reason: string }

const turnedAway = (status: Exclude<Admission['status'], null>, reason: string): Admission => ({
  door: null,
  status,
  reason,
})

/**
 * Decides on every request and every socket, before anything of it is read.
 *
 * - `Host` must be exactly ours: a name that a hostile page has bound to 127.0.0.1 (DNS rebinding) is not.
 * - `Sec-Fetch-Site`, which pages cannot set, must be `same-origin`; `none` (typed, or opened from a terminal) only
 *   to load the page itself. Another program's page on another port of 127.0.0.1 is `same-site` and stays out,
 *   although cookies know no ports.
 * - `Origin` must be ours where a browser sends it, and be there for all that acts.
 * - A download needs the session's cookie too, and a click on our own page: no address that is typed or opened elsewhere.
 * - A call or a socket needs the session's cookie; the exchange of a token for it does not.
 *
 * Browsers send no `Sec-Fetch-Site` with a WebSocket's handshake or do (Chromium does not, Firefox does): where it
 * is missing there, `Origin`, which is always sent, decides.
 */
export function admit(
  { method, path, headers, upgrade }: Knock,
  authority: string,
  hasSession: (cookie: string | undefined) => boolean,
): Admission {
  const origin = headers.origin
  const site = headers['sec-fetch-site']
  if (headers.host !== authority) return turnedAway(403, 'not our host')
  if (origin !== undefined && origin !== `http://${authority}`) return turnedAway(403, 'not our origin')

  if (upgrade) {
    if (path !== '/events' || method !== 'GET') return turnedAway(404, 'no such socket')
    if (origin === undefined) return turnedAway(403, 'no origin')
    if (site !== undefined && site !== 'same-origin') return turnedAway(403, 'not our site')
    return hasSession(headers.cookie) ? { door: 'events', status: null } : turnedAway(401, 'no session')
  }

  if (method === 'GET' || method === 'HEAD') {
    if (site !== 'same-origin' && site !== 'none') return turnedAway(403, 'not our site')
    if (isDownload(path)) {
      if (method !== 'GET' || site !== 'same-origin') return turnedAway(403, 'not our page')
      return hasSession(headers.cookie) ? { door: 'download', status: null } : turnedAway(401, 'no session')
    }
    return { door: 'asset', status: null }
  }

  if (method !== 'POST') return turnedAway(405, 'no such method')
  if (origin === undefined || site !== 'same-origin') return turnedAway(403, 'not our site')
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return turnedAway(415, 'not JSON')
  if (path === '/session') return { door: 'session', status: null }
  if (!path.startsWith('/call/')) return turnedAway(404, 'no such address')
  return hasSession(headers.cookie) ? { door: 'call', status: null } : turnedAway(401, 'no session')
}
