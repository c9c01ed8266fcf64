import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServe, type Served } from '../../../cli/serve/server.ts'
import { ask, builtWindow, echoLibrary, signIn } from './serving.ts'

/**
 * Every combination of what a stranger can vary, sent over real sockets. The library may be reached in one way: the
 * right method, Host, Origin, site, type and cookie, all at once.
 */
let library: ReturnType<typeof echoLibrary>
let served: Served
let cookie: string
beforeAll(async () => {
  library = echoLibrary()
  served = await startServe({ library, rendererDirectory: await builtWindow() })
  cookie = await signIn(served.port, served.address)
})
afterAll(() => served.close())

const product = <T extends Record<string, readonly unknown[]>>(axes: T) =>
  Object.entries(axes).reduce<Record<string, unknown>[]>(
    (combinations, [axis, values]) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [axis]: value }))),
    [{}],
  ) as { [K in keyof T]: T[K][number] }[]

const headersOf = (given: {
  host: string
  origin: string | undefined
  site: string | undefined
  cookie: string | undefined
}) => {
  const ours = `127.0.0.1:${served.port}`
  const headers: Record<string, string> = { host: given.host.replace('OURS', ours) }
  if (given.origin !== undefined) headers['origin'] = given.origin.replace('OURS', ours)
  if (given.site !== undefined) headers['sec-fetch-site'] = given.site
  if (given.cookie !== undefined) headers['cookie'] = given.cookie.replace('OURS', cookie)
  return headers
}

const hosts = ['OURS', 'localhost:1', 'evil.example'] as const
const origins = ['http://OURS', 'https://OURS', 'http://evil.example', 'null', undefined] as const
const sites = ['same-origin', 'same-site', 'cross-site', 'none', undefined] as const
const cookies = ['OURS', 'postil-1=x', undefined] as const

describe('of all combinations, one way in', () => {
  test('to call a method', async () => {
    const combinations = product({
      method: ['POST', 'GET', 'PUT', 'OPTIONS'] as const,
      host: hosts,
      origin: origins,
      site: sites,
      cookie: cookies,
      type: ['application/json', 'text/plain'] as const,
    }).filter(
      (one) =>
        one.method === 'POST' ||
        (one.type === 'application/json' && one.cookie === 'OURS' && one.host === 'OURS'),
    )
    const ways: unknown[] = []
    for (const one of combinations) {
      const headers = { ...headersOf(one), 'content-type': one.type }
      const before = library.calls.length
      const answer = await ask(served.port, one.method, '/call/library.open', headers, '{}')
      if (answer.status === 200 || library.calls.length > before) ways.push(one)
    }
    expect(combinations.length).toBeGreaterThan(500)
    expect(ways).toEqual([
      {
        method: 'POST',
        host: 'OURS',
        origin: 'http://OURS',
        site: 'same-origin',
        cookie: 'OURS',
        type: 'application/json',
      },
    ])
  })

  test('to listen to events: a browser that sends no site, or ours', async () => {
    const ways: unknown[] = []
    const combinations = product({ host: hosts, origin: origins, site: sites, cookie: cookies })
    for (const one of combinations) {
      const answer = await ask(served.port, 'GET', '/events', {
        ...headersOf(one),
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      })
      if (answer.status === 101) ways.push(one.site)
      else expect([401, 403]).toContain(answer.status)
    }
    expect(combinations).toHaveLength(225)
    expect(ways).toEqual(['same-origin', undefined])
  })

  test('to open a session: our page with a token that was not used', async () => {
    const ways: unknown[] = []
    const combinations = product({
      host: hosts,
      origin: origins,
      site: sites,
      cookie: [undefined] as const,
      token: ['good', 'used', 'guessed', '', null] as const,
    })
    const used = new URL(served.newLink()).hash.slice(1)
    const first = { host: 'OURS', origin: 'http://OURS', site: 'same-origin', cookie: undefined } as const
    const type = { 'content-type': 'application/json' }
    await ask(
      served.port,
      'POST',
      '/session',
      { ...headersOf(first), ...type },
      JSON.stringify({ token: used }),
    )
    for (const one of combinations) {
      const good = new URL(served.newLink()).hash.slice(1)
      const token = { good, used, guessed: 'A'.repeat(43), '': '' }[one.token ?? ''] ?? null
      const answer = await ask(
        served.port,
        'POST',
        '/session',
        { ...headersOf(one), ...type },
        JSON.stringify({ token }),
      )
      if (answer.headers['set-cookie'] !== undefined) ways.push({ ...one })
    }
    expect(ways).toEqual([{ ...first, token: 'good' }])
  })

  test('to read the window: our Host, and a page of ours or an address that was typed', async () => {
    const ways: unknown[] = []
    for (const one of product({ host: hosts, origin: origins, site: sites, cookie: [undefined] as const })) {
      const answer = await ask(served.port, 'GET', '/', headersOf(one))
      if (answer.status === 200) ways.push([one.host, one.origin, one.site])
    }
    expect(ways).toEqual([
      ['OURS', 'http://OURS', 'same-origin'],
      ['OURS', 'http://OURS', 'none'],
      ['OURS', undefined, 'same-origin'],
      ['OURS', undefined, 'none'],
    ])
  })
})

describe('a download of the library', () => {
  const asked = async (change: Record<string, string | undefined>, target: string, method = 'GET') => {
    const headers = {
      host: `127.0.0.1:${served.port}`,
      'sec-fetch-site': 'same-origin',
      cookie,
      ...change,
    }
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
    return ask(served.port, method, target, given)
  }
  const offered = async (): Promise<string> => {
    const answer = await ask(
      served.port,
      'POST',
      '/call/host.saveArchive',
      {
        ...headersOf({ host: 'OURS', origin: 'http://OURS', site: 'same-origin', cookie: 'OURS' }),
        'content-type': 'application/json',
      },
      '{}',
    )
    return (JSON.parse(answer.body) as { value: { download: string } }).value.download
  }

  test('goes to our own page with a session, once', async () => {
    const address = await offered()
    const got = await asked({}, address)
    expect([got.status, got.body, got.headers['content-type']]).toEqual([200, 'archive', 'application/x-tar'])
    expect(got.headers['content-disposition']).toMatch(/^attachment; filename="postil-library-[\d-]+\.tar"$/)
    expect((await asked({}, address)).status).toBe(404)
  })

  test('goes to nobody else, whatever else is right, and is still there for the one who asked', async () => {
    const address = await offered()
    for (const change of [
      { host: 'evil.example' },
      { cookie: undefined },
      { cookie: 'postil-1=x' },
      { origin: 'http://evil.example' },
      ...['same-site', 'cross-site', 'none', undefined].map((site) => ({ 'sec-fetch-site': site })),
    ])
      expect([401, 403], JSON.stringify(change)).toContain((await asked(change, address)).status)
    expect((await asked({}, address, 'HEAD')).status).toBe(403)
    expect((await asked({}, `/archive/${'A'.repeat(43)}`)).status).toBe(404)
    expect((await asked({}, address)).status).toBe(200)
  })
})
