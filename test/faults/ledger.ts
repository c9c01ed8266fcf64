import { cpus, release } from 'node:os'
import type { FaultClass } from './fault-class.ts'
import { progressOf, type Progress } from './progress.ts'

const number = (value: number) => value.toLocaleString('en-US')

/** The ledger of a run as Markdown: what was really run, and nothing else. */
export function ledgerOf(progress: Progress, suite: readonly FaultClass[], ended: string): string {
  const isFull = suite.every((each) => {
    const { done, missing } = progressOf(progress, each.name)
    return missing !== null || done >= each.full
  })
  return `# Fault ledger

Written by \`npm run faults\`; never by hand. ${isFull ? 'A full run.' : 'A partial run: “of” says how many cases the full run has.'}
Seed ${progress.seed} · sources ${progress.sources} · begun ${progress.started} · ended ${ended} · Node ${process.version} · ${process.platform} ${release()}, ${cpus().length} CPUs.

| class | disk | injected | of | told | without effect | lost | wrong | thrown | seconds |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${suite.map((each) => row(progress, each)).join('\n')}

- **told**: refused with a reason, shown as not saved yet, or said at the next opening or by \`postil doctor\`. **without effect**: nothing was missing or
  wrong, so there was nothing to tell (an unsynced change that nobody was promised; a fault in what is not needed).
- **lost**: something acknowledged was not there. **wrong**: something was there that nobody wrote, or the library did not open, or damage went unnoticed.
  **thrown**: a call rejected instead of answering.

${suite.map(({ name, what }) => `- **${name}**: ${what}.`).join('\n')}
${failures(progress, suite)}`
}

function row(progress: Progress, { name, disk, full }: FaultClass): string {
  const { tally, seconds, missing } = progressOf(progress, name)
  if (missing !== null) return `| ${name} | ${disk} | *not run*: ${missing} | ${number(full)} | | | | | | |`
  const { injected, told, harmless, lost, wrong, thrown } = tally
  const cells = [injected, full, told, harmless, lost, wrong, thrown, Math.round(seconds)]
  return `| ${name} | ${disk} | ${cells.map(number).join(' | ')} |`
}

function failures(progress: Progress, suite: readonly FaultClass[]): string {
  const found = suite.flatMap(({ name }) =>
    progressOf(progress, name).tally.failures.map((failure) => `- ${name}, ${failure.slice(0, 400)}`),
  )
  return found.length === 0 ? '' : `\n## Failures\n\n${found.join('\n')}\n`
}
