import { noteOf, quoteOf, tagsOf, type AnnotationRecord } from '../../core/records/annotation.ts'
import type { AnnotationFilter } from './reader-props.ts'

/** Whether an annotation is one of those that the filter asks for. */
export function matchesFilter(annotation: AnnotationRecord, filter: AnnotationFilter | null): boolean {
  if (filter === null) return true
  const { colors, tags, text } = filter
  if (colors.length > 0 && !colors.includes(annotation.color)) return false
  const own = tagsOf(annotation)
  if (tags.length > 0 && !tags.some((tag) => own.includes(tag))) return false
  const wanted = text.trim().toLocaleLowerCase()
  if (wanted === '') return true
  return [noteOf(annotation), quoteOf(annotation), ...own].some((value) =>
    value.toLocaleLowerCase().includes(wanted),
  )
}
