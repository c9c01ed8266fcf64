import type { AnyRecord } from '../../core/records/index.ts'
import { sameValue } from '../../core/store/same-value.ts'
import type { Migrate } from './format.ts'
import { isSeq } from './frame.ts'
import type { Entry } from './library-data.ts'
import { recordIn } from './record-in.ts'

/**
 * An entry as JSON. Only what changed is written: of an updated record the fields that differ, and never what it
 * was before, which the reader of the journal knows.
 */
interface Wire {
  readonly k: Entry['kind']
  readonly l: string | null
  readonly of: number | null
  readonly t: string
  readonly a?: readonly unknown[]
  /** Id, the fields that have a new value, the fields that are gone. */
  readonly u?: readonly (readonly [string, Fields, (readonly string[])?])[]
  readonly d?: readonly string[]
}
type Fields = Readonly<Record<string, unknown>>

export function encodeEntry({ kind, label, of, at, diff }: Entry): Uint8Array {
  const added = Object.values(diff.added)
  const updated = Object.entries(diff.updated).map(([id, [from, to]]) => changeOf(id, from, to))
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

function changeOf(id: string, from: AnyRecord, to: AnyRecord): NonNullable<Wire['u']>[number] {
  const [was, now] = [from as unknown as Fields, to as unknown as Fields]
  const set = Object.fromEntries(Object.entries(now).filter(([name, value]) => !sameValue(was[name], value)))
  const gone = Object.keys(was).filter((name) => was[name] !== undefined && now[name] === undefined)
  return gone.length === 0 ? [id, set] : [id, set, gone]
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
  for (const [id, set, gone = []] of wire.u ?? []) {
    const before = lookup(id)
    if (before === undefined) leftOut.push(id)
    else put(id, without({ ...before, ...set }, gone))
  }
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

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
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
