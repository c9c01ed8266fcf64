import iconv from 'iconv-lite'
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

let folder = ''
let library = ''
const prose =
  'Chapter 1\n\nOn Lamps\n\nThe keeper of the lamp wrote café and señor in his book, and kept it dry.\n\n'.repeat(
    5,
  )

async function texts(): Promise<unknown[]> {
  const { out } = await postil(['texts', '--json', '--library', library])
  return JSON.parse(out) as unknown[]
}

describe('a file that is no text', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = await temporaryFolder()
    library = join(folder, 'library')
    await writeFile(join(folder, 'good.txt'), prose)
    await postil(['import', join(folder, 'good.txt'), '--library', library])
  }, 60_000)

  const bad: readonly (readonly [string, (path: string) => Promise<unknown>, RegExp])[] = [
    ['empty', (path) => writeFile(path, ''), /is empty/],
    [
      'binary',
      (path) => writeFile(path, Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 131) % 256))),
      /not a plain text/,
    ],
    ['pdf', (path) => writeFile(path, '%PDF-1.4\n'), /is a PDF/],
    ['folder', (path) => mkdir(path), /is a folder/],
    ['missing', async () => undefined, /no such file/],
    [
      'huge',
      async (path) => {
        const file = await open(path, 'w')
        await file.truncate(200 * 1024 * 1024)
        await file.close()
      },
      /200 MB/,
    ],
    ['zeros', (path) => writeFile(path, Buffer.alloc(100_000)), /binary/],
  ]
  for (const [name, make, message] of bad)
    it(`(${name}) is refused with a sentence, no stack trace, and the library stays as it was`, async () => {
      const path = join(folder, `${name}.txt`)
      await make(path)
      const before = await texts()
      for (const args of [
        ['import', path, '--library', library],
        ['inspect', path, '--json'],
      ]) {
        const { code, out, err } = await postil(args)
        expect([code, out]).toEqual([1, ''])
        expect(err).toMatch(message)
        expect(err).not.toMatch(/^\s+at /m)
      }
      expect(await texts()).toEqual(before)
    })

  it.skipIf(process.getuid?.() === 0)('(unreadable) is refused (skipped: root reads all)', async () => {
    const path = join(folder, 'secret.txt')
    await writeFile(path, prose)
    await chmod(path, 0)
    expect((await postil(['inspect', path])).err).toMatch(/no permission/)
  })

  for (const encoding of ['utf16le', 'utf16be', 'windows-1252'])
    it(`is not what ${encoding} makes of a text: it is decoded`, async () => {
      const path = join(folder, `${encoding}.txt`)
      await writeFile(path, iconv.encode(prose, encoding))
      const { code, out } = await postil(['import', path, '--library', library])
      expect(code).toBe(0)
      expect((await postil(['show', out.trim(), '--as', 'text', '--library', library])).out).toContain(
        'café and señor',
      )
    })

  it('costs no other file of the same import', async () => {
    const path = join(folder, 'second.txt')
    await writeFile(path, `${prose}another end`)
    const { code, out, err } = await postil(['import', join(folder, 'pdf.txt'), path, '--library', library])
    expect([code, out.startsWith('text:'), /is a PDF/.test(err)]).toEqual([1, true, true])
  })

  it('is not what a shell puts in place of a file: a pipe is read to its end', async () => {
    const pipe = join(folder, 'pipe.bib')
    execFileSync('mkfifo', [pipe])
    const converted = postil(['convert', '--to', 'csl-json', pipe])
    await writeFile(pipe, '@book{winds, title = {Of winds}}')
    expect(JSON.parse((await converted).out)).toMatchObject([{ id: 'winds' }])
  })

  it('imported twice is one text', async () => {
    const { code, err } = await postil(['import', join(folder, 'good.txt'), '--library', library])
    expect([code, /in the library already/.test(err)]).toEqual([0, true])
  })
})

it('a citation key that another item has is told with the one the item got', async () => {
  const home = await temporaryFolder()
  const on = ['--library', join(home, 'library')]
  const shelf = join(home, 'shelf.bib')
  const keys = Array.from({ length: 7 }, (_, index) => `w${index}`)
  await writeFile(shelf, keys.map((key) => `@book{${key}, title = {Of ${key}}, year = {2014}}`).join('\n'))
  expect((await postil(['import', shelf, ...on])).err).not.toContain('could not be kept')
  const { err } = await postil(['import', shelf, ...on])
  expect(err).toMatch(/The key “w0” could not be kept; the item came in as “\w+”/)
  expect(err.match(/could not be kept/g)).toHaveLength(6)
  expect(err).toContain('2 more keys could not be kept')
}, 60_000)

describe('wrong usage', () => {
  for (const args of [
    ['frobnicate'],
    ['import'],
    ['cite'],
    ['show', 'x', '--as', 'nonsense'],
    ['serve', '--port', 'x'],
    ['highlight', 'x'],
  ])
    it(`exits 2: postil ${args.join(' ')}`, async () => {
      const { code, out, err } = await postil(args)
      expect([code, out]).toEqual([2, ''])
      expect(err).not.toBe('')
    })

  it('asks for help on stdout and exits 0', async () => {
    const { code, out } = await postil(['--help'])
    expect([code, out.includes('highlight')]).toEqual([0, true])
  })
})
