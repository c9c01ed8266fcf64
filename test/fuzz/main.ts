import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Finding } from './fuzz.ts'
import { targets } from './targets.ts'

/**
 * `npm run fuzz -- [TARGET...] [--seconds 60] [--seed 1]`: every parser for a minute, two at a time, each guided by the
 * code that its inputs reach. Prints a line a parser; a finding is written to .cache/fuzz and the exit code is 1.
 */
const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const seconds = Number(values.seconds)
const seed = Number(values.seed)
const directory = fileURLToPath(new URL('../../.cache/fuzz/', import.meta.url))
/** An input that takes longer, milliseconds, hangs. */
const hangs = 20_000

interface Outcome {
  readonly runs: number
  readonly kept: number
  readonly finding: Finding | null
}

function run(name: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const shared = new SharedArrayBuffer(8 + 16_384)
    const beat = new Int32Array(shared, 0, 2)
    const worker = new Worker(new URL('fuzz-worker.ts', import.meta.url), {
      workerData: { name, seconds, seed, shared },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    const last = () => Uint8Array.from(new Uint8Array(shared, 8, Math.min(beat[1]!, 16_384)))
    const end = (outcome: Outcome) => {
      clearInterval(watch)
      void worker.terminate()
      resolve(outcome)
    }
    const failed = (reason: string) =>
      end({ runs: beat[0]!, kept: 0, finding: { target: name, input: last(), reason } })
    let before = -1
    const watch = setInterval(() => {
      if (beat[0] === before && before > 0) failed(`hung for ${hangs / 1000} s`)
      before = beat[0]!
    }, hangs)
    worker.on('message', end)
    worker.on('error', (error: Error) => failed(error.message))
  })
}

const chosen = targets
  .map(({ name }) => name)
  .filter((name) => positionals.length === 0 || positionals.includes(name))
const waiting = [...chosen]
let findings = 0
await Promise.all(
  [1, 2].map(async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { runs, kept, finding } = await run(name)
      console.log(
        `${name.padEnd(14)} ${String(runs).padStart(8)} inputs, ${kept} kept${finding === null ? '' : `: ${finding.reason.split('\n')[0]}`}`,
      )
      if (finding === null) continue
      findings += 1
      mkdirSync(directory, { recursive: true })
      const file = path.join(
        directory,
        `${name}-${createHash('sha256').update(finding.input).digest('hex').slice(0, 12)}`,
      )
      writeFileSync(file, finding.input)
      writeFileSync(`${file}.txt`, finding.reason)
      console.log(`  kept in ${file}`)
    }
  }),
)
console.log(
  `${chosen.length} parsers, seed ${seed}, ${seconds} s each: ${findings} ${findings === 1 ? 'finding' : 'findings'}`,
)
process.exitCode = findings === 0 ? 0 : 1
