import type { AnyRecord } from '../records/index.ts'

/**
 * The one currency of change: storage, replicas, undo and tests all speak it. An id stands in at most one of
 * the three; `updated` holds the record before and after.
 */
export interface Diff {
  readonly added: Readonly<Record<string, AnyRecord>>
  readonly updated: Readonly<Record<string, readonly [from: AnyRecord, to: AnyRecord]>>
  readonly removed: Readonly<Record<string, AnyRecord>>
}

/** The diff that changes nothing. */
export const emptyDiff: Diff = { added: {}, updated: {}, removed: {} }

/** True where applying it would change nothing. */
export function isEmpty(diff: Diff): boolean {
  return [diff.added, diff.updated, diff.removed].every((part) => Object.keys(part).length === 0)
}

/** The diff that takes a change back: apply, then apply the reverse, and the store is as it was. */
export function reverse(diff: Diff): Diff {
  return {
    added: diff.removed,
    updated: Object.fromEntries(
      Object.entries(diff.updated).map(([id, [from, to]]) => [id, [to, from] as const]),
    ),
    removed: diff.added,
  }
}

/** The diff that adds the records. */
export function adding(...records: readonly AnyRecord[]): Diff {
  return addingAll(records)
}

/** The diff that removes the records. */
export function removing(...records: readonly AnyRecord[]): Diff {
  return removingAll(records)
}

/** {@link adding} of any number of records; a hundred thousand are more arguments than a call can have. */
export function addingAll(records: readonly AnyRecord[]): Diff {
  return { ...emptyDiff, added: byId(records) }
}

/** {@link removing} of any number of records. */
export function removingAll(records: readonly AnyRecord[]): Diff {
  return { ...emptyDiff, removed: byId(records) }
}

const byId = (records: readonly AnyRecord[]) =>
  Object.fromEntries(records.map((record) => [record.id, record]))

/** The diff that replaces one record by its new state. */
export function updating(from: AnyRecord, to: AnyRecord): Diff {
  return { ...emptyDiff, updated: { [from.id]: [from, to] } }
}

/** Two changes, one after the other, as one. An id that the first adds and the second removes leaves no trace. */
export function compose(first: Diff, second: Diff): Diff {
  const added: Record<string, AnyRecord> = { ...first.added }
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = { ...first.updated }
  const removed: Record<string, AnyRecord> = { ...first.removed }
  for (const [id, record] of Object.entries(second.added)) {
    if (id in removed) {
      updated[id] = [removed[id]!, record]
      delete removed[id]
    } else added[id] = record
  }
  for (const [id, [from, to]] of Object.entries(second.updated)) {
    if (id in added) added[id] = to
    else updated[id] = [updated[id]?.[0] ?? from, to]
  }
  for (const [id, record] of Object.entries(second.removed)) {
    if (id in added) delete added[id]
    else {
      removed[id] = updated[id]?.[0] ?? record
      delete updated[id]
    }
  }
  return { added, updated, removed }
}
