import type { AnnotationId, AnnotationRecord } from '../../core/records/annotation.ts'
import type { Span } from '../../core/structure/structure.ts'
import type { ReadableText } from './readable-text.ts'

/** An annotation and where its passage stands in this revision. */
export interface Resolved extends Span {
  readonly id: AnnotationId
  readonly record: AnnotationRecord
}

/** Annotations by place, and those whose passage is not in the text. */
export interface Resolution {
  readonly resolved: readonly Resolved[]
  readonly orphans: readonly AnnotationId[]
}

/** Finds every annotation's passage. A record that was resolved before is not looked for again. */
export function resolveAll(text: ReadableText, annotations: readonly AnnotationRecord[]): Resolution {
  const resolved: Resolved[] = []
  const orphans: AnnotationId[] = []
  for (const record of annotations) {
    const passage = text.passageOf(record)
    if (passage === null) orphans.push(record.id)
    else resolved.push({ ...passage, id: record.id, record })
  }
  resolved.sort((a, b) => a.start - b.start || a.end - b.end)
  return { resolved, orphans }
}

/** The annotations that hold an offset, shortest passage first. */
export function annotationsAt(resolved: readonly Resolved[], offset: number): Resolved[] {
  return resolved
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
}

/** The next annotation after an offset, or the last one before it; null where none is that way. */
export function annotationFrom(
  resolved: readonly Resolved[],
  offset: number,
  step: 1 | -1,
  current: AnnotationId | null,
): Resolved | null {
  const at = current === null ? -1 : resolved.findIndex(({ id }) => id === current)
  if (at >= 0) return resolved[at + step] ?? null
  return (
    (step === 1
      ? resolved.find(({ start }) => start >= offset)
      : resolved.findLast(({ start }) => start < offset)) ?? null
  )
}
