import { Agent, request } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startServe, type Served } from '../../../cli/serve/server.ts'
import { fuzzedArgument, isRefusal, isTaken, methodNames, workingCalls } from './fuzzed-calls.ts'
import type { recorded } from './recorded-electron.ts'
import { builtWindow, echoLibrary, fromOurPage, signIn } from './serving.ts'
import { startRecordedShell } from './shell-of-record.ts'

vi.mock('electron', () => import('./recorded-electron.ts'))

/**
 * Every method of both hosts is sent what a hostile page could send: a seeded sample here, 10,000 to each with
 * `FUZZ_RUNS=10000`. A refusal must be typed and must have changed nothing.
 */
const runs = Number(process.env['FUZZ_RUNS'] ?? 250)
const timeout = 20_000 + runs * 60
const parameters = { seed: 20_260_501, numRuns: runs, endOnFailure: true }

const pristine = Object.getOwnPropertyNames(Object.prototype).toSorted()
const isPristine = () => expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(pristine)

test.each(methodNames)('%s: what the fuzzer starts from is a call that works', (name) => {
  expect(isTaken(name, workingCalls[name])).toBe(true)
})

describe('over Electron’s channel, with a real library', () => {
  let shell: typeof recorded
  beforeAll(async () => {
    shell = await startRecordedShell()
  })
  const call = (name: string, argument: unknown) =>
    shell.calls.get('postil:call')!(
      { senderFrame: { url: 'postil://app/index.html', parent: null } },
      name,
      argument,
    ) as Promise<{ ok: boolean; value: { seq: number } }>
  const seq = async () => (await call('library.open', {})).value.seq

  test.each(methodNames)(
    '%s',
    async (name) => {
      let refused = 0
      await fc.assert(
        fc.asyncProperty(fuzzedArgument(name), async (argument) => {
          // What the schema takes of these is honest work, and the parsers and styles have fuzzers of their own.
          if (/^(?:texts\.import|styles\.preview)$/.test(name) && isTaken(name, argument)) return
          const before = await seq()
          const answer: unknown = await call(name, argument)
          if (!isTaken(name, argument)) expect(isRefusal(answer) && answer.error.code).toBe('invalid')
          if (!isRefusal(answer)) return
          refused += 1
          expect(answer.error.code).not.toBe('internal')
          expect(answer.error.message).not.toMatch(/\n\s+at |node_modules|\.ts:\d/)
          expect(await seq()).toBe(before)
        }),
        parameters,
      )
      expect(refused).toBeGreaterThan(runs / 10)
      isPristine()
    },
    timeout,
  )
})

describe('over HTTP', () => {
  let library: ReturnType<typeof echoLibrary>
  let served: Served
  let cookie: string
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  beforeAll(async () => {
    library = echoLibrary()
    served = await startServe({ library, rendererDirectory: await builtWindow() })
    cookie = await signIn(served.port, served.address)
  })
  afterAll(async () => {
    agent.destroy()
    await served.close()
  })

  const post = (target: string, body: string | Uint8Array): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const headers = fromOurPage(served.port, { cookie, 'content-length': Buffer.byteLength(body) })
      const sent = request(
        {
          host: '127.0.0.1',
          port: served.port,
          method: 'POST',
          path: target,
          headers,
          agent,
          setHost: false,
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })

  test.each(methodNames)(
    '%s reaches its handler only with what its schema takes',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fuzzedArgument(name), async (argument) => {
          const sent = JSON.stringify(argument) ?? ''
          const arrives = sent === '' ? undefined : (JSON.parse(sent) as unknown)
          const before = library.calls.length
          const answer = await post(`/call/${name}`, sent)
          const reached = library.calls.length > before
          // The host of a browser answers for itself, so these never reach the library.
          expect(reached).toBe(!name.startsWith('host.') && isTaken(name, arrives))
          const result: unknown = JSON.parse(answer.body)
          if (!isTaken(name, arrives)) expect(isRefusal(result) && result.error.code).toBe('invalid')
          expect(answer.status).toBe(200)
        }),
        parameters,
      )
      isPristine()
    },
    timeout,
  )

  test(
    'bytes that are no JSON are refused, whatever they are, and the server stands',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...methodNames),
          fc.oneof(
            fc.uint8Array({ maxLength: 200 }),
            fc.string({ maxLength: 200 }).map((text) => Buffer.from(text)),
          ),
          async (name, bytes) => {
            const before = library.calls.length
            const answer = await post(`/call/${name}`, bytes)
            expect([200, 400]).toContain(answer.status)
            if (answer.status === 400) {
              expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid' } })
              expect(library.calls.length).toBe(before)
            }
          },
        ),
        { ...parameters, numRuns: runs * 2 },
      )
    },
    timeout,
  )

  test(
    'names that are no method are refused',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ maxLength: 40 }), async (name) => {
          const answer = await post(`/call/${encodeURIComponent(name)}`, '{}')
          expect(isRefusal(JSON.parse(answer.body))).toBe(true)
        }),
        parameters,
      )
    },
    timeout,
  )
})
