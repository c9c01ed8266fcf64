import { done, refuse, type Result } from '../../core/commands/result.ts'
import { anyRecord, type AnyRecord } from '../../core/records/index.ts'
import { isPlainAnnotation } from '../../core/records/plain-annotation.ts'
import { isPlainCollection } from '../../core/records/plain-collection.ts'
import type { Diff } from '../../core/store/diff.ts'
import { rebase } from '../../core/store/rebase.ts'
import { reverseChanges } from '../../core/store/record-change.ts'
import { sameValue } from '../../core/store/same-value.ts'
import type { Step } from './history.ts'
import type { Entry } from './library-data.ts'
import { isShallow } from './record-in.ts'
import type { Staged } from './staged.ts'

/** Decides what a request writes, against the library as it will be when its turn comes. Changes nothing. */
export type Plan = (staged: Staged) => Result<Entry>

/** A diff of a caller: checked against the records there, every new state validated and as it will read back. */
export function planCommit(diff: Diff, label: string | null, at: string): Plan {
  return (staged) => {
    const stale = findStale(diff, staged)
    if (stale !== null) return refuseStale(stale)
    const added: Record<string, AnyRecord> = {}
    const updated: Record<string, readonly [AnyRecord, AnyRecord]> = {}
    const removed: Record<string, AnyRecord> = {}
    for (const [id, record] of Object.entries(diff.added)) {
      const valid = validRecord(id, record)
      if (!valid.ok) return valid
      added[id] = valid.value
    }
    for (const [id, [, to]] of Object.entries(diff.updated)) {
      const valid = validRecord(id, to)
      if (!valid.ok) return valid
      updated[id] = [staged.lookup(id)!, valid.value]
    }
    for (const id of Object.keys(diff.removed)) removed[id] = staged.lookup(id)!
    return done({ kind: 'commit', label, of: null, at, diff: { added, updated, removed } })
  }
}

/** The id of the first record that is not as the diff takes it to be, or null. */
function findStale(diff: Diff, staged: Staged): string | null {
  const differs = (id: string, expected: AnyRecord) => !sameValue(staged.lookup(id), expected)
  const ids = [diff.added, diff.updated, diff.removed].flatMap((part) => Object.keys(part))
  if (new Set(ids).size < ids.length) return ids.find((id, index) => ids.indexOf(id) < index)!
  return (
    Object.keys(diff.added).find((id) => staged.lookup(id) !== undefined) ??
    Object.entries(diff.updated).find(([id, [from]]) => differs(id, from))?.[0] ??
    Object.entries(diff.removed).find(([id, record]) => differs(id, record))?.[0] ??
    null
  )
}

/** The record as it reads back from disk: what JSON cannot hold never gets into memory either. */
function validRecord(id: string, record: AnyRecord): Result<AnyRecord> {
  // These hold nothing but what JSON gives back as it is.
  if ((isPlainAnnotation(record) || isPlainCollection(record)) && record.id === id) return done(record)
  const written = throughJson(record)
  const parsed = anyRecord.safeParse(written)
  if (parsed.success && parsed.data.id === id) return done(parsed.data)
  const reasons = parsed.success
    ? ['Its id is another.']
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return refuse('invalid', `The record ${id} is not valid, so nothing was changed.`, reasons.slice(0, 5))
}

/** Undefined where the value is circular, too deep, or holds a big integer. */
function throughJson(record: AnyRecord): unknown {
  try {
    const written: unknown = JSON.parse(JSON.stringify(record))
    return isShallow(written) ? written : undefined
  } catch {
    return undefined
  }
}

/** Takes back the last step, or does the last one taken back again. One that does not fit any more is refused once and left out. */
export function planMove(kind: 'undo' | 'redo', at: string): Plan {
  return (staged) => {
    const step = staged.history[kind].at(-1)
    if (step === undefined) return refuse('empty', `There is nothing to ${kind}.`)
    const rebased = rebase(kind === 'undo' ? reverseChanges(step.diff) : step.diff, staged.lookup)
    const diff = rebased.ok ? validDiff(rebased.diff) : null
    if (diff !== null) return done({ kind, label: step.label, of: step.seq, at, diff })
    staged.drop(step)
    return refuseMove(kind, step)
  }
}

/** The diff with every changed record validated, for a step from a file may hold any fields; null where one is none. */
function validDiff(diff: Diff): Diff | null {
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = {}
  for (const [id, [from, to]] of Object.entries(diff.updated)) {
    const valid = validRecord(id, to)
    if (!valid.ok) return null
    updated[id] = [from, valid.value]
  }
  return { ...diff, updated }
}

function refuseMove(kind: 'undo' | 'redo', step: Step): Result<never> {
  const what = kind === 'undo' ? 'taken back' : 'done again'
  return refuse('stale', `“${step.label}” can't be ${what}: what it changed was changed again since.`, [
    'Both changes were kept.',
    `The next ${kind} goes on with the edit ${kind === 'undo' ? 'before' : 'after'} it.`,
  ])
}

function refuseStale(id: string): Result<never> {
  return refuse('stale', 'This was changed elsewhere in the meantime, so nothing was changed.', [
    `The record is ${id}.`,
    'Look at its present state and try again.',
  ])
}
