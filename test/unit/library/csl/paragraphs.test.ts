import { expect, it } from 'vitest'
import { readItems } from '../../../../library/csl/read-items.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { writeItems } from '../../../../library/csl/write-items.ts'

it.each(['bibtex', 'biblatex', 'ris', 'endnote-xml', 'enw', 'mods', 'bibjson', 'cff', 'csl-yaml'] as const)(
  'paragraphs and lines of an abstract and a note are the same in %s',
  (format) => {
    const words = 'The <i>mill</i> closed. 50% of it\nburned.\n\nIt was built again; \\par and {brace}.'
    const item = { id: 'rowe', type: 'book', title: 'Bells', abstract: words, note: words }
    const written = writeItems(new StyleShelf([]), [item], format, { style: 'apa', locale: 'en-US' })
    if (!written.ok) throw new Error(written.error.message)
    const read = readItems(written.value.content, format)
    expect(read.ok && [read.value.items[0]!.abstract, read.value.items[0]!.note]).toEqual([words, words])
  },
)

it('a blank line or a command parts the paragraphs of a .bib file, and a line end alone does not', () => {
  const read = readItems(
    '@book{rowe, title={Bells}, abstract={One\n  goes on.\n\n  Two.\\par Three.\\newline Four.}}',
  )
  expect(read.ok && read.value.items[0]!.abstract).toBe('One goes on.\n\nTwo.\n\nThree.\nFour.')
})
