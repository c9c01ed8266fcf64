import { defineConfig } from 'vitest/config'

/** Two projects: `unit` (fast, no browser) and `e2e` (real Chromium, one file at a time). */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/plain-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
          expect: { poll: { timeout: 5000 } },
          pool: 'forks',
          // Else one processor would be left out, of two that is half.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is awaited here waits for threads and a browser; a busy machine is no defect.
          expect: { poll: { timeout: 15_000 } },
          pool: 'forks',
          fileParallelism: false,
        },
      },
    ],
  },
})
