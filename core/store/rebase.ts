import type { AnyRecord, RecordId } from '../records/index.ts'
import { sameValue } from './same-value.ts'
import type { Diff } from './diff.ts'

/** Where a diff is to fit: the record that stands under an id now, or undefined. */
export type Lookup = (id: RecordId) => AnyRecord | undefined

/** The diff as it applies now, or the id of the first record that stands in its way. */
export type Rebased = { readonly ok: true; readonly diff: Diff } | { readonly ok: false; readonly id: string }

/**
 * Makes a diff that was true of an earlier state fit the present one without losing what happened since. An
 * update changes only the fields it changed then (its records need hold no others), and only where they still are
 * what it found then; an addition needs the id to be free; a removal needs the record to be as it was.
 */
export function rebase(diff: Diff, lookup: Lookup): Rebased {
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = {}
  for (const id of Object.keys(diff.added)) if (lookup(id as RecordId) !== undefined) return { ok: false, id }
  for (const [id, record] of Object.entries(diff.removed)) {
    const current = lookup(id as RecordId)
    if (current === undefined || !sameValue(current, record)) return { ok: false, id }
  }
  for (const [id, [from, to]] of Object.entries(diff.updated)) {
    const current = lookup(id as RecordId)
    const next = current === undefined ? null : changeFields(current, from, to)
    if (current === undefined || next === null) return { ok: false, id }
    updated[id] = [current, next]
  }
  return { ok: true, diff: { added: diff.added, updated, removed: diff.removed } }
}

/** The current record with the fields that differ between `from` and `to` as in `to`; null where one of them changed since. */
function changeFields(current: AnyRecord, from: AnyRecord, to: AnyRecord): AnyRecord | null {
  const next: Record<string, unknown> = { ...current }
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [was, now, is] = [from, to, current].map((record) => (record as Record<string, unknown>)[name])
    if (sameValue(was, now)) continue
    if (!sameValue(is, was)) return null
    if (now === undefined) delete next[name]
    else next[name] = now
  }
  return next as AnyRecord
}
