import type { HistoryState } from '../../core/protocol/events.ts'
import type { Diff } from '../../core/store/diff.ts'
import { changesOf, reverseChanges, type Changes } from '../../core/store/record-change.ts'

/** One edit that can be taken back. `seq` is that of its first commit and names it for good. */
export interface Step {
  readonly seq: number
  readonly label: string
  /**
   * What it did, in the direction it was done. Of a changed record only what changed: to take a change back asks for no
   * more. An edit of the whole library would else be kept as two more of it, and a hundred edits of a long list as two
   * hundred lists.
   */
  readonly diff: Changes
}

/** What can be taken back and what can be done again; the last of each list is next. */
export interface History {
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
}

/** How many edits can be taken back. */
export const depth = 100

export const noHistory: History = { undo: [], redo: [] }

/** After an edit: it can be taken back, and nothing can be done again. */
export function withStep(history: History, seq: number, label: string, diff: Diff): History {
  return { undo: [...history.undo, { seq, label, diff: changesOf(diff) }].slice(-depth), redo: [] }
}

/** After the step `seq` was taken back by `diff`. Steps above it that no longer fitted are left out. */
export function withUndone(history: History, seq: number, diff: Diff): History {
  const at = history.undo.findIndex((step) => step.seq === seq)
  if (at < 0) return history
  const undone = { ...history.undo[at]!, diff: reverseChanges(changesOf(diff)) }
  return { undo: history.undo.slice(0, at), redo: [...history.redo, undone] }
}

/** After the step `seq` was done again by `diff`. */
export function withRedone(history: History, seq: number, diff: Diff): History {
  const at = history.redo.findIndex((step) => step.seq === seq)
  if (at < 0) return history
  return {
    undo: [...history.undo, { ...history.redo[at]!, diff: changesOf(diff) }].slice(-depth),
    redo: history.redo.slice(0, at),
  }
}

/** The steps that come next, of each list as many as together change no more records than that. */
export function ofFewRecords(history: History, most: number): History {
  const next = (steps: readonly Step[]) => {
    let count = 0
    const first = steps.findLastIndex(({ diff }) => (count += sizeOf(diff)) > most)
    return steps.slice(first + 1)
  }
  return { undo: next(history.undo), redo: next(history.redo) }
}

const sizeOf = ({ added, updated, removed }: Changes): number =>
  [added, updated, removed].reduce((count, part) => count + Object.keys(part).length, 0)

/** Without a step that does not fit any more. */
export function withoutStep(history: History, step: Step): History {
  const others = (steps: readonly Step[]) => steps.filter(({ seq }) => seq !== step.seq)
  return { undo: others(history.undo), redo: others(history.redo) }
}

export function stateOf(history: History): HistoryState {
  return { undo: history.undo.at(-1)?.label ?? null, redo: history.redo.at(-1)?.label ?? null }
}
