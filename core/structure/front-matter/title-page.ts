import type { Block, Found } from '../source.ts'
import type { FoundName, FrontItem, FrontMatter, FrontSection } from './found.ts'
import { isCataloguing, isCopyrightLine, readImprint, type Imprint } from './imprint.ts'
import { placesInAddresses, placesInLine } from './place.ts'
import { joinLines, spanWithin, titleKey, type PlainLine } from './plain-line.ts'
import { personNames } from './personal-name.ts'
import { isProse } from './sections.ts'
import { isCommonPhrase } from './word-use.ts'
import {
  isEdition,
  isPublisherName,
  isSeriesName,
  opensBoard,
  opensOtherBooks,
  publishedByEnd,
  roleLine,
  statesRights,
} from './title-lines.ts'
import { titleBlocks, type TitleBlock } from './title-block.ts'
import { namesInBlocks, type CreditedNames } from './title-names.ts'
import { chooseTitle } from './title-choice.ts'

/** So many lines of names that nothing introduces are tried; each costs a look through the whole text. */
const mostTried = 3

/** What the pages before the contents say. */
export type TitlePages = Pick<
  FrontMatter,
  | 'title'
  | 'subtitle'
  | 'titles'
  | 'editors'
  | 'authors'
  | 'translators'
  | 'holders'
  | 'series'
  | 'edition'
  | 'publishers'
  | 'places'
  | 'years'
  | 'isbns'
  | 'controlNumber'
  | 'callNumber'
  | 'dewey'
  | 'inverted'
> & { readonly section: FrontSection }

/** Reads title pages, given as the blocks before the contents (or before the first prose). `source` is the whole text. */
export function readTitlePages(region: readonly Block[], source: string): TitlePages {
  const blocks = region.flatMap(titleBlocks)
  const lines = blocks.flatMap((block) => block.lines)
  const imprint = readImprint(lines)
  markFixedRoles(blocks)
  const credits = namesInBlocks(blocks, imprint.holders)
  const series = readSeries(blocks, imprint)
  const title = chooseTitle(blocks)
  const publishers = readPublishers(blocks)
  // A paper gives its authors' addresses; a book its publisher's.
  const places = publishers.length === 0 ? [] : [...placesInAddresses(lines), ...titlePlaces(blocks)]
  const edition = blocks.find((block) => !block.aside && block.role === null && isEdition(block.text))
  return {
    ...title,
    ...withoutHolders(credits, imprint.holders, source),
    holders: imprint.holders,
    series,
    edition: edition === undefined ? null : foundBlock(edition),
    publishers,
    places: distinct(places),
    years: [...imprint.years, ...titleYears(blocks)],
    isbns: imprint.isbns,
    controlNumber: imprint.controlNumber,
    callNumber: imprint.callNumber,
    dewey: imprint.dewey,
    inverted: imprint.inverted,
    section: {
      role: 'title-page',
      from: region[0]!.index,
      to: region.at(-1)!.index + 1,
      items: blocks.map(itemOf),
    },
  }
}

/** Roles that a block's own words tell: rights, cataloguing, identifiers, publishers, prose. */
function markFixedRoles(blocks: readonly TitleBlock[]): void {
  const counts = new Map<string, number>()
  for (const block of blocks) counts.set(block.key, (counts.get(block.key) ?? 0) + 1)
  const first = blocks.slice(0, 3).map((block) => block.key)
  // A half title names the book without its subtitle.
  const isRepeated = (block: TitleBlock) =>
    (counts.get(block.key) ?? 0) > 1 ||
    (!/\s[:/]\s/.test(block.text) &&
      first.some((key) => key.length > 7 && block.lines.length > 1 && block.key.startsWith(`${key} `)))
  let aside = false
  let cataloguing = false
  for (const [index, block] of blocks.entries()) {
    const repeated = isRepeated(block)
    if (opensOtherBooks(block.text) || opensBoard(block.lines[0]?.text ?? '')) aside = true
    else if (repeated || block.lines.some((line) => isCopyrightLine(line.text))) aside = false
    else if (aside && personNames(block.text) !== null && blocks[index + 1] !== undefined)
      aside = !isRepeated(blocks[index + 1]!)
    block.aside = aside
    if (isCataloguing(block.text)) cataloguing = true
    if (block.lines.some((line) => isCopyrightLine(line.text)) || statesRights(block.text))
      block.role = 'rights'
    else if (cataloguing && !repeated) block.role = 'cataloguing'
    else if (/\bISBN\b/.test(block.text) || /^[\d\s-]{13,20}$/.test(block.text)) block.role = 'identifier'
    else if (isProse(block.block)) block.role = 'prose'
    else if (publishedByEnd(block.text) !== null || isPublisherName(block.lines[0]?.text ?? ''))
      block.role = 'publisher'
  }
}

