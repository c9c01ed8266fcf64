import { describe, expect, it } from 'vitest'
import type { BibliographyFormat } from '../../../../core/interchange/format.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { writeItems } from '../../../../library/csl/write-items.ts'
import { scholarsItems } from './scholars-items.ts'

const shelf = new StyleShelf([])
const few = scholarsItems.filter(({ id }) => ['rivera2014', 'sa2012', 'berg2010'].includes(id))
function set(style: string, format: BibliographyFormat) {
  const written = writeItems(shelf, few, format, { style, locale: 'en-US' })
  if (!written.ok) throw new Error(written.error.message)
  return written.value.content
}

describe('a bibliography', () => {
  it.each([
    'apa',
    'chicago-author-date',
    'modern-language-association',
    'harvard-cite-them-right',
    'vancouver',
  ])('in the style %s is set as its manual says, as text, HTML and RTF', (style) => {
    expect(set(style, 'text')).toMatchSnapshot()
    expect(set(style, 'html')).toMatchSnapshot()
    expect(set(style, 'rtf')).toMatchSnapshot()
  })

  it('is no markup but its own, whatever a title holds', () => {
    const item = { id: 'k', type: 'book', title: '<script>alert(1)</script> \\input{x} #panic() {\\rtf' }
    const as = (format: BibliographyFormat) => {
      const written = writeItems(shelf, [item], format, { style: 'apa', locale: 'en-US' })
      return written.ok ? written.value.content : ''
    }
    expect(as('html')).not.toContain('<script')
    expect(as('latex')).toContain('\\textbackslash{}input\\{x\\}')
    expect(as('typst')).toContain('\\#panic')
    expect(as('rtf')).toContain('\\\\input\\{x\\}')
    expect(as('json-ld')).not.toContain('<')
    expect(as('wikipedia')).not.toContain('<script')
    expect(as('coins')).not.toMatch(/title="[^"]*[<>]/)
  })
})

describe('plain text', () => {
  it('keeps figures raised and lowered, and other words where they were', () => {
    const title = 'H<sub>2</sub>O in m<sup>3</sup>, the 4<sup>th</sup>, x<sub>max</sub>'
    const written = writeItems(shelf, [{ id: 'k', type: 'book', title }], 'text', {
      style: 'apa',
      locale: 'en-US',
    })
    expect(written.ok && written.value.content).toBe('H₂O in m³, the 4th, xmax. (n.d.).\n')
  })
})
