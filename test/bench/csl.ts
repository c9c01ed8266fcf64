import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { startCslEngine } from '../../library/csl/engine.ts'
import { WarmUp } from '../../library/csl/warm-up.ts'

/** The bibliography engine beside its peers, in one run: medians of five, milliseconds. Goals are those of the project's third issue. */
const look = { style: 'apa', locale: 'en-US' }

const items = (count: number): IdentifiedCslItem[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `key${n}`,
    type: n % 3 === 0 ? 'book' : 'article-journal',
    title: `On the ${n}th River and Its Mud`,
    author: [
      { family: `Rivera${n % 500}`, given: 'Ana' },
      { family: 'Sá', given: 'Inês' },
    ],
    ...(n % 3 === 0 ? { publisher: 'Delta Press' } : { 'container-title': 'Journal of Mud', page: '10-20' }),
    issued: { 'date-parts': [[1950 + (n % 70)]] },
    volume: String(n % 40),
  }))

const bib = (count: number): string =>
  items(count)
    .map(
      ({ id, title }, n) =>
        `@article{${id},\n  author = {Rivera${n % 500}, Ana and S{\\'a}, In{\\^e}s},\n  title = {${title!.replace('River', '{River}')}},\n  journal = {Journal of Mud},\n  year = {${1950 + (n % 70)}},\n  volume = {${n % 40}},\n  pages = {10--20},\n  abstract = {${'Words of an abstract. '.repeat(20)}},\n}\n`,
    )
    .join('\n')

async function median(run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < 5; n++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[2]!
}
const print = (what: string, value: string) => console.log(`${what.padEnd(62)} ${value.padStart(12)}`)
const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

let engine = startCslEngine({ timeLimit: 120_000 })
const large = bib(10_000)
const small = bib(1_000)
await engine.read(small)
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const ours = await median(() => engine.read(large))
delay.disable()
const oursSmall = await median(() => engine.read(small))
print('10,000 BibTeX entries to CSL, through the worker', ms(ours))
print('growth exponent from 1,000 (goal 1.05)', Math.log10(ours / oursSmall).toFixed(2))
print('longest hold of the asking thread (goal 50 ms)', ms(delay.max / 1e6))

const { Cite } = await import('@citation-js/core')
await import('@citation-js/plugin-bibtex')
const theirs = await median(() => new Cite(large, { forceType: '@bibtex/text' }).data.length)
print('the same by citation-js 0.9', `${ms(theirs)}`)
print('ours of theirs (goal 0.5)', (ours / theirs).toFixed(2))

const folder = mkdtempSync(join(tmpdir(), 'bench-csl-'))
writeFileSync(join(folder, 'large.bib'), large)
for (const [program, args] of [
  ['pandoc', ['-f', 'bibtex', '-t', 'csljson', join(folder, 'large.bib'), '-o', join(folder, 'out.json')]],
  ['bib2xml', [join(folder, 'large.bib')]],
] as const) {
  if (spawnSync(program, ['--version']).error !== undefined) {
    print(`${program} (skipped: not installed)`, '–')
    continue
  }
  // Once: pandoc takes half a minute.
  const start = performance.now()
  spawnSync(program, args, { maxBuffer: 2 ** 30 })
  print(`the same by ${program}, one process, once`, ms(performance.now() - start))
}
rmSync(folder, { recursive: true })

const thousand = items(1000)
/** The same items with other titles: nothing that is kept of the list before is of use. */
const another = (salt: number) => thousand.map((item) => ({ ...item, title: `${item.title} ${salt}` }))

/** citeproc as it comes, in a thread; what is asked of it is timed as ours is, with the messages to and fro. */
const startRaw = () =>
  new Worker(new URL('./raw-citeproc-worker.ts', import.meta.url), {
    workerData: { items: thousand, style: look.style },
  })
const askRaw = async (raw: Worker) => {
  raw.postMessage(null)
  await once(raw, 'message')
}
const coldOurs = await median(async () => {
  const fresh = startCslEngine({ timeLimit: 120_000 })
  await fresh.bibliography(thousand, look)
  await fresh.close()
})
const coldRaw = await median(async () => {
  const fresh = startRaw()
  await askRaw(fresh)
  await fresh.terminate()
})
const warmRaw = startRaw()
await askRaw(warmRaw)
const raw = await median(() => askRaw(warmRaw))
await warmRaw.terminate()
let salt = 0
await engine.bibliography(another(++salt), look)
const anew = await median(() => engine.bibliography(another(++salt), look))
await engine.bibliography(thousand, look)
const edited = [...thousand]
const again = await median(() => {
  edited[500] = { ...thousand[500]!, title: `Edited ${++salt}` }
  return engine.bibliography(edited, look)
})
print('APA bibliography of 1,000 by citeproc-js alone, warm', ms(raw))
print('the same by ours, warm, of other items each time', ms(anew))
print('warm, of citeproc-js alone (goal 0.5)', (anew / raw).toFixed(2))
print('by citeproc-js alone in a thread just started', ms(coldRaw))
print('by ours in a thread just started', ms(coldOurs))
print('just started, of citeproc-js alone (goal 0.5)', (coldOurs / coldRaw).toFixed(2))
print('again after one edit', ms(again))
print('after the edit, of citeproc-js alone (goal 0.02)', (again / raw).toFixed(3))

const inOneRun = 20
const citing = async (count: number) => {
  const cited = items(count)
  // The items are the bench's own; to make them is no part of a citation.
  globalThis.gc?.()
  let n = 0
  const run = async () => {
    for (let cites = 0; cites < inOneRun; cites++)
      await engine.cite([[{ item: cited[n++ % count]!, locator: '12' }]], look)
  }
  return (await median(run)) / inOneRun
}
// As the window does it while it rests, in threads that have done nothing else.
await engine.close()
engine = startCslEngine({ timeLimit: 120_000 })
await new WarmUp(engine, () => undefined).now()
const few = await citing(100)
const many = await citing(10_000)
print('one citation, of 100 items (goal 2 ms)', ms(few))
print('one citation, of 10,000 items', ms(many))
print('of 10,000 items, of that of 100 (goal 1.5)', (many / few).toFixed(2))
await engine.close()
