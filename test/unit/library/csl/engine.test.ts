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

  it.each([
    ['write more than there is memory', 'title'],
    ['write nothing for longer than there is time', 'note'],
  ])(
    'stops a style whose doubling macros %s, and answers what was behind it',
    { timeout: 60_000 },
    async (_, variable) => {
      const macros = Array.from(
        { length: 40 },
        (_, n) => `<macro name="m${n + 1}"><group><text macro="m${n}"/><text macro="m${n}"/></group></macro>`,
      )
      const style = join(mkdtempSync(join(tmpdir(), 'style-')), 'doubling.csl')
      writeFileSync(
        style,
        `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>D</title><id>d</id></info>
      <macro name="m0"><text variable="${variable}"/></macro>${macros.join('')}<citation><layout><text macro="m40"/></layout></citation></style>`,
      )
      const hasty = startCslEngine({ timeLimit: 2000 })
      const [slow, styles] = await Promise.all([
        hasty.cite([[{ item: book }]], { style, locale: 'en-US' }),
        hasty.styles(),
      ])
      expect(slow).toMatchObject({ ok: false, error: { code: 'too-large' } })
      expect(styles.styles.length).toBeGreaterThan(1000)
      await hasty.close()
      expect(await hasty.read('@book{a, title={A}}')).toMatchObject({
        ok: false,
        error: { code: 'cancelled' },
      })
      rmSync(dirname(style), { recursive: true })
    },
  )
})
