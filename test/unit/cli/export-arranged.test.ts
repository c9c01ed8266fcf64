import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const bibliography = `
@book{sa, title = {The Mud of the Delta}, author = {Sá, Inês}, year = {2012}, keywords = {mud}}
@article{ito, title = {Oil}, author = {Ito, Ken}, year = {2015}, journal = {Lamps}, abstract = {On oil.}}
`
const tree = `Of Willows and Weirs

by Ana Rivera

[p. 7]

The willow stands beside the weir because the miller planted it there in the year of the flood, and nobody has thought
of felling it since that day.

[p. 8]

The weir holds the water back for the mill alone; the meadows below it have been dry for as long as anybody remembers.
`

describe('an arranged bibliography in the terminal', { timeout: 60_000 }, () => {
  let on: string[] = []
  const exported = (...args: string[]) => postil(['export', '--as', 'text', ...args, ...on])
  beforeAll(async () => {
    const folder = await temporaryFolder()
    on = ['--library', join(folder, 'library')]
    await writeFile(join(folder, 'shelf.bib'), bibliography)
    await writeFile(join(folder, 'willows.txt'), tree)
    await postil(['import', join(folder, 'shelf.bib'), join(folder, 'willows.txt'), ...on])
    const marked = ['--quote', 'The weir holds the water back', '--note', 'For *whom*?', '--tag', 'mills']
    await postil(['highlight', 'willows', ...marked, ...on])
  }, 60_000)

  it('has its groups, its order and the words of its items', async () => {
    const { out } = await exported('--group', 'type', '--sort', 'year-desc', '--annotate', 'abstract')
    expect(out).toBe(
      [
        'Books',
        '',
        'Sá, I. (2012). The Mud of the Delta.',
        '',
        'Articles',
        '',
        'Ito, K. (2015). Oil. Lamps.',
        '    On oil.',
        '',
        'Other Sources',
        '',
        'Rivera, A. (n.d.). Of Willows and Weirs.',
        '',
      ].join('\n'),
    )
  })

  it('has what its reader marked under the text that was marked, with the page', async () => {
    const { out } = await exported('--annotate', 'notes', '--group', 'tag')
    expect(out).toContain('    “The weir holds the water back” (p. 8) – For whom?\n')
    expect(out.split('\n').filter((line) => /^(mills|mud|Others)$/.test(line))).toEqual([
      'mills',
      'mud',
      'Others',
    ])
  })

  it('says what it cannot do', async () => {
    const data = await postil(['export', '--as', 'bibtex', '--group', 'type', ...on])
    expect([data.code, data.out, data.err]).toEqual([1, '', expect.stringContaining('text, html')])
    const rule = await exported('--group', 'sources')
    expect([rule.code, rule.out, rule.err]).toEqual([1, '', expect.stringContaining('before:1900')])
    expect((await exported('--group', 'color')).code).toBe(2)
  })

  it('tells primary sources by a rule', async () => {
    const { out } = await exported('--group', 'sources', '--primary', 'before:2013')
    expect(out.split('\n')[0]).toBe('Primary Sources')
  })
})
