import type { AnyRecord } from '../../core/records/index.ts'
import type { Changes } from '../../core/store/record-change.ts'
import { isSplice } from '../../core/store/splice.ts'
import { depth, noHistory, type History, type Step } from './history.ts'
import { isSeq } from './frame.ts'
import { isShallow, recordIn } from './record-in.ts'

/** The history that a JSON value of today's format is; none where a single step of it does not read, for steps rest on each other. */
export function historyIn(value: unknown): History {
  const history = value as { undo?: unknown; redo?: unknown } | null | undefined
  const [undo, redo] = [stepsIn(history?.undo), stepsIn(history?.redo)]
  return undo === null || redo === null ? noHistory : { undo, redo }
}

function stepsIn(value: unknown): readonly Step[] | null {
  if (!Array.isArray(value) || value.length > depth) return null
  const steps = value.map(stepIn)
  return steps.every((step) => step !== null) ? steps : null
}

function stepIn(value: unknown): Step | null {
  const step = value as Partial<Step> | null
  const diff = diffIn(step?.diff)
  return diff !== null && isSeq(step?.seq) && typeof step.label === 'string'
    ? { seq: step.seq, label: step.label, diff }
    : null
}

function diffIn(value: unknown): Changes | null {
  const diff = value as Partial<Changes> | null | undefined
  const [added, removed] = [recordsIn(diff?.added), recordsIn(diff?.removed)]
  const updated = diff?.updated
  if (added === null || removed === null || !isFields(updated)) return null
  if (!Object.values(updated).every(isChange)) return null
  const ids = [added, updated, removed].flatMap((part) => Object.keys(part))
  if (new Set(ids).size < ids.length) return null
  return { added, removed, updated }
}

function isChange(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const [was, now, lists = {}, ...more] = value as readonly unknown[]
  if (more.length > 0 || ![was, now, lists].every((fields) => isFields(fields) && isShallow(fields)))
    return false
  return Object.values(lists as object).every((splices) => Array.isArray(splices) && splices.every(isSplice))
}

/** Records under their own ids, or null. */
function recordsIn(value: unknown): Readonly<Record<string, AnyRecord>> | null {
  if (!isFields(value)) return null
  const records: Record<string, AnyRecord> = {}
  for (const [id, each] of Object.entries(value)) {
    const record = recordIn(each, (same) => same)
    if (record?.id !== id) return null
    records[id] = record
  }
  return records
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
