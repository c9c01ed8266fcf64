import { escapeHtml, escapeLatex, escapeMarkdown, escapeTypst } from '../../core/citation/escape.ts'
import type { FormattedFormat } from '../../core/interchange/format.ts'
import type { RichText } from './rich-text.ts'
import { asHtml, asLatex, asMarkdown, asRtf, asText, asTypst, escapeRtf } from './rich-text-output.ts'

/** An entry with the paragraphs that stand under it. */
export interface PrintedEntry {
  readonly words: readonly RichText[]
  readonly under: readonly (readonly RichText[])[]
}

/** A bibliography ready to be written; a section without a heading stands as it is. */
export interface PrintedBibliography {
  readonly sections: readonly { readonly heading: string | null; readonly entries: readonly PrintedEntry[] }[]
  readonly hangingIndent: boolean
}

/** How a format writes the parts of a bibliography. */
interface Blocks {
  heading(words: string): string
  entry(words: readonly RichText[], hangs: boolean): string
  /** At least one paragraph. */
  under(paragraphs: readonly (readonly RichText[])[]): string
  whole(blocks: readonly string[]): string
}

/** A bibliography in each of the formats: `html` is a fragment, `rtf` a whole document, `latex` needs no package. */
export function writeBibliography(
  { sections, hangingIndent }: PrintedBibliography,
  format: FormattedFormat,
): string {
  const blocks = blocksOf[format]
  return blocks.whole(
    sections.flatMap(({ heading, entries }) => [
      ...(heading === null ? [] : [blocks.heading(heading)]),
      ...entries.flatMap(({ words, under }) => [
        blocks.entry(words, hangingIndent),
        ...(under.length === 0 ? [] : [blocks.under(under)]),
      ]),
    ]),
  )
}

const lines = (blocks: readonly string[]) => blocks.map((block) => `${block}\n`).join('\n')
const isNumbered = (words: readonly RichText[]) =>
  words.some((piece) => typeof piece !== 'string' && piece.styling === 'left-margin')

const blocksOf: Readonly<Record<FormattedFormat, Blocks>> = {
  text: {
    heading: (words) => `\n${words}\n\n`,
    entry: (words) => `${asText(words)}\n`,
    under: (paragraphs) => paragraphs.map((words) => `    ${asText(words)}\n`).join(''),
    whole: (blocks) => blocks.join('').replace(/^\n/, ''),
  },
  markdown: {
    heading: (words) => `## ${escapeMarkdown(words)}`,
    entry: (words) => asMarkdown(words),
    under: (paragraphs) => paragraphs.map((words) => `> ${asMarkdown(words)}`).join('\n>\n'),
    whole: lines,
  },
  // The indents are in the elements, so that they survive pasting.
  html: {
    heading: (words) => `  <h2>${escapeHtml(words)}</h2>\n`,
    entry: (words, hangs) =>
      `  <div class="csl-entry"${hangs ? ' style="margin-left:2em;text-indent:-2em"' : ''}>${asHtml(words)}</div>\n`,
    under: (paragraphs) =>
      `  <div class="annotation" style="margin-left:4em">${paragraphs.map((words) => `<p>${asHtml(words)}</p>`).join('')}</div>\n`,
    whole: (blocks) => `<div class="csl-bib-body">\n${blocks.join('')}</div>\n`,
  },
  // A serif; half an inch of hanging indent is 720 twips.
  rtf: {
    heading: (words) => `\\pard\\keepn\\sb240\\sa120 {\\b ${escapeRtf(words)}}\\par\n`,
    entry: (words, hangs) =>
      `\\pard${hangs || isNumbered(words) ? '\\li720\\fi-720\\tx720' : ''}\\sa120 ${asRtf(words).trim()}\\par\n`,
    under: (paragraphs) =>
      paragraphs.map((words) => `\\pard\\li1080\\sa120 ${asRtf(words).trim()}\\par\n`).join(''),
    whole: (blocks) =>
      `{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\froman Times New Roman;}}\\f0\\fs24\n${blocks.join('')}}\n`,
  },
  latex: {
    heading: (words) => `\\section*{${escapeLatex(words)}}`,
    entry: (words, hangs) =>
      `${hangs ? '\\hangindent=0.5in\\hangafter=1\\noindent ' : '\\noindent '}${asLatex(words)}\\par`,
    under: (paragraphs) => `\\begin{quote}\n${paragraphs.map(asLatex).join('\n\n')}\n\\end{quote}`,
    whole: lines,
  },
  typst: {
    heading: (words) => `= ${escapeTypst(words)}`,
    entry: (words, hangs) => (hangs ? `#par(hanging-indent: 0.5in)[${asTypst(words)}]` : asTypst(words)),
    under: (paragraphs) => `#pad(left: 0.5in)[${paragraphs.map(asTypst).join('\n\n')}]`,
    whole: lines,
  },
}
