import { formFeed } from '../lines.ts'
import type { Line } from '../source.ts'
import type { PageEnd, PageFlow } from '../text-block.ts'

/** Takes the furniture out of a text's lines and tells where its pages end. */
export function readPageFlow(lines: readonly Line[]): PageFlow {
  const kept: Line[] = []
  const pageEnds = new Map<number, PageEnd>()
  let feed = false
  for (const line of lines) {
    if (line.text === formFeed) {
      feed = true
      continue
    }
    if (feed && kept.length > 0) {
      pageEnds.set(kept.length, {
        at: line.start,
        label: null,
        evidence: 'form-feed',
        confidence: 0.95,
        inline: false,
      })
    }
    feed = false
    kept.push(line)
  }
  return { lines: kept, pageEnds }
}
