import { parentPort, workerData } from 'node:worker_threads'
import { startCoverage } from './coverage.ts'
import { fuzz } from './fuzz.ts'
import { targets } from './targets.ts'

/** One parser for so many seconds, in a thread that can be ended: what it was given last stands in shared memory. */
const { name, seconds, seed, shared } = workerData as {
  name: string
  seconds: number
  seed: number
  shared: SharedArrayBuffer
}
const beat = new Int32Array(shared, 0, 2)
const last = new Uint8Array(shared, 8)
const target = targets.find((one) => one.name === name)!
const isNew = await startCoverage()
// What every run goes through tells nothing.
for (const input of target.seeds) await target.run(input)
isNew()
const end = Date.now() + seconds * 1000
parentPort!.postMessage(
  await fuzz(target, {
    seed,
    goesOn: () => Date.now() < end,
    slow: 3000,
    isNew,
    before(input) {
      last.set(input.subarray(0, last.length))
      beat[1] = input.length
      Atomics.add(beat, 0, 1)
    },
  }),
)
