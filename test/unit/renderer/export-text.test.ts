import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlText } from '../../../renderer/export/html-text.ts'

test('a bibliography in HTML reads as its entries, a line between them', () => {
  const html =
    '<div class="csl-bib-body">\n  <div class="csl-entry">Lind &amp; Holm. <i>Ports</i>.</div>\n  <div class="csl-entry">Aas&#160;K.</div>\n</div>'
  expect(htmlText(html)).toBe('Lind & Holm. Ports.\n\nAas\u00a0K.')
})

test('a whole page reads as what stands in it, without its title', () => {
  expect(htmlText('<html><head><title>Bibliography</title></head><body><p>Aas</p></body></html>')).toBe('Aas')
})

test('what looks like a tag after decoding stays text', () => {
  expect(htmlText('<p>&lt;b&gt;</p>')).toBe('<b>')
  expect(htmlText('<p>&amp;lt;</p>')).toBe('&lt;')
})

test('an unknown entity stays as it stands', () => {
  expect(htmlText('AT&T &unknown; &#99999999;')).toBe('AT&T &unknown; &#99999999;')
})

test('no input breaks it', () => {
  fc.assert(fc.property(fc.string(), (html) => typeof htmlText(html) === 'string'))
})
