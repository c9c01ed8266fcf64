import { backupMutants } from './mutants/backup.ts'
import { journalMutants } from './mutants/journal.ts'
import { snapshotMutants } from './mutants/snapshot.ts'
import type { Mutant } from './mutants/mutant.ts'
import { writerMutants } from './mutants/writer.ts'

/** Every guard of the storage that a test is to notice. */
export const mutants: readonly Mutant[] = [
  ...journalMutants,
  ...snapshotMutants,
  ...writerMutants,
  ...backupMutants,
]
