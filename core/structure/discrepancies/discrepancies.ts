import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { footnoteDiscrepancies } from './footnotes.ts'
import { identifierDiscrepancies } from './identifiers.ts'
import { nameDiscrepancies } from './names.ts'
import { pageDiscrepancies } from './pages.ts'
import { repeatedRowDiscrepancies } from './repeated-rows.ts'
import { spellingDiscrepancies } from './spellings.ts'
import { tableTitleDiscrepancies } from './table-titles.ts'
import { titleDiscrepancies } from './titles.ts'
import { yearDiscrepancies } from './years.ts'

const kinds = [
  nameDiscrepancies,
  titleDiscrepancies,
  tableTitleDiscrepancies,
  yearDiscrepancies,
  identifierDiscrepancies,
  pageDiscrepancies,
  repeatedRowDiscrepancies,
  footnoteDiscrepancies,
  spellingDiscrepancies,
]

/** Every place where the text disagrees with itself, by the place of its first mention. Reports, never chooses. */
export function findDiscrepancies(evidence: Evidence): SourceDiscrepancy[] {
  return kinds
    .flatMap((find) => find(evidence))
    .sort((a, b) => (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0))
}
