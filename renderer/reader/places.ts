import { headingPath } from '../../core/anchoring/passage.ts'
import type { OutlineEntry } from '../../core/structure/structure.ts'
import { pageAt, type PageMap } from '../../core/text/page-map.ts'
import type { Place } from './reader-props.ts'
import type { ReadableText } from './readable-text.ts'

/** What stands at an offset: page, headings, section. */
export function placeAt(
  text: ReadableText,
  { pageMap, outline }: { pageMap: PageMap; outline: readonly OutlineEntry[] },
  offset: number,
): Place {
  const section = text.canonical.blockAt(offset)?.section ?? 0
  return {
    offset,
    page: pageAt(pageMap, offset),
    heading: headingPath(outline, offset),
    section: (text.doc.child(section).attrs.id as string | undefined) ?? '',
  }
}
