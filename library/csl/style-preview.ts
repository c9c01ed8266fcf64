import { done, type Result } from '../../core/commands/result.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import type { CiteOfItem, Look, PreviewedStyle } from './requests.ts'
import type { StyleShelf } from './style-shelf.ts'

/** What a style makes of items: the first cited at a page and cited again at the next, and the bibliography of all. */
export function previewOf(
  shelf: StyleShelf,
  items: readonly IdentifiedCslItem[],
  look: Look,
): Result<PreviewedStyle> {
  const found = shelf.processor(look)
  if (!found.ok) return found
  const item = items[0]!
  const page = pageIn(item)
  const at = (locator: number): CiteOfItem => ({ item, locator: String(locator), label: 'page' })
  const citations = found.value.citeInOrder([[at(page)], [at(page + 1)]])
  return done({ citations, bibliography: found.value.bibliography(items) })
}

/** A page that the item can have: one of its own, or one as most books have it. */
function pageIn({ page }: IdentifiedCslItem): number {
  const first = /\d{1,6}/.exec(String(page ?? ''))
  return first === null ? 23 : Number(first[0])
}
