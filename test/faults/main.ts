import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { FaultClass } from './fault-class.ts'
import { ledgerOf } from './ledger.ts'
import { forgetProgress, loadProgress, progressOf, saveProgress, type Progress } from './progress.ts'
import { suite } from './suite.ts'
import { addTo, hasFailed } from './tally.ts'

/**
 * `npm run faults`: injects faults into the storage and counts what came of them.
 *
 *     --quick         the short suite: under 3 minutes, writes no ledger
 *     --minutes N     stops after so long; the next call goes on (default 55)
 *     --only WORD     the classes whose name has the word
 *     --seed N        another run; the seed is in the ledger
 *     --fresh         begins anew
 *     --mutants       takes each guard out of the storage in turn and shows the test that notices
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    minutes: { type: 'string', default: '55' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '20260101' },
    fresh: { type: 'boolean' },
    mutants: { type: 'boolean' },
  },
})
const root = fileURLToPath(new URL('../../', import.meta.url))
const say = (text: string) => void process.stdout.write(text)

if (values.mutants === true) process.exitCode = (await import('./mutants.ts')).runMutants(values.only)
else await main()

async function main(): Promise<void> {
  const quick = values.quick === true
  if (values.fresh === true) forgetProgress()
  const seed = Number(values.seed)
  const progress = quick ? { seed, classes: {} } : loadProgress(seed)
  const until = performance.now() + Number(values.minutes) * 60_000
  const chosen = suite.filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()))
  const wanted = (each: FaultClass) => (quick ? each.quick : each.full)
  for (const each of chosen) {
    const state = progressOf(progress, each)
    state.missing = (await each.missing?.()) ?? null
    if (state.missing !== null) say(`${each.name}: not run: ${state.missing}\n`)
  }
  while (performance.now() < until) {
    const next = leastTried(chosen, progress, wanted)
    if (next === null) break
    await runBatch(next, progress, wanted(next))
    if (!quick) saveProgress(progress)
  }
  const failed = chosen.some((each) => hasFailed(progressOf(progress, each).tally))
  for (const each of chosen)
    for (const failure of progressOf(progress, each).tally.failures) say(`${each.name}, ${failure}\n`)
  if (!quick) {
    const path = join(root, 'docs/fault-ledger.md')
    writeFileSync(path, ledgerOf(progress, suite))
    execFileSync(join(root, 'node_modules/.bin/prettier'), ['--write', '--log-level', 'warn', path])
    say('docs/fault-ledger.md is written.\n')
  }
  say(failed ? 'Something was lost, wrong or thrown.\n' : 'Nothing was lost, wrong or thrown.\n')
  process.exitCode = failed ? 1 : 0
}

/** Of the classes with cases left the one that had the least time, so that a run cut short has tried them all. */
function leastTried(
  chosen: readonly FaultClass[],
  progress: Progress,
  wanted: (each: FaultClass) => number,
): FaultClass | null {
  const state = (each: FaultClass) => progressOf(progress, each)
  const open = chosen.filter((each) => state(each).missing === null && state(each).done < wanted(each))
  return open.sort((one, other) => state(one).seconds - state(other).seconds)[0] ?? null
}

async function runBatch(each: FaultClass, progress: Progress, wanted: number): Promise<void> {
  const state = progressOf(progress, each)
  const count = Math.min(each.batch, wanted - state.done)
  const start = performance.now()
  addTo(state.tally, await each.run(progress.seed, state.done, count))
  state.seconds += (performance.now() - start) / 1000
  state.done += count
  state.ended = new Date().toISOString()
  const { injected, told, lost, wrong, thrown } = state.tally
  const line = `${each.name}: ${state.done} of ${wanted}; ${injected} injected, ${told} told, ${lost} lost, ${wrong} wrong, ${thrown} thrown, ${state.seconds.toFixed(1)} s`
  if (process.stdout.isTTY) say(`\r${line.padEnd(110)}${state.done === wanted ? '\n' : ''}`)
  else if (state.done === wanted) say(`${line}\n`)
}
