import type { CollectionId, CollectionRecord, MemberId } from '../records/collection.ts'
import type { Given } from '../records/record.ts'
import { itemOfMember } from '../queries/collection-items.ts'
import { adding, emptyDiff, removing, updating, type Diff } from '../store/diff.ts'
import type { ReadableStore } from '../store/store.ts'
import { done, refuse, type Result } from './result.ts'

/** A change of a collection's members, and how many it was about; none is an empty diff. */
export interface MembersChanged {
  readonly diff: Diff
  readonly collection: CollectionRecord
  readonly changed: number
}

/** Makes a collection. Refuses a name that another one has, whatever its capitals: it is called by it. */
export function addCollection(
  store: ReadableStore,
  { title, memberIds = [] }: { readonly title: string; readonly memberIds?: readonly MemberId[] },
  given: Given,
): Result<{ diff: Diff; collection: CollectionRecord }> {
  const free = freeTitle(store, title)
  if (!free.ok) return free
  const collection: CollectionRecord = {
    id: given.id('collection'),
    typeName: 'collection',
    title: free.value,
    memberIds: present(store, memberIds),
    created: given.now,
    modified: given.now,
  }
  return done({ diff: adding(collection), collection })
}

/** Gives a collection another name. */
export function renameCollection(
  store: ReadableStore,
  id: CollectionId,
  title: string,
  given: Given,
): Result<{ diff: Diff; collection: CollectionRecord }> {
  const from = store.get(id)
  if (from === undefined) return refuseMissing()
  const free = freeTitle(store, title, id)
  if (!free.ok) return free
  const collection = { ...from, title: free.value, modified: given.now }
  return done({ diff: free.value === from.title ? emptyDiff : updating(from, collection), collection })
}

/** Removes a collection; what is in it stays in the library. */
export function removeCollection(store: ReadableStore, id: CollectionId): Result<Diff> {
  const collection = store.get(id)
  return collection === undefined ? refuseMissing() : done(removing(collection))
}

/** Puts items and texts at the end of a collection; one that is in it already stays where it is. */
export function addMembers(
  store: ReadableStore,
  id: CollectionId,
  memberIds: readonly MemberId[],
  given: Given,
): Result<MembersChanged> {
  const from = store.get(id)
  if (from === undefined) return refuseMissing()
  const known = present(store, memberIds)
  if (known.length === 0)
    return refuse('not-found', 'These are not in the library any more. Nothing was changed.')
  return done(withMembers(from, withAtEnd(from.memberIds, known), given))
}

/**
 * Takes items and texts out of a collection; they stay in the library. An item goes with the texts through which it is in
 * the collection, or it would still be in it.
 */
export function removeMembers(
  store: ReadableStore,
  id: CollectionId,
  memberIds: readonly MemberId[],
  given: Given,
): Result<MembersChanged> {
  const from = store.get(id)
  if (from === undefined) return refuseMissing()
  const out = new Set<string | null>(memberIds)
  const left = from.memberIds.filter((member) => !out.has(member) && !out.has(itemOfMember(store, member)))
  return done(withMembers(from, left, given))
}

/**
 * Moves members of a collection, in their order, before another one, or to its end where that is null or not there. An item
 * moves with the texts that bring it, and stands where the first of these does.
 */
export function moveMembers(
  store: ReadableStore,
  id: CollectionId,
  memberIds: readonly MemberId[],
  before: MemberId | null,
  given: Given,
): Result<MembersChanged> {
  const from = store.get(id)
  if (from === undefined) return refuseMissing()
  const wanted = new Set<string | null>(memberIds)
  const isMoved = (member: MemberId) => wanted.has(member) || wanted.has(itemOfMember(store, member))
  const moved = from.memberIds.filter(isMoved)
  const others = from.memberIds.filter((member) => !isMoved(member))
  const at = others.findIndex(
    (member) => before !== null && (member === before || itemOfMember(store, member) === before),
  )
  const place = at < 0 ? others.length : at
  const next = [...others.slice(0, place), ...moved, ...others.slice(place)]
  const isSame = next.every((member, index) => member === from.memberIds[index])
  return done(withMembers(from, next, given, isSame ? 0 : moved.length))
}

/** The same step, with these put into a collection as well; the step alone where that collection is gone. The members may be new in the step. */
export function alsoInto(
  store: ReadableStore,
  diff: Diff,
  id: CollectionId | undefined,
  memberIds: readonly MemberId[],
  given: Given,
): Diff {
  const from = id === undefined ? undefined : store.get(id)
  if (from === undefined) return diff
  const { updated } = withMembers(from, withAtEnd(from.memberIds, memberIds), given).diff
  return { ...diff, updated: { ...diff.updated, ...updated } }
}

/** The collections that lose a member when these go from the library, before and after. */
export function collectionsWithout(
  store: ReadableStore,
  gone: ReadonlySet<string>,
  given: Pick<Given, 'now'>,
): Diff['updated'] {
  const updated: Record<string, readonly [CollectionRecord, CollectionRecord]> = {}
  for (const from of store.all('collection')) {
    const memberIds = from.memberIds.filter((member) => !gone.has(member))
    if (memberIds.length < from.memberIds.length)
      updated[from.id] = [from, { ...from, memberIds, modified: given.now }]
  }
  return updated
}

function withMembers(
  from: CollectionRecord,
  memberIds: MemberId[],
  given: Given,
  changed = Math.abs(memberIds.length - from.memberIds.length),
): MembersChanged {
  if (changed === 0) return { diff: emptyDiff, collection: from, changed }
  const collection = { ...from, memberIds, modified: given.now }
  return { diff: updating(from, collection), collection, changed }
}

/** Those that are in it already stay where they are. */
function withAtEnd(members: readonly MemberId[], more: readonly MemberId[]): MemberId[] {
  const coming = new Set(more)
  for (const member of members) coming.delete(member)
  return [...members, ...coming]
}

function present(store: ReadableStore, memberIds: readonly MemberId[]): MemberId[] {
  return [...new Set(memberIds)].filter((member) => store.get(member) !== undefined)
}

/** The name as it is kept: no space but single ones between words. */
function freeTitle(store: ReadableStore, wanted: string, own?: CollectionId): Result<string> {
  const title = wanted.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (title === '') return refuse('invalid', 'A collection needs a name. Nothing was changed.')
  for (const other of store.all('collection'))
    if (other.id !== own && other.title.toLowerCase() === title.toLowerCase())
      return refuse('invalid', `There is a collection “${other.title}” already. Choose another name.`)
  return done(title)
}

function refuseMissing(): Result<never> {
  return refuse('not-found', 'The collection is not in the library any more. Nothing was changed.')
}
