import { isEmpty, reverse, type Diff } from '../../core/store/diff.ts'
import { Store } from '../../core/store/store.ts'
import type { AnyRecord } from '../../core/records/index.ts'

interface Step {
  readonly label: string
  readonly diff: Diff
}

const types = ['text', 'annotation', 'item', 'collection', 'setting'] as const

/** The records of a store by id, in one canonical form. */
export function contentOf(store: Store): string {
  const records = types.flatMap((type) => [...(store.all(type) as Iterable<AnyRecord>)])
  return JSON.stringify(records.sort((one, other) => (one.id < other.id ? -1 : 1)))
}

/** A library without a disk: a store and two stacks of edits. */
export class ModelLibrary {
  readonly store: Store
  private readonly done: Step[]
  private readonly undone: Step[]

  constructor(store = new Store(), done: Step[] = [], undone: Step[] = []) {
    this.store = store
    this.done = done
    this.undone = undone
  }

  copy(): ModelLibrary {
    const records = types.flatMap((type) => [...(this.store.all(type) as Iterable<AnyRecord>)])
    return new ModelLibrary(new Store(records), [...this.done], [...this.undone])
  }

  commit(diff: Diff, label: string): void {
    if (isEmpty(diff)) return
    this.store.apply(diff)
    this.done.push({ label, diff })
    this.undone.length = 0
  }

  undo(): void {
    const step = this.done.pop()
    if (step === undefined) return
    this.store.apply(reverse(step.diff))
    this.undone.push(step)
  }

  redo(): void {
    const step = this.undone.pop()
    if (step === undefined) return
    this.store.apply(step.diff)
    this.done.push(step)
  }

  /** From now on nothing of before can be undone or redone. */
  forgetSteps(): void {
    this.done.length = 0
    this.undone.length = 0
  }

  get next(): { undo: string | null; redo: string | null } {
    return { undo: this.done.at(-1)?.label ?? null, redo: this.undone.at(-1)?.label ?? null }
  }

  /** The records and what can be undone and redone, in one canonical form. */
  get state(): string {
    return stateOf(this.store, this.next)
  }
}

/** See {@link ModelLibrary.state}: the same of any library. */
export function stateOf(store: Store, { undo, redo }: { undo: string | null; redo: string | null }): string {
  return `${contentOf(store)} undo:${undo} redo:${redo}`
}
