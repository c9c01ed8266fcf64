import type { ReadableFormat } from '../../core/interchange/format.ts'

/** Fields and types of entries that biblatex has and BibTeX has not. */
const biblatexOnly =
  /^\s*(?:date|journaltitle|location|langid|origdate|subtitle|booksubtitle|eprinttype|entrysubtype|pubstate|urldate)\s*=|@(?:online|report|thesis|collection|mvbook|dataset|inreference|software)\s*[{(]/im

/** The format that a content shows, or undefined. Names of files say nothing: what counts is inside. */
export function detectFormat(content: string): ReadableFormat | undefined {
  const start = content.slice(0, 200_000).replace(/^[\ufeff\s]+/, '')
  if (/^[[{]/.test(start)) return 'csl-json'
  if (/^TY {0,3}- ?/m.test(start)) return 'ris'
  if (/^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]/m.test(start)) return biblatexOnly.test(start) ? 'biblatex' : 'bibtex'
  return undefined
}
