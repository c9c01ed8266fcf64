import type { SourceSpan } from './source.ts'
import type { Span } from './structure.ts'

/** A run of canonical text and the stretch of source it stands for. Equal lengths mean character for character. */
export interface MappedRun {
  readonly canonical: number
  readonly length: number
  readonly source: number
  readonly sourceLength: number
}

/** A stretch of source that a place in the canonical text stands for although not all of it is printed there: an entry's page number, "Chapter 11". */
export interface Shadow {
  readonly at: SourceSpan
  readonly span: Span
}

/**
 * Source offset ↔ canonical offset. What the structure took out (furniture, markup, the words "Chapter 11" that became
 * a heading's number) has no canonical character; its offsets map to the next one that has.
 */
export class SourceMap {
  private readonly bySource: readonly MappedRun[]
  private readonly byCanonical: readonly MappedRun[]

  private readonly shadows: readonly Shadow[]

  /** `shadows` must not overlap. */
  constructor(runs: readonly MappedRun[], shadows: readonly Shadow[] = []) {
    this.shadows = [...shadows].sort((a, b) => a.at.start - b.at.start)
    this.bySource = [...runs].sort((a, b) => a.source - b.source)
    this.byCanonical = [...runs].sort((a, b) => a.canonical - b.canonical)
  }

  /** Canonical offset of a source offset, or of the next source character that is in the canonical text. */
  canonicalAt(source: number): number {
    const index = lastAtOrBefore(this.bySource, (run) => run.source <= source)
    const run = this.bySource[index]
    if (run !== undefined && source < run.source + run.sourceLength) return inside(run, source)
    const next = this.bySource[index + 1]
    if (next !== undefined) return next.canonical
    return run === undefined ? 0 : run.canonical + run.length
  }

  /** Canonical offset just behind the last character of a source stretch that ends at `source`. */
  canonicalEnd(source: number): number {
    const run = this.bySource[lastAtOrBefore(this.bySource, (candidate) => candidate.source < source)]
    if (run === undefined) return 0
    if (source >= run.source + run.sourceLength) return run.canonical + run.length
    return run.length === run.sourceLength ? inside(run, source) : run.canonical + run.length
  }

  /** The canonical stretch of a source stretch. Where nothing of it is in the canonical text, an empty one. */
  canonicalSpan({ start, end }: SourceSpan): Span {
    const from = this.canonicalAt(start)
    const to = Math.max(from, end > start ? this.canonicalEnd(end) : from)
    const shadow = from === to ? this.shadowOf(start, end) : undefined
    return shadow ?? { start: from, end: to }
  }

  private shadowOf(start: number, end: number): Span | undefined {
    const shadow = this.shadows[lastAtOrBefore(this.shadows, ({ at }) => at.start <= start)]
    return shadow !== undefined && end <= shadow.at.end ? shadow.span : undefined
  }

  /** Source offset of a canonical offset. */
  sourceAt(canonical: number): number {
    const run =
      this.byCanonical[lastAtOrBefore(this.byCanonical, (candidate) => candidate.canonical <= canonical)]
    if (run === undefined) return this.byCanonical[0]?.source ?? 0
    const offset = canonical - run.canonical
    if (offset >= run.length) return run.source + run.sourceLength
    return run.source + (run.length === run.sourceLength ? offset : 0)
  }
}

function inside(run: MappedRun, source: number): number {
  return run.canonical + (run.length === run.sourceLength ? source - run.source : 0)
}

/** Index of the last element for which `test` holds; `test` must hold for a prefix of the list only. -1 if none. */
function lastAtOrBefore<T>(list: readonly T[], test: (element: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low - 1
}
