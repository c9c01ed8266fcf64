import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mutants } from './mutant-list.ts'
import type { Mutant } from './mutants/mutant.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const output = fileURLToPath(new URL('../../.cache/mutant.json', import.meta.url))

/**
 * Takes each guard out in turn, in memory alone, and runs the storage's tests. Gives 1 where no test noticed one,
 * or where the tests fail with every guard in place: then a failure would say nothing of the guard.
 */
export function runMutants(only: string): number {
  const red = catchers(null)
  if (red.length > 0) {
    process.stdout.write(`Nothing can be told: with no guard taken out, this fails already: ${red[0]}\n`)
    return 1
  }
  let missed = 0
  for (const mutant of mutants.filter(({ name }) => name.includes(only))) {
    const caught = catchers(mutant)
    if (caught.length === 0) missed += 1
    const by =
      caught.length === 0
        ? 'NO TEST NOTICED'
        : `${caught[0]}${caught.length > 1 ? ` (and ${caught.length - 1} more)` : ''}`
    process.stdout.write(`${mutant.invariant}. ${mutant.name}\n    ${by}\n`)
  }
  process.stdout.write(missed === 0 ? 'Every guard has a test.\n' : `${missed} guard(s) without a test.\n`)
  return missed === 0 ? 0 : 1
}

interface Report {
  readonly testResults: readonly {
    readonly status: string
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** The names of the tests that fail without the guard; with null, of those that fail with every guard in place. */
function catchers(mutant: Mutant | null): readonly string[] {
  rmSync(output, { force: true })
  const run = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'test/faults/mutants.config.ts',
      '--reporter',
      'json',
      '--outputFile',
      output,
    ],
    {
      cwd: root,
      env: { ...process.env, POSTIL_MUTANT: mutant === null ? 'none' : String(mutants.indexOf(mutant)) },
      encoding: 'utf8',
      maxBuffer: 1e9,
      timeout: 180_000,
    },
  )
  if (run.error !== undefined) return ['the tests did not end']
  const report = JSON.parse(readFileSync(output, 'utf8')) as Report
  const failed = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  )
  // A file that was not reached after the first failure has no message; one that did not load has.
  const broken = report.testResults.find(({ message }) => message !== '')
  if (failed.length === 0 && broken !== undefined)
    throw new Error(`${mutant?.name ?? 'No guard taken out'}: ${broken.message}`)
  return failed
}
