import type { IdentifiedCslItem } from '../records/csl.ts'

/** An item as a bibliography arranges it. */
export interface ItemToList {
  readonly csl: IdentifiedCslItem
  /** In the order they were given. */
  readonly tags: readonly string[]
  /** The titles of the collections it is in, in the library's order. */
  readonly collections: readonly string[]
}

/** The keywords of an item, as files and people part them. */
export function keywordsOf({ keyword }: Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof keyword !== 'string') return []
  const words = keyword.split(keyword.includes(';') ? ';' : ',').map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}
