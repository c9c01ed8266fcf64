import type { MatchedEntry } from '../contents-match.ts'
import { titleKey } from '../contents-match.ts'
import type { Element } from '../element.ts'
import type { FrontMatter } from '../front-matter/found.ts'
import type { Notes } from '../notes/find-notes.ts'
import type { Join } from '../rejoin.ts'
import type { RoledElement } from '../sections.ts'
import type { TextBlock } from '../text-block.ts'
import type { Unit } from '../unit.ts'
import { rankHeadings } from './heading-ranks.ts'
import { withPaperHead } from './paper-head.ts'
import { withoutRunningHeads } from './repeated-headings.ts'
import { withListedTitles } from './titles-below.ts'
import { withoutUnlisted } from './unlisted-headings.ts'
import { readElements, type KnownHeading } from './read-elements.ts'
import { readFrontElements } from './read-front.ts'

/** What the roles are read from. */
export interface BodyInput {
  readonly source: string
  readonly blocks: readonly TextBlock[]
  readonly units: readonly Unit[]
  readonly front: FrontMatter
  /** Block index → index of its front section, or -1. */
  readonly frontSection: Int32Array
  readonly notes: Notes
  readonly matched: readonly MatchedEntry[]
}

/** All elements of a text in order, front matter in its place. */
export interface BodyReading {
  readonly elements: readonly RoledElement[]
  /** Contributors' notes put together across a page end. */
  readonly joins: readonly Join[]
  readonly frontOf: (element: Element) => RoledElement['front']
  /** True for a paragraph that begins at the margin, in a text whose paragraphs are set in. */
  readonly unindented: (element: Element) => boolean
}

/** Gives every passage its role: front matter as the front matter's reader says, the rest by layout and words. */
export function readBody({
  source,
  blocks,
  units,
  front,
  frontSection,
  notes,
  matched,
}: BodyInput): BodyReading {
  const known = new Map<number, KnownHeading>()
  const authors = new Set(
    front.contents.flatMap((entry) => entry.authors.map((author) => titleKey(author.value))),
  )
  for (const { entry, unit } of matched) {
    if (unit !== null)
      known.set(unit.index, { level: Math.min(6, entry.depth), number: entry.number?.value ?? null })
  }
  const knowledge = {
    notes,
    heading: (unit: Unit) => known.get(unit.index) ?? null,
    author: (text: string) => authors.has(titleKey(text)),
  }
  const read: RoledElement[] = []
  const joins: Join[] = []
  let body: Unit[] = []
  const flush = () => {
    for (const element of readElements(body, knowledge)) read.push({ element, front: null })
    body = []
  }
  let open = -1
  for (const unit of units) {
    const section = frontSection[unit.block.index]!
    if (section === -1) body.push(unit)
    else if (section !== open) {
      flush()
      const own = readFrontElements(source, front.sections[section]!, blocks)
      for (const element of own.elements) read.push(element)
      joins.push(...own.joins)
    }
    open = section
  }
  flush()
  const ranked = withoutRunningHeads(
    source,
    withListedTitles(rankHeadings(read, front.contents), front.contents),
  )
  const listed = withoutUnlisted(ranked, front.contents)
  const bare = front.title === null && front.contents.length === 0
  const elements = bare ? withPaperHead(listed, source) : listed
  const fronts = new Map(elements.map(({ element, front: role }) => [element, role]))
  return {
    elements,
    joins,
    frontOf: (element) => fronts.get(element) ?? null,
    unindented: unindentedIn(units),
  }
}

/** Tells paragraphs that go on at the margin, where a third of the text's wrapped paragraphs are set in and no blank lines part them. */
function unindentedIn(units: readonly Unit[]): (element: Element) => boolean {
  const wrapped = units.filter((unit) => unit.first && unit.block.wrapped && unit.block.pageEnd === null)
  const setIn = wrapped.filter((unit) => unit.block.firstIndented).length
  if (setIn === 0 || setIn < wrapped.length / 3) return () => false
  const atMargin = new Set(
    units
      .filter((unit) => unit.first && !unit.block.firstIndented && unit.block.indent < 2)
      .map((unit) => unit.block.start),
  )
  return (element) =>
    element.kind === 'paragraph' && element.pageEnd !== null && atMargin.has(element.pageEnd.at)
}
