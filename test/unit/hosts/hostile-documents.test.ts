import { Node } from 'prosemirror-model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toHtml } from '../../../core/interchange/html.ts'
import { toMarkdown } from '../../../core/interchange/markdown.ts'
import {
  bibliographyFormats,
  readableFormats,
  type ReadableFormat,
} from '../../../core/interchange/format.ts'
import { schema } from '../../../core/text/schema.ts'
import { startCslEngine, type CslEngine } from '../../../library/csl/engine.ts'
import { hostileItems } from '../../security/hostile-items.ts'
import { payloads } from '../../security/payloads.ts'

/**
 * Every payload in every field, out in every format. What a browser does with the HTML is shown in
 * test/e2e/security-documents.test.ts; here, that no format lets a field out of its place.
 */
let engine: CslEngine
beforeAll(() => {
  engine = startCslEngine({ timeLimit: 20_000 })
})
afterAll(() => engine.close())

const written = async (format: (typeof bibliographyFormats)[number], style = 'ieee') => {
  const answer = await engine.write(hostileItems, format, { style, locale: 'en-US' })
  if (!answer.ok) throw new Error(`${answer.error.message} ${answer.error.details?.join(' ')}`)
  return answer.value.content
}

/** The tags of a markup, as a reader of SGML sees them: a "<" before a letter, "/", "!" or "?". */
const tagsOf = (content: string): string[] => [...new Set(content.match(/<[A-Za-z/!?][^>]*>?/g) ?? [])]

test('there are five hundred payloads and more, no two the same', () => {
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(500)
})

