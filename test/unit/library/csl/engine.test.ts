import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startCslEngine } from '../../../../library/csl/engine.ts'

describe('the bibliography engine', () => {
  const engine = startCslEngine({ timeLimit: 20_000 })
  afterAll(() => engine.close())
  const look = { style: 'apa', locale: 'en-US' }
  const book = { id: 'k', type: 'book', title: 'Mud', author: [{ family: 'Sá', given: 'Inês' }] }

  it(
    'gives every item of a long file in its order, and the next answer after it',
    { timeout: 60_000 },
    async () => {
      const bib = Array.from({ length: 1203 }, (_, n) => `@book{k${n}, title={T${n}}}`).join('\n')
      const [read, cited] = await Promise.all([engine.read(bib), engine.cite([[{ item: book }]], look)])
      expect(read.ok && read.value.items.map(({ id }) => id)).toEqual(
        Array.from({ length: 1203 }, (_, n) => `k${n}`),
      )
      expect(cited).toEqual({ ok: true, value: [{ text: '(Sá, n.d.)', html: '(Sá, n.d.)', terms: [''] }] })
      expect(await engine.read('@book{a, title={A}}')).toMatchObject({
        ok: true,
        value: { items: [{ id: 'a' }], format: 'bibtex' },
      })
    },
  )

  it('stops what takes longer than there is time, and answers what was behind it', async () => {
    // To compile this style takes some 100 ms, and one item is given 20 beyond the limit.
    const hasty = startCslEngine({ timeLimit: 1 })
    const slow = hasty.cite([[{ item: book }]], look)
    expect(await slow).toMatchObject({ ok: false, error: { code: 'too-large' } })
    await hasty.close()
    expect(await hasty.read('@book{a, title={A}}')).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  it.each([
    ['double', (n: number) => `<text macro="m${n}"/><text macro="m${n}"/>`],
    ['go round in a circle', (n: number) => `<text macro="m${40 - n}"/>`],
  ])('refuses a style whose macros %s, before it is compiled', async (_, calls) => {
    const macros = Array.from(
      { length: 40 },
      (_, n) => `<macro name="m${n + 1}"><group>${calls(n)}</group></macro>`,
    )
    const style = join(mkdtempSync(join(tmpdir(), 'style-')), 'doubling.csl')
    writeFileSync(
      style,
      `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>D</title><id>d</id></info>
      <macro name="m0"><text variable="title"/></macro>${macros.join('')}<citation><layout><text macro="m40"/></layout></citation></style>`,
    )
    expect(await engine.cite([[{ item: book }]], { style, locale: 'en-US' })).toMatchObject({
      ok: false,
      error: { code: 'invalid', message: expect.stringContaining('without measure') },
    })
    expect(await engine.cite([[{ item: book }]], look)).toMatchObject({ ok: true })
    rmSync(dirname(style), { recursive: true })
  })

  it.each([
    [
      'strings that double',
      Array.from({ length: 25 }, (_, n) => `@string{s${n + 1}=s${n}#s${n}}`).join('\n') +
        '@book{a, title=s25}',
    ],
    ['20,000 open braces', `@book{a, title = ${'{'.repeat(20_000)}`],
    ['names without an end', `@book{a, author = {${'A and '.repeat(20_000)}}}`],
    ['names of prototypes', '@book{__proto__, constructor = {x}, title = toString}'],
    ['nested lists', '['.repeat(100_000)],
    ['damaged items', `[${'{"id":"a", '.repeat(20_000)}`],
    ['nested elements', `<xml><records>${'<record>'.repeat(50_000)}`],
    [
      'entities that grow',
      '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><xml><records><record><titles><title>&a;</title></titles></record></records></xml>',
    ],
    [
      'entities of other files',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><xml><records><record><titles><title>&a;</title></titles></record></records></xml>',
    ],
    ['aliases that grow', `a: &a [x, x]\nb: &b [*a, *a]\nreferences: [${'*b, '.repeat(5000)}]`],
    ['records that never end', 'TY  - BOOK\n'.repeat(20_000)],
  ])('answers within its time, and answers what follows, when it is given %s', async (_, content) => {
    const start = performance.now()
    const answer = await engine.read(content)
    expect(performance.now() - start).toBeLessThan(10_000)
    if (!answer.ok) expect(answer.error.code).toMatch(/^(?:invalid|unsupported|too-large)$/)
    expect(JSON.stringify(answer).length).toBeLessThan(10_000_000)
    expect(await engine.read('@book{a, title={A}}')).toMatchObject({
      ok: true,
      value: { items: [{ id: 'a' }] },
    })
  })
})
