import type { Element } from '../element.ts'
import type { FrontItem, FrontMatter, FrontSection } from '../front-matter/found.ts'
import { passageOf } from '../passage.ts'
import type { RoledElement } from '../sections.ts'
import type { TextBlock } from '../text-block.ts'
import { TracedText } from '../traced-text.ts'
import type { Join } from '../rejoin.ts'

/** The elements of one run of front matter. A note on a contributor that a page end cut in two is put together. */
export function readFrontElements(
  source: string,
  section: FrontSection,
  blocks: readonly TextBlock[],
): { elements: RoledElement[]; joins: Join[] } {
  const elements: RoledElement[] = []
  const joins: Join[] = []
  const ends = blocks.slice(section.from, section.to).flatMap((block) => block.pageEnd ?? [])
  for (const item of section.items) {
    const element = elementOf(source, item)
    if (element === null) continue
    if (item.kind === 'contributor') {
      for (const piece of item.contributor.pieces.slice(1)) joins.push({ at: piece.start, confidence: 0.8 })
    }
    let pageEnd = element.pageEnd
    while (ends.length > 0 && ends[0]!.at <= item.at.start) pageEnd = ends.shift()!
    const front = { role: section.role, first: elements.length === 0 }
    elements.push({ element: { ...element, pageEnd }, front })
  }
  return { elements, joins }
}

function elementOf(source: string, item: FrontItem): Element | null {
  const pageEnd = null
  switch (item.kind) {
    case 'title-part':
      return notEmpty({
        kind: 'title-part',
        role: item.role,
        text: passageOf(source, item.at, '\n'),
        pageEnd,
      })
    case 'heading': {
      const text = passageOf(source, item.at)
      return notEmpty({
        kind: 'heading',
        level: item.level,
        number: null,
        numberAt: null,
        text,
        role: 'front',
        pageEnd,
      })
    }
    case 'entry':
      return { kind: 'entry', entry: item.entry, text: passageOf(source, item.entry.title.at), pageEnd }
    case 'contributor': {
      const pieces = item.contributor.pieces.map((piece) => passageOf(source, piece))
      const text = TracedText.join(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [' ', piece])))
      return notEmpty({ kind: 'paragraph', text, pageEnd })
    }
    case 'paragraph':
      return notEmpty({ kind: 'paragraph', text: passageOf(source, item.at), pageEnd })
  }
}

function notEmpty<E extends Element & { readonly text: TracedText }>(element: E): E | null {
  return element.text.text === '' ? null : element
}

/** Index of the front section a block belongs to, for every block; -1 for the body. */
export function frontSectionOf(front: FrontMatter, count: number): Int32Array {
  const sections = new Int32Array(count).fill(-1)
  for (const [index, { from, to }] of front.sections.entries()) sections.fill(index, from, to)
  return sections
}
