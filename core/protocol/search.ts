import { z } from 'zod'
import { method, output } from './method.ts'

/** One place that a query was found in. */
export type SearchHit =
  | {
      readonly kind: 'passage'
      readonly textId: `text:${string}`
      readonly title: string
      /** UTF-16 units of the canonical text. */
      readonly start: number
      readonly end: number
      readonly page: string | null
      readonly excerpt: Excerpt
      readonly score: number
    }
  | {
      readonly kind: 'annotation'
      readonly annotationId: `annotation:${string}`
      readonly title: string
      readonly page: string | null
      readonly excerpt: Excerpt
      readonly score: number
    }
  | {
      readonly kind: 'item'
      readonly itemId: `item:${string}`
      readonly title: string
      readonly excerpt: Excerpt
      readonly score: number
    }

/** Plain text with the ranges (UTF-16 units of it) that the query matched. */
export interface Excerpt {
  readonly text: string
  readonly matches: readonly (readonly [start: number, end: number])[]
}

export const searchMethods = {
  'search.query': method(
    'read',
    z.object({ query: z.string().max(1000), limit: z.number().int().min(1).max(500).default(50) }),
    output<{ hits: readonly SearchHit[]; total: number }>(),
  ),
}
