import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The scanned book that the project was begun with. It is somebody's: it is never part of the project, and tests that read it say when it is missing. */
export const seedPath = fileURLToPath(
  new URL('../../../shared/seed/new-south-american-regionalism.txt', import.meta.url),
)
export const hasSeed = existsSync(seedPath)
/** For a test's title where the seed is missing. */
export const seedNote = hasSeed ? '' : ' (skipped: no seed)'
