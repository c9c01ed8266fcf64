import { annotationRecord, highlightColors, type AnnotationRecord } from './annotation.ts'
import { areAll, isCount, isIdOf, isObject, isText, isTextOrNull, isTime, sizeOf } from './plain-value.ts'

const colors: ReadonlySet<unknown> = new Set(highlightColors)
const fieldCount = Object.keys(annotationRecord.shape).length

/**
 * True only where {@link annotationRecord} would take the value and give back one that says the same; false says
 * nothing, the schema is then to be asked. Annotations alone come in hundreds of thousands: zod copies what it looks
 * at, and takes six times as long. A property test holds the two together.
 */
export function isPlainAnnotation(value: unknown): value is AnnotationRecord {
  if (!isObject(value) || sizeOf(value) !== fieldCount) return false
  const { id, typeName, motivation, target, body, color, page, heading, creator, created, modified } = value
  return (
    typeName === 'annotation' &&
    isIdOf('annotation:', id) &&
    (motivation === 'highlighting' || motivation === 'commenting') &&
    isTarget(target) &&
    Array.isArray(body) &&
    areAll(body, isBody) &&
    colors.has(color) &&
    isTextOrNull(page) &&
    Array.isArray(heading) &&
    areAll(heading, isText) &&
    isTextOrNull(creator) &&
    isTime(created) &&
    isTime(modified)
  )
}

function isTarget(value: unknown): boolean {
  if (!isObject(value) || sizeOf(value) !== 3) return false
  const { source, revision, selector } = value
  if (!isIdOf('text:', source) || !isCount(revision) || revision === 0) return false
  return Array.isArray(selector) && selector.length === 2 && isPosition(selector[0]) && isQuote(selector[1])
}

function isPosition(value: unknown): boolean {
  if (!isObject(value) || sizeOf(value) !== 3) return false
  return value['type'] === 'TextPositionSelector' && isCount(value['start']) && isCount(value['end'])
}

function isQuote(value: unknown): boolean {
  if (!isObject(value) || sizeOf(value) !== 4) return false
  const { type, exact, prefix, suffix } = value
  return type === 'TextQuoteSelector' && isText(exact) && isText(prefix) && isText(suffix)
}

function isBody(value: unknown): boolean {
  if (!isObject(value) || sizeOf(value) !== 4) return false
  const { type, purpose, format, value: words } = value
  return (
    type === 'TextualBody' &&
    (purpose === 'commenting' || purpose === 'tagging') &&
    (format === 'text/markdown' || format === 'text/plain') &&
    isText(words)
  )
}
