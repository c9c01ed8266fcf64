import type { PageCorrection } from '../records/text.ts'
import type { PageClues } from '../structure/structure.ts'
import type { PageEvidence } from '../text/page-map.ts'
import type { Flow } from './flow.ts'
import { parsePageLabel, type PageLabel } from './page-label.ts'

/** A place in the text and the page it is said to be on. */
export interface Anchor {
  readonly offset: number
  /** Room before the offset, see {@link Flow}. */
  readonly room: number
  readonly label: PageLabel
  /** True where the page begins here; otherwise the offset stands anywhere on the page. */
  readonly begins: boolean
  readonly evidence: PageEvidence
  /** What it costs to disbelieve it. A reader outweighs everything. */
  readonly weight: number
  /** 0–1. */
  readonly confidence: number
}

/** What a reader says weighs more than all else together. */
export const readerWeight = 1e6

/** A contents page was proof-read, a marker was set by a person or a program, a running head was read by a machine. */
const weights: Partial<Record<PageEvidence, number>> = {
  contents: 3,
  marker: 2,
  'running-head': 1.2,
  'table-list': 1.2,
}

/** Every anchor of the clues, ordered by offset. Labels that are no page labels are left out. */
export function anchorsOf(clues: PageClues, corrections: readonly PageCorrection[], flow: Flow): Anchor[] {
  const anchors: Anchor[] = []
  const add = (
    offset: number,
    label: string | null,
    begins: boolean,
    evidence: PageEvidence,
    confidence: number,
    weight: number,
  ) => {
    const parsed = label === null ? null : parsePageLabel(label)
    if (parsed === null || !(offset >= 0 && offset <= clues.length)) return
    anchors.push({
      offset,
      room: flow.roomBefore(offset),
      label: parsed,
      begins,
      evidence,
      confidence,
      weight,
    })
  }
  for (const { offset, label, begins, evidence, confidence } of clues.known)
    add(offset, label, begins, evidence, confidence, (weights[evidence] ?? 1) * confidence)
  for (const { offset, label, evidence, confidence } of clues.candidates)
    add(offset, label, true, evidence, confidence, (weights[evidence] ?? 1) * confidence)
  // Of two corrections of one place the later holds.
  for (const { offset, label, begins } of new Map(corrections.map((each) => [each.offset, each])).values())
    add(offset, label, begins, 'reader', 1, readerWeight)
  return anchors.sort((a, b) => a.offset - b.offset)
}
