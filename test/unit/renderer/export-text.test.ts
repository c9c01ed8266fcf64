import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlText } from '../../../renderer/export/html-text.ts'

test('a bibliography in HTML reads as its entries, a line between them', () => {
  const html =
    '<div class="csl-bib-body">\n  <div class="csl-entry">Lind &amp; Holm. <i>Ports</i>.</div>\n  <div class="csl-entry">Aas&#160;K.</div>\n</div>'
  expect(htmlText(html)).toBe('Lind & Holm. Ports.\n\nAas\u00a0K.')
})

test('a heading stands above its entries, and what is under an entry behind it', () => {
  const html = '<h2>Books</h2>\n  <div>Aas. Ports.</div>\n  <div><p>“Sea” (p. 4)</p><p>Really?</p></div>'
  expect(htmlText(html)).toBe('Books\n\nAas. Ports.\n\n“Sea” (p. 4)\n\nReally?')
})

test('a whole page reads as what stands in it, without its title', () => {
  expect(htmlText('<html><head><title>Bibliography</title></head><body><p>Aas</p></body></html>')).toBe('Aas')
})

test('a page that leaves out the tags it may, as ours do, has no title in its words either', () => {
  const page = '<!doctype html>\n<html lang="en">\n<title>Bibliography</title>\n<div>Aas</div>\n</html>\n'
  expect(htmlText(page)).toBe('Aas')
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
