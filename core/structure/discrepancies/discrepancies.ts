import type { Evidence, SourceDiscrepancy } from './evidence.ts'

/** Every place where the text disagrees with itself, by the place of its first mention. Reports, never chooses. */
export function findDiscrepancies(_evidence: Evidence): SourceDiscrepancy[] {
  return []
}
