import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import type { SetBibliography } from './cached-list.ts'
import type { Bibliography, Citation, Look } from './requests.ts'
import {
  asHtml,
  asText,
  bibliographyAsHtml,
  bibliographyAsMarkdown,
  bibliographyAsRtf,
  bibliographyAsText,
} from './rich-text-output.ts'
import type { StyleShelf } from './style-shelf.ts'

/** One in-text citation in the style. */
export function citationOf(
  shelf: StyleShelf,
  item: IdentifiedCslItem,
  { locator, label = 'page' }: { locator?: string | undefined; label?: string | undefined },
  look: Look,
): Result<Citation> {
  const processor = shelf.processor(look)
  if (!processor.ok) return processor
  const cited = processor.value.cite(item, locator, label)
  return done({ text: asText(cited), html: asHtml(cited) })
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
