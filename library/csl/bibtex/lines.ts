import { inParagraphs } from '../shared/paragraphs.ts'
import { decodeTex } from './from-tex.ts'
import { encodeTex } from './to-tex.ts'

/** Stand for the end of a paragraph and of a line while words are read or written; no text has them (Unicode's private use). */
const [paragraph, line] = ['\uf8f0', '\uf8f1']

/** Words with paragraphs in LaTeX. A blank line would do, but BibTeX and biber make one space of it. */
export const encodeLines = (text: string): string =>
  encodeTex(inParagraphs(text).replaceAll('\n\n', paragraph).replaceAll('\n', line))
    .replaceAll(paragraph, ' \\par ')
    .replaceAll(line, ' \\newline ')

/** The same back; files of people part paragraphs with a blank line. */
export const decodeLines = (tex: string): string =>
  inParagraphs(
    decodeTex(
      tex
        .replace(/(?<!\\)\\par(?![A-Za-z])\s*|\r?\n[ \t]*\r?\n\s*/g, paragraph)
        .replace(/(?<!\\)\\newline(?![A-Za-z])\s*(?:\{\})?/g, line),
    )
      .replaceAll(paragraph, '\n\n')
      .replaceAll(line, '\n'),
  )
