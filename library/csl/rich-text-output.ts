import {
  escapeHtml,
  escapeLatex,
  escapeMarkdown,
  escapeMarkdownStart,
  escapeTypst,
} from '../../core/citation/escape.ts'
import type { RichText, Styling } from './rich-text.ts'

/** Writes rich text: what becomes of words, and of words with a styling. */
function write(
  pieces: readonly RichText[],
  words: (text: string) => string,
  styled: (styling: Styling, inner: string) => string,
): string {
  return pieces
    .map((piece) =>
      typeof piece === 'string' ? words(piece) : styled(piece.styling, write(piece.children, words, styled)),
    )
    .join('')
}

/** "[1] " before its entry; a block begins a line; what is raised or lowered stays so where Unicode has the characters. */
export const asText = (pieces: readonly RichText[]): string =>
  write(
    pieces,
    (text) => text,
    (styling, inner) => {
      if (styling === 'left-margin') return `${inner.trim()} `
      if (styling === 'block' || styling === 'indent') return `\n${inner}`
      const characters = shifted[styling]
      const moved = characters && [...inner].map((character) => characters.get(character))
      return moved?.every((character) => character !== undefined) ? moved.join('') : inner
    },
  ).trim()

const characters = (plain: string, moved: string) =>
  new Map([...plain].map((character, at) => [character, [...moved][at]!]))

/** Figures, and the letters of Romance ordinals. */
const shifted: Readonly<Partial<Record<Styling, ReadonlyMap<string, string>>>> = {
  superscript: characters('0123456789ao', '⁰¹²³⁴⁵⁶⁷⁸⁹ªº'),
  subscript: characters('0123456789', '₀₁₂₃₄₅₆₇₈₉'),
}

const htmlTags: Readonly<Record<Styling, readonly [string, string]>> = {
  italic: ['<i>', '</i>'],
  bold: ['<b>', '</b>'],
  underline: ['<u>', '</u>'],
  'small-caps': ['<span style="font-variant:small-caps">', '</span>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  upright: ['<span style="font-style:normal">', '</span>'],
  block: ['<div class="csl-block">', '</div>'],
  'left-margin': ['<span class="csl-left-margin">', '</span> '],
  'right-inline': ['<span class="csl-right-inline">', '</span>'],
  indent: ['<div class="csl-indent">', '</div>'],
}

/** HTML of our own making: every character of a field is escaped. */
export const asHtml = (pieces: readonly RichText[]): string =>
  write(pieces, escapeHtml, (styling, inner) => htmlTags[styling].join(inner)).trim()

/** Pandoc's Markdown. Emphasis marks stand against words, so spaces move out of them. */
export const asMarkdown = (pieces: readonly RichText[]): string =>
  escapeMarkdownStart(
    write(pieces, escapeMarkdown, (styling, inner) => {
      const [, before, body, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner)!
      const marks = markdownMarks[styling]
      if (styling === 'left-margin') return `${inner.trim()} `
      return body === '' || marks === undefined ? inner : `${before}${marks[0]}${body}${marks[1]}${after}`
    }).trim(),
  )

const markdownMarks: Readonly<Partial<Record<Styling, readonly [string, string]>>> = {
  italic: ['*', '*'],
  bold: ['**', '**'],
  underline: ['[', ']{.underline}'],
  'small-caps': ['[', ']{.smallcaps}'],
  superscript: ['^', '^'],
  subscript: ['~', '~'],
  block: ['\n', ''],
  indent: ['\n', ''],
}

const rtfTags: Readonly<Partial<Record<Styling, readonly [string, string]>>> = {
  italic: ['{\\i ', '}'],
  bold: ['{\\b ', '}'],
  underline: ['{\\ul ', '}'],
  'small-caps': ['{\\scaps ', '}'],
  superscript: ['{\\super ', '}'],
  subscript: ['{\\sub ', '}'],
  upright: ['{\\i0 ', '}'],
  block: ['\\line ', ''],
  indent: ['\\line ', ''],
  'left-margin': ['', '\\tab '],
}

/** RTF 1.9: 7-bit, every other character as signed UTF-16 units with a "?" for readers that know none. */
export const asRtf = (pieces: readonly RichText[]): string =>
  write(pieces, escapeRtf, (styling, inner) => (rtfTags[styling] ?? ['', '']).join(inner))

export const escapeRtf = (text: string): string =>
  text
    .replace(/[\\{}]/g, '\\$&')
    .replace(/\s/g, (space) => (space === '\u00a0' ? '\\~' : ' '))
    .replace(/[^ -~]/g, (unit) => {
      const code = unit.charCodeAt(0)
      // As Word writes it: pandoc takes a bare “?” and the character after it for the substitute.
      return `\\u${code > 32767 ? code - 65536 : code}\\'3f`
    })

const latexCommands: Readonly<Partial<Record<Styling, string>>> = {
  italic: '\\textit',
  bold: '\\textbf',
  underline: '\\underline',
  'small-caps': '\\textsc',
  superscript: '\\textsuperscript',
  subscript: '\\textsubscript',
  upright: '\\textup',
}

export const asLatex = (pieces: readonly RichText[]): string =>
  write(pieces, escapeLatex, (styling, inner) => {
    const command = latexCommands[styling]
    if (styling === 'left-margin') return `${inner.trim()} `
    return command === undefined ? inner : `${command}{${inner}}`
  }).trim()

const typstFunctions: Readonly<Partial<Record<Styling, string>>> = {
  italic: 'emph',
  bold: 'strong',
  underline: 'underline',
  'small-caps': 'smallcaps',
  superscript: 'super',
  subscript: 'sub',
}

export const asTypst = (pieces: readonly RichText[]): string =>
  write(pieces, escapeTypst, (styling, inner) => {
    const name = typstFunctions[styling]
    if (styling === 'left-margin') return `${inner.trim()} `
    return name === undefined ? inner : `#${name}[${inner}]`
  }).trim()
