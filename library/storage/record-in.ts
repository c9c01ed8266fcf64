import { anyRecord, type AnyRecord } from '../../core/records/index.ts'
import { isPlainAnnotation } from '../../core/records/plain-annotation.ts'
import { isPlainCollection } from '../../core/records/plain-collection.ts'
import type { Migrate } from './format.ts'

/** Records are a few levels deep; what is deeper than this could not be written, compared or sent any more. */
const deepest = 100

/**
 * The record that a value from a file is once it is brought up to date, or null. A right checksum says that the bytes
 * are those that were written, not that a Postil wrote them; so no file is trusted to hold records only.
 */
export function recordIn(value: unknown, migrate: Migrate): AnyRecord | null {
  try {
    const record = migrate(value)
    if (isPlainAnnotation(record) || isPlainCollection(record)) return record
    if (!isShallow(record)) return null
    const parsed = anyRecord.safeParse(record)
    return parsed.success ? parsed.data : null
  } catch (error) {
    // What a migration can make nothing of.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** True where lists and objects stand in each other no deeper than a record's do. */
export function isShallow(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((each) => isShallow(each, levels - 1))
}
