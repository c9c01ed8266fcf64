import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import CSL from 'citeproc'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { openBundledStyles } from '../../library/csl/bundled-styles.ts'
import { startCslEngine } from '../../library/csl/engine.ts'

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

const engine = startCslEngine({ timeLimit: 120_000 })
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
const cold = await median(async () => {
  const fresh = startCslEngine({ timeLimit: 120_000 })
  await fresh.bibliography(thousand, look)
  await fresh.close()
})
await engine.bibliography(thousand, look)
const edited = [...thousand]
let edit = 0
const again = await median(() => {
  edited[500] = { ...thousand[500]!, title: `Edited ${++edit}` }
  return engine.bibliography(edited, look)
})
/** citeproc as it comes: it knows no way but to begin again, so an edit costs it the same. */
const bundled = openBundledStyles()
const raw = await median(() => {
  const byId = new Map(thousand.map((item) => [item.id, item]))
  const citeproc = new CSL.Engine(
    {
      retrieveLocale: (language) => bundled.locale(language) ?? bundled.locale('en-US')!,
      retrieveItem: (id) => structuredClone(byId.get(id)!),
    },
    bundled.style('apa')!,
    'en-US',
    true,
  )
  citeproc.updateItems([...byId.keys()])
  return citeproc.makeBibliography()
})
print('APA bibliography of 1,000 by citeproc-js alone', ms(raw))
print('the same, a fresh engine with its thread', ms(cold))
print('fresh, of citeproc-js alone (goal 0.5)', (cold / raw).toFixed(2))
print('again after one edit', ms(again))
print('after the edit, of citeproc-js alone (goal 0.02)', (again / raw).toFixed(3))

const citing = async (count: number) => {
  const cited = items(count)
  await engine.cite([[{ item: cited[0]! }]], look)
  let n = 0
  return median(() => engine.cite([[{ item: cited[n++ % count]!, locator: '12' }]], look))
}
const few = await citing(100)
const many = await citing(10_000)
print('one citation, of 100 items (goal 2 ms)', ms(few))
print('one citation, of 10,000 items', ms(many))
await engine.close()
