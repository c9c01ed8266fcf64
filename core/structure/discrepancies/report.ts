import type { Found, SourceSpan } from '../source.ts'
import type { SourceDiscrepancy } from './evidence.ts'

/** A finding with its places in the order of the text, each with its printed words (cut after 200 characters). */
export function report(
  source: string,
  kind: SourceDiscrepancy['kind'],
  message: string,
  spans: readonly SourceSpan[],
): SourceDiscrepancy {
  const distinct = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]))
  const places = [...distinct.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end, text: source.slice(start, Math.min(end, start + 200)) }))
  return { kind, message, places }
}

/** A value in quotation marks, cut to a length that a sentence bears. */
export function quoted(value: string): string {
  return `“${value.length > 120 ? `${value.slice(0, 119).trimEnd()}…` : value}”`
}

export const spansOf = (found: readonly Found<unknown>[]): SourceSpan[] => found.map((one) => one.at)
