import fc from 'fast-check'
import type { FaultClass } from '../fault-class.ts'
import { act, Comparison } from '../model-acts.ts'
import { emptyTally, Failure } from '../tally.ts'

const actsOfARun = 50

export const modelCommands: FaultClass = {
  name: 'Model commands',
  what: 'random edits, undo, redo, compaction, power cuts, openings, second writers and migrations, against a plain library in memory; the two must be the same after each',
  disk: 'in memory',
  quick: 20_000,
  full: 1_000_000,
  batch: 5000,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    const acts = fc.array(act, { minLength: actsOfARun, maxLength: actsOfARun, size: 'max' })
    const property = fc.asyncProperty(acts, (chosen) => new Comparison().run(chosen))
    const result = await fc.check(property, { seed: seed + first, numRuns: cases / actsOfARun })
    tally.injected = result.numRuns * actsOfARun
    if (result.failed) {
      tally[result.errorInstance instanceof Failure ? result.errorInstance.kind : 'thrown'] += 1
      tally.failures.push(fc.defaultReportMessage(result) ?? 'failed')
    } else tally.harmless = tally.injected
    return tally
  },
}
