import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const endWith = new URL('../../../cli/end-with.ts', import.meta.url).href

/** The exit code of a program that ends with this, and what it says. */
async function ending(run: string): Promise<{ code: number; stderr: string }> {
  const program = `import { endWith } from ${JSON.stringify(endWith)}; endWith(${run})`
  const args = ['--input-type=module', '--eval', program]
  return promisify(execFile)(process.execPath, args).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  )
}

test.each([
  ['async () => 0', 0, /^$/],
  ['async () => 2', 2, /^$/],
  ['async () => { throw new Error("No wind.") }', 1, /No wind\./],
  ['() => new Promise(() => {})', 1, /waited for what never came/],
])('a program %s ends with code %i', async (run, code, words) => {
  expect(await ending(run)).toEqual({ code, stderr: expect.stringMatching(words) as string })
})
