import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { eventJson, type Event } from '../../core/protocol/events.ts'

/** A browser that takes in nothing for this long a backlog (bytes) is gone or asleep; it opens the library anew. */
const mostBacklog = 64_000_000

/** Sends the library's events to every browser that listens. Takes nothing in: a socket that talks is cut. */
export class EventStream {
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1,
    perMessageDeflate: false,
    clientTracking: true,
  })
  readonly #stop: () => void

  constructor(subscribe: (listener: (event: Event) => void) => () => void) {
    this.#stop = subscribe((event) => this.#send(eventJson(event, mostBacklog)))
  }

  /** Takes over a request that was let in. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('error', () => client.terminate())
      client.on('message', () => client.terminate())
    })
  }

  close(): void {
    this.#stop()
    for (const client of this.#sockets.clients) client.terminate()
    this.#sockets.close()
  }

  #send(message: string): void {
    for (const client of this.#sockets.clients) {
      if (client.bufferedAmount > mostBacklog) client.terminate()
      else client.send(message)
    }
  }
}
