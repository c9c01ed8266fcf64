import { anyRecord, type AnyRecord } from '../../core/records/index.ts'
import { isPlainAnnotation } from '../../core/records/plain-annotation.ts'
import type { Migrate } from './format.ts'

/**
 * The record that a value from a file is once it is brought up to date, or null. A right checksum says that the bytes
 * are those that were written, not that a Postil wrote them; so no file is trusted to hold records only.
 */
export function recordIn(value: unknown, migrate: Migrate): AnyRecord | null {
  try {
    const record = migrate(value)
    if (isPlainAnnotation(record)) return record
    const parsed = anyRecord.safeParse(record)
    return parsed.success ? parsed.data : null
  } catch (error) {
    // A value nested deeper than the stack, or one that a migration can make nothing of.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}
