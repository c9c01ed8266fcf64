import { cpus, release } from 'node:os'
import type { FaultClass } from './fault-class.ts'
import { progressOf, type Progress } from './progress.ts'

const number = (value: number) => value.toLocaleString('en-US')

/** The ledger of a run as Markdown: what was really run, and nothing else. */
export function ledgerOf(progress: Progress, suite: readonly FaultClass[]): string {
  const isFull = suite.every((each) => {
    const { done, missing } = progressOf(progress, each)
    return missing !== null || done >= each.full
  })
  return `# Fault ledger

Written by \`npm run faults\`; never by hand. ${isFull ? 'A full run.' : 'A partial run: “of” says how many cases the full run has.'}
Seed ${progress.seed} · Node ${process.version} · ${process.platform} ${release()}, ${cpus().length} CPUs.

| class | disk | injected | of | told | without effect | lost | wrong | thrown | seconds | ended | sources |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
${suite.map((each) => row(progress, each)).join('\n')}

- **told**: refused with a reason, shown as not saved yet, or said at the next opening or by \`postil doctor\`. **without effect**: nothing was missing or
  wrong, so there was nothing to tell (an unsynced change that nobody was promised; a fault in what is not needed).
- **ended**: when its last case was over, UTC. **sources**: a hash of the code that it tries, with that of this suite; a class is run anew when that changes.
- **lost**: something acknowledged was not there. **wrong**: something was there that nobody wrote, or the library did not open, or damage went unnoticed.
  **thrown**: a call rejected instead of answering.

${suite.map(({ name, what }) => `- **${name}**: ${what}.`).join('\n')}
${failures(progress, suite)}`
}

function row(progress: Progress, each: FaultClass): string {
  const { name, disk, full } = each
  const { tally, seconds, missing, ended, sources } = progressOf(progress, each)
  if (missing !== null)
    return `| ${name} | ${disk} | *not run*: ${missing} | ${number(full)} | | | | | | | | |`
  const { injected, told, harmless, lost, wrong, thrown } = tally
  const cells = [injected, full, told, harmless, lost, wrong, thrown, Math.round(seconds)]
  return `| ${name} | ${disk} | ${cells.map(number).join(' | ')} | ${(ended ?? '').slice(0, 16)} | ${sources} |`
}

function failures(progress: Progress, suite: readonly FaultClass[]): string {
  const found = suite.flatMap((each) =>
    progressOf(progress, each).tally.failures.map((failure) => `- ${each.name}, ${failure.slice(0, 400)}`),
  )
  return found.length === 0 ? '' : `\n## Failures\n\n${found.join('\n')}\n`
}
