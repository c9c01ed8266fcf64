import type { Element } from './element.ts'
import type { SectionRole } from '../text/schema.ts'

/** A section before it is made a node: elements in order, the notes called in it last. */
export interface DraftSection {
  readonly level: number
  readonly role: SectionRole
  readonly elements: readonly Element[]
}

/** Front matter has one role for a run of elements, whatever headings stand in it. */
export interface RoledElement {
  readonly element: Element
  /** Role of the front section it belongs to, or null in the body. */
  readonly front: { readonly role: SectionRole; readonly first: boolean } | null
}

/** The browser lays out whole sections; measured, about fifty blocks is where that costs least. */
const longestSection = 50

/**
 * Puts elements into sections: a new one at each heading, and at each run of front matter. A long one is divided; its
 * later parts have level 0. A note stands at the end of the section that calls it.
 */
export function readSections(
  elements: readonly RoledElement[],
  holdsCall: (element: Element) => readonly string[],
): DraftSection[] {
  const sections: { level: number; role: SectionRole; elements: Element[]; notes: Element[] }[] = []
  const sectionOfCall = new Map<string, number>()
  let role: SectionRole = 'body'
  let afterHeading = false
  for (const { element, front } of elements) {
    if (element.kind === 'note') continue
    const open = sections.at(-1)
    const heading = element.kind === 'heading'
    if (front?.first === true || (front === null && (heading || open === undefined || isFront(role)))) {
      role = front?.role ?? (heading ? element.role : 'body')
      // "PART III" right over "Chapter 11": two headings of level 1 are two sections.
      sections.push({ level: heading ? element.level : 1, role, elements: [], notes: [] })
    } else if (open!.elements.length >= longestSection && !afterHeading) {
      sections.push({ level: 0, role, elements: [], notes: [] })
    }
    const index = sections.length - 1
    sections[index]!.elements.push(element)
    for (const id of holdsCall(element)) sectionOfCall.set(id, index)
    afterHeading = heading
  }
  placeNotes(elements, sections, sectionOfCall)
  return sections.map(({ notes, elements: flow, ...rest }) => ({ ...rest, elements: [...flow, ...notes] }))
}

function isFront(role: SectionRole): boolean {
  return role === 'title-page' || role === 'contents' || role === 'list' || role === 'contributors'
}

/** Notes go to the section of their call; one without a call stays in the section it is printed in. */
function placeNotes(
  elements: readonly RoledElement[],
  sections: { elements: Element[]; notes: Element[] }[],
  sectionOfCall: ReadonlyMap<string, number>,
): void {
  let seen = 0
  let section = 0
  for (const { element } of elements) {
    if (element.kind !== 'note') {
      while (section < sections.length - 1 && seen >= sections[section]!.elements.length) {
        section += 1
        seen = 0
      }
      seen += 1
      continue
    }
    sections[sectionOfCall.get(element.id) ?? section]?.notes.push(element)
  }
}
