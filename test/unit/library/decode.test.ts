import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText, largestText } from '../../../library/import/decode.ts'

const words = 'Señor Núñez wrote “déjà vu” at the café, naïvely — and Søren read it. '.repeat(20)
const decoded = (bytes: Uint8Array) => decodeText(bytes, 'a.txt')

describe('decoding', () => {
  for (const encoding of ['utf8', 'utf16le', 'utf16be', 'windows-1252'])
    it(`reads ${encoding}`, () => {
      const result = decoded(iconv.encode(words, encoding))
      expect(result.ok && result.value.text).toBe(words)
    })

  for (const encoding of ['utf8', 'utf16le', 'utf16be', 'utf32le'])
    it(`takes a byte order mark of ${encoding} at its word and out of the text`, () => {
      const result = decoded(iconv.encode(words, encoding, { addBOM: true }))
      expect(result.ok && result.value.text).toBe(words)
    })

  const czech = 'Řeka, Říčany, příliš žluťoučký kůň: Novák a Dvořák.'
  it.each([
    ['XML', '<?xml version="1.0" encoding="iso-8859-2"?>'],
    ['JabRef', '% Encoding: ISO8859_2'],
    ['Project Gutenberg', 'Title: A river\n\nCharacter set encoding: ISO-8859-2'],
    ['KBibTeX', '@comment{x-kbibtex-encoding=iso-8859-2}'],
    ['Emacs', '% -*- mode: bibtex; coding: iso-8859-2-unix -*-'],
  ])('takes bytes for what %s says that they are', (_, head) => {
    const result = decoded(iconv.encode(`${head}\n${czech}`, 'iso-8859-2'))
    expect(result.ok && result.value.text).toBe(`${head}\n${czech}`)
  })

  it.each(['UTF-8', 'US-ASCII', 'of our own'])(
    'believes no file that calls bytes “%s” that are not',
    (name) => {
      const text = `% Encoding: ${name}\n${words}`
      const result = decoded(iconv.encode(text, 'windows-1252'))
      expect(result.ok && result.value.text).toBe(text)
    },
  )

  it('keeps a text that holds one stray NUL', () => {
    expect(decoded(Buffer.from(`${words}\0${words}`)).ok).toBe(true)
  })

  const refused: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
    ['an empty file', new Uint8Array(), 'empty', /is empty/],
    ['nothing but white space', Buffer.from(' \n\t \r\n'), 'empty', /blank space/],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not-text', /is a PDF/],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004rest'), 'not-text', /EPUB/],
    [
      'random bytes',
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251),
      'not-text',
      /not a plain text/,
    ],
    ['zeros', new Uint8Array(4096), 'not-text', /binary/],
  ]
  for (const [what, bytes, code, message] of refused)
    it(`refuses ${what} and says what it is`, () => {
      const result = decoded(bytes)
      expect(result.ok ? null : result.error.code).toBe(code)
      expect(result.ok ? '' : result.error.message).toMatch(message)
    })

  it('refuses what is larger than a text may be, before it reads it', () => {
    const result = decoded(new Uint8Array(largestText + 1))
    expect(result.ok ? null : result.error.code).toBe('too-large')
  })
})
