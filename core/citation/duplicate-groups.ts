import type { ItemId } from '../records/item.ts'
import { differ, type ItemProfile } from './item-likeness.ts'

/** By what two items are held for one. */
export type DuplicateEvidence = 'DOI' | 'ISBN' | 'PMID' | 'title'
export type DuplicateConfidence = 'certain' | 'likely' | 'possible'

/** Why two items are held for one. */
export interface Link {
  readonly evidence: DuplicateEvidence
  readonly confidence: DuplicateConfidence
}

interface Group {
  readonly members: number[]
  /** Also that of links within the group, which join nothing more. */
  readonly evidence: Set<DuplicateEvidence>
  /** That of the weakest link that joined members. */
  confidence: DuplicateConfidence
  /** What its members say, together: no two contradict each other, so of each variable there is one value or none. */
  readonly says: Map<string, string>
  readonly ids: Set<ItemId>
  /** The items that its members are parts of. */
  readonly wholes: Set<ItemId>
}

const levels: readonly DuplicateConfidence[] = ['possible', 'likely', 'certain']

/**
 * Groups that grow by links. Two are joined only where no member of one contradicts a member of the other; the smaller goes
 * into the larger, and what both say is compared instead of all members, so that a group may have any size.
 */
export class Groups {
  private readonly profiles: readonly ItemProfile[]
  private readonly of = new Map<number, Group>()

  constructor(profiles: readonly ItemProfile[]) {
    this.profiles = profiles
  }

  join(one: number, other: number, { evidence, confidence }: Link): void {
    const [left, right] = [this.at(one), this.at(other)]
    if (left === right) return void left.evidence.add(evidence)
    const [small, large] = left.members.length < right.members.length ? [left, right] : [right, left]
    if (!fit(small, large)) return
    for (const member of small.members) large.members.push(member)
    for (const known of [...small.evidence, evidence]) large.evidence.add(known)
    for (const [variable, value] of small.says) large.says.set(variable, value)
    for (const id of small.ids) large.ids.add(id)
    for (const id of small.wholes) large.wholes.add(id)
    large.confidence = weakest(weakest(small.confidence, large.confidence), confidence)
    for (const member of small.members) this.of.set(member, large)
    this.of.set(one, large).set(other, large)
  }

  /** At least two members each, by their place. */
  list(): { members: number[]; evidence: DuplicateEvidence[]; confidence: DuplicateConfidence }[] {
    return [...new Set(this.of.values())]
      .map(({ members, evidence, confidence }) => ({
        members: members.toSorted((a, b) => a - b),
        evidence: [...evidence],
        confidence,
      }))
      .sort((a, b) => a.members[0]! - b.members[0]!)
  }

  private at(index: number): Group {
    return this.of.get(index) ?? groupOfOne(index, this.profiles[index]!)
  }
}

function groupOfOne(index: number, { item, doi, pmid, kind, numbers, telling }: ItemProfile): Group {
  const says = new Map([['kind', kind], ['numbers', numbers], ...telling])
  if (doi !== undefined) says.set('DOI', doi)
  if (pmid !== undefined) says.set('PMID', pmid)
  return {
    members: [index],
    evidence: new Set(),
    confidence: 'certain',
    says,
    ids: new Set([item.id]),
    wholes: new Set(item.partOf === null ? [] : [item.partOf]),
  }
}

/** Each member of one beside each of the other, as `contradict` holds two items against each other. */
function fit(small: Group, large: Group): boolean {
  for (const [variable, value] of small.says) if (differ(value, large.says.get(variable))) return false
  for (const id of small.wholes) if (large.ids.has(id)) return false
  for (const id of small.ids) if (large.wholes.has(id)) return false
  return true
}

const weakest = (one: DuplicateConfidence, other: DuplicateConfidence) =>
  levels.indexOf(one) < levels.indexOf(other) ? one : other
