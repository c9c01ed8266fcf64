import { done, type Result } from '../../core/commands/result.ts'
import type { AnyRecord } from '../../core/records/index.ts'
import { addingAll } from '../../core/store/diff.ts'
import type { Storage } from './storage-contract.ts'

/** So many records are one edit, all or nothing; a larger library would be longer than an edit may be. */
const most = 100_000

/** Adds the records of another library, without a step to undo. */
export async function addRecords(
  storage: Pick<Storage, 'commit'>,
  records: readonly AnyRecord[],
): Promise<Result<null>> {
  for (let from = 0; from < records.length; from += most) {
    const saved = await storage.commit(addingAll(records.slice(from, from + most)), null)
    if (!saved.ok) return saved
  }
  return done(null)
}
