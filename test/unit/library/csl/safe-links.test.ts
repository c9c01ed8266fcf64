import { describe, expect, it } from 'vitest'
import { bibliographyFormats, type BibliographyFormat } from '../../../../core/interchange/format.ts'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { forCiteproc } from '../../../../library/csl/for-citeproc.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { writeItems } from '../../../../library/csl/write-items.ts'

const shelf = new StyleShelf([])
const book = (fields: Record<string, unknown>): IdentifiedCslItem => ({
  id: 'rowe',
  type: 'webpage',
  title: 'Bells',
  ...fields,
})

function written(fields: Record<string, unknown>, format: BibliographyFormat) {
  const answer = writeItems(shelf, [book(fields)], format, { style: 'apa', locale: 'en-US' })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

const leavesWith = (URL: string) => written({ URL }, 'csl-json').content.includes('"URL"')

describe('a link that does something', () => {
  it.each(bibliographyFormats)('never leaves in %s, and is told', (format) => {
    const { content, leftOut } = written({ URL: 'javascript:alert(1)' }, format)
    expect(content).not.toMatch(/alert/)
    expect(leftOut).toContain(
      'rowe: “URL” left out: a link that may run something or open a file never leaves.',
    )
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    '  javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\r\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200bscript:alert(1)',
    'java script:alert(1)',
    'javascript :alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    '&#x6A;avascript&#58alert(1)',
    'java&NewLine;script:alert(1)',
    '&amp;#106;avascript:alert(1)',
    'javascript%3Aalert(1)',
    'java{}script:alert(1)',
    'ｊavascript：alert(1)',
    '<javascript:alert(1)>',
    'https://example.org javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<p>x',
    'file:///home/ana/thesis.pdf',
    'file://host/share/run.exe',
    'view-source:https://example.org',
    'ms-word:ofe|u|https://example.org/a.docx',
    'smb://host/share',
  ])('is seen through its disguise: %j', (address) => {
    expect(leavesWith(address)).toBe(false)
  })

  it.each([
    'https://example.org/a?next=javascript:void(0)',
    'https://example.org/data:2/file:3',
    'HTTP://EXAMPLE.ORG',
    'ftp://example.org/a',
    'mailto:ana@example.org',
    'doi:10.1234/ab',
    'urn:nbn:de:101:1-2024',
    'ark:/12148/btv1b',
    'www.example.org/a:b',
    'example.org:8080/a',
    'localhost:3000',
    'files/javascript.html',
    'Retrieved from: https://example.org',
    'on paper',
    'https://example.org/%3Ca%3E&b=1',
  ])('is not seen where there is none: %j', (address) => {
    expect(leavesWith(address)).toBe(true)
  })

  it('does not leave in a field of another program either, whose other fields do', () => {
    const custom = {
      bibtex: { mrnumber: '12', file: 'file:///home/ana/a.pdf', url2: ['https://example.org', 'vbscript:x'] },
      mods: { location: '<location><url displayLabel="x">javascript:alert(1)</url></location>' },
      bibjson: { link: '{"url":"java\\u0073cript:alert(1)"}' },
    }
    const { content, leftOut } = written({ custom }, 'csl-json')
    expect((JSON.parse(content) as IdentifiedCslItem[])[0]!['custom']).toEqual({
      bibtex: { mrnumber: '12', url2: ['https://example.org'] },
      mods: {},
      bibjson: {},
    })
    expect(leftOut).toEqual([
      'rowe: “file”, “url2”, “location”, “link” left out: a link that may run something or open a file never leaves.',
    ])
  })

  it('is words where words stand', () => {
    const words = { title: 'javascript:void, a history', note: 'data: see below' }
    expect(written(words, 'csl-json').content).toContain('javascript:void, a history')
  })

  it('is in no citation, which goes to the clipboard', () => {
    expect(forCiteproc(book({ URL: 'javascript:alert(1)' }), '0')).not.toHaveProperty('URL')
    expect(forCiteproc(book({ URL: 'https://example.org' }), '0')).toHaveProperty('URL')
  })
})