describe('no payload leaves its place', () => {
  test.each(['apa', 'ieee'])('as HTML in %s', async (style) => {
    const tags = tagsOf(await written('html', style))
    const ours =
      /^<(?:\/?(?:i|b|u|sup|sub|div|span|html|title)|!doctype html|html lang="en-US"|meta charset="utf-8"|div class="csl-[a-z-]+"(?: style="margin-left:2em;text-indent:-2em")?|span (?:style="font-(?:variant:small-caps|style:normal)"|class="csl-[a-z-]+"))>$/
    expect(tags.filter((tag) => !ours.test(tag))).toEqual([])
  })

  test('as COinS', async () => {
    const tags = tagsOf(await written('coins'))
    expect(
      tags.filter(
        (tag) =>
          !/^<(?:span class="Z3988" title="[^"<>]*"|\/span|!doctype html|\/?html[^<>]*|meta charset="utf-8"|\/?title|\/?body)>$/i.test(
            tag,
          ),
      ),
    ).toEqual([])
  })

  test.each(['endnote-xml', 'mods', 'word-xml'] as const)(
    'as %s: only elements of the format, no entity',
    async (format) => {
      // Within quotes nothing begins a tag: what stands there has neither a quote nor a "<".
      const tags = tagsOf((await written(format)).replace(/"[^"<>]*"/g, '""'))
      expect(
        tags.filter((tag) =>
          /<\/?(?:script|img|svg|iframe)|\bon\w+=|DOCTYPE|ENTITY|CDATA|stylesheet/i.test(tag),
        ),
      ).toEqual([])
    },
  )

  test('as LaTeX: no command but ours', async () => {
    const content = await written('latex')
    const commands = new Set(content.match(/\\(?:[A-Za-z]+|.)/g))
    const ours =
      /^\\(?:[{}$&#_%]|textbackslash|textasciicircum|textasciitilde|textit|textbf|underline|textsc|textsuperscript|textsubscript|textup|hangindent|hangafter|noindent|par)$/
    expect([...commands].filter((command) => !ours.test(command))).toEqual([])
    expect(content).not.toMatch(/\^\^/)
  })

  test('as Typst: no code but ours', async () => {
    const bare = (await written('typst')).match(/(?<!\\)#\w*/g) ?? []
    expect(
      [...new Set(bare)].filter((call) => !/^#(?:par|emph|strong|underline|smallcaps|super|sub)$/.test(call)),
    ).toEqual([])
  })

  test('as RTF: no control word but ours', async () => {
    const words = new Set((await written('rtf')).replace(/\\\\|\\[{}]/g, '').match(/\\(?:[a-z]+|\*)/gi))
    const ours =
      /^\\(?:rtf|ansi|ansicpg|deff|uc|fonttbl|f|froman|fs|pard|li|fi|tx|sa|par|i|b|ul|scaps|super|sub|line|tab|u)$/
    expect([...words].filter((word) => !ours.test(word))).toEqual([])
  })

  test('as Markdown: no tag, no link, no raw block', async () => {
    const content = (await written('markdown')).replace(/\\[\s\S]/g, '')
    expect(tagsOf(content)).toEqual([])
    expect(content).not.toMatch(/\]\(|`|\{=/)
  })

  test('as Wikipedia’s template: no tag, no template within', async () => {
    const content = await written('wikipedia')
    expect(tagsOf(content)).toEqual([])
    expect(content.replaceAll('{{!}}', '').match(/\{\{(?!cite |Cite )[^|}]{0,40}/g) ?? []).toEqual([])
  })

  test('as JSON-LD: nothing that would end the script element it is meant for', async () => {
    expect(await written('json-ld')).not.toMatch(/<\/script|<!--|<script/i)
  })

  test.each([
    'bibtex',
    'biblatex',
    'ris',
    'csl-json',
    'csl-yaml',
    'endnote-xml',
    'enw',
    'mods',
    'bibjson',
    'word-xml',
  ] as const)('as %s: as many entries come back as went out', async (format) => {
    const back = await engine.read(await written(format), format)
    expect(back.ok && back.value.items.length).toBe(hostileItems.length)
  })
})

describe('what comes in', () => {
  test.each(
    readableFormats.filter(
      (format): format is Exclude<ReadableFormat, 'docx' | 'odt'> => format !== 'docx' && format !== 'odt',
    ),
  )('payloads as a whole file of %s cost nobody anything', async (format) => {
    const before = Object.getOwnPropertyNames(Object.prototype).length
    const answer = await engine.read(payloads.join('\n'), format)
    if (!answer.ok) expect(answer.error.code).not.toBe('internal')
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before)
  })

  test.each([
    [
      'csl-json',
      '[{"id":"a","type":"book","__proto__":{"planted":1},"constructor":{"prototype":{"planted":1}},"title":"T"}]',
    ],
    [
      'csl-yaml',
      'references:\n- id: a\n  type: book\n  __proto__: {planted: 1}\n  constructor: {prototype: {planted: 1}}\n  title: T\n',
    ],
    ['bibjson', '{"records":[{"id":"a","type":"book","__proto__":{"planted":1},"title":"T"}]}'],
    ['bibtex', '@book{__proto__, __proto__ = {planted}, constructor = {planted}, title = {T}}'],
    ['ris', 'TY  - BOOK\nID  - __proto__\nTI  - T\n__  - planted\nER  - \n'],
    ['cff', 'cff-version: 1.2.0\n__proto__:\n  planted: 1\ntitle: T\ntype: software\nauthors: []\n'],
    ['csl-yaml', 'references:\n- &a {id: a, type: book, title: T}\n- <<: *a\n  __proto__: {planted: 1}\n'],
  ] as const)('no key of %s reaches the prototype of all objects', async (format, content) => {
    const answer = await engine.read(content, format)
    if (answer.ok) {
      for (const item of answer.value.items) expect((item as { planted?: unknown }).planted).toBeUndefined()
      // The worker that read it is asked again: were its prototypes changed, this would show it.
      const clean = await engine.read('[{"id":"b","type":"book"}]', 'csl-json')
      expect(clean.ok && clean.value.items).toEqual([{ id: 'b', type: 'book' }])
    }
    expect(({} as { planted?: unknown }).planted).toBeUndefined()
  })
})

describe('a document that was not made here', () => {
  const link = (href: unknown) => ({ type: 'text', text: 'word', marks: [{ type: 'link', attrs: { href } }] })
  const docOf = (...content: unknown[]) =>
    Node.fromJSON(schema, {
      type: 'doc',
      content: [{ type: 'section', attrs: { id: 's', level: 1, role: 'body' }, content }],
    })
  const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })

  test.each(payloads.filter((payload) => !/^(?:https?:|mailto:)/.test(payload)).slice(-200))(
    'a link to %j leads nowhere',
    (payload) => {
      const doc = docOf(paragraph(link(payload)))
      expect(toHtml(doc)).not.toMatch(/href/)
      expect(toMarkdown(doc)).not.toMatch(/\]\(/)
    },
  )

  test('a link to the web stays, and its brackets and quotes stay in it', () => {
    const doc = docOf(paragraph(link('https://example.org/a_(b)"c')))
    expect(toHtml(doc)).toContain('href="https://example.org/a_(b)&quot;c"')
    expect(toMarkdown(doc)).toContain('[word](https://example.org/a_%28b%29%22c)')
    expect(toMarkdown(docOf(paragraph(link('https://example.org/\ud800'))))).toContain('example.org')
  })

  test('an attribute that is no number or string becomes no tag', () => {
    const hostile = [
      '1><script>alert(1)</script><h1',
      ['script', 'alert(1)'],
      { toString: 1 },
      null,
      -5,
      99,
      'x onload=alert(1)',
    ]
    for (const value of hostile) {
      const doc = docOf(
        { type: 'heading', attrs: { level: value, number: null }, content: [{ type: 'text', text: 'Head' }] },
        paragraph({ type: 'footnote_call', attrs: { id: value, label: value } }),
      )
      const attempt = () => toHtml(doc)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) continue
      expect(
        tagsOf(attempt()).filter((tag) => /script|onload=alert\(1\)>/.test(tag.replace(/"[^"]*"/g, ''))),
      ).toEqual([])
      expect(attempt()).toMatch(/<h[1-6]>Head<\/h[1-6]>/)
    }
  })
})
