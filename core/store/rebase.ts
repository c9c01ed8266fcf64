import type { AnyRecord, RecordId } from '../records/index.ts'
import type { Diff } from './diff.ts'
import { withChange, type Changes } from './record-change.ts'
import { sameValue } from './same-value.ts'

/** Where a diff is to fit: the record that stands under an id now, or undefined. */
export type Lookup = (id: RecordId) => AnyRecord | undefined

/** The diff as it applies now, or the id of the first record that stands in its way. */
export type Rebased = { readonly ok: true; readonly diff: Diff } | { readonly ok: false; readonly id: string }

/**
 * Makes changes that were true of an earlier state fit the present one without losing what happened since. An
 * update changes only the fields it changed then, and of a list only the places, and only where these still are what it
 * found then; an addition needs the id to be free; a removal needs the record to be as it was.
 */
export function rebase(diff: Changes, lookup: Lookup): Rebased {
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = {}
  for (const id of Object.keys(diff.added)) if (lookup(id as RecordId) !== undefined) return { ok: false, id }
  for (const [id, record] of Object.entries(diff.removed)) {
    const current = lookup(id as RecordId)
    if (current === undefined || !sameValue(current, record)) return { ok: false, id }
  }
  for (const [id, change] of Object.entries(diff.updated)) {
    const current = lookup(id as RecordId)
    const next = current === undefined ? null : withChange(current, change)
    if (current === undefined || next === null) return { ok: false, id }
    updated[id] = [current, next]
  }
  return { ok: true, diff: { added: diff.added, updated, removed: diff.removed } }
}
