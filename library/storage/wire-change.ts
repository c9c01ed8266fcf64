import { fieldOf, type Fields } from '../../core/store/fields.ts'
import { sameValue } from '../../core/store/same-value.ts'
import { isSplice, spliced, splicesBetween, type Splice } from '../../core/store/splice.ts'

/**
 * What makes the one object the other, as short as JSON says it: the fields that have a new value, the fields that are
 * gone, and those of which only a part is another.
 */
export type FieldsChange = readonly [
  set: Fields,
  gone?: readonly string[],
  within?: Readonly<Record<string, FieldsChange | ListChange>>,
]

/**
 * What makes the one list the other. What is taken out is named, not counted: where an edit before this one was lost, its
 * places are others, and what stands there now is not to be taken out.
 */
interface ListChange {
  readonly l: readonly Splice[]
}

export function fieldsChange(was: Fields, now: Fields): FieldsChange {
  const set: [string, unknown][] = []
  const within: [string, FieldsChange | ListChange][] = []
  for (const [name, value] of Object.entries(now)) {
    const before = fieldOf(was, name)
    if (value === undefined || sameValue(before, value)) continue
    const part = partOf(before, value)
    if (part === null) set.push([name, value])
    else within.push([name, part])
  }
  const gone = Object.keys(was).filter(
    (name) => fieldOf(was, name) !== undefined && fieldOf(now, name) === undefined,
  )
  if (within.length > 0) return [Object.fromEntries(set), gone, Object.fromEntries(within)]
  return gone.length > 0 ? [Object.fromEntries(set), gone] : [Object.fromEntries(set)]
}

/** The change of a part, where that says less than the whole value; else null. */
function partOf(before: unknown, value: unknown): FieldsChange | ListChange | null {
  if (isList(before) && isList(value)) {
    const l = splicesBetween(before, value)
    const length = l.reduce((sum, [, removed, inserted]) => sum + 1 + removed.length + inserted.length, 0)
    return length < value.length ? { l } : null
  }
  if (!isFields(before) || !isFields(value)) return null
  const change = fieldsChange(before, value)
  return Object.keys(change[0]).length < Object.keys(value).length ? change : null
}

/**
 * The value with the change made in it; undefined where the change is none or does not fit: a right checksum does not say
 * that a Postil wrote it. It goes no deeper than the value does.
 */
export function withWireChange(before: unknown, change: unknown): unknown {
  if (isList(change)) return isFields(before) ? withFields(before, change) : undefined
  const splices = isFields(change) ? change['l'] : undefined
  return isList(before) && isList(splices) && splices.every(isSplice)
    ? (spliced(before, splices) ?? undefined)
    : undefined
}

function withFields(before: Fields, change: readonly unknown[]): Fields | undefined {
  const [set, gone = [], within = {}] = change
  if (!isFields(set) || !isList(gone) || !isFields(within)) return undefined
  const named = [...Object.keys(set), ...gone, ...Object.keys(within)]
  // A field that is named again would contradict what the first says.
  if (new Set(named).size < named.length) return undefined
  const fields = new Map(Object.entries(before))
  for (const [name, part] of Object.entries(within)) {
    const value = withWireChange(fieldOf(before, name), part)
    if (value === undefined) return undefined
    fields.set(name, value)
  }
  for (const [name, value] of Object.entries(set)) fields.set(name, value)
  for (const name of gone) fields.delete(name as string)
  return Object.fromEntries(fields)
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !isList(value)
}
