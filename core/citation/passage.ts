import type { CitedPassage } from '../protocol/citations.ts'
import { escapeHtml, escapeLatex, escapeMarkdown, escapeMarkdownStart, escapeTypst } from './escape.ts'
import { cleanQuotation, type Quotation, type QuotationPiece } from './quotation.ts'
import { quotationMarks, type QuotationMarks } from './quotation-marks.ts'

export interface PassageToCite {
  /** A range of the canonical text, as it stands there; '' for the citation alone. */
  readonly quote: string
  /** The in-text citation as the style writes it; `html` escaped by the engine. */
  readonly citation: { readonly text: string; readonly html: string }
  readonly citekey: string
  /** A label or a range of labels ("199–200"), or null where the text has no pages. */
  readonly page: string | null
  readonly locale: string
}

/** A quotation with its citation, for the clipboard (plain and rich) and for manuscripts in pandoc Markdown, LaTeX (biblatex, csquotes) and Typst. */
export function citedPassage(args: PassageToCite): CitedPassage {
  if (args.quote.trim() === '') return citationAlone(args)
  const quotation = cleanQuotation(args.quote)
  const marks = quotationMarks(args.locale)
  return {
    text: asText(quotation, marks, args.citation.text),
    html: asHtml(quotation, marks, args.citation.html),
    pandoc: asPandoc(quotation, marks, pandocCite(args.citekey, args.page)),
    latex: asLatex(quotation, latexCite(args.citekey, args.page)),
    typst: asTypst(quotation, marks, typstCite(args.citekey, args.page)),
  }
}

/** The citation without a quotation, as a person puts it behind words of their own. */
function citationAlone({ citation, citekey, page }: PassageToCite): CitedPassage {
  return {
    text: citation.text,
    html: citation.html,
    pandoc: pandocCite(citekey, page),
    latex: latexCite(citekey, page),
    typst: typstCite(citekey, page),
  }
}

function asText(quotation: Quotation, marks: QuotationMarks, citation: string): string {
  const paragraphs = written(quotation, marks, (words) => words)
  return quotation.block
    ? withLast(paragraphs, citation).join('\n\n')
    : `${around(marks, paragraphs.join(' '))} ${citation}`.trim()
}

function asHtml(quotation: Quotation, marks: QuotationMarks, citation: string): string {
  const paragraphs = written(quotation, marks, escapeHtml)
  if (!quotation.block) return `${around(marks, paragraphs.join(' '))} ${citation}`.trim()
  return `<blockquote>${withLast(paragraphs, citation)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</blockquote>`
}

function asPandoc(quotation: Quotation, marks: QuotationMarks, cite: string): string {
  const paragraphs = written(quotation, marks, escapeMarkdown)
  return quotation.block
    ? withLast(paragraphs, cite)
        .map((paragraph) => `> ${escapeMarkdownStart(paragraph)}`)
        .join('\n>\n')
    : `${around(marks, paragraphs.join(' '))} ${cite}`
}

function asLatex(quotation: Quotation, cite: string): string {
  // csquotes sets the marks, alternates them inside, and follows the document's language.
  const paragraphs = quotation.paragraphs.map((pieces) =>
    pieces
      .map((piece) =>
        piece.kind === 'words' ? escapeLatex(piece.text) : piece.kind === 'open' ? '\\enquote{' : '}',
      )
      .join(''),
  )
  return quotation.block
    ? `\\begin{quote}\n${withLast(paragraphs, cite).join('\n\n')}\n\\end{quote}`
    : `\\enquote{${paragraphs.join(' ')}} ${cite}`
}

function asTypst(quotation: Quotation, marks: QuotationMarks, cite: string): string {
  const paragraphs = written(quotation, marks, escapeTypst)
  return quotation.block
    ? `#quote(block: true)[${withLast(paragraphs, cite).join('\n\n')}]`
    : `#quote[${paragraphs.join(' ')}] ${cite}`
}

/** Paragraphs with their own marks: as printed in a block, nested one level deeper where marks go around them. */
function written(
  quotation: Quotation,
  marks: QuotationMarks,
  escape: (words: string) => string,
): readonly string[] {
  const mark = (piece: Exclude<QuotationPiece, { kind: 'words' }>) => {
    if (quotation.block) return piece.mark
    const [open, close] = piece.depth % 2 === 1 ? marks.inner : marks.outer
    return piece.kind === 'open' ? open : close
  }
  return quotation.paragraphs.map((pieces) =>
    pieces.map((piece) => escape(piece.kind === 'words' ? piece.text : mark(piece))).join(''),
  )
}

const around = (marks: QuotationMarks, quoted: string) => `${marks.outer[0]}${quoted}${marks.outer[1]}`

const withLast = (paragraphs: readonly string[], citation: string) =>
  paragraphs.map((paragraph, index) =>
    index === paragraphs.length - 1 ? `${paragraph} ${citation}`.trim() : paragraph,
  )

const isRange = (page: string) => /[-–—,;&]/.test(page)
const pageWord = (page: string) => (isRange(page) ? 'pp.' : 'p.')

/** `[@key, p. 199]`; braces where pandoc's own rules for a key or a locator would stop short. */
function pandocCite(citekey: string, page: string | null): string {
  const key = /^[\p{L}\p{N}_]([\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u.test(citekey)
    ? `@${citekey}`
    : `@{${citekey}}`
  if (page === null) return `[${key}]`
  const plain = /^([\divxlcdm]+)([-–]([\divxlcdm]+))?$/i.test(page)
  const locator = `${pageWord(page)} ${plain ? page : escapeMarkdown(page)}`
  return `[${key}, ${plain ? locator : `{${locator}}`}]`
}

/** `\autocite[199--200]{key}`: biblatex adds "p." or "pp." by itself. */
function latexCite(citekey: string, page: string | null): string {
  if (page === null) return `\\autocite{${citekey}}`
  const locator = escapeLatex(page).replace(/\s*[–—]\s*|(?<=\w)-(?=\w)/g, '--')
  return `\\autocite[${/[[\]]/.test(locator) ? `{${locator}}` : locator}]{${citekey}}`
}

function typstCite(citekey: string, page: string | null): string {
  const label = /^[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u.test(citekey)
    ? `<${citekey}>`
    : `label("${citekey.replace(/["\\]/g, '\\$&')}")`
  return page === null
    ? `#cite(${label})`
    : `#cite(${label}, supplement: [${pageWord(page)} ${escapeTypst(page)}])`
}
