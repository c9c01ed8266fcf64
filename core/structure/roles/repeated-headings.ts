import type { Element, HeadingElement } from '../element.ts'
import { titleKey } from '../front-matter/plain-line.ts'
import type { RoledElement } from '../sections.ts'
import { TracedText } from '../traced-text.ts'

/** So often a title comes with a number before a running head is believed. */
const often = 3

/**
 * Makes paragraphs of running heads that were taken for headings. A book opens a chapter once: the same number and
 * title again, or one title with a new number each time ("6 The Lamp", "8 The Lamp"), is the head of a page. Titles
 * without any number may come again ("Notes" ends every chapter), and so may numbered ones in another part.
 */
export function withoutRunningHeads(source: string, elements: readonly RoledElement[]): RoledElement[] {
  const heads = new Map<string, Head[]>()
  let part = 0
  const headOf = elements.map((roled) => {
    if (roled.element.kind !== 'heading' || roled.front !== null) return null
    if (roled.element.role === 'part') part += 1
    const head = asHead(roled.element, part)
    if (head === null) return null
    const group = heads.get(head.key)
    if (group === undefined) heads.set(head.key, [head])
    else group.push(head)
    return head
  })
  const opening = new Set([...heads.values()].flatMap(openingsOf))
  return elements.map((roled, index) => {
    const head = headOf[index]!
    return head === null || opening.has(head)
      ? roled
      : { ...roled, element: asParagraph(source, head.heading) }
  })
}

interface Head {
  readonly heading: HeadingElement
  readonly key: string
  /** With a page number behind the title. */
  readonly paged: boolean
}

const trailingNumber = /\s+(?:\d{1,4}|[ivxlc]{1,7})$/

function asHead(heading: HeadingElement, part: number): Head | null {
  if (heading.role === 'part') return null
  const text = heading.text.text.slice(0, 300)
  const title = text.replace(trailingNumber, '')
  const paged = title !== text
  if (heading.number === null && !paged) return null
  return { heading, key: `${part} ${titleKey(title)}`, paged }
}

/** The headings of one title that do open something. */
function openingsOf(heads: readonly Head[]): Head[] {
  const alone = heads.filter((head) => !head.paged)
  const atPageStart = heads.filter((head) => head.heading.pageEnd !== null).length * 2 > heads.length
  // "Arrays" once, then "Arrays 15", "Arrays 16": but "Step 1", "Step 2" are headings.
  const unpaged = heads.length >= often && (alone.length > 0 || atPageStart) ? alone : heads
  const byNumber = new Map<string, Head>()
  for (const head of unpaged) {
    const number = head.heading.number
    const key = number ?? `- ${head.heading.text.text}`
    if (!byNumber.has(key)) byNumber.set(key, head)
  }
  const opening = [...byNumber.values()]
  const pageNumbered =
    opening.length >= often && atPageStart && opening.every(({ heading }) => isPlain(heading.number))
  return pageNumbered ? [] : opening
}

function isPlain(number: string | null): boolean {
  return number !== null && /^(?:\d+|[ivxlc]+)$/.test(number)
}

/** All that was printed, the number too. */
function asParagraph(source: string, { text, numberAt, pageEnd }: HeadingElement): Element {
  if (numberAt === null) return { kind: 'paragraph', text, pageEnd }
  return { kind: 'paragraph', text: TracedText.join([TracedText.of(source, numberAt), ' ', text]), pageEnd }
}
