import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { unsafeScheme, unsafeSchemeWithin } from '../../core/text/safe-address.ts'

/** Variables that programs make links of as they stand. */
const links: ReadonlySet<string> = new Set([
  'URL',
  'DOI',
  'PMID',
  'PMCID',
  'license',
  'source',
  'archive_location',
])

/** Items as they may leave, and a sentence for each that had a link which does something or names a file of this machine. */
export function withSafeLinks(items: readonly IdentifiedCslItem[]): {
  items: readonly IdentifiedCslItem[]
  leftOut: readonly string[]
} {
  const leftOut: string[] = []
  const safe = items.map((item) => {
    const left: string[] = []
    const kept = Object.entries(item).flatMap(([variable, value]): [string, unknown][] => {
      if (isPlain(variable, value)) return [[variable, value]]
      const within =
        variable === 'custom' ? withoutLinks(value, left, []) : isSafe(variable, value) ? value : undefined
      if (within === undefined && variable !== 'custom') left.push(variable)
      return within === undefined ? [] : [[variable, within]]
    })
    if (left.length === 0) return item
    const fields = [...new Set(left)].map((name) => `“${name}”`).join(', ')
    leftOut.push(`${item.id}: ${fields} left out: a link that may run something or open a file never leaves.`)
    return Object.fromEntries(kept) as IdentifiedCslItem
  })
  return { items: leftOut.length === 0 ? items : safe, leftOut }
}

/** Whether a link of the variable may leave; what is no link may. */
export const isSafe = (variable: string, value: unknown): boolean =>
  typeof value !== 'string' ||
  !links.has(variable) ||
  (variable === 'URL' ? unsafeScheme(value) : unsafeSchemeWithin(value)) === null

const isPlain = (variable: string, value: unknown) =>
  variable === 'custom'
    ? typeof value !== 'object' || value === null
    : !links.has(variable) || typeof value !== 'string'

/** Fields of other formats, to any depth; `left` hears the names of those that are not there any more. */
function withoutLinks(value: unknown, left: string[], path: readonly string[]): unknown {
  if (typeof value === 'string') {
    const isAddress = /^(?:url|uri|href|link)s?$/i.test(path.at(-1) ?? '')
    if ((isAddress ? unsafeScheme(value) : unsafeSchemeWithin(value)) === null) return value
    left.push(path[1] ?? path[0] ?? 'custom')
    return undefined
  }
  if (Array.isArray(value))
    return value.map((one) => withoutLinks(one, left, path)).filter((one) => one !== undefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, withoutLinks(inner, left, [...path, name])] as const)
      .filter(([, inner]) => inner !== undefined),
  )
}
