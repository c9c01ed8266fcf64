import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { refuse, type RefusalCode, type Result } from '../../core/commands/result.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import { dispatch } from '../../library/handlers/dispatch.ts'
import { windowHandlers } from '../../library/remote/window-handlers.ts'
import { readAsset } from '../../library/window/asset.ts'
import { securityHeaders } from '../../library/window/content-policy.ts'
import { bodyLimit, readJson } from './body.ts'
import { Downloads } from './downloads.ts'
import { EventStream } from './event-stream.ts'
import { admit, type Admission, type Knock } from './gate.ts'
import { serveHostHandlers } from './host-handlers.ts'
import type { ServedLibrary } from './served-library.ts'
import { Sessions } from './sessions.ts'

export interface ServeOptions {
  readonly library: ServedLibrary
  /** 0: any free one. */
  readonly port?: number
  /** The built window. */
  readonly rendererDirectory?: string
  /** The one folder in which the window may have files kept up to date; none where left out. */
  readonly keepIn?: string
}

export interface Served {
  /** `http://127.0.0.1:PORT/#TOKEN`: opens the window in one browser, once. */
  readonly address: string
  readonly port: number
  /** Such an address for one browser more. */
  newLink(): string
  /** Ends every connection. The library stays open: who opened it closes it. */
  close(): Promise<void>
}

const builtWindow = fileURLToPath(new URL('../../dist/renderer/', import.meta.url))

/**
 * Serves the window and the library's methods on 127.0.0.1, to whoever holds a link:
 * `GET` the window's files · `POST /session {"token"}` the token for a cookie · `POST /call/METHOD` an input for a
 * `Result`, both JSON · WebSocket `/events` one event a message. An expected failure of a method is status 200 with
 * `ok: false`; another status means that the request itself was turned away. Rejects when the port is taken.
 */
export async function startServe({
  library,
  port = 0,
  rendererDirectory = builtWindow,
  keepIn,
}: ServeOptions): Promise<Served> {
  const downloads = new Downloads(async (to) => {
    const held = await library.held()
    return held.ok ? held.value.whole.streamArchive(to) : held
  })
  const handlers: Handlers = {
    ...windowHandlers(library),
    ...serveHostHandlers(process.platform, { library, downloads, keepIn }),
  }
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve)
  })
  const bound = (server.address() as AddressInfo).port
  const authority = `127.0.0.1:${bound}`
  const sessions = new Sessions(bound)
  const events = new EventStream((listener) => library.on(listener))
  const decide = (request: IncomingMessage, upgrade: boolean): Admission =>
    admit(knock(request, upgrade), authority, (cookie) => sessions.admits(cookie))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const admission = decide(request, false)
    const path = pathOf(request)
    switch (admission.door) {
      case 'asset':
        return sendAsset(request, response, rendererDirectory, path)
      case 'download':
        if (await downloads.send(path, response)) return
        return sendResult(
          response,
          404,
          refuse(
            'not-found',
            'This download was fetched already, or is too old. Ask for it again in the window.',
          ),
        )
      case 'session':
        return openSession(request, response, sessions)
      case 'call': {
        const name = path.slice('/call/'.length)
        const body = await readJson(request, bodyLimit(name))
        if (!body.ok) return sendResult(response, body.error.code === 'too-large' ? 413 : 400, body)
        return sendResult(response, 200, await dispatch(handlers, name, body.value))
      }
      default:
        return sendResult(response, admission.status ?? 404, turnedAway(admission))
    }
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(`The server failed on a request: ${error instanceof Error ? error.stack : String(error)}`)
      response.destroy()
    })
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const admission = decide(request, true)
    socket.on('error', () => socket.destroy())
    if (admission.door === 'events') events.accept(request, socket, head)
    else socket.end(`HTTP/1.1 ${admission.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })

  const newLink = (): string => `http://${authority}/#${sessions.newToken()}`
  return {
    address: newLink(),
    port: bound,
    newLink,
    async close() {
      events.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

const knock = (request: IncomingMessage, upgrade: boolean): Knock => ({
  method: request.method ?? '',
  path: pathOf(request),
  headers: request.headers,
  upgrade,
})

async function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  directory: string,
  path: string,
): Promise<void> {
  const asset = await readAsset(directory, path)
  if (asset === null) {
    return path === '/'
      ? sendResult(response, 404, refuse('not-found', 'The window is not built yet. Run: npm run build'))
      : sendResult(response, 404, refuse('not-found', 'The window has no such file.'))
  }
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': asset.mediaType,
    'content-length': asset.bytes.length,
    'cache-control': asset.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : asset.bytes)
}

async function openSession(
  request: IncomingMessage,
  response: ServerResponse,
  sessions: Sessions,
): Promise<void> {
  const body = await readJson(request, 1000)
  const token = body.ok && isRecord(body.value) ? body.value['token'] : undefined
  const cookie = typeof token === 'string' ? sessions.exchange(token) : null
  if (cookie === null) {
    const used =
      'This link was used already, or is not one of ours. Postil prints a new one when it is started.'
    return sendResult(response, 401, refuse('forbidden', used))
  }
  sendResult(response, 200, { ok: true, value: null }, { 'set-cookie': cookie })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function turnedAway({ status }: Admission): Result<never> {
  const code: RefusalCode =
    status === 404 ? 'not-found' : status === 401 || status === 403 ? 'forbidden' : 'invalid'
  return refuse(
    code,
    status === 401
      ? 'This browser has no session. Open the link that Postil printed when it was started.'
      : 'This request was turned away.',
  )
}

/** A body that was not read to its end would be taken for the next request: then the connection ends. */
function sendResult(
  response: ServerResponse,
  status: number,
  result: Result<unknown>,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(jsonOf(result))
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    ...(status === 200 ? {} : { connection: 'close' }),
    ...headers,
  })
  response.end(bytes)
}

/** A library may be larger than the longest string. */
function jsonOf(result: Result<unknown>): string {
  try {
    return JSON.stringify(result)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return JSON.stringify(
      refuse('too-large', 'The answer is longer than a browser can be sent at once.', [
        'The desktop window opens a library of this size.',
      ]),
    )
  }
}
