import type { Block } from '../source.ts'
import { readContributors, type ReadContributors } from './contributors.ts'
import type { FrontMatter, FrontSection } from './found.ts'
import { isCataloguing, isCopyrightLine } from './imprint.ts'
import { readContents, readFigureList, type ReadList } from './lists.ts'
import { nameKey } from './personal-name.ts'
import { plainText, titleKey } from './plain-line.ts'
import { isProse, listHeading, opensProse } from './sections.ts'
import { roleLine, statesRights } from './title-lines.ts'
import { readTitlePages } from './title-page.ts'

/** The front matter of a text that has none. */
export const noFrontMatter: FrontMatter = {
  sections: [],
  title: null,
  subtitle: null,
  titles: [],
  editors: [],
  authors: [],
  translators: [],
  holders: [],
  inverted: [],
  series: null,
  edition: null,
  publishers: [],
  places: [],
  years: [],
  isbns: [],
  controlNumber: null,
  callNumber: null,
  dewey: null,
  contents: [],
  figures: [],
  tables: [],
  contributors: [],
}

/** Title pages end well before this many blocks; a library's whole catalogue in front of the contents is not one. */
const longestTitlePages = 300

/**
 * Reads title pages, imprint, contents, lists and contributors. Spans are offsets in the source of the blocks. A text that
 * begins with a chapter gives {@link noFrontMatter}.
 */
export function readFrontMatter(source: string, blocks: readonly Block[]): FrontMatter {
  const headings = blocks.flatMap((block) => {
    const opens = listHeading(block)
    return opens === null ? [] : [{ block: block.index, opens }]
  })
  const firstNames = firstRead(headings, 'contributors', (from) => readContributors(blocks, from, new Set()))
  const known = new Set(firstNames?.contributors.map((person) => nameKey(person.name.value)))
  const contents = firstRead(headings, 'contents', (from) => readContents(blocks, from, known))
  const titles = new Set(contents?.entries.map((entry) => titleKey(entry.title.value)))
  const contributors = firstRead(headings, 'contributors', (from) => readContributors(blocks, from, titles))
  const lists = readLists(blocks, headings, contents)
  const sections = [contents, ...lists, contributors].flatMap((read) => (read === null ? [] : [read.section]))
  const region = titleRegion(blocks, sections)
  const titlePages = region === null ? null : readTitlePages(region, source)
  const { section, ...bibliographic } = titlePages ?? { section: null }
  const all = section === null ? sections : [section, ...sections]
  return {
    ...noFrontMatter,
    ...bibliographic,
    sections: withoutOverlap(all),
    contents: contents?.entries ?? [],
    figures: lists.flatMap((list) => list.entries.filter((entry) => entry.kind === 'figure')),
    tables: lists.flatMap((list) => list.entries.filter((entry) => entry.kind === 'table')),
    contributors: contributors?.contributors ?? [],
  }
}

interface Heading {
  readonly block: number
  readonly opens: NonNullable<ReturnType<typeof listHeading>>
}

function firstRead<T extends ReadList | ReadContributors>(
  headings: readonly Heading[],
  opens: Heading['opens'],
  read: (from: number) => T | null,
): T | null {
  for (const heading of headings.filter((one) => one.opens === opens).slice(0, 8)) {
    const found = read(heading.block)
    if (found !== null) return found
  }
  return null
}

function readLists(
  blocks: readonly Block[],
  headings: readonly Heading[],
  contents: ReadList | null,
): ReadList[] {
  const lists: ReadList[] = []
  let after = 0
  for (const { block, opens } of headings.slice(0, 40)) {
    if (opens === 'contents' || opens === 'contributors' || block < after) continue
    if (contents !== null && block >= contents.section.from && block < contents.section.to) continue
    const list = readFigureList(blocks, block, opens)
    if (list === null) continue
    lists.push(list)
    after = list.section.to
  }
  return lists
}

/** The blocks of the title pages: before the contents, or up to the last line of an imprint where there is no contents page. */
function titleRegion(blocks: readonly Block[], sections: readonly FrontSection[]): readonly Block[] | null {
  const firstList = Math.min(...sections.map((section) => section.from), longestTitlePages)
  const limit = Math.min(firstList, blocks.length)
  const chapter = blocks.findIndex(
    (block, index) => index < limit && opensProse(block) && !precedesImprint(blocks, index, limit),
  )
  const region = blocks.slice(0, chapter === -1 ? limit : chapter)
  if (
    firstList < longestTitlePages &&
    sections.some((section) => section.role === 'contents' && section.from === firstList)
  )
    return region.length === 0 ? null : region
  const lastSign = region.findLastIndex((block) => signs(block).size > 0)
  const found = new Set(region.flatMap((block) => [...signs(block)]))
  const end = chapter === -1 ? lastSign + 1 : region.length
  return found.size >= 2 && (found.has('imprint') || (found.has('credit') && chapter !== -1)) && end > 0
    ? blocks.slice(0, end)
    : null
}

/** A preface or chapter heading that has an imprint behind it stands in a blurb or a list, not over prose. */
function precedesImprint(blocks: readonly Block[], index: number, limit: number): boolean {
  return blocks.slice(index + 1, Math.min(limit, index + 60)).some((block) => signs(block).has('imprint'))
}

function signs(block: Block): Set<'imprint' | 'credit' | 'rights'> {
  const found = new Set<'imprint' | 'credit' | 'rights'>()
  const text = plainText(block).slice(0, 3000)
  if (/\bISBN\b/.test(text) || (isCataloguing(text) && !isProse(block))) found.add('imprint')
  if (isCopyrightLine(text) || statesRights(text)) found.add('rights')
  if (text.length < 120 && roleLine(text)?.role === 'editor') found.add('credit')
  return found
}

function withoutOverlap(sections: readonly FrontSection[]): FrontSection[] {
  const ordered = [...sections].sort((a, b) => a.from - b.from)
  return ordered.filter(
    (section, index) =>
      index === 0 || section.from >= Math.max(...ordered.slice(0, index).map((one) => one.to)),
  )
}
