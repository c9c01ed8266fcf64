import { entity, plainCharacter } from './characters.ts'

/** Names of the marks that a text's remnants of markup can give. */
export type MarkName = 'emphasis' | 'strong' | 'superscript' | 'subscript' | 'small_caps'

/** A piece of a passage as it is read from left to right; `from`–`to` is its place in the passage. */
export type Token = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'text' }
  | { readonly kind: 'replace'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly href: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'delimiter'
      /** What closes it must have the same. */
      readonly key: string
      readonly marks: readonly MarkName[]
      readonly opens: boolean
      readonly closes: boolean
    }
)

const tags: Readonly<Record<string, MarkName>> = {
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  u: 'emphasis',
  b: 'strong',
  strong: 'strong',
  sup: 'superscript',
  sub: 'subscript',
  sc: 'small_caps',
}

/** Places where something other than plain text may stand. One pass, each alternative bounded, so the scan is linear. */
const special =
  /\\[\\`*_{}[\]()#+\-.!$%&~|<>^]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,8});|<\/?(?:i|em|cite|u|b|strong|sup|sub|sc)>|<br ?\/?>|<https?:\/\/[^\s<>]{1,2000}>|https?:\/\/[^\s<>"“”]{1,2000}|\*{1,3}|_{1,2}|\n|[ \t\r]{2,}|[\p{Cc}\u00ad\u200b\u200e\u200f\u2060\ufeff\ufb00-\ufb06]|[\ud800-\udfff]/giu

/** Cuts a passage into tokens that cover all of it. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  let end = 0
  const plain = (to: number) => {
    if (to > end) found.push({ kind: 'text', from: end, to })
  }
  for (const match of text.matchAll(special)) {
    const token = read(text, match[0], match.index)
    if (token === null) continue
    plain(match.index)
    found.push(token)
    end = token.to
  }
  plain(text.length)
  return found
}

function read(text: string, match: string, from: number): Token | null {
  const to = from + match.length
  const first = match[0]!
  if (first === '\\') return { kind: 'replace', from, to, text: match.slice(1) }
  if (first === '&') {
    const character = entity(match)
    return character === null ? null : { kind: 'replace', from, to, text: character }
  }
  if (first === '*' || first === '_') return delimiter(text, match, from)
  if (match === '\n' || /^<br/i.test(match)) return { kind: 'break', from, to }
  if (first === '<') {
    if (/^<http/i.test(match))
      return { kind: 'link', from, to, href: match.slice(1, -1), start: from + 1, end: to - 1 }
    const name = /[a-z]+/i.exec(match)![0].toLowerCase()
    const closes = match[1] === '/'
    return { kind: 'delimiter', from, to, key: `<${name}>`, marks: [tags[name]!], opens: !closes, closes }
  }
  if (/^h/i.test(first)) {
    // What ends a sentence or closes the bracket around it is not the address's.
    let length = match.replace(/(?:[.,;:!?'’*_]|\*\*)+$/, '').length
    if (match[length - 1] === ')' && !match.slice(0, length).includes('(')) length -= 1
    const href = match.slice(0, length)
    return href.length < 10
      ? null
      : { kind: 'link', from, to: from + length, href, start: from, end: from + length }
  }
  if (/^[ \t\r]+$/.test(match)) return { kind: 'replace', from, to, text: ' ' }
  return { kind: 'replace', from, to, text: plainCharacter(match) }
}

/** Asterisks and underscores by the flanking rule of CommonMark 6.2; inside a word or a number they are themselves. */
function delimiter(text: string, match: string, from: number): Token {
  const to = from + match.length
  const before = text[from - 1] ?? ' '
  const after = text[to] ?? ' '
  const opens = !/\s/.test(after) && !/[\p{L}\p{N}]/u.test(before) && !/[*_]/.test(before)
  const closes = !/\s/.test(before) && !/[\p{L}\p{N}]/u.test(after) && !/[*_]/.test(after)
  const marks: MarkName[] =
    match.length === 3 ? ['strong', 'emphasis'] : match === '**' || match === '__' ? ['strong'] : ['emphasis']
  return { kind: 'delimiter', from, to, key: match, marks, opens, closes }
}
