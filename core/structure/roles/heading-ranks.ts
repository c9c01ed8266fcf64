import type { HeadingElement } from '../element.ts'
import type { FoundEntry } from '../front-matter/found.ts'
import type { RoledElement } from '../sections.ts'

/** A number and what parts it from the words behind it: "1 ", "2.3.1. ", "§ 4 ", "A.1 ", "IV. ". */
const leadingNumber =
  /^(?:§{1,2}\s*)?(\d{1,3}(?:[.-]\d{1,3}){0,6}|[A-Z](?:\.\d{1,3}){1,6}|[A-Z](?=[.)])|[IVXLC]{1,8})[.:)]?(?:\s*[—–-])?\s+(?=["“‘«¿¡(*_<]*[\p{L}\p{N}\\])/u

const lowest = 6

/**
 * Parts each heading's number from its words, and ranks headings by their numbers: "11.2" stands one rank below the
 * chapter 11 that the text or its contents page has. A text without chapter 11 keeps the rank it was read with (an
 * essay's "1. Light" stands below the essay's title).
 */
export function rankHeadings(
  elements: readonly RoledElement[],
  contents: readonly FoundEntry[],
): RoledElement[] {
  const numbered = elements.map((roled) =>
    roled.element.kind === 'heading' && roled.front === null
      ? { ...roled, element: withNumberApart(roled.element) }
      : roled,
  )
  const chapters = new Set(
    contents.flatMap((entry) =>
      entry.depth === 1 && entry.number !== null ? [lastWord(entry.number.value)] : [],
    ),
  )
  for (const { element } of numbered)
    if (
      element.kind === 'heading' &&
      element.level === 1 &&
      element.role !== 'part' &&
      element.number !== null
    )
      chapters.add(lastWord(element.number))
  return numbered.map((roled) => {
    const { element } = roled
    if (element.kind !== 'heading' || roled.front !== null || element.number === null) return roled
    const parts = element.number.split(/[.-]/)
    if (parts.length < 2 || !chapters.has(parts[0]!.toLowerCase())) return roled
    return { ...roled, element: { ...element, level: Math.min(lowest, parts.length) } }
  })
}

/** The heading without a number printed before its words, where that is the number it is known by or it has none yet. */
function withNumberApart(heading: HeadingElement): HeadingElement {
  if (heading.numberAt !== null || heading.role === 'part') return heading
  const match = leadingNumber.exec(heading.text.text.slice(0, 40))
  if (match === null || match[0].length >= heading.text.text.length) return heading
  const number = match[1]!
  // Without a contents page to confirm it, "3 Men in a Boat" or "I Remember" may be words.
  if (heading.number === null ? !number.includes('.') : lastWord(heading.number) !== number.toLowerCase())
    return heading
  return {
    ...heading,
    number: heading.number ?? number,
    numberAt: heading.text.slice(0, match[0].length).trim().span,
    text: heading.text.slice(match[0].length),
  }
}

function lastWord(number: string): string {
  return number.trim().split(/\s+/).at(-1)!.replace(/[.:]$/, '').toLowerCase()
}
