import type { AnyRecord } from '../../core/records/index.ts'
import type { Fields } from '../../core/store/fields.ts'
import type { Migrate } from './format.ts'
import { isSeq } from './frame.ts'
import type { Entry } from './library-data.ts'
import { recordIn } from './record-in.ts'
import { fieldsChange, withWireChange, type FieldsChange } from './wire-change.ts'

/**
 * An entry as JSON. Only what changed is written: of an updated record the fields that differ, of a long list the places,
 * and never what it was before, which the reader of the journal knows.
 */
interface Wire {
  readonly k: Entry['kind']
  readonly l: string | null
  readonly of: number | null
  readonly t: string
  readonly a?: readonly unknown[]
  readonly u?: readonly (readonly [id: string, ...FieldsChange])[]
  readonly d?: readonly string[]
}

export function encodeEntry({ kind, label, of, at, diff }: Entry): Uint8Array {
  const added = Object.values(diff.added)
  const updated = Object.entries(diff.updated).map(
    ([id, [from, to]]) => [id, ...fieldsChange(from as Fields, to as Fields)] as const,
  )
  const removed = Object.keys(diff.removed)
  const wire: Wire = {
    k: kind,
    l: label,
    of,
    t: at,
    ...(added.length > 0 && { a: added }),
    ...(updated.length > 0 && { u: updated }),
    ...(removed.length > 0 && { d: removed }),
  }
  return Buffer.from(JSON.stringify(wire))
}

/** What an entry says against the records before it, and how many of its records had to be left out. */
export interface Decoded {
  readonly entry: Entry
  /** Ids that do not fit or do not validate: possible only after damage. */
  readonly leftOut: readonly string[]
}

/** Reads an entry against the records as they were before it. Null where it is not an entry at all. */
export function decodeEntry(
  payload: Uint8Array,
  lookup: (id: string) => AnyRecord | undefined,
  migrate: Migrate,
): Decoded | null {
  const wire = parse(payload)
  if (wire === null) return null
  const added: Record<string, AnyRecord> = {}
  const updated: Record<string, readonly [AnyRecord, AnyRecord]> = {}
  const removed: Record<string, AnyRecord> = {}
  const leftOut: string[] = []
  const seen = new Set<string>()
  /** An entry names a record once: one that is named again would contradict what the first says. */
  const isFirst = (id: string) => !seen.has(id) && seen.add(id).size > 0
  const put = (id: string, value: unknown) => {
    const record = isFirst(id) ? recordIn(value, migrate) : null
    if (record?.id !== id) return void leftOut.push(id)
    const before = lookup(id)
    if (before === undefined) added[id] = record
    else updated[id] = [before, record]
  }
  for (const record of wire.a ?? []) put(idIn(record), record)
  for (const [id, ...change] of wire.u ?? []) put(id, withWireChange(lookup(id), change))
  for (const id of wire.d ?? []) {
    const before = lookup(id)
    if (before === undefined || !isFirst(id)) leftOut.push(id)
    else removed[id] = before
  }
  const { k: kind, l: label, of, t: at } = wire
  return { entry: { kind, label, of, at, diff: { added, updated, removed } }, leftOut }
}

/** '' where there is none: it then fits no record. */
function idIn(value: unknown): string {
  const id = (value as { id?: unknown } | null)?.id
  return isText(id) ? id : ''
}

function parse(payload: Uint8Array): Wire | null {
  try {
    const wire: unknown = JSON.parse(Buffer.from(payload).toString('utf8'))
    return isWire(wire) ? wire : null
  } catch {
    return null
  }
}

function isWire(value: unknown): value is Wire {
  if (!isFields(value)) return false
  const { k, l, of, t, a = [], u = [], d = [] } = value
  return (
    (k === 'commit' || k === 'undo' || k === 'redo') &&
    (l === null || isText(l)) &&
    (of === null || isSeq(of)) &&
    isText(t) &&
    [a, u, d].every(Array.isArray) &&
    (u as unknown[]).every(isChange) &&
    (d as unknown[]).every(isText)
  )
}

function isChange(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const [id, set, gone = []] = value as readonly unknown[]
  return isText(id) && isFields(set) && Array.isArray(gone) && gone.every(isText)
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
