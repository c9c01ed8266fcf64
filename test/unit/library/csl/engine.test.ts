import { afterAll, describe, expect, it } from 'vitest'
import { startCslEngine } from '../../../../library/csl/engine.ts'

describe('the bibliography engine', () => {
  const engine = startCslEngine({ timeLimit: 20_000 })
  afterAll(() => engine.close())
  const look = { style: 'apa', locale: 'en-US' }
  const book = { id: 'k', type: 'book', title: 'Mud', author: [{ family: 'Sá', given: 'Inês' }] }

  it('gives every item of a long file in its order, and the next answer after it', async () => {
    const bib = Array.from({ length: 1203 }, (_, n) => `@book{k${n}, title={T${n}}}`).join('\n')
    const [read, cited] = await Promise.all([engine.read(bib), engine.cite(book, look)])
    expect(read.ok && read.value.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 1203 }, (_, n) => `k${n}`),
    )
    expect(cited).toEqual({ ok: true, value: { text: '(Sá, n.d.)', html: '(Sá, n.d.)' } })
    expect(await engine.read('@book{a, title={A}}')).toMatchObject({
      ok: true,
      value: { items: [{ id: 'a' }], format: 'bibtex' },
    })
  })

  it('stops what takes too long, and answers what was behind it', async () => {
    const hasty = startCslEngine({ timeLimit: 1 })
    const many = Array.from({ length: 30 }, (_, n) => ({ ...book, id: `k${n}`, title: 'Mud '.repeat(4000) }))
    const [slow, quick] = await Promise.all([
      hasty.bibliography(many, { style: 'chicago-author-date', locale: 'en-US' }),
      hasty.read('@book{a, title={A}}'),
    ])
    expect([slow.ok ? 'done' : slow.error.code, quick.ok ? 'done' : quick.error.code]).toContain('too-large')
    await hasty.close()
    expect(await hasty.read('@book{a, title={A}}')).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})
