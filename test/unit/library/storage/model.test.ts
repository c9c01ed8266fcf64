import fc from 'fast-check'
import { test } from 'vitest'
import { act, Comparison } from '../../../faults/model-acts.ts'

test('8–10. whatever is committed, undone, redone, compacted, migrated, cut off and opened again, the library is as the model is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), (acts) => new Comparison().run(acts)),
    { numRuns: 200 },
  )
}, 120_000)
