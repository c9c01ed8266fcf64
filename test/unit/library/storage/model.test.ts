import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CollectionRecord } from '../../../../core/records/collection.ts'
import { reverse, type Diff } from '../../../../core/store/diff.ts'
import { Store } from '../../../../core/store/store.ts'
import type { Storage } from '../../../../library/storage/storage.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { diffsFor } from '../../core/store/diffs.ts'
import { everything, opened, reopened, valueOf } from './opening.ts'

/** A library without a disk: a store and two stacks. */
class Model {
  readonly store = new Store()
  private readonly done: { label: string; diff: Diff }[] = []
  private undone: { label: string; diff: Diff }[] = []

  commit(diff: Diff, label: string): void {
    this.store.apply(diff)
    this.done.push({ label, diff })
    this.undone = []
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

  get state(): { records: CollectionRecord[]; undo: string | null; redo: string | null } {
    return {
      records: [...this.store.all('collection')],
      undo: this.done.at(-1)?.label ?? null,
      redo: this.undone.at(-1)?.label ?? null,
    }
  }
}

type Act =
  | { readonly kind: 'commit'; readonly choose: (store: Store) => Diff }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'compact' }

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: diffsFor().map((choose) => ({ kind: 'commit' as const, choose })) },
  { weight: 5, arbitrary: fc.constantFrom('undo' as const, 'redo' as const).map((kind) => ({ kind })) },
  { weight: 2, arbitrary: fc.constantFrom('reopen' as const, 'compact' as const).map((kind) => ({ kind })) },
)

/** Does one thing to both; gives the storage to go on with. */
async function perform(chosen: Act, storage: Storage, model: Model, label: string): Promise<Storage> {
  if (chosen.kind === 'reopen') return reopened(storage)
  if (chosen.kind === 'compact') await valueOf(storage.compact())
  else if (chosen.kind === 'undo' || chosen.kind === 'redo') {
    model[chosen.kind]()
    await storage[chosen.kind]()
  } else {
    const diff = chosen.choose(model.store)
    await valueOf(storage.commit(diff, label))
    if ([diff.added, diff.updated, diff.removed].some((part) => Object.keys(part).length > 0))
      model.commit(diff, label)
  }
  return storage
}

test('whatever is committed, undone, redone, compacted and opened again, the library is as the model is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const model = new Model()
      let storage = await opened(await temporaryFolder())
      for (const [index, chosen] of acts.entries()) {
        storage = await perform(chosen, storage, model, `Edit ${index}`)
        expect({ records: everything(storage), ...storage.history }).toEqual(model.state)
      }
      storage = await reopened(storage)
      expect({ records: everything(storage), ...storage.history }).toEqual(model.state)
      expect(storage.told).toEqual([])
      await storage.close()
    }),
    { numRuns: 40 },
  )
}, 120_000)
