import type { RichText, Styling } from '../../core/citation/rich-text.ts'

export type { RichText, Styling } from '../../core/citation/rich-text.ts'

/** Every tag that citeproc's HTML writes, with what it means; null means nothing to us. */
const tags: Readonly<Record<string, Styling | null>> = {
  '<i>': 'italic',
  '<em>': 'italic',
  '<b>': 'bold',
  '<sup>': 'superscript',
  '<sub>': 'subscript',
  '<span style="font-variant:small-caps;">': 'small-caps',
  '<span style="font-variant: small-caps;">': 'small-caps',
  '<span style="text-decoration:underline;">': 'underline',
  '<span style="font-style:normal;">': 'upright',
  '<span style="font-variant:normal;">': null,
  '<span style="font-weight:normal;">': null,
  '<span style="text-decoration:none;">': null,
  '<span style="baseline">': null,
  '<span class="nocase">': null,
  '<div class="csl-entry">': null,
  '<div class="csl-block">': 'block',
  '<div class="csl-left-margin">': 'left-margin',
  '<div class="csl-right-inline">': 'right-inline',
  '<div class="csl-indent">': 'indent',
}

const tag = /<\/?(?:i|em|b|sup|sub|span|div)(?: (?:style|class)="[^"<>]{0,60}")?>/g

/**
 * Reads citeproc's HTML. Only the tags it writes itself count; any other `<` is a character of somebody's title and
 * stays one, so nothing from a field can become markup in what we write.
 */
export function parseRichText(html: string): readonly RichText[] {
  interface Open {
    readonly name: string
    readonly styling: Styling | null
    readonly children: RichText[]
  }
  const stack: Open[] = [{ name: '', styling: null, children: [] }]
  const add = (words: string) => {
    const text = decode(words)
    if (text !== '') stack.at(-1)!.children.push(text)
  }
  const close = () => {
    const { styling, children } = stack.pop()!
    if (styling === null) stack.at(-1)!.children.push(...children)
    else stack.at(-1)!.children.push({ styling, children })
  }
  let from = 0
  for (const match of html.matchAll(tag)) {
    const name = /\w+/.exec(match[0])![0]
    const closing = match[0].startsWith('</')
    const known = closing ? stack.at(-1)!.name === name : Object.hasOwn(tags, match[0])
    if (!known) continue
    add(html.slice(from, match.index))
    from = match.index + match[0].length
    if (closing) close()
    else stack.push({ name, styling: tags[match[0]]!, children: [] })
  }
  add(html.slice(from))
  while (stack.length > 1) close()
  return stack[0]!.children
}

const decode = (html: string) =>
  html
    .replace(/\n\s*/g, '')
    .replace(/&(?:#(\d{1,7})|amp|lt|gt|quot);/g, (entity, code: string | undefined) =>
      code === undefined ? named[entity]! : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )

const named: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
