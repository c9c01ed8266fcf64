import { describe, expect, it } from 'vitest'
import { toHtml } from '../../../../core/interchange/html.ts'
import { toMarkdown } from '../../../../core/interchange/markdown.ts'
import { schema } from '../../../../core/text/schema.ts'
import { call, doc, em, footnote, heading, list, p, section, table } from '../../../support/build.ts'

describe('Markdown', () => {
  const markdown = (...blocks: Parameters<typeof section>) => toMarkdown(doc(section(...blocks)))

  it('writes headings, emphasis, lists, notes and tables as pandoc reads them', () => {
    expect(
      markdown(
        heading('One', 1, 'Chapter 1'),
        p('a ', em('b '), call('1'), 'c'),
        list('x', 'y'),
        table(
          'Cap',
          [
            ['h', 'i'],
            ['1', '2|3'],
          ],
          'Source: me',
        ),
        footnote('1', p('note')),
      ),
    ).toBe(
      '# Chapter 1. One\n\na *b* [^fn-1]c\n\n- x\n- y\n\nTable: Cap\n\n| h | i |\n| --- | --- |\n| 1 | 2\\|3 |\n\nSource: me\n\n[^fn-1]: note\n',
    )
  })

  it('keeps what looks like markup as the characters it is', () => {
    expect(markdown(p('1. not a list *nor emphasis* [nor](link) <b>'))).toBe(
      '1\\. not a list \\*nor emphasis\\* \\[nor\\](link) \\<b\\>\n',
    )
  })
})

describe('HTML', () => {
  it('is what the schema says', () => {
    expect(toHtml(doc(section(p('a ', em('b')))))).toBe(
      '<section data-section="" data-role="body"><p>a <em>b</em></p></section>',
    )
  })

  it('never lets a text become a tag, in words or in attributes', () => {
    const hostile = '"><img src=x onerror=alert(1)>'
    const html = toHtml(
      doc(
        section(
          p(hostile, schema.text('x', [schema.mark('link', { href: hostile })])),
          footnote(hostile, p('n')),
        ),
      ),
    )
    expect(html).not.toContain('<img')
    expect(html.match(/<\w+/g)).toEqual(['<section', '<p', '<a', '<aside', '<p'])
  })
})
