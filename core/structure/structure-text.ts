import type { PageCorrection } from '../records/text.ts'
import { pageAt } from '../text/page-map.ts'
import { solvePageMap } from '../page-map/solve.ts'
import { readBlocks } from './blocks.ts'
import { findCitations } from './find-citations.ts'
import { matchContents } from './contents-match.ts'
import type { Element } from './element.ts'
import { buildDocument } from './document.ts'
import { evidenceOf } from './gather-evidence.ts'
import { findDiscrepancies } from './discrepancies/discrepancies.ts'
import { readFrontMatter } from './front-matter/front-matter.ts'
import { readRecords } from './front-matter/records.ts'
import { readPageFlow } from './furniture/page-flow.ts'
import { vocabularyOf } from './hyphenation.ts'
import { languageOf } from './language.ts'
import { readLines } from './lines.ts'
import { findNotes } from './notes/find-notes.ts'
import { pageClues } from './page-clues.ts'
import {
  canonicalDiscrepancy,
  canonicalRecord,
  contentsOf,
  countWords,
  footnotesOf,
  outlineOf,
  tablesOf,
  titleOf,
  type Facts,
} from './report.ts'
import { rejoin } from './rejoin.ts'
import { readBody } from './roles/read-body.ts'
import { frontSectionOf } from './roles/read-front.ts'
import { readSections } from './sections.ts'
import { callsIn } from './element-text.ts'
import type { Structure } from './structure.ts'
import { readUnits } from './unit.ts'

export interface StructureOptions {
  /** What the reader said of pages. */
  readonly corrections?: readonly PageCorrection[]
  /** Called with 0–1 after each stage. */
  readonly onProgress?: (fraction: number) => void
  /** Asked after each stage; true ends the work with {@link StructureCancelled}. */
  readonly cancelled?: () => boolean
  /** Name of the file, the title of a text that states none. */
  readonly name?: string
}

/** Thrown where {@link StructureOptions.cancelled} said so. Nothing was changed. */
export class StructureCancelled extends Error {
  constructor() {
    super('Reading the text was cancelled. Nothing was kept.')
    this.name = 'StructureCancelled'
  }
}

const stages = 8

/**
 * Plain text → structured text: lines → blocks → roles → sections, and from these the page map, records, citations
 * and discrepancies. Any string is read without an error; time grows with its length.
 */
export function structureText(source: string, options: StructureOptions = {}): Structure {
  let stage = 0
  const done = <T>(result: T): T => {
    options.onProgress?.(++stage / stages)
    if (options.cancelled?.() === true) throw new StructureCancelled()
    return result
  }

  const flow = done(readPageFlow(readLines(source)))
  const vocabulary = vocabularyOf(flow.lines)
  const blocks = readBlocks(flow)
  const units = done(readUnits(source, blocks, vocabulary))
  const front = done(readFrontMatter(source, blocks))
  const frontSection = frontSectionOf(front, blocks.length)
  const inBody = (unit: { block: { index: number } }) => frontSection[unit.block.index] === -1
  const matched = matchContents(front, units, (unit) => {
    const section = front.sections[frontSection[unit.block.index]!]
    return section?.role === 'contents' || section?.role === 'title-page'
  })
  const notes = findNotes(units, inBody)
  const read = done(readBody({ source, blocks, units, front, frontSection, notes, matched }))
  const isFront = (element: Element) => read.frontOf(element) !== null
  const joined = rejoin(
    read.elements.map(({ element }) => element),
    vocabulary,
    read.unindented,
    isFront,
  )
  const elements = joined.elements
  const joins = [...read.joins, ...joined.joins].sort((a, b) => a.at - b.at)

  const roled = elements.map((element) => ({ element, front: read.frontOf(element) }))
  const sections = readSections(roled, (element) => callsIn(element, notes.calls))
  const built = done(buildDocument(sections, notes.calls))
  const facts: Facts = { source, elements, sections, built, front, notes, matched }
  const footnotes = footnotesOf(facts)
  const pageEnds = [...flow.pageEnds.values()]
  const clues = pageClues({ elements, built, joins, pageEnds, matched, front, footnotes })
  const pageMap = done(solvePageMap(clues, options.corrections ?? []))
  const language = languageOf(built.canonical.text)
  const evidence = evidenceOf(facts, pageMap)
  const records = readRecords(front, evidence.chapters, language)
  const discrepancies = done(findDiscrepancies(evidence))
  const clusters = findCitations(built.canonical, (index) => sections[index]?.role ?? 'body')
  const page = (offset: number) => pageAt(pageMap, offset)
  return done({
    doc: built.doc,
    canonical: built.canonical,
    language,
    words: countWords(built.canonical.text),
    title: titleOf(facts, options.name ?? null),
    pageMap,
    outline: outlineOf(facts, page),
    footnotes: footnotes.map((note) => ({ ...note, page: page(note.call ?? note.start) })),
    tables: tablesOf(facts, page),
    contents: contentsOf(front.contents, built.map),
    figuresListed: contentsOf(front.figures, built.map),
    tablesListed: contentsOf(front.tables, built.map),
    citations: clusters.map((cluster) => ({ ...cluster, page: page(cluster.start) })),
    records: records.map((record) => canonicalRecord(record, built.map)),
    discrepancies: discrepancies.map((found) => canonicalDiscrepancy(found, built.map, page)),
    rejoined: joins.map(({ at, confidence }) => ({ at: built.map.canonicalAt(at), confidence })),
    pageClues: clues,
  })
}
