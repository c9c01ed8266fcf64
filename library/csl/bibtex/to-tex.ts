import { escapeLatex } from '../../../core/citation/escape.ts'

const rich: Readonly<Record<string, string>> = {
  '<i>': '\\textit{',
  '<b>': '\\textbf{',
  '<sup>': '\\textsuperscript{',
  '<sub>': '\\textsubscript{',
  '<span style="font-variant:small-caps;">': '\\textsc{',
}
const richTag = /<(?:i|b|sup|sub|span (?:style|class)="[^"<>]{0,40}"|\/(?:i|b|sup|sub|span))>/g

/** Text with CSL's tags → LaTeX. Letters stay Unicode: biber, pandoc and every BibTeX of this century read UTF-8. */
export function encodeTex(text: string): string {
  // BibTeX counts escaped braces too: where they do not match, they are spelled out.
  const escapeBraces = bracesMatch(text)
  let out = ''
  let from = 0
  for (const { at, length, tex } of matchedTags(text)) {
    out += encodeWords(text.slice(from, at), escapeBraces) + tex
    from = at + length
  }
  return out + encodeWords(text.slice(from), escapeBraces)
}

/** The tags that have a partner, with what they are in LaTeX. Any other `<` is a character. */
function matchedTags(text: string): readonly { at: number; length: number; tex: string }[] {
  const found: { at: number; length: number; tex: string }[] = []
  const open: { name: string; at: number; tag: string }[] = []
  for (const { 0: tag, index: at } of text.matchAll(richTag)) {
    const name = /\w+/.exec(tag)![0]
    if (!tag.startsWith('</')) open.push({ name, at, tag })
    else if (open.at(-1)?.name === name) {
      const start = open.pop()!
      // Around nothing, or in a form that is not ours, the tags would not come back as they were.
      if (start.at + start.tag.length === at || !Object.hasOwn(rich, start.tag)) continue
      found.push({ at: start.at, length: start.tag.length, tex: rich[start.tag]! })
      found.push({ at, length: tag.length, tex: '}' })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

function bracesMatch(text: string): boolean {
  let depth = 0
  for (const [brace] of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

/** Ligatures that TeX would make are kept apart. */
const encodeWords = (text: string, escapeBraces: boolean): string =>
  text
    .split(/([{}])/)
    .map((part) => (/^[{}]$/.test(part) && !escapeBraces ? spelledOut[part]! : escapeLatex(part)))
    .join('')
    .replace(/-(?=-)/g, '-{}')
    .replace(/`(?=`)/g, '`{}')
    .replace(/'(?=')/g, "'{}")
    .replace(/\u00a0/g, '~')
    .replace(/\s+/g, ' ')

const spelledOut: Readonly<Record<string, string>> = {
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
}

/** A title whose capitals styles must leave alone: each word with one in braces, but the first word's own capital. */
export function encodeTitle(title: string): string {
  return encodeTex(title)
    .split(/(\\[A-Za-z]+(?:\{\})?|\\.|[^\p{L}\p{N}\p{M}'’-]+)/u)
    .map((part, index) => {
      const isWord = index % 2 === 0 && /\p{Lu}/u.test(part)
      const isPlainFirst = index === 0 && /^\p{Lu}\P{Lu}*$/u.test(part)
      return isWord && !isPlainFirst ? `{${part}}` : part
    })
    .join('')
}