function readSeries(blocks: readonly TitleBlock[], imprint: Imprint): Found<string> | null {
  const catalogued = imprint.cataloguedSeries
  const keys = new Set(catalogued === null ? [] : [titleKey(catalogued.value)])
  const named = blocks.filter(
    (block) =>
      (block.role === null || block.role === 'publisher') &&
      block.lines.length <= 5 &&
      (isSeriesName(block.text) || keys.has(block.key)),
  )
  if (named.length === 0) return catalogued
  const votes = new Map<string, number>()
  for (const block of named) votes.set(block.key, (votes.get(block.key) ?? 0) + (keys.has(block.key) ? 5 : 1))
  const best = [...votes].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  const places = named.filter((block) => block.key === best)
  for (const block of places) block.role = 'series'
  return foundBlock(places.find((block) => /\p{Ll}/u.test(block.text)) ?? places[0]!)
}

/** The publisher in every form, fullest first; a name alone on a title page counts where a fuller form confirms it. */
function readPublishers(blocks: readonly TitleBlock[]): Found<string>[] {
  const full: Found<string>[] = []
  for (const block of blocks) {
    if (block.aside && block.role !== 'publisher') continue
    block.lines.forEach((line, index) => {
      const end = publishedByEnd(line.text)
      const below = end !== null && line.text.slice(end).trim() === ''
      if (end !== null && !below) full.push(publisherAt(line, end))
      else if (below && block.lines[index + 1] !== undefined)
        full.push(publisherAt(block.lines[index + 1]!, 0))
      else if (block.role === 'publisher' && end === null && index === 0 && isPublisherName(line.text))
        full.push(publisherAt(line, 0))
    })
  }
  const short = blocks.filter(
    (block) =>
      block.role === null &&
      block.lines.length === 1 &&
      block.key !== '' &&
      full.some((name) => `${titleKey(name.value)} `.startsWith(`${block.key} `)),
  )
  for (const block of short) block.role = 'publisher'
  return [...full, ...short.map(foundBlock)].filter((name) => name.value !== '')
}

function publisherAt(line: PlainLine, from: number): Found<string> {
  const rest = line.text.slice(from)
  const value = rest.split(/,\s|\s[·•–—]\s|\bin\s(?:association|\d)|\s\d{4}/)[0]!.trim()
  const at = from + rest.indexOf(value)
  return { value, at: spanWithin(line, at, at + value.length) }
}

/** Cities under the publisher's name on the title page. */
function titlePlaces(blocks: readonly TitleBlock[]): Found<string>[] {
  return blocks.flatMap((block, index) => {
    if (block.role !== 'publisher') return []
    const below =
      block.lines.length === 2
        ? block.lines[1]
        : block.lines.length === 1
          ? blocks[index + 1]?.lines[0]
          : undefined
    const own =
      block.lines.length === 2 || (blocks[index + 1]?.lines.length === 1 && blocks[index + 1]?.role === null)
    if (below === undefined || !own || isPublisherName(below.text) || roleLine(below.text) !== null) return []
    const places = placesInLine(below)
    if (block.lines.length === 1 && places.length > 0) blocks[index + 1]!.role = 'place'
    return places
  })
}

function titleYears(blocks: readonly TitleBlock[]): FrontMatter['years'] {
  return blocks.flatMap((block) =>
    block.lines.flatMap((line) => {
      const alone = /^\s*((?:1[5-9]|20)\d\d)\s*$/.exec(line.text)
      if (alone === null || block.aside || block.role === 'cataloguing') return []
      if (block.lines.length === 1) block.role = 'date'
      return [
        { value: Number(alone[1]), of: 'title-page' as const, at: spanWithin(line, 0, line.text.length) },
      ]
    }),
  )
}

/**
 * Without a line that credits an author, the holder of the copyright whose name also stands alone is the author; else
 * the first line of names that are not also words of the text.
 */
function withoutHolders(
  credits: CreditedNames,
  holders: readonly FoundName[],
  source: string,
): Omit<CreditedNames, 'alone'> {
  const { alone, ...named } = credits
  if (named.editors.length > 0 || named.authors.length > 0) return named
  const keys = new Set(holders.map((holder) => titleKey(holder.value)))
  const confirmed = alone.flat().filter((name) => keys.has(titleKey(name.value)))
  if (confirmed.length > 0) return { ...named, authors: distinct(confirmed) }
  const first = alone
    .slice(0, mostTried)
    .map((line) => line.filter((name) => !isCommonPhrase(name.value, source)))
    .find((line) => line.length > 0)
  return { ...named, authors: distinct(first ?? []) }
}

function itemOf({ block, role }: TitleBlock): FrontItem {
  const at = { start: block.start, end: block.end }
  if (role === 'prose') return { kind: 'paragraph', at }
  return { kind: 'title-part', role: role ?? 'other', at }
}

function foundBlock(block: TitleBlock): Found<string> {
  return {
    value: joinLines(block.lines.map((line) => line.text)).replace(/\s+/g, ' '),
    at: { start: block.block.start, end: block.block.end },
  }
}

function distinct<T extends Found<string>>(found: readonly T[]): T[] {
  const seen = new Set<string>()
  return found.filter((one) => !seen.has(titleKey(one.value)) && seen.add(titleKey(one.value)))
}
