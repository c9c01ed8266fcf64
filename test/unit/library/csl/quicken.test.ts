import { createRequire } from 'node:module'
import type CSL from 'citeproc'
import type { Engine } from 'citeproc'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openBundledStyles } from '../../../../library/csl/bundled-styles.ts'
import { quicken } from '../../../../library/csl/quick/quicken.ts'

/** A citeproc made quick writes what an untouched one writes, to the letter, after each change of its items. */

type Citeproc = typeof CSL

/** The module loaded anew, so that one copy can be made quick and the other left as it is. */
function copyOfCiteproc(): Citeproc {
  const require = createRequire(import.meta.url)
  delete require.cache[require.resolve('citeproc')]
  return require('citeproc') as Citeproc
}

const untouched = copyOfCiteproc()
const quick = copyOfCiteproc()
quicken(quick)

const bundled = openBundledStyles()

type Item = Readonly<Record<string, unknown>> & { readonly id: string }

function engineOf(citeproc: Citeproc, style: string, items: ReadonlyMap<string, Item>) {
  const engine = new citeproc.Engine(
    {
      retrieveLocale: (language) => bundled.locale(language) ?? bundled.locale('en-US')!,
      retrieveItem: (id) => structuredClone(items.get(id)!),
    },
    bundled.style(style)!,
    'en-US',
    true,
  )
  engine.setOutputFormat('html')
  return engine
}

/** What citeproc decided about an item beside the others; `use_initials`, which it also notes there, nothing reads. */
function decidedOf({ registry }: Engine, id: string) {
  const { names, givens, year_suffix, disambiguate } = registry.registry[id]!.disambig
  return { names, givens, year_suffix, disambiguate }
}

const person = fc.oneof(
  { weight: 6, arbitrary: named(['Rivera', 'Berg', 'Sá', 'Ιωάννου'], ['Ana', 'Alma', 'Anna-Lena', 'J. R.']) },
  { weight: 1, arbitrary: fc.record({ family: fc.constantFrom('Berg', 'Plato') }) },
  { weight: 1, arbitrary: fc.record({ literal: fc.constantFrom('Office of Mud', 'Öffentliche Hand') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      family: fc.constant('Berg'),
      given: fc.constant('Ludwig'),
      'non-dropping-particle': fc.constant('van der'),
      suffix: fc.constant('Jr.'),
    }),
  },
)

function named(families: readonly string[], givens: readonly string[]) {
  return fc.record({ family: fc.constantFrom(...families), given: fc.constantFrom(...givens) })
}

/** Words with what the quick paths must notice: markup, quotation marks, entities, letters above the line, own rules of case. */
const title = fc
  .array(
    fc.constantFrom(
      'mud',
      'The',
      '<i>Rana</i>',
      '"deltas"',
      'l’eau',
      "o'clock",
      'R&D',
      'm²',
      '  rivers',
      'istanbul: I',
      '“Old”',
      '<span class="nocase">pH</span>',
      'ΜΉΝΙΝ',
      '2 < 3',
      'ﬁn?',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => words.join(' '))

const item = fc.record(
  {
    type: fc.constantFrom('book', 'article-journal', 'chapter', 'webpage', 'legal_case'),
    title,
    author: fc.array(person, { maxLength: 4 }),
    editor: fc.array(person, { maxLength: 2 }),
    issued: fc.record({ 'date-parts': fc.tuple(fc.tuple(fc.constantFrom(2001, 2002))) }),
    'container-title': fc.constantFrom('Journal of Mud', 'Rivers & Seas'),
    page: fc.constantFrom('10-20', '101–109', 'e12'),
    volume: fc.constantFrom('1', 'IV', '2–3'),
    publisher: fc.constantFrom('Delta Press', 'Mud & Sons'),
    language: fc.constantFrom('tr', 'el-GR', 'lt', 'de', 'en'),
  },
  { requiredKeys: ['type', 'title', 'issued'] },
)

/** The items of a library, and lists of them as they follow each other. */
const work = fc.tuple(
  fc.array(item, { minLength: 2, maxLength: 10 }),
  fc.array(fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 }),
)

// One or more for each way in which styles tell cites apart, and each kind of citation.
describe.each([
  'apa',
  'chicago-author-date',
  'modern-language-association',
  'nature',
  'mercator-institut-fur-sprachforderung-und-deutsch-als-zweitsprache',
  'politique-europeenne',
  'mediterranean-politics',
  'mimesis-edizioni',
  'journal-of-urban-technology',
  'harvard-coventry-university',
  'common-market-law-review',
  'fachhochschule-sudwestfalen',
  'offa',
  'universidade-federal-de-pernambuco-abnt',
  'swedish-legal',
])('citeproc made quick, in %s', (style) => {
  test('writes what citeproc writes', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(work, ([made, lists]) => {
        const items = new Map(made.map((fields, n): [string, Item] => [`i${n}`, { ...fields, id: `i${n}` }]))
        const [ours, theirs] = [engineOf(quick, style, items), engineOf(untouched, style, items)]
        for (const list of lists) {
          const ids = list.map((n) => `i${n}`).filter((id) => items.has(id))
          if (ids.length === 0) continue
          for (const engine of [ours, theirs]) engine.updateItems(ids)
          for (const id of ids) expect(decidedOf(ours, id)).toEqual(decidedOf(theirs, id))
          expect(ours.makeBibliography()).toEqual(theirs.makeBibliography())
          const cite = ids.slice(0, 3).map((id) => ({ id, locator: '12', label: 'page' }))
          expect(ours.makeCitationCluster(cite)).toBe(theirs.makeCitationCluster(cite))
        }
      }),
      { numRuns: 15, seed: 77, endOnFailure: true },
    )
  })
})

test('A style is compiled in the macros that citeproc compiles', () => {
  const items = new Map<string, Item>()
  const [ours, theirs] = [quick, untouched].map((citeproc) => engineOf(citeproc, 'apa', items))
  const macros = (engine: unknown) =>
    Object.entries((engine as { macros: Record<string, unknown[]> }).macros).map(([name, { length }]) => [
      name,
      length,
    ])
  expect(macros(ours)).toEqual(macros(theirs))
})
