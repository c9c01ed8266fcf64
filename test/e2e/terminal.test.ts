import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { postil } from '../support/terminal.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { hasSeed, seedNote, seedPath } from '../support/seed.ts'

/** The main job from the terminal, on the real book: import, highlight, note, quit, start again, cite, export. */
const run = promisify(execFile)
const installed = (program: string) =>
  ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((folder) => existsSync(join(folder, program)))

interface Listed {
  readonly id: string
  readonly page: string
  readonly quote: string
  readonly note: string
  readonly tags: readonly string[]
}

describe.skipIf(!hasSeed)(`a scanned chapter from the terminal${seedNote}`, () => {
  let library = ''
  let text = ''
  const at = (...args: readonly string[]) => postil([...args, '--library', library])

  beforeAll(async () => {
    library = join(await temporaryFolder(), 'library')
    const imported = await at('import', seedPath)
    expect(imported.code, imported.err).toBe(0)
    text = imported.out.trim()
  })

  /** A stretch of words of the text around an offset of its canonical text, so that no sentence of the book stands here. */
  async function words(from: number, count: number): Promise<string> {
    const { out } = await at('show', text, '--as', 'text')
    return out.slice(from, from + count)
  }

  async function data<T>(view: string): Promise<T> {
    return JSON.parse((await at('show', text, '--as', view, '--json')).out) as T
  }

  it('keeps three highlights with notes and cites each with its page', async () => {
    const pages = await data<{ label: string; start: number; end: number }[]>('pages')
    const tables = await data<{ start: number; rows: string[][]; page: string }[]>('tables')
    const notes = await data<{ start: number; text: string; page: string; label: string }[]>('notes')
    const second = pages.find((page) => page.label === '198')!
    const quotes: readonly (readonly [quote: string, page: string])[] = [
      [await words(second.start - 30, 60), '197–198'],
      [tables[0]!.rows[1]![1]!, '200'],
      [notes[3]!.text.slice(0, 60), '200'],
    ]
    for (const [index, [quote, page]] of quotes.entries()) {
      const { code, out, err } = await at(
        'highlight',
        text,
        '--quote',
        quote,
        '--note',
        `note ${index}`,
        '--tag',
        'e2e',
        '--json',
      )
      expect(code, err).toBe(0)
      const made = JSON.parse(out) as Listed
      expect([made.page, made.note, made.tags]).toEqual([page, `note ${index}`, ['e2e']])
    }
    const { out } = await at('annotations', '--json')
    const listed = JSON.parse(out) as Listed[]
    expect(listed.map(({ note }) => note).sort()).toEqual(['note 0', 'note 1', 'note 2'])
    for (const style of ['apa', 'chicago-author-date'])
      for (const { id, page } of listed) {
        const cited = await at('cite', id, '--style', style)
        expect(cited.code, cited.err).toBe(0)
        expect(cited.out).toContain(page)
        expect(cited.out).toMatch(/2014/)
      }
  })

  it('refuses a quotation that is not there, and one that is there twice', async () => {
    const absent = await at('highlight', text, '--quote', 'a sentence that nobody wrote in this book')
    expect([absent.code, absent.out]).toEqual([1, ''])
    const twice = await at('highlight', text, '--quote', 'the')
    expect([twice.code, twice.out]).toEqual([1, ''])
    expect(twice.err).toMatch(/\d/)
  })

  it.skipIf(!installed('pandoc'))(
    `exports BibTeX that pandoc cites from${installed('pandoc') ? '' : ' (skipped: no pandoc)'}`,
    async () => {
      const folder = await temporaryFolder()
      const bib = join(folder, 'a.bib')
      for (const format of ['bibtex', 'biblatex']) {
        await writeFile(bib, (await at('export', '--as', format)).out)
        const items = JSON.parse((await at('items', '--json')).out) as { citekey: string }[]
        const markdown = join(folder, 'a.md')
        await writeFile(markdown, items.map(({ citekey }) => `[@${citekey}, p. 3]`).join('\n\n'))
        const { stdout, stderr } = await run('pandoc', [
          '--citeproc',
          '--bibliography',
          bib,
          '-t',
          'plain',
          markdown,
        ])
        expect(stderr).toBe('')
        expect(stdout.match(/2014/g)?.length).toBeGreaterThanOrEqual(items.length)
      }
    },
  )

  it.skipIf(!installed('ris2xml'))(
    `exports RIS that bibutils reads${installed('ris2xml') ? '' : ' (skipped: no bibutils)'}`,
    async () => {
      const path = join(await temporaryFolder(), 'a.ris')
      await writeFile(path, (await at('export', '--as', 'ris')).out)
      const { stdout } = await run('ris2xml', [path])
      expect(stdout.match(/<mods /g)?.length).toBe(12)
    },
  )
})
