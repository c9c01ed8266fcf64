import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { startCslEngine } from '../../../library/csl/engine.ts'
import { parseStyle } from '../../../library/csl/style-file.ts'
import { readText } from '../../../library/import/read-text.ts'

/** Whatever reads what others made does so in a thread that can be ended, with so much time and memory and no more. */
const root = new URL('../../../library/', import.meta.url)

test('each worker that parses begins with the guard of its prototypes', () => {
  const workers = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('-worker.ts'),
  )
  expect(workers.toSorted()).toEqual([
    'csl/csl-worker.ts',
    'import/read-text-worker.ts',
    'search/search-worker.ts',
  ])
  for (const worker of workers.filter((file) => !file.startsWith('search/')))
    expect(readFileSync(new URL(worker, root), 'utf8')).toMatch(
      /^import '\.\.\/worker\/guard-prototypes\.ts'\n/,
    )
})

describe('the guard', () => {
  const inGuarded = async (code: string): Promise<unknown> => {
    const guard = new URL('worker/guard-prototypes.ts', root).href
    const worker = new Worker(
      `import('${guard}').then(() => {
         let said; try { said = (0, eval)(require('node:worker_threads').workerData) } catch (error) { said = error.name }
         require('node:worker_threads').parentPort.postMessage(said)
       })`,
      { eval: true, workerData: code },
    )
    const [said] = (await once(worker, 'message')) as [unknown]
    await worker.terminate()
    return said
  }
  test.each([
    [`Object.prototype.planted = 1; ({}).planted`, undefined],
    [`'use strict'; Object.prototype.planted = 1`, 'TypeError'],
    [`({}).__proto__.planted = 1; ({}).planted`, undefined],
    [`Object.prototype.toString = () => 'planted'`, 'TypeError'],
    [`delete Object.prototype.hasOwnProperty; typeof ({}).hasOwnProperty`, 'function'],
    [`[].__proto__.planted = 1; [].planted`, undefined],
    [`(() => 1).constructor.prototype.planted = 1; (() => 1).planted`, undefined],
    [`Object.defineProperty(Object.prototype, 'planted', { value: 1 })`, 'TypeError'],
    [`Object.setPrototypeOf(Object.prototype, { planted: 1 })`, 'TypeError'],
    // What honest code does still works.
    [`const own = {}; own.toString = () => 'own'; String(own)`, 'own'],
    [`function Kind() {} Kind.prototype.toString = () => 'kind'; String(new Kind())`, 'kind'],
    [`class A { constructor() { this.valueOf = () => 7 } } new A() + 1`, 8],
    [`const map = {}; map['constructor'] = 1; Object.keys(map).join()`, 'constructor'],
    [`({}).toString()`, '[object Object]'],
  ])('%s', async (code, said) => expect(await inGuarded(code)).toBe(said))
})

describe('a text', () => {
  const honest = new TextEncoder().encode('The ferry left at noon. '.repeat(2000))

  test('that takes too long is stopped, and its thread with it', async () => {
    const started = performance.now()
    const read = await readText(honest, 'slow.txt', { most: { milliseconds: 1, megabytes: 3072 } })
    expect(read).toMatchObject({ ok: false, error: { code: 'too-large' } })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('that takes too much memory is stopped, and the process stands', async () => {
    const large = new TextEncoder().encode(
      'Many words of a long book, one after the other.\n'.repeat(300_000),
    )
    const read = await readText(large, 'large.txt', { most: { milliseconds: 60_000, megabytes: 24 } })
    expect(read).toMatchObject({ ok: false, error: { code: 'too-large' } })
  })

  test('that is honest is read', async () => {
    expect((await readText(honest, 'honest.txt')).ok).toBe(true)
  })
})

describe('a bibliography', () => {
  const engine = startCslEngine({ timeLimit: 1000 })
  afterAll(() => engine.close())
  const bomb = (name: string, megabytes: number) =>
    zipSync({ [name]: new Uint8Array(megabytes * 1024 * 1024).fill(0x20) }, { level: 9 })

  test.each([
    ['a ZIP bomb as a Word text', () => bomb('word/document.xml', 100)],
    ['one as an OpenDocument text', () => bomb('content.xml', 100)],
    [
      'a million entities',
      () =>
        `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">]><mods>${'&a;'.repeat(100_000)}</mods>`,
    ],
    ['XML of a hundred thousand levels', () => `<?xml version="1.0"?><mods>${'<a>'.repeat(100_000)}`],
    ['JSON of a hundred thousand levels', () => '['.repeat(100_000)],
    [
      'YAML that doubles with each line',
      () =>
        [
          'references:',
          '- &a0 [x, x]',
          ...Array.from({ length: 40 }, (_, n) => `- &a${n + 1} [*a${n}, *a${n}]`),
        ].join('\n'),
    ],
    ['YAML of keys in keys', () => `references:\n- ${'? '.repeat(3000)}`],
    ['BibTeX of braces', () => `@book{a, title = ${'{'.repeat(100_000)}`],
    [
      'BibTeX of strings that double',
      () =>
        Array.from({ length: 60 }, (_, n) => `@string{s${n + 1} = s${n} # s${n}}`).join('\n') +
        '@book{a, title = s60}',
    ],
    ['RIS of one long line', () => `TY  - BOOK\nTI  - ${'x '.repeat(500_000)}\nER  - \n`],
    ['backslashes', () => `@book{a, title = {${'\\'.repeat(200_000)}}}`],
    ['TeX accents in accents', () => `@book{a, title = {${'\\"{'.repeat(50_000)}}}`],
  ] as const)('%s is read or refused in its time', async (_name, make) => {
    const content = make()
    const started = performance.now()
    const answer = await engine.read(content)
    if (!answer.ok) expect(answer.error.code).not.toBe('internal')
    // Its own limit, what its size adds, and the start of a thread on a busy machine.
    expect(performance.now() - started).toBeLessThan(15_000)
    expect((await engine.read('[{"id":"b","type":"book"}]')).ok).toBe(true)
  })
})

test('a style that names something outside itself is refused, and an entity with it', () => {
  const body =
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><citation><layout/></citation></style>'
  expect(parseStyle(body, 'a.csl').ok).toBe(true)
  for (const before of [
    '<!DOCTYPE style SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "//payload.test/">]>',
  ])
    expect(parseStyle(before + body, 'a.csl')).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('DOCTYPE') },
    })
})
