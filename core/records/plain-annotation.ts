import { annotationRecord, highlightColors, type AnnotationRecord } from './annotation.ts'
import { idPattern, timePattern } from './record.ts'

type Fields = Readonly<Record<string, unknown>>

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
    body.every(isBody) &&
    colors.has(color) &&
    isTextOrNull(page) &&
    Array.isArray(heading) &&
    heading.every(isText) &&
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

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrNull = (value: unknown): boolean => value === null || isText(value)
const isTime = (value: unknown): boolean => isText(value) && timePattern.test(value)
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const isIdOf = (start: string, value: unknown): boolean =>
  isText(value) && value.startsWith(start) && idPattern.test(value)

/** How many fields an object has: one too many, also an inherited one, leaves the value to the schema. */
function sizeOf(value: Fields): number {
  let count = 0
  for (const _ in value) count += 1
  return count
}
