import type { CanonicalText, TextblockSpan } from '../text/canonical-text.ts'
import { findClusters, sourceLineCites } from './citations/clusters.ts'
import type { CitationCluster } from './structure.ts'

/** A cluster before its page is known. */
export type PlacedCluster = Omit<CitationCluster, 'page'>

/** Front matter cites nothing: "(Routledge, 2013)" there is a publisher's line. */
const silentRoles = new Set(['title-page', 'contents', 'list', 'contributors'])

/** Every in-text citation of a document, in canonical offsets. */
export function findCitations(
  canonical: CanonicalText,
  roleOf: (section: number) => string,
): PlacedCluster[] {
  return canonical.blocks.flatMap((block) => {
    if (silentRoles.has(roleOf(block.section)) || block.start === block.end) return []
    const text = canonical.text.slice(block.start, block.end)
    const source = block.node.type.name === 'table_source'
    const clusters = source ? sourceLineCites(text) : findClusters(text, { emphasis: emphasisOf(block) })
    const place = source ? 'table-source' : block.path.includes('footnote') ? 'footnote' : 'text'
    return clusters.map(({ start, end, raw, cites }) => ({
      start: block.start + start,
      end: block.start + end,
      raw,
      cites,
      place,
    }))
  })
}

/** Stretches in italics, in units of the block's text. */
function emphasisOf({ node }: TextblockSpan): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let at = 0
  node.forEach((child) => {
    const length = child.isText ? child.text!.length : child.type.name === 'hard_break' ? 1 : 0
    if (child.marks.some((mark) => mark.type.name === 'emphasis')) found.push({ start: at, end: at + length })
    at += length
  })
  return found
}
