import { parse } from '@citation-js/plugin-bibtex/lib/input/value.js'
import { escapeLatex } from '../../../core/citation/escape.ts'

/** citation-js reads a brace by calling itself; so many open at once are no writing of a person. */
const deepest = 60

/** LaTeX → text, with CSL's tags for italics and the like. What cannot be read loses its braces and backslashes, never its words. */
export function decodeTex(tex: string): string {
  if (!/[\\{}$~\-`']/.test(tex)) return collapse(tex)
  const source = collapse(tex.replace(/\\par(?![A-Za-z])\s*/g, ' '))
  try {
    if (balance(source) > deepest) return plain(source)
    return (parse(source, 'title') as string).normalize('NFC').trim()
  } catch {
    return plain(source)
  }
}

/** Values that are no LaTeX: addresses, numbers. Only what TeX itself needs is taken off. */
export const decodeVerbatim = (tex: string): string =>
  tex
    .trim()
    .replace(/^\\url\{(.*)\}$/s, '$1')
    .replace(/^\{(.*)\}$/s, '$1')
    .replace(/\\([_%#&$~{}])/g, '$1')
    .replace(/\{\\(?:_|textunderscore)\}/g, '_')

/** Braces that stand open at most, or Infinity where they do not match. */
function balance(source: string): number {
  let depth = 0
  let most = 0
  for (const [mark] of source.matchAll(/\\.|[{}]/gs)) {
    if (mark === '{') most = Math.max(most, ++depth)
    else if (mark === '}' && --depth < 0) return Infinity
  }
  return depth === 0 ? most : Infinity
}

const collapse = (text: string) => text.replace(/[^\S\u00a0]+/g, ' ').trim()
const plain = (source: string) => source.replace(/\\([&%$#_{}])/g, '$1').replace(/[{}]/g, '')

const rich: Readonly<Record<string, string>> = {
  '<i>': '\\textit{',
  '<b>': '\\textbf{',
  '<sup>': '\\textsuperscript{',
  '<sub>': '\\textsubscript{',
  '<span style="font-variant:small-caps;">': '\\textsc{',
  '<span style="font-variant: small-caps;">': '\\textsc{',
  '<span class="nocase">': '{',
}
const richTag = /<(?:i|b|sup|sub|span (?:style|class)="[^"<>]{0,40}"|\/(?:i|b|sup|sub|span))>/g

/** Text with CSL's tags → LaTeX. Letters stay Unicode: biber, pandoc and every BibTeX of this century read UTF-8. */
export function encodeTex(text: string): string {
  let out = ''
  let from = 0
  const open: string[] = []
  for (const match of text.matchAll(richTag)) {
    const name = /\w+/.exec(match[0])![0]
    const closing = match[0].startsWith('</')
    if (closing ? open.at(-1) !== name : !Object.hasOwn(rich, match[0])) continue
    out += encodeWords(text.slice(from, match.index)) + (closing ? '}' : rich[match[0]]!)
    from = match.index + match[0].length
    if (closing) open.pop()
    else open.push(name)
  }
  return out + encodeWords(text.slice(from)) + '}'.repeat(open.length)
}

/** BibTeX counts escaped braces too, so braces are spelled out; ligatures that TeX would make are kept apart. */
const encodeWords = (text: string): string =>
  text
    .split(/([{}])/)
    .map((part) =>
      part === '{' ? '\\textbraceleft{}' : part === '}' ? '\\textbraceright{}' : escapeLatex(part),
    )
    .join('')
    .replace(/-(?=-)/g, '-{}')
    .replace(/`(?=`)/g, '`{}')
    .replace(/'(?=')/g, "'{}")
    .replace(/\u00a0/g, '~')
    .replace(/\s+/g, (space) => (space.includes('\u00a0') ? space : ' '))

/** A title whose capitals styles must leave alone: each word with one in braces, but the first word's own capital. */
export function encodeTitle(title: string): string {
  const tex = encodeTex(title)
  return tex
    .split(/(\\[A-Za-z]+(?:\{\})?|[\s{}]+)/)
    .map((part, index) =>
      part.startsWith('\\') ||
      !/\p{Lu}/u.test(part) ||
      (index === 0 && /^\P{Lu}*\p{Lu}\P{Lu}*$/u.test(part) && /^\P{L}*\p{Lu}/u.test(part))
        ? part
        : `{${part}}`,
    )
    .join('')
}
