import type { ItemId, ItemRecord } from '../records/item.ts'
import { contradict, likeness, profileOf, type ItemProfile } from './item-likeness.ts'

/** Why two items are held for one. */
export type DuplicateEvidence = 'DOI' | 'ISBN' | 'PMID' | 'title'
export type DuplicateConfidence = 'certain' | 'likely' | 'possible'

/** Items that are likely one, at least two, in the order of the library. */
export interface DuplicateGroup {
  /** The ids in one fixed order: the group's name where a person says that it is none. */
  readonly key: string
  readonly itemIds: readonly ItemId[]
  readonly evidence: readonly DuplicateEvidence[]
  /** That of the weakest link of the group. */
  readonly confidence: DuplicateConfidence
}

interface Link {
  readonly evidence: DuplicateEvidence
  readonly confidence: DuplicateConfidence
}

/** In a block of items that share a key, each is compared with so many that follow in the order of titles. */
const window = 8
/** A larger group would be shown in pieces: nobody compares more side by side. */
const largestGroup = 24
/** Titles this alike are one title with a slip in it; below `unlike` they are two. */
const alike = 0.9
const unlike = 0.5
/** A main title shorter than this says too little where only one of two has a subtitle; UTF-16 units. */
const tellingTitle = 12
const weakestFirst: readonly DuplicateConfidence[] = ['possible', 'likely', 'certain']

/**
 * The groups of items that are likely the same, surest first. Items are compared only within blocks that share a key
 * (DOI, ISBN, PMID, author with a part of the title), each with a bounded number of neighbors: the time is that of
 * sorting, whatever the fields hold.
 */
export function findDuplicates(
  items: Iterable<ItemRecord>,
  dismissed: ReadonlySet<string> = new Set(),
): DuplicateGroup[] {
  const byId = new Map([...items].map((item) => [item.id, item]))
  const profiles = [...byId.values()].map((item) => profileOf(item, (id) => byId.get(id)))
  const groups = new Groups()
  for (const [keysOf, judge] of passes)
    for (const block of blocksOf(profiles, keysOf))
      for (let first = 0; first < block.length; first++)
        for (let next = first + 1; next < Math.min(block.length, first + 1 + window); next++) {
          const [one, other] = [profiles[block[first]!]!, profiles[block[next]!]!]
          const link = contradict(one, other) ? null : judge(one, other)
          if (link !== null) groups.join(block[first]!, block[next]!, link, profiles)
        }
  return groups
    .list()
    .map((group) =>
      groupOf(
        group.members.map((index) => profiles[index]!.item.id),
        group,
      ),
    )
    .filter(({ key }) => !dismissed.has(key))
    .sort((a, b) => weakestFirst.indexOf(b.confidence) - weakestFirst.indexOf(a.confidence))
}

/** Surest first: what an identifier has joined, a title need not. */
const passes: readonly (readonly [
  (profile: ItemProfile) => readonly string[],
  (one: ItemProfile, other: ItemProfile) => Link | null,
])[] = [
  [({ doi }) => (doi === undefined ? [] : [doi]), (one, other) => byIdentifier('DOI', one, other)],
  [({ pmid }) => (pmid === undefined ? [] : [pmid]), (one, other) => byIdentifier('PMID', one, other)],
  [({ isbns }) => isbns, (one, other) => byIdentifier('ISBN', one, other)],
  [titleKeys, byTitle],
]

/** The title's beginning and its end: a slip in one of them leaves the other. */
function titleKeys({ title, mainTitle, family }: ItemProfile): readonly string[] {
  if (family === '' || title === '') return []
  return [...new Set([title.slice(0, 8), title.slice(-8), mainTitle.slice(-8)])].map(
    (part) => `${family}\n${part}`,
  )
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
  if (apart > 1 || one.family !== other.family || !closeTitles(one, other)) return null
  if (one.initial !== '' && other.initial !== '' && one.initial !== other.initial) return null
  const [here, there] = [one.container, other.container]
  if (here !== '' && there !== '' && likeness(here, there) < alike) return null
  const sure = apart === 0 && one.year !== undefined && other.year !== undefined && one.title === other.title
  return { evidence: 'title', confidence: sure ? 'likely' : 'possible' }
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

/** Indexes of the profiles that share a key, each block in the order of titles, so that equals are neighbors. */
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
    .map((block) => block.sort((a, b) => compare(profiles[a]!.title, profiles[b]!.title) || a - b))
}

interface Group {
  readonly members: readonly number[]
  readonly links: readonly Link[]
  /** Also that of links within the group, which join nothing more. */
  readonly evidence: Set<DuplicateEvidence>
}

/** Groups that grow by links. Two are joined only where no member of one contradicts a member of the other. */
class Groups {
  private readonly of = new Map<number, Group>()

  join(one: number, other: number, link: Link, profiles: readonly ItemProfile[]): void {
    const [left, right] = [this.at(one), this.at(other)]
    if (left === right) left.evidence.add(link.evidence)
    if (left === right || left.members.length + right.members.length > largestGroup) return
    const fits = left.members.every((a) =>
      right.members.every((b) => !contradict(profiles[a]!, profiles[b]!)),
    )
    if (!fits) return
    const members = [...left.members, ...right.members].sort((a, b) => a - b)
    const links = [...left.links, ...right.links, link]
    const group = { members, links, evidence: new Set(links.map(({ evidence }) => evidence)) }
    for (const known of [...left.evidence, ...right.evidence]) group.evidence.add(known)
    for (const member of members) this.of.set(member, group)
  }

  list(): Group[] {
    return [...new Set(this.of.values())].sort((a, b) => a.members[0]! - b.members[0]!)
  }

  private at(index: number): Group {
    return this.of.get(index) ?? { members: [index], links: [], evidence: new Set() }
  }
}

function groupOf(itemIds: readonly ItemId[], { links, evidence }: Group): DuplicateGroup {
  return {
    key: itemIds.toSorted(compare).join(' '),
    itemIds,
    evidence: [...evidence],
    confidence: weakestFirst.find((level) => links.some(({ confidence }) => confidence === level))!,
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
