import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { mutants } from './mutant-list.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const which = process.env['POSTIL_MUTANT']
/** The guard to take out, or none for the control run. */
const mutant = which === 'none' ? null : mutants[Number(which)]!

/** The storage's tests over a source with one guard taken out; no file is changed. */
export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform(code, id) {
        if (mutant === null || id.split('?')[0] !== `${root}library/storage/${mutant.file}`) return null
        if (code.split(mutant.guard).length !== 2)
          throw new Error(`${mutant.file} does not hold once: ${mutant.guard}`)
        return code.replace(mutant.guard, () => mutant.without)
      },
    },
  ],
  test: {
    include: ['test/unit/library/storage/*.test.ts'],
    // It starts programs of its own, which read the sources as they are.
    exclude: ['test/unit/library/storage/kill.test.ts'],
    testTimeout: 15_000,
    pool: 'forks',
    maxWorkers: '100%',
    bail: 1,
    // The cache of transformed modules does not know which guard was taken out.
    fsModuleCache: false,
  },
})
