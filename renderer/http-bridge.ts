import type { Event } from '../core/protocol/events.ts'
import type { Argument, MethodName, OutputOf } from '../core/protocol/index.ts'
import { refuse, type Result } from '../core/commands/result.ts'
import type { WindowBridge } from './window-bridge.ts'
import { strings } from './strings.ts'

/** Waits between attempts to reach the server again, milliseconds; the last one repeats. */
const backoff = [250, 500, 1000, 2000, 5000] as const

/**
 * The bridge of `postil serve`: calls are POSTs, events come over one socket. The one-time token of the address
 * is exchanged for a cookie and taken out of the address, so that it stays in no history and no bookmark.
 */
export async function connectOverHttp(): Promise<WindowBridge> {
  await exchangeToken()
  const listeners = new Set<(event: Event) => void>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  let connected = true
  // What is read before the events are heard could be changed with nobody to tell it to.
  await listenForEvents(
    (event) => listeners.forEach((listener) => listener(event)),
    (now) => {
      connected = now
      connectionListeners.forEach((listener) => listener(now))
    },
  )
  return {
    call,
    on: (listener) => subscribed(listeners, listener),
    onConnection(listener) {
      if (!connected) listener(false)
      return subscribed(connectionListeners, listener)
    },
  }
}

async function call<M extends MethodName>(method: M, argument: Argument<M>): Promise<Result<OutputOf<M>>> {
  try {
    const response = await fetch(`call/${method}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(argument),
    })
    if (response.headers.get('content-type')?.includes('json'))
      return (await response.json()) as Result<OutputOf<M>>
    if (response.status === 401 || response.status === 403)
      return refuse('forbidden', strings.connection.forbidden)
    return refuse('internal', strings.connection.badAnswer(response.status))
  } catch {
    return refuse('internal', strings.connection.lost)
  }
}

async function exchangeToken(): Promise<void> {
  const token = location.hash.replace(/^#(token=)?/, '')
  if (token === '') return
  history.replaceState(null, '', location.pathname + location.search)
  await fetch('session', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => undefined)
}

/** Keeps one socket open for as long as the page lives. Resolves once it is open, or could not be opened yet. */
function listenForEvents(
  onEvent: (event: Event) => void,
  onConnection: (up: boolean) => void,
): Promise<void> {
  return new Promise((tried) => {
    let failures = 0
    const open = () => {
      const address = new URL('events', location.href)
      address.protocol = address.protocol.replace('http', 'ws')
      address.hash = ''
      const socket = new WebSocket(address)
      socket.onopen = () => {
        if (failures > 0) onConnection(true)
        failures = 0
        tried()
      }
      socket.onmessage = (message) => {
        if (typeof message.data === 'string') onEvent(JSON.parse(message.data) as Event)
      }
      socket.onclose = () => {
        if (failures === 0) onConnection(false)
        setTimeout(open, backoff[Math.min(failures, backoff.length - 1)])
        failures += 1
        tried()
      }
    }
    open()
  })
}

function subscribed<T>(set: Set<T>, member: T): () => void {
  set.add(member)
  return () => void set.delete(member)
}
