import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const bibliography = `
@book{sa, title = {The Mud of the Delta}, author = {Sá, Inês}, year = {2012}}
@book{rivera, title = {Lamps, and oil}, author = {Rivera, Ana}, year = {2014}}
@book{wicks, title = {Wicks; or the end}, author = {Rivera, Ana}, year = {2016}}
`

describe('citing in the terminal', { timeout: 60_000 }, () => {
  let on: string[] = []
  const cite = async (...args: string[]) => (await postil(['cite', ...args, ...on])).out.trim()
  beforeAll(async () => {
    const folder = await temporaryFolder()
    on = ['--library', join(folder, 'library')]
    await writeFile(join(folder, 'shelf.bib'), bibliography)
    await postil(['import', join(folder, 'shelf.bib'), ...on])
  }, 60_000)

  it('takes a place behind a name, which may have commas itself', async () => {
    expect(await cite('sa, 9')).toBe('(Sá, 2012, p. 9)')
    expect(await cite('Lamps, and oil, chapter 3')).toBe('(Rivera, 2014, Chapter 3)')
    expect(await cite('Lamps, and oil')).toBe('(Rivera, 2014)')
    expect(await cite('sa, the end')).toBe('(Sá, 2012, p. the end)')
  })

  it('names several works in one, with words around them all', async () => {
    expect(
      await cite('sa, 9', 'rivera', '--prefix', 'see', '--suffix', ', among others', '--as', 'pandoc'),
    ).toBe('[see @sa, p. 9; @rivera, among others]')
  })

  it('is in the style’s own language, or in the one that is asked for', async () => {
    const of = (...args: string[]) => cite('sa, 9', '--style', 'din-1505-2', ...args)
    expect(await of()).toBe('(Sá, 2012, S. 9)')
    expect(await of('--locale', 'en-US')).toBe('(Sá, 2012, p. 9)')
    expect(await cite('sa, 9')).toBe('(Sá, 2012, p. 9)')
  })

  it('names the author in the sentence', async () => {
    expect(await cite('sa, 9', '--narrative')).toBe('Sá (2012, p. 9)')
    expect(await cite('sa, 9', '--narrative', '--as', 'latex')).toBe('\\textcite[9]{sa}')
  })

  it('writes notes as they follow each other', async () => {
    expect(await cite('sa, 1', 'sa, 4', 'rivera', 'sa, 9', '--notes', '--style', 'oscola')).toBe(
      [
        'Inês Sá, The Mud of the Delta (2012) 1.',
        'ibid 4.',
        'Ana Rivera, Lamps, and Oil (2014).',
        'Sá (n 1) 9.',
      ].join('\n'),
    )
  })

  it('writes several works into one note, with semicolons between them', async () => {
    const notes = (...args: string[]) => cite(...args, '--notes', '--style', 'oscola')
    expect(
      await notes('sa, 4; rivera, chapter 3', 'Wicks; or the end, 2', 'rivera, 9', '--prefix', 'see'),
    ).toBe(
      [
        'see Inês Sá, The Mud of the Delta (2012) 4; Ana Rivera, Lamps, and Oil (2014) ch 3.',
        'see Ana Rivera, Wicks; or the End (2016) 2.',
        'see Rivera (n 1) 9.',
      ].join('\n'),
    )
    const { code, err } = await postil(['cite', 'sa, 4; rivers', '--notes', ...on])
    expect([code, err]).toEqual([1, expect.stringContaining('rivers')])
  })

  it('refuses a label that no style has a word for', async () => {
    const { code, err } = await postil(['cite', 'sa', '--locator', '2', '--label', 'pgae', ...on])
    expect([code, err]).toEqual([2, expect.stringContaining('page, chapter, section')])
  })
})
