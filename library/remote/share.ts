import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuse } from '../../core/commands/result.ts'
import { eventJson } from '../../core/protocol/events.ts'
import { largestLine, lineOf, onLine, writeLine } from './line-stream.ts'
import { dispatch } from '../handlers/dispatch.ts'
import type { LibraryHandlers, OpenLibrary } from '../handlers/library.ts'

/** The first line a client sends; its calls; and what it asks where it waits for a long time. */
export type ClientLine =
  | { readonly secret: string }
  | { readonly call: number; readonly method: string; readonly argument: unknown }
  | { readonly areYouThere: true }

/** The largest line of somebody who has not shown the secret yet, bytes. */
const largestGreeting = 1024

/** The longest event, UTF-16 units: in bytes no more than a line may have. */
const longestEvent = largestLine / 4

/**
 * Lets other programs of the same user work in a library that this one holds open: a socket (a named pipe on Windows)
 * that speaks the protocol, one JSON value a line. Its address and a secret are left in the library's own folder, so
 * whoever may read the library may use it and nobody else. Resolves `close` when every call that was taken is answered.
 */
export async function shareLibrary(library: OpenLibrary): Promise<{ close(): Promise<void> }> {
  // No address can be left in a folder that takes no write; each program opens such a library for itself.
  if (library.storage.state.kind === 'read-only') return { close: async () => undefined }
  const secret = randomBytes(32).toString('hex')
  const folder = process.platform === 'win32' ? null : await mkdtemp(join(tmpdir(), 'postil-'))
  const path =
    folder === null ? `\\\\.\\pipe\\postil-${randomBytes(8).toString('hex')}` : join(folder, 'library')
  const clients = new Set<Client>()
  const server = createServer((socket) => {
    const client = welcome(socket, secret, library.handlersOfOthers, library.subscribe)
    clients.add(client)
    socket.on('close', () => clients.delete(client))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  server.unref()
  await library.storage.publishAddress(JSON.stringify({ path, secret }))
  const close = async () => {
    const stopped = new Promise((resolve) => server.close(resolve))
    const left = Promise.all([...clients].map((client) => client.leave()))
    await library.storage.publishAddress(null)
    await left
    await stopped
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
  let closed: Promise<void> | null = null
  return { close: () => (closed ??= close()) }
}

/** Another program, as the one that holds the library sees it. */
export interface Client {
  /** Takes no more of its calls; answers those that were taken, and says goodbye. Resolves when that is said. */
  leave(): Promise<void>
}

const tooLarge = refuse(
  'too-large',
  'That is more than one program can hand to another. Use the window of the one that holds the library.',
)

/** Answers one client, from its first line on. */
export function welcome(
  socket: Socket,
  secret: string,
  handlers: LibraryHandlers,
  subscribe: OpenLibrary['subscribe'],
): Client {
  const taken = new Set<Promise<void>>()
  const gone = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  let known = false
  let leaving = false
  let over = false
  let unsubscribe = () => {}
  const limit = () => (known ? largestLine : largestGreeting)
  onLine(socket, limit, (value) => {
    if (typeof value !== 'object' || value === null) return void socket.destroy()
    const line = value as ClientLine
    if (!known) {
      if (!('secret' in line) || !sameSecret(String(line.secret), secret)) return void socket.destroy()
      known = true
      unsubscribe = subscribe((event) => socket.write(`{"event":${eventJson(event, longestEvent)}}\n`))
      socket.on('close', unsubscribe)
      return
    }
    if ('areYouThere' in line) return void (over || writeLine(socket, { here: true }))
    if (!('call' in line) || leaving) return
    const answered = dispatch(handlers, line.method, line.argument).then((result) => {
      socket.write(lineOf({ call: line.call, result }) ?? lineOf({ call: line.call, result: tooLarge })!)
      taken.delete(answered)
    })
    taken.add(answered)
  })
  return {
    async leave() {
      leaving = true
      await Promise.race([Promise.all(taken), gone])
      // What is written behind the goodbye would be an error, and break the line before the goodbye is read.
      unsubscribe()
      over = true
      // The client may write still: it is read until that has closed its own side too, so that it hears all of this.
      socket.end(`${JSON.stringify({ goodbye: true })}\n`)
    },
  }
}

/** In constant time: both are hashed to one length first. */
function sameSecret(given: string, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(secret))
}
