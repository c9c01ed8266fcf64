import { expect, test } from 'vitest'
import { readItems } from '../../../library/csl/read-items.ts'
import { fuzz } from '../../fuzz/fuzz.ts'
import { targets } from '../../fuzz/targets.ts'
import { worked } from '../../support/growth.ts'

/** A few hundred changed inputs to each parser, always the same ones. `npm run fuzz` gives each a minute. */
test.each(targets)('$name stands 200 changed inputs', async (target) => {
  for (const seed of target.seeds) await target.run(seed)
  const { runs, finding } = await fuzz(target, { seed: 7, goesOn: (done) => done < 200, slow: 5000 })
  if (finding !== null)
    expect.fail(
      `${finding.reason}\n${JSON.stringify(Buffer.from(finding.input).toString('latin1').slice(0, 2000))}`,
    )
  expect(runs).toBe(200)
})

test('a parser that throws, hangs on or pollutes is found', async () => {
  const seeds = [Buffer.from('abc')]
  const findingOf = async (run: (bytes: Uint8Array) => void) => {
    const target = { name: 'bad', seeds, words: [Buffer.from('bad')], run }
    return (await fuzz(target, { seed: 1, goesOn: (done) => done < 500, slow: 50 })).finding?.reason
  }
  expect(await findingOf((bytes) => void (bytes.includes(0) && JSON.parse('{')))).toMatch(/SyntaxError/)
  expect(
    await findingOf((bytes) => {
      if (!Buffer.from(bytes).includes('bad')) return
      for (const end = performance.now() + 80; performance.now() < end;);
    }),
  ).toMatch(/took/)
  try {
    expect(
      await findingOf((bytes) => void (bytes.length > 5 && Object.assign(Object.prototype, { planted: 1 }))),
    ).toMatch(/inherit/)
  } finally {
    delete (Object.prototype as { planted?: unknown }).planted
  }
})

/** What the fuzzers found, each by name. */
test('csl-yaml: keys that are lists in lists are left out, in no time', () => {
  let read: ReturnType<typeof readItems> | undefined
  const took = worked(
    () => (read = readItems(`references:\n- id: a\n  type: book\n  ${'? '.repeat(800)}x\n`, 'csl-yaml')),
  )
  expect(took).toBeLessThan(2000)
  expect(read?.ok && read.value.items).toEqual([{ id: 'a', type: 'book' }])
})
