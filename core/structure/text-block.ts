import type { PageCandidate } from './structure.ts'
import type { Block, Line } from './source.ts'

/** A place where a printed page ends, known from the page's furniture (never from the prose). */
export interface PageEnd {
  /** Source offset of the first character of the page that begins. */
  readonly at: number
  /** Printed label of the page that begins, or null where the furniture is silent. */
  readonly label: string | null
  readonly evidence: Extract<PageCandidate['evidence'], 'marker' | 'running-head' | 'form-feed'>
  /** 0–1. */
  readonly confidence: number
  /** True where it stands inside a printed line: the text on both sides is one paragraph for certain. */
  readonly inline: boolean
}

/** The lines of a text without its furniture, and the page ends that the furniture showed. */
export interface PageFlow {
  readonly lines: readonly Line[]
  /** Index into `lines` of the first line of a page → the page end before it. */
  readonly pageEnds: ReadonlyMap<number, PageEnd>
}

/** A {@link Block} with what its layout says. */
export interface TextBlock extends Block {
  /** True where its lines are one paragraph that was broken to the width of a page. */
  readonly wrapped: boolean
  /** Columns by which all its lines are set in from the page's margin. */
  readonly indent: number
  /** True where its first line is set in from the others, or from the margin. */
  readonly firstIndented: boolean
  /** The page end before it, or null where it goes on on the same page (or nothing is known). */
  readonly pageEnd: PageEnd | null
  /** True where it stands among the notes at the foot of its page. */
  readonly foot: boolean
}

/** Columns of white space before a line's first character; a tab counts four. */
export function indentOf(text: string): number {
  let columns = 0
  for (const character of text) {
    if (character === '\t') columns += 4
    else if (character === ' ' || character === '\u00a0') columns += 1
    else if (character > '\u001f' && character !== '\ufeff') break
  }
  return columns
}
