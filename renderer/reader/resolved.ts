import type { AnnotationId, AnnotationRecord } from '../../core/records/annotation.ts'
import type { Span } from '../../core/structure/structure.ts'
import type { CanonicalText } from '../../core/text/canonical-text.ts'

/** An annotation and where its passage stands in this revision. */
export interface Resolved extends Span {
  readonly id: AnnotationId
  readonly record: AnnotationRecord
}

/** Where an annotation's passage stands, or null: the position first, where the text there still is the quotation. */
export function findPassage(canonical: CanonicalText, annotation: AnnotationRecord): Span | null {
  const [position, quote] = annotation.target.selector
  const { start, end } = position
  if (end > start && canonical.text.slice(start, end) === quote.exact) return { start, end }
  return null
}
