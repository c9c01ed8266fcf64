import type { AnyRecord, RecordId } from '../../core/records/index.ts'
import type { Diff } from '../../core/store/diff.ts'
import { Store } from '../../core/store/store.ts'
import { noHistory, withRedone, withStep, withUndone, type History } from './history.ts'

/** What lowdb holds for us: the whole library in memory, as it is on disk. */
export interface LibraryData {
  store: Store
  seq: number
  history: History
  /** Id → rank in the order the records were added, so that a snapshot split by texts restores one order. */
  ranks: Map<string, number>
  nextRank: number
  /** Texts whose snapshot is older than their records. */
  changedTexts: Set<string>
  /** Members of the lists in which edits since the snapshot changed something: each is looked at when such an edit is read again. */
  relisted: number
}

/** One commit as the journal keeps it. */
export interface Entry {
  readonly kind: 'commit' | 'undo' | 'redo'
  /** The name of the step; null where it leaves none. */
  readonly label: string | null
  /** For undo and redo: the step's seq. */
  readonly of: number | null
  readonly at: string
  readonly diff: Diff
}

export function emptyLibrary(): LibraryData {
  return {
    store: new Store(),
    seq: 0,
    history: noHistory,
    ranks: new Map(),
    nextRank: 1,
    changedTexts: new Set(),
    relisted: 0,
  }
}

/** The history after an entry. */
export function historyAfter(history: History, seq: number, entry: Entry): History {
  if (entry.kind === 'undo') return withUndone(history, entry.of ?? 0, entry.diff)
  if (entry.kind === 'redo') return withRedone(history, entry.of ?? 0, entry.diff)
  return entry.label === null ? history : withStep(history, seq, entry.label, entry.diff)
}

/** Takes an entry in. The number and the history are new before the store's listeners hear of it. */
export function takeIn(data: LibraryData, seq: number, entry: Entry): void {
  const { added, updated, removed } = entry.diff
  data.seq = seq
  data.history = historyAfter(data.history, seq, entry)
  for (const id of Object.keys(added)) data.ranks.set(id, data.nextRank++)
  for (const id of Object.keys(removed)) data.ranks.delete(id)
  const touched = [...Object.values(added), ...Object.values(updated).flat(), ...Object.values(removed)]
  for (const record of touched) {
    const text = homeOf(record)
    if (text !== null) data.changedTexts.add(text)
  }
  for (const [, to] of Object.values(updated))
    for (const value of Object.values(to)) if (Array.isArray(value)) data.relisted += value.length
  data.store.apply(entry.diff)
}

/** The text whose snapshot a record stands in, or null for the library's index. */
export function homeOf(record: AnyRecord): string | null {
  if (record.typeName === 'annotation') return record.target.source
  return record.typeName === 'text' ? record.id : null
}

/** The record under an id, whatever its type. */
export function recordOf(data: LibraryData, id: string): AnyRecord | undefined {
  return data.store.get(id as RecordId)
}
