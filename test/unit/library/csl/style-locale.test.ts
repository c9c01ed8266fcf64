import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { aStyleFile } from '../../../support/style-file.ts'
import { temporaryFolder } from '../../../support/temporary.ts'

const shelf = new StyleShelf([])

describe('the language of a style', () => {
  it('is what the style says, or else American English', () => {
    expect(['din-1505-2', 'oscola', 'apa', 'no-such-style'].map((style) => shelf.localeOf(style))).toEqual([
      'de-DE',
      'en-GB',
      'en-US',
      'en-US',
    ])
  })

  it('of a file is the file’s, or that of the style it depends on', async () => {
    const folder = await temporaryFolder()
    const own = new StyleShelf([folder])
    const put = async (id: string, file: string) => {
      await writeFile(join(folder, `${id}.csl`), file)
      return own.localeOf(id)
    }
    const saying = (locale: string, file: string) =>
      file.replace('<style ', `<style default-locale="${locale}" `)
    expect(await put('a', saying('pt-BR', aStyleFile()))).toBe('pt-BR')
    expect(await put('b', saying('fr', aStyleFile({ parent: 'din-1505-2' })))).toBe('fr-FR')
    expect(await put('c', aStyleFile({ parent: 'din-1505-2' }))).toBe('de-DE')
    expect(await put('d', saying('../../x', aStyleFile()))).toBe('en-US')
  })

  it('without a country is that of the country it is named for, and American for English', () => {
    const words = (locale: string) => {
      const processor = shelf.processor({ style: 'apa', locale })
      const item = { id: 'x', type: 'book', title: 'A "b"', edition: '2' }
      return processor.ok ? JSON.stringify(processor.value.bibliography([item])) : ''
    }
    expect(words('en')).toBe(words('en-US'))
    expect(words('de')).toBe(words('de-DE'))
    expect(words('xx')).toBe(words('en-US'))
  })
})
