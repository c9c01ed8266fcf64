import type { AnyRecord } from '../records/index.ts'
import type { Diff } from './diff.ts'
import { fieldOf, type Fields } from './fields.ts'
import { sameValue } from './same-value.ts'
import { reverseSplices, spliced, splicesBetween, type Splice } from './splice.ts'

/**
 * What changed of a record, and so how to do and undo it: the fields that changed as they were and as they are now, and
 * of a long list only the places. A pair of whole records is one, too.
 */
export type RecordChange = readonly [was: Fields, now: Fields, lists?: Lists]
type Lists = Readonly<Record<string, readonly Splice[]>>

/** A diff that holds of a changed record only what changed. */
export interface Changes extends Pick<Diff, 'added' | 'removed'> {
  readonly updated: Readonly<Record<string, RecordChange>>
}

/** What a diff changes, without what it leaves as it was. */
export function changesOf(diff: Diff): Changes {
  return { ...diff, updated: ofEach(diff.updated, ([from, to]) => changeBetween(from, to)) }
}

/** The changes that take these back. */
export function reverseChanges({ added, updated, removed }: Changes): Changes {
  return { added: removed, updated: ofEach(updated, reverseChange), removed: added }
}

/** The change that makes the one record the other. */
export function changeBetween(from: AnyRecord, to: AnyRecord): RecordChange {
  const [was, now] = [from as Fields, to as Fields]
  const changed = namesOf(was, now).filter((name) => !sameValue(fieldOf(was, name), fieldOf(now, name)))
  const lists = changed.flatMap((name) => {
    const splices = shortSplices(fieldOf(was, name), fieldOf(now, name))
    return splices === null ? [] : [[name, splices] as const]
  })
  const isList = new Set(lists.map(([name]) => name))
  const only = (fields: Fields) =>
    Object.fromEntries(
      changed.flatMap((name) =>
        Object.hasOwn(fields, name) && !isList.has(name) ? [[name, fields[name]]] : [],
      ),
    )
  return lists.length === 0 ? [only(was), only(now)] : [only(was), only(now), Object.fromEntries(lists)]
}

/** The change that takes this one back. */
function reverseChange([was, now, lists]: RecordChange): RecordChange {
  return lists === undefined ? [now, was] : [now, was, ofEach(lists, reverseSplices)]
}

/** The record with the change made in it; null where a field, or a place of a list, is not what the change found there. */
export function withChange(record: AnyRecord, [was, now, lists = {}]: RecordChange): AnyRecord | null {
  const current = record as Fields
  const next = new Map(Object.entries(current))
  for (const name of namesOf(was, now)) {
    const [before, after] = [fieldOf(was, name), fieldOf(now, name)]
    if (sameValue(before, after)) continue
    if (!sameValue(fieldOf(current, name), before)) return null
    if (after === undefined) next.delete(name)
    else next.set(name, after)
  }
  for (const [name, splices] of Object.entries(lists)) {
    const list = fieldOf(current, name)
    const changed = Array.isArray(list) ? spliced(list, splices) : null
    if (changed === null) return null
    next.set(name, changed)
  }
  return Object.fromEntries(next) as AnyRecord
}

/** What changed between two lists, where that is shorter than both lists; else null. */
function shortSplices(from: unknown, to: unknown): readonly Splice[] | null {
  if (!Array.isArray(from) || !Array.isArray(to)) return null
  const splices = splicesBetween(from, to)
  const length = splices.reduce((sum, [, removed, inserted]) => sum + 1 + removed.length + inserted.length, 0)
  return length < from.length + to.length ? splices : null
}

function ofEach<V, W>(values: Readonly<Record<string, V>>, make: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, make(value)]))
}

const namesOf = (one: Fields, other: Fields): string[] => [
  ...Object.keys(one),
  ...Object.keys(other).filter((name) => !Object.hasOwn(one, name)),
]
