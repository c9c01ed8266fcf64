import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startServe, type Served } from '../../cli/serve/server.ts'
import { lastingAccess, type LastingAccess } from '../../library/remote/lasting.ts'
import { attempt, chromiumOptions } from '../support/chromium.ts'

/** `postil serve` against browsers: the one that was given the link, another one, and pages that mean harm. */
const rebinding = [
  '--host-resolver-rules=MAP evil.test 127.0.0.1',
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights',
]
let directory: string
let library: LastingAccess
let served: Served
let browser: Browser
let elsewhere: Server
const logged: string[] = []

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'postil-security-'))
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void logged.push(words.join(' ')))
  const opened = await lastingAccess({
    directory: path.join(directory, 'library'),
    contentDirectory: fileURLToPath(new URL('../../content/', import.meta.url)),
    version: 'test',
  })
  if (!opened.ok) throw new Error(opened.error.message)
  library = opened.value
  served = await startServe({ library })
  const options = await chromiumOptions()
  // The name of the hostile page leads here, as the second answer of a rebinding name server would; and the browser's
  // own guard of local addresses is off, so that it is the server that refuses.
  browser = await attempt(3, () => chromium.launch({ ...options, args: [...options.args, ...rebinding] }))
  elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Elsewhere</title>')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser.close()
  await served.close()
  await library.close()
  elsewhere.close()
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
})

const freshPage = async (): Promise<Page> => (await browser.newContext()).newPage()

/** All that a page can try against the server at `base`, from wherever it stands; what it could see of the answers. */
const tries = async ({ base, token }: { base: string; token: string }): Promise<Record<string, unknown>> => {
  const json = { 'content-type': 'application/json' }
  const send = (at: string, init: RequestInit) =>
    fetch(`${base}${at}`, { credentials: 'include', ...init }).then(
      async (response) =>
        response.type === 'opaque' ? 'opaque' : `${response.status} ${(await response.text()).slice(0, 40)}`,
      () => 'blocked',
    )
  const body = '{}'
  const socket = (at: string) =>
    new Promise((resolve) => {
      const opened = new WebSocket(`${base.replace('http', 'ws')}${at}`)
      opened.onopen = () => resolve('open')
      opened.onerror = () => resolve('refused')
    })
  return {
    page: await send('/', {}),
    call: await send('/call/library.open', { method: 'POST', headers: json, body }),
    simple: await send('/call/library.open', { method: 'POST', mode: 'no-cors', body }),
    plain: await send('/call/library.open', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
    }),
    session: await send('/session', { method: 'POST', headers: json, body: JSON.stringify({ token }) }),
    events: await socket('/events'),
  }
}

const tokenOf = (address: string): string => new URL(address).hash.slice(1)
const isNothing = (answer: unknown) => /^(blocked|opaque|refused|40[0-9] )/.test(String(answer))

test('the link opens the window once; its token stays in no address, history, referrer or log', async () => {
  const address = served.newLink()
  const token = tokenOf(address)
  const page = await freshPage()
  const told: string[] = []
  page.on('request', (request) => {
    void request.allHeaders().then((headers) => told.push(`${request.url()} ${JSON.stringify(headers)}`))
  })
  await page.goto(address)
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Choose files' }).waitFor()

  const kept = await page.evaluate(() =>
    JSON.stringify([
      location.href,
      document.referrer,
      new XMLSerializer().serializeToString(document),
      (Reflect.get(window, 'navigation') as { entries(): { url: string }[] }).entries().map(({ url }) => url),
      performance.getEntriesByType('resource').map(({ name }) => name),
      { ...localStorage },
      { ...sessionStorage },
    ]),
  )
  expect(told.length).toBeGreaterThan(4)
  expect(told.join('\n')).not.toContain(token)
  expect(told.join('\n')).not.toMatch(/"referer":"[^"]/i)
  expect(kept).not.toContain(token)
  expect(logged.join('\n')).not.toContain(token)

  // The same link, found by another browser.
  const second = await freshPage()
  const answers: number[] = []
  second.on('response', (response) => answers.push(response.status()))
  await second.goto(address)
  await expect.poll(() => answers.filter((status) => status === 401).length).toBeGreaterThan(1)
  expect(await second.getByRole('button', { name: 'Choose files' }).isVisible()).toBe(false)
  await second.goto('about:blank')
  await second.goto(served.newLink())
  await second.getByRole('button', { name: 'Choose files' }).waitFor()
})

test('a page whose name was rebound to 127.0.0.1 reaches nothing, with a good token and a session beside it', async () => {
  const context = await browser.newContext()
  const ours = await context.newPage()
  await ours.goto(served.newLink())
  await ours.getByRole('button', { name: 'Choose files' }).waitFor()

  const evil = `http://evil.test:${served.port}`
  const page = await context.newPage()
  // The name's first answer: the attacker's own server. All that follows reaches ours.
  await page.route(
    `${evil}/first`,
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Evil</title>' }),
    { times: 1 },
  )
  await page.goto(`${evil}/first`)
  const before = library.library!.storage.seq
  const got = await page.evaluate(tries, { base: evil, token: tokenOf(served.newLink()) })
  expect(got['page']).toMatch(/^403 /)
  expect(Object.entries(got).filter(([, answer]) => !isNothing(answer))).toEqual([])
  expect((await page.goto(`${evil}/`))?.status()).toBe(403)
  expect(library.library!.storage.seq).toBe(before)

  // Not an accident: the same script from our own page gets all of it.
  const right = await ours.evaluate(tries, {
    base: `http://127.0.0.1:${served.port}`,
    token: tokenOf(served.newLink()),
  })
  expect(right).toMatchObject({
    page: expect.stringMatching(/^200 /),
    call: expect.stringMatching(/^200 /),
    session: expect.stringMatching(/^200 /),
    events: 'open',
  })
  await context.close()
})

test.each(['another port of 127.0.0.1', 'localhost', 'another site'] as const)(
  'a page of %s in the same browser reaches nothing',
  async (where) => {
    const context = await browser.newContext()
    const ours = await context.newPage()
    await ours.goto(served.newLink())
    await ours.getByRole('button', { name: 'Choose files' }).waitFor()
    const { port } = elsewhere.address() as AddressInfo
    const host = {
      'another port of 127.0.0.1': '127.0.0.1',
      localhost: 'localhost',
      'another site': 'evil.test',
    }[where]
    const page = await context.newPage()
    await page.goto(`http://${host}:${port}/`)
    const got = await page.evaluate(tries, {
      base: `http://127.0.0.1:${served.port}`,
      token: tokenOf(served.newLink()),
    })
    expect(Object.entries(got).filter(([, answer]) => !isNothing(answer))).toEqual([])

    // Nor may it show our window inside itself, where a click could be led astray.
    const framed = await page.evaluate(async (address) => {
      const frame = document.createElement('iframe')
      frame.src = address
      document.body.append(frame)
      await new Promise((resolve) => (frame.onload = resolve))
      return frame.contentDocument?.title ?? 'another origin'
    }, `http://127.0.0.1:${served.port}/`)
    expect(framed).not.toBe('Postil')
    for (const frame of page.frames().slice(1)) expect(await frame.locator('#root').count()).toBe(0)
    await context.close()
  },
)
