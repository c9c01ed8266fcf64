import type { FoundEntry } from '../front-matter/found.ts'
import { titleKey } from '../front-matter/plain-line.ts'
import { bareEnd, isTitleCase } from '../prose.ts'
import type { RoledElement } from '../sections.ts'

/** So many headings with numbers show that a text numbers its headings. */
const manyNumbered = 8

/**
 * Makes paragraphs of short lines that were taken for headings, in a text that numbers its headings or whose contents
 * page lists its sections: there a line without number is a heading only where it is set like one, in capitals or
 * with capitals on its words. Anywhere else a heading may look like any short line and stays.
 */
export function withoutUnlisted(
  elements: readonly RoledElement[],
  contents: readonly FoundEntry[],
): readonly RoledElement[] {
  const sections = contents.filter((entry) => entry.depth > 1).length
  const numbered = elements.filter(
    ({ element, front }) =>
      front === null && element.kind === 'heading' && element.role !== 'part' && element.number !== null,
  ).length
  if (numbered < manyNumbered && sections < manyNumbered) return elements
  const titles = new Set(contents.map((entry) => titleKey(entry.title.value)))
  return elements.map((roled) => {
    const { element, front } = roled
    if (element.kind !== 'heading' || front !== null || element.number !== null || element.level === 1)
      return roled
    const { text } = element.text
    if (titles.has(titleKey(text)) || isTitleCase(bareEnd(text))) return roled
    return { ...roled, element: { kind: 'paragraph', text: element.text, pageEnd: element.pageEnd } }
  })
}
