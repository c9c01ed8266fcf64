import type { Element, HeadingElement } from '../element.ts'
import { personNames } from '../front-matter/personal-name.ts'
import type { FoundEntry } from '../front-matter/found.ts'
import { titleKey } from '../front-matter/plain-line.ts'
import type { RoledElement } from '../sections.ts'
import { openingOf } from './headings.ts'

/**
 * Sets a chapter's heading apart from what stands close to it, by the contents page's words for it. "CHAPTER I." takes
 * the title of the line below it ("OF THE RIVER."); a title with names run on to it gives them to a byline.
 */
export function withListedTitles(
  elements: readonly RoledElement[],
  contents: readonly FoundEntry[],
): readonly RoledElement[] {
  const titles = new Map(contents.map((entry) => [titleKey(entry.title.value), entry]))
  if (titles.size === 0) return elements
  const read: RoledElement[] = []
  for (let index = 0; index < elements.length; index++) {
    const roled = elements[index]!
    const { element } = roled
    if (element.kind !== 'heading' || roled.front !== null || element.role === 'part') {
      read.push(roled)
      continue
    }
    const below = elements[index + 1]
    const title =
      below?.front === null && element.level === 1 && isBare(element) ? titleIn(below.element, titles) : null
    if (title !== null) {
      read.push({ ...roled, element: { ...element, text: title } })
      index += 1
    } else read.push(...withByline(element, titles).map((one) => ({ ...roled, element: one })))
  }
  return read
}

/** "CHAPTER I.": a heading that is nothing but its number. */
function isBare({ text }: HeadingElement): boolean {
  const opening = openingOf(text.text)
  return opening !== null && text.text.slice(opening.length).trim() === ''
}

function titleIn(element: Element, titles: ReadonlyMap<string, FoundEntry>): HeadingElement['text'] | null {
  if (element.kind !== 'heading' && element.kind !== 'paragraph' && element.kind !== 'byline') return null
  return element.text.text.length < 300 && titles.has(titleKey(element.text.text)) ? element.text : null
}

/** "The Ferry Hilda Kraus" under the contents' "The Ferry": a heading and its byline. */
function withByline(heading: HeadingElement, titles: ReadonlyMap<string, FoundEntry>): Element[] {
  const { text } = heading.text
  if (text.length > 300 || titles.has(titleKey(text))) return [heading]
  for (const { index } of text.matchAll(/\s(?=\p{Lu})/gu)) {
    const entry = titles.get(titleKey(text.slice(0, index)))
    if (entry === undefined || personNames(text.slice(index)) === null) continue
    // A heading below the chapters' rank that prints a chapter's number and title is that chapter's.
    const same = heading.number !== null && entry.number?.value === heading.number
    if (heading.level > 1 && !same) continue
    const byline = heading.text.slice(index).trim()
    return [
      {
        ...heading,
        level: same ? Math.min(heading.level, entry.depth) : heading.level,
        text: heading.text.slice(0, index).trim(),
      },
      { kind: 'byline', text: byline, pageEnd: null },
    ]
  }
  return [heading]
}
