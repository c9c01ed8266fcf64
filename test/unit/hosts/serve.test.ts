import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startServe, type Served } from '../../../cli/serve/server.ts'
import { ask, builtWindow, echoLibrary, fromOurPage, signIn, tokenOf } from './serving.ts'

let library: ReturnType<typeof echoLibrary>
let served: Served

beforeEach(async () => {
  library = echoLibrary()
  served = await startServe({ library, rendererDirectory: await builtWindow() })
})
afterEach(() => served.close())

const page = { 'sec-fetch-site': 'none' }
const call = (cookie: string, method: string, input: unknown) =>
  ask(served.port, 'POST', `/call/${method}`, fromOurPage(served.port, { cookie }), JSON.stringify(input))

describe('the window over HTTP', () => {
  test('its page comes with the strict policy', async () => {
    const answer = await ask(served.port, 'GET', '/', { host: `127.0.0.1:${served.port}`, ...page })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toContain(`default-src 'none'; script-src 'self'`)
    expect(answer.headers['content-security-policy']).toContain(`require-trusted-types-for 'script'`)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['referrer-policy']).toBe('no-referrer')
    expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('a file with a hash in its name may be kept, the page may not', async () => {
    const headers = fromOurPage(served.port)
    const file = await ask(served.port, 'GET', '/assets/main-abc.js', headers)
    expect(file.headers['cache-control']).toContain('immutable')
    expect(file.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await ask(served.port, 'GET', '/', headers)).headers['cache-control']).toBe('no-store')
  })

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '//secret.json',
    '/assets/main-abc.js%00.html',
    '/%',
    '/assets',
  ])('nothing outside the window is sent: %s', async (target) => {
    const answer = await ask(served.port, 'GET', target, fromOurPage(served.port))
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('secret')
  })

  test('a window that was not built says what to run', async () => {
    const empty = await startServe({ library, rendererDirectory: '/nowhere' })
    const answer = await ask(empty.port, 'GET', '/', { host: `127.0.0.1:${empty.port}`, ...page })
    await empty.close()
    expect(answer.status).toBe(404)
    expect(answer.body).toContain('npm run build')
  })
})

describe('a link', () => {
  test('holds 256 bits and is good once', async () => {
    expect(Buffer.from(tokenOf(served.address), 'base64url')).toHaveLength(32)
    expect(await signIn(served.port, served.address)).toMatch(/^postil-\d+=.{43}$/)
    expect(await signIn(served.port, served.address)).toBe('')
  })

  test('the cookie is for this site alone and hidden from scripts', async () => {
    const body = JSON.stringify({ token: tokenOf(served.address) })
    const answer = await ask(served.port, 'POST', '/session', fromOurPage(served.port), body)
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('another browser gets in with a link of its own, and the first stays in', async () => {
    const first = await signIn(served.port, served.address)
    const second = await signIn(served.port, served.newLink())
    expect((await call(first, 'library.open', {})).status).toBe(200)
    expect((await call(second, 'library.open', {})).status).toBe(200)
  })

  test('a session of one server is nothing to another', async () => {
    const other = await startServe({ library, rendererDirectory: await builtWindow() })
    const cookie = await signIn(other.port, other.address)
    await other.close()
    expect((await call(cookie, 'library.open', {})).status).toBe(401)
  })
})

describe('a call', () => {
  test('reaches its handler with a parsed input', async () => {
    const cookie = await signIn(served.port, served.address)
    const answer = await call(cookie, 'search.query', { query: 'ferry' })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { ok: true, value: 'search.query' }])
  })

  test('an input that does not parse never reaches it', async () => {
    const cookie = await signIn(served.port, served.address)
    const answer = await call(cookie, 'search.query', { query: 5 })
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(library.calls).toEqual([])
  })

  test('an unknown method, an inherited name and broken JSON are refused', async () => {
    const cookie = await signIn(served.port, served.address)
    for (const name of ['nothing', 'toString', '__proto__', 'constructor']) {
      expect(JSON.parse((await call(cookie, name, {})).body)).toMatchObject({
        error: { code: 'unsupported' },
      })
    }
    const headers = fromOurPage(served.port, { cookie })
    expect((await ask(served.port, 'POST', '/call/library.open', headers, '{"a":')).status).toBe(400)
  })

  test('more than a megabyte is heard out and refused; an import may be longer', async () => {
    const cookie = await signIn(served.port, served.address)
    const long = await call(cookie, 'search.query', { query: 'x'.repeat(1_500_000) })
    expect([long.status, JSON.parse(long.body)]).toMatchObject([413, { error: { code: 'too-large' } }])
    const file = { name: 'a.txt', bytes: Buffer.alloc(2_000_000, 65).toString('base64') }
    expect((await call(cookie, 'texts.import', { files: [file] })).status).toBe(200)
  })

  test('the host of a browser opens and saves nothing itself', async () => {
    const cookie = await signIn(served.port, served.address)
    const answer = await call(cookie, 'host.openExternal', { url: 'https://example.org' })
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'unsupported' } })
    expect(library.calls).toEqual([])
  })
})

describe('events', () => {
  const listen = (cookie: string, origin = `http://127.0.0.1:${served.port}`) =>
    new WebSocket(`ws://127.0.0.1:${served.port}/events`, { headers: { cookie, origin } })

  test('reach every browser with a session', async () => {
    const socket = listen(await signIn(served.port, served.address))
    await new Promise((resolve) => socket.once('open', resolve))
    const arrived = new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))))
    library.send({ type: 'menu', command: 'find' })
    expect(JSON.parse(await arrived)).toEqual({ type: 'menu', command: 'find' })
  })

  test('a socket that talks is cut', async () => {
    const socket = listen(await signIn(served.port, served.address))
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send('hello there')
    await new Promise((resolve) => socket.once('close', resolve))
  })
})

test('closing ends every connection and stops listening', async () => {
  const other = await startServe({ library, rendererDirectory: await builtWindow() })
  await other.close()
  await expect(ask(other.port, 'GET', '/', page)).rejects.toThrow(/ECONNREFUSED/)
})
