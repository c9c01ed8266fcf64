import type { SourceSpan } from './source.ts'

/** A run of characters and the stretch of source it stands for. Equal lengths mean character for character. */
interface Segment {
  readonly at: number
  readonly length: number
  readonly source: number
  readonly sourceLength: number
}

/**
 * A string that knows where in the source each of its characters came from. Characters put in between (the space
 * that joins two lines) have no source of their own; they count as the end of what stands before them.
 */
export class TracedText {
  readonly text: string
  private readonly segments: readonly Segment[]

  private constructor(text: string, segments: readonly Segment[]) {
    this.text = text
    this.segments = segments
  }

  static readonly empty = new TracedText('', [])

  /** A stretch of the source as it stands. */
  static of(source: string, { start, end }: SourceSpan): TracedText {
    return start >= end
      ? TracedText.empty
      : new TracedText(source.slice(start, end), [
          { at: 0, length: end - start, source: start, sourceLength: end - start },
        ])
  }

  /** One text out of several; a bare string is put in without a source. */
  static join(parts: readonly (TracedText | string)[]): TracedText {
    if (parts.length === 1 && parts[0] instanceof TracedText) return parts[0]
    const texts: string[] = []
    const segments: Segment[] = []
    let length = 0
    for (const part of parts) {
      if (typeof part === 'string') {
        texts.push(part)
        length += part.length
        continue
      }
      for (const segment of part.segments) segments.push({ ...segment, at: segment.at + length })
      texts.push(part.text)
      length += part.text.length
    }
    return new TracedText(texts.join(''), segments)
  }

  slice(start: number, end: number = this.text.length): TracedText {
    const text = this.text.slice(start, end)
    if (text === '') return TracedText.empty
    const segments: Segment[] = []
    for (let index = Math.max(0, this.before(start)); index < this.segments.length; index++) {
      const segment = this.segments[index]!
      if (segment.at >= end) break
      const from = Math.max(start, segment.at)
      const to = Math.min(end, segment.at + segment.length)
      if (from >= to) continue
      const same = segment.length === segment.sourceLength
      segments.push({
        at: from - start,
        length: to - from,
        source: same ? segment.source + from - segment.at : segment.source,
        sourceLength: same ? to - from : segment.sourceLength,
      })
    }
    return new TracedText(text, segments)
  }

  /** Without white space at either end. */
  trim(): TracedText {
    const start = this.text.length - this.text.trimStart().length
    const end = this.text.trimEnd().length
    return start === 0 && end === this.text.length ? this : this.slice(start, Math.max(start, end))
  }

  /** Where in the source a character stands; the end of the text gives the end of its last character. */
  sourceAt(offset: number): number {
    const segment = this.segments[this.before(offset)] ?? this.segments[0]
    if (segment === undefined) return 0
    const inside = Math.max(0, offset - segment.at)
    if (inside >= segment.length) return segment.source + segment.sourceLength
    return segment.source + (segment.length === segment.sourceLength ? inside : 0)
  }

  /** From the first character's place to the end of the last one's. */
  get span(): SourceSpan {
    const first = this.segments[0]
    const last = this.segments.at(-1)
    if (first === undefined || last === undefined) return { start: 0, end: 0 }
    return { start: first.source, end: last.source + last.sourceLength }
  }

  /** Index of the last segment that begins at or before an offset; -1 where none does. */
  private before(offset: number): number {
    let low = 0
    let high = this.segments.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.segments[middle]!.at <= offset) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
