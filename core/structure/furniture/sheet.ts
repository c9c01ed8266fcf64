import type { PageEnd } from '../text-block.ts'

/**
 * One page as it came: its lines between two form feeds, markers or numbers. `first` and `end` are indexes into the lines
 * of the text (`end` exclusive), with furniture still in.
 */
export interface Sheet {
  readonly first: number
  readonly end: number
  /** What showed that it begins here. */
  readonly evidence: PageEnd['evidence']
  /** Printed label, or null while nothing gave one. */
  readonly label: string | null
  /** 0–1, of its beginning. */
  readonly confidence: number
  /** True where it begins inside a printed line. */
  readonly inline: boolean
}
