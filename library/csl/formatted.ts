import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import type { SetBibliography } from './cached-list.ts'
import type { Bibliography, Citation, CiteOfItem, Look } from './requests.ts'
import {
  asHtml,
  asText,
  bibliographyAsHtml,
  bibliographyAsMarkdown,
  bibliographyAsRtf,
  bibliographyAsText,
} from './rich-text-output.ts'
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
  return set === null
    ? refuse(
        'unsupported',
        `The style “${shelf.titleOf(look.style)}” writes notes and has no bibliography.`,
        ['Choose another style for the bibliography.'],
      )
    : done(set)
}

export function bibliographyOf(
  shelf: StyleShelf,
  items: readonly IdentifiedCslItem[],
  look: Look,
): Result<Bibliography> {
  const set = setBibliography(shelf, items, look)
  if (!set.ok) return set
  return done({
    text: bibliographyAsText(set.value),
    html: bibliographyAsHtml(set.value),
    rtf: bibliographyAsRtf(set.value),
    markdown: bibliographyAsMarkdown(set.value),
  })
}
