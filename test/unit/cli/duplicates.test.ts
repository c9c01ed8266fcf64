import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const bibliography = `
@book{long, title = {On the keeping of lamps: A history}, author = {Rivera, Ana}, year = {2014}, isbn = {0306406152}}
@book{short, title = {On the keeping of lamps}, author = {Rivera, Ana}, year = {2014}, isbn = {9780306406157}, publisher = {Klein}}
@book{winds, title = {Of winds}, author = {Klein, Bo}, year = {2001}}
`

describe('duplicates in the terminal', { timeout: 60_000 }, () => {
  let on: string[] = []
  beforeAll(async () => {
    const folder = await temporaryFolder()
    on = ['--library', join(folder, 'library')]
    await writeFile(join(folder, 'shelf.bib'), bibliography)
    await postil(['import', join(folder, 'shelf.bib'), ...on])
  }, 60_000)

  it('are listed with their evidence, refused where the choice is wrong, merged, and gone', async () => {
    const listed = await postil(['duplicates', '--json', ...on])
    expect(JSON.parse(listed.out)).toMatchObject([
      {
        confidence: 'certain',
        evidence: ['ISBN', 'title'],
        items: [{ citekey: 'long' }, { citekey: 'short' }],
      },
    ])
    expect((await postil(['duplicates', ...on])).out).toMatch(/^certain: same ISBN/)

    const wrong = await postil(['merge', 'long', 'short', '--take', 'title', ...on])
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('--take title=citekey')])
    expect((await postil(['merge', 'long', 'long', ...on])).code).toBe(1)

    const merged = await postil(['merge', 'long', 'short', '--take', 'title=short', '--json', ...on])
    expect(JSON.parse(merged.out)).toMatchObject({
      citekey: 'long',
      title: 'On the keeping of lamps',
      publisher: 'Klein',
    })
    expect(merged.err).toMatch(/short.*Undo/s)
    expect(JSON.parse((await postil(['items', '--json', ...on])).out)).toHaveLength(2)
    const none = await postil(['duplicates', ...on])
    expect([none.code, none.out]).toEqual([0, ''])
  })
})
