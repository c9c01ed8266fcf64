import type { CitedPassage } from '../protocol/citations.ts'
import { escapeHtml, escapeLatex, escapeMarkdown, escapeMarkdownStart, escapeTypst } from './escape.ts'
import { latexCite, pandocCite, typstCite, type ManuscriptCite } from './manuscript-cite.ts'
import { cleanQuotation, type Quotation, type QuotationPiece } from './quotation.ts'
import { quotationMarks, type QuotationMarks } from './quotation-marks.ts'

export interface PassageToCite {
  /** A range of the canonical text, as it stands there; '' for the citation alone. */
  readonly quote: string
  /** The in-text citation as the style writes it; `html` escaped by the engine. */
  readonly citation: { readonly text: string; readonly html: string }
  /** The same for a program that writes the citation itself; at least one. */
  readonly cites: readonly ManuscriptCite[]
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
    pandoc: asPandoc(quotation, marks, pandocCite(args.cites)),
    latex: asLatex(quotation, latexCite(args.cites)),
    typst: asTypst(quotation, marks, typstCite(args.cites)),
  }
}

/** The citation without a quotation, as a person puts it behind words of their own. */
function citationAlone({ citation, cites }: PassageToCite): CitedPassage {
  return {
    text: citation.text,
    html: citation.html,
    pandoc: pandocCite(cites),
    latex: latexCite(cites),
    typst: typstCite(cites),
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

/** A passage of any length as it stands within a line, in its language's marks; '' where it holds no words. */
export function quotedRunIn(passage: string, locale: string): string {
  const marks = quotationMarks(locale)
  const paragraphs = written({ ...cleanQuotation(passage), block: false }, marks, (words) => words)
  return paragraphs.length === 0 ? '' : around(marks, paragraphs.join(' '))
}

const around = (marks: QuotationMarks, quoted: string) => `${marks.outer[0]}${quoted}${marks.outer[1]}`

const withLast = (paragraphs: readonly string[], citation: string) =>
  paragraphs.map((paragraph, index) =>
    index === paragraphs.length - 1 ? `${paragraph} ${citation}`.trim() : paragraph,
  )
