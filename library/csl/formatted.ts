import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import type { SetBibliography } from './cached-list.ts'
import type { Bibliography, Citation, CiteOfItem, Look } from './requests.ts'
import { writeBibliography, type PrintedBibliography } from './bibliography-output.ts'
import { asHtml, asText } from './rich-text-output.ts'
import type { StyleShelf } from './style-shelf.ts'

/** Citations in the style: one that stands alone, or several as they follow each other in a document. */
export function citationsOf(
  shelf: StyleShelf,
  citations: readonly (readonly CiteOfItem[])[],
  look: Look,
): Result<readonly Citation[]> {
  const found = shelf.processor(look)
  if (!found.ok) return found
  const processor = found.value
  const cited = citations.length === 1 ? [processor.cite(citations[0]!)] : processor.citeInOrder(citations)
  return done(
    cited.map((citation, index) => ({
      text: asText(citation),
      html: asHtml(citation),
      terms: citations[index]!.map((cite) => processor.locatorTerm(cite)),
    })),
  )
}

/** The items in the style's order, or a refusal where the style has no bibliography. */
export function setBibliography(
  shelf: StyleShelf,
  items: readonly IdentifiedCslItem[],
  look: Look,
): Result<SetBibliography> {
  const processor = shelf.processor(look)
  if (!processor.ok) return processor
  const set = processor.value.bibliography(items)
  return set === null ? refuseNoBibliography(shelf, look) : done(set)
}

export const refuseNoBibliography = (shelf: StyleShelf, look: Look) =>
  refuse('unsupported', `The style “${shelf.titleOf(look.style)}” writes notes and has no bibliography.`, [
    'Choose another style for the bibliography.',
  ])

/** The bibliography in one piece, with nothing under its entries. */
export const printed = ({ entries, hangingIndent }: SetBibliography): PrintedBibliography => ({
  sections: [{ heading: null, entries: entries.map((words) => ({ words, under: [] })) }],
  hangingIndent,
})

export function bibliographyOf(
  shelf: StyleShelf,
  items: readonly IdentifiedCslItem[],
  look: Look,
): Result<Bibliography> {
  const set = setBibliography(shelf, items, look)
  if (!set.ok) return set
  const list = printed(set.value)
  return done({
    text: writeBibliography(list, 'text'),
    html: writeBibliography(list, 'html'),
    rtf: writeBibliography(list, 'rtf'),
    markdown: writeBibliography(list, 'markdown'),
  })
}
