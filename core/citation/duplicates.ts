import type { ItemId, ItemRecord } from '../records/item.ts'
import { contradict, likeness, oneLetterApart, profileOf, type ItemProfile } from './item-likeness.ts'
import { Groups, type DuplicateConfidence, type DuplicateEvidence, type Link } from './duplicate-groups.ts'

/** Items that are likely one, at least two, in the order of the library. */
export interface DuplicateGroup {
  /** The ids in one fixed order: the group's name where a person says that it is none. */
  readonly key: string
  readonly itemIds: readonly ItemId[]
  readonly evidence: readonly DuplicateEvidence[]
  /** That of the weakest link of the group. */
  readonly confidence: DuplicateConfidence
}

/** In a block of items that share a key, each is compared with so many that follow in the order of titles. */
const window = 8
/** Titles this alike are one title with a slip in it; below `unlike` they are two. */
const alike = 0.9
const unlike = 0.5
/** A main title shorter than this says too little where only one of two has a subtitle; UTF-16 units. */
const tellingTitle = 12
/** In a shorter family name another letter is another name: Li and Lu, Kim and Kin. UTF-16 units. */
const tellingFamily = 4
const weakestFirst: readonly DuplicateConfidence[] = ['possible', 'likely', 'certain']

/**
 * The groups of items that are likely the same, surest first. Items are compared only within blocks that share a key
 * (DOI, ISBN, PMID, author with a part of the title, title with the year), each with a bounded number of neighbors: the time is that of
 * sorting, whatever the fields hold.
 */
export function findDuplicates(
  items: Iterable<ItemRecord>,
  dismissed: ReadonlySet<string> = new Set(),
): DuplicateGroup[] {
  const byId = new Map([...items].map((item) => [item.id, item]))
  const profiles = [...byId.values()].map((item) => profileOf(item, (id) => byId.get(id)))
  const groups = new Groups(profiles)
  for (const [keysOf, judge] of passes)
    for (const block of blocksOf(profiles, keysOf))
      for (let first = 0; first < block.length; first++)
        for (let next = first + 1; next < Math.min(block.length, first + 1 + window); next++) {
          const [one, other] = [profiles[block[first]!]!, profiles[block[next]!]!]
          const link = contradict(one, other) ? null : judge(one, other)
          if (link !== null) groups.join(block[first]!, block[next]!, link)
        }
  return groups
    .list()
    .map(({ members, evidence, confidence }) => {
      const itemIds = members.map((index) => profiles[index]!.item.id)
      return { key: duplicateKey(itemIds), itemIds, evidence, confidence }
    })
    .filter(({ key }) => !dismissed.has(key))
    .sort((a, b) => weakestFirst.indexOf(b.confidence) - weakestFirst.indexOf(a.confidence))
}

/** The name of a group where a person says that it is none. */
export const duplicateKey = (itemIds: readonly ItemId[]): string => itemIds.toSorted(compare).join(' ')

/** Surest first: what an identifier has joined, a title need not. */
const passes: readonly (readonly [
  (profile: ItemProfile) => readonly string[],
  (one: ItemProfile, other: ItemProfile) => Link | null,
])[] = [
  [({ doi }) => (doi === undefined ? [] : [doi]), (one, other) => byIdentifier('DOI', one, other)],
  [({ pmid }) => (pmid === undefined ? [] : [pmid]), (one, other) => byIdentifier('PMID', one, other)],
  [({ isbns }) => isbns, (one, other) => byIdentifier('ISBN', one, other)],
  [titleKeys, byTitle],
  [wholeTitleKeys, byTitle],
]

/** The title's beginning and its end: a slip in one of them leaves the other. */
function titleKeys({ title, mainTitle, family }: ItemProfile): readonly string[] {
  if (family === '' || title === '') return []
  return [...new Set([title.slice(0, 8), title.slice(-8), mainTitle.slice(-8)])].map(
    (part) => `${family}\n${part}`,
  )
}

/** A title that tells enough to be one work's with its year alone, so that a slip in the author's name leaves it. */
function wholeTitleKeys({ title, family, year }: ItemProfile): readonly string[] {
  const tells = title.length >= tellingTitle && title.includes(' ') && family.length >= tellingFamily
  return tells && year !== undefined ? [`${year}\n${title}`] : []
}

function byIdentifier(evidence: DuplicateEvidence, one: ItemProfile, other: ItemProfile): Link | null {
  const close = closeTitles(one, other)
  if (evidence === 'ISBN' && !close && likeness(one.title, other.title) < unlike) {
    // Publishers have given an ISBN twice; a record without a title tells nothing against it.
    return one.title === '' || other.title === '' ? { evidence, confidence: 'possible' } : null
  }
  return { evidence, confidence: close && yearsApart(one, other) <= 1 ? 'certain' : 'likely' }
}

function byTitle(one: ItemProfile, other: ItemProfile): Link | null {
  const apart = yearsApart(one, other)
  if (apart > 1 || !closeTitles(one, other) || !sameFamily(one, other)) return null
  if (one.initial !== '' && other.initial !== '' && one.initial !== other.initial) return null
  const [here, there] = [one.container, other.container]
  if (here !== '' && there !== '' && likeness(here, there) < alike) return null
  const sure =
    one.family === other.family &&
    apart === 0 &&
    one.year !== undefined &&
    other.year !== undefined &&
    one.title === other.title
  return { evidence: 'title', confidence: sure ? 'likely' : 'possible' }
}

/** The same, or one letter apart where all of the title and the year are the same. */
function sameFamily(one: ItemProfile, other: ItemProfile): boolean {
  if (one.family === other.family) return true
  if (one.title !== other.title || one.year === undefined || one.year !== other.year) return false
  return (
    Math.min(one.family.length, other.family.length) >= tellingFamily &&
    oneLetterApart(one.family, other.family)
  )
}

function closeTitles(one: ItemProfile, other: ItemProfile): boolean {
  if (one.title === '' || other.title === '') return false
  if (likeness(one.title, other.title) >= alike) return true
  const oneIsShort = one.title === one.mainTitle || other.title === other.mainTitle
  return oneIsShort && one.mainTitle === other.mainTitle && one.mainTitle.length >= tellingTitle
}

/** 0 where one of them has no year. */
function yearsApart(one: ItemProfile, other: ItemProfile): number {
  return one.year === undefined || other.year === undefined ? 0 : Math.abs(one.year - other.year)
}

/** Indexes of the profiles that share a key, each block in the order of titles and names, so that likes are neighbors. */
function blocksOf(
  profiles: readonly ItemProfile[],
  keysOf: (profile: ItemProfile) => readonly string[],
): number[][] {
  const blocks = new Map<string, number[]>()
  profiles.forEach((profile, index) => {
    for (const key of keysOf(profile)) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [index])
      else block.push(index)
    }
  })
  return [...blocks.values()]
    .filter(({ length }) => length > 1)
    .map((block) =>
      block.sort(
        (a, b) =>
          compare(profiles[a]!.title, profiles[b]!.title) ||
          compare(profiles[a]!.family, profiles[b]!.family) ||
          a - b,
      ),
    )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
