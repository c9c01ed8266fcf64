import type { FoundYear } from '../front-matter/found.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { report, spansOf } from './report.ts'

/** Years of one edition that differ: the copyright line against the cataloguing data, the title page against both. */
export function yearDiscrepancies({ source, front }: Evidence): SourceDiscrepancy[] {
  const of = (kind: FoundYear['of']) => front.years.filter((year) => year.of === kind)
  const copyright = of('copyright')
  const catalogued = of('cataloguing')
  const titled = of('title-page')
  // An earlier edition's year stands in "First published 1998": it agrees with anything.
  const imprint = [...copyright, ...of('publication')]
  return [
    ...disagree(source, 'the copyright line', copyright, 'the library cataloguing data', catalogued, imprint),
    ...disagree(source, 'the copyright line', copyright, 'the title page', titled, imprint),
  ]
}

function disagree(
  source: string,
  one: string,
  ones: readonly FoundYear[],
  other: string,
  others: readonly FoundYear[],
  agreeing: readonly FoundYear[],
): SourceDiscrepancy[] {
  if (ones.length === 0 || others.length === 0) return []
  if (others.some((year) => agreeing.some((same) => same.value === year.value))) return []
  const years = (list: readonly FoundYear[]) => [...new Set(list.map((year) => year.value))].join(' and ')
  const message = `${one[0]!.toUpperCase()}${one.slice(1)} gives ${years(ones)}, ${other} ${years(others)}.`
  return [report(source, 'year', message, spansOf([...ones, ...others]))]
}
