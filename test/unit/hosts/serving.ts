import { mkdtemp, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { done, refuse, type Result } from '../../../core/commands/result.ts'
import type { Event } from '../../../core/protocol/events.ts'
import type { HeldHere, ServedLibrary } from '../../../cli/serve/served-library.ts'

/** A library that answers every method with the method's name, and lets a test send events. */
export function echoLibrary(): ServedLibrary & { send(event: Event): void; calls: string[] } {
  const listeners = new Set<(event: Event) => void>()
  const calls: string[] = []
  const held: HeldHere = {
    keptFiles: { add: async () => refuse('unsupported', 'No file is kept here.'), list: () => [] },
    whole: {
      async streamArchive(to) {
        await to.write(Buffer.from('archive'), 0)
        return done([])
      },
      openArchive: async () => done({ directory: '', records: 0, missing: [] }),
    },
  }
  return {
    async call(name) {
      calls.push(name)
      return done(name) as never
    },
    calls,
    held: async () => done(held),
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(event) {
      for (const listener of listeners) listener(event)
    },
  }
}

/** A built window of one page and one file that must not be reached, beside it. */
export async function builtWindow(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'postil-window-'))
  const { mkdir } = await import('node:fs/promises')
  await mkdir(path.join(directory, 'renderer', 'assets'), { recursive: true })
  await writeFile(path.join(directory, 'secret.json'), '"secret"')
  await writeFile(path.join(directory, 'renderer', 'index.html'), '<!doctype html><title>Window</title>')
  await writeFile(path.join(directory, 'renderer', 'assets', 'main-abc.js'), 'export {}')
  return path.join(directory, 'renderer')
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** One request over a socket of its own, with exactly these headers: fetch would not let a test forge them. */
export function ask(
  port: number,
  method: string,
  target: string,
  headers: OutgoingHttpHeaders,
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path: target, headers, agent: false, setHost: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' })
    })
    sent.end(body)
  })
}

/** The headers that a browser sends from our own page. */
export const fromOurPage = (port: number, more: OutgoingHttpHeaders = {}): OutgoingHttpHeaders => ({
  host: `127.0.0.1:${port}`,
  origin: `http://127.0.0.1:${port}`,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  ...more,
})

export const tokenOf = (address: string): string => new URL(address).hash.slice(1)

/** Opens a session and gives its cookie. */
export async function signIn(port: number, address: string): Promise<string> {
  const answer = await ask(
    port,
    'POST',
    '/session',
    fromOurPage(port),
    JSON.stringify({ token: tokenOf(address) }),
  )
  return (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
}

/** The calls that the window of a server makes. */
export async function callsOf({ port, address }: { readonly port: number; readonly address: string }) {
  const cookie = await signIn(port, address)
  return async (method: string, input: unknown = {}) => {
    const headers = fromOurPage(port, { cookie })
    const answer = await ask(port, 'POST', `/call/${method}`, headers, JSON.stringify(input))
    return JSON.parse(answer.body) as Result<Record<string, unknown>>
  }
}
