import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { plantedScript } from '../security/planted-script.ts'
import { eachHost } from './hosts.ts'

/** A server that a planted script would send to, and all that came to it. */
async function listener(): Promise<{ address: string; came: string[]; close(): void }> {
  const came: string[] = []
  const server = createServer((request, response) => {
    came.push(`${request.method} ${request.url}`)
    response.setHeader('access-control-allow-origin', '*').end('x')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { address, came, close: () => (server.closeAllConnections(), void server.close()) }
}

eachHost('a script planted in the page gets nothing out of it', async ({ page, host, shell }) => {
  const { address, came, close } = await listener()
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  const got = await page.evaluate(plantedScript, address)

  const { violated, bridge, ...rest } = got
  const nothing = Object.fromEntries(
    Object.keys(rest).map((name) => [
      name,
      name.startsWith('global ')
        ? 'undefined'
        : ['beacon', 'frame', 'form'].includes(name)
          ? 'asked'
          : name === 'cookie'
            ? ''
            : ['byMarkup', 'inline script', 'inline module', 'javascript: link'].includes(name)
              ? undefined
              : 'refused',
    ]),
  )
  expect(rest).toEqual(nothing)
  expect(Object.keys(rest).length).toBeGreaterThan(40)
  expect(bridge).toEqual(host === 'serve' ? null : ['call', 'on'])
  expect(came).toEqual([])
  // What refused it was the policy, and not an accident of this browser.
  expect(violated).toEqual(
    expect.arrayContaining([
      'connect-src',
      'form-action',
      'frame-src',
      'img-src',
      'media-src',
      'require-trusted-types-for',
      'script-src-elem',
      'style-src-attr',
      'style-src-elem',
      'trusted-types',
    ]),
  )
  if (host === 'stand-in') expect(shell?.reports.filter(({ type }) => type === 'stray-request')).toEqual([])
  close()
})
