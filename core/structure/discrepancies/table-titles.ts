import { titleKey } from '../front-matter/plain-line.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { quoted, report } from './report.ts'
import { sharedWords } from './titles.ts'

/** Captions that read otherwise in the list of tables than over the table. */
export function tableTitleDiscrepancies({ source, front, tables }: Evidence): SourceDiscrepancy[] {
  const listed = new Map(
    front.tables.flatMap((entry) => (entry.number === null ? [] : [[entry.number.value, entry] as const])),
  )
  return tables.flatMap((table) => {
    const entry = table.label === null ? undefined : listed.get(table.label)
    if (entry === undefined) return []
    const caption = withoutLabel(table.caption.value)
    const [left, right] = [titleKey(entry.title.value), titleKey(caption)]
    if (left === right || left === '' || right === '' || sharedWords(left, right) < 0.25) return []
    const message = `The list of tables calls Table ${table.label} ${quoted(entry.title.value)}, its caption ${quoted(caption)}.`
    return [report(source, 'table-title', message, [entry.title.at, table.caption.at])]
  })
}

function withoutLabel(caption: string): string {
  return caption.replace(/^\s*\p{L}+\.?\s+(?:[A-Z]?\d+(?:[.-]\d+)*|[IVXLC]+)[.:]?\s+(?=\S)/u, '').trim()
}
