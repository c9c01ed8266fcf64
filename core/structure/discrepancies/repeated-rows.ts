import type { Found } from '../source.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { quoted, report, spansOf } from './report.ts'

/** A row of a table that is printed twice, letter for letter. Rows of a few words or of dashes repeat rightly. */
export function repeatedRowDiscrepancies({ source, tables }: Evidence): SourceDiscrepancy[] {
  return tables.flatMap((table) => {
    const rows = new Map<string, Found<readonly string[]>[]>()
    for (const row of table.rows) {
      if (!isTelling(row.value)) continue
      const key = row.value.map((cell) => cell.trim()).join('\t')
      rows.set(key, [...(rows.get(key) ?? []), row])
    }
    const name = table.label === null ? 'A table' : `Table ${table.label}`
    return [...rows.values()]
      .filter((same) => same.length > 1)
      .map((same) =>
        report(
          source,
          'repeated-row',
          `${name} prints the row ${quoted(same[0]!.value[0]!.trim())} ${same.length === 2 ? 'twice' : `${same.length} times`}.`,
          spansOf(same),
        ),
      )
  })
}

/** Named in its first cell, with two figures at least that differ from each other. */
function isTelling(row: readonly string[]): boolean {
  const [name, ...cells] = row
  const figures = new Set(cells.filter((cell) => /\d/.test(cell)).map((cell) => cell.trim()))
  return name !== undefined && /\p{L}/u.test(name) && figures.size >= 2
}
