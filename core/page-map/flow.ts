import type { Span } from '../structure/structure.ts'

/** Notes are set smaller than the text: a character of a note takes this much of the room of one of the text. */
const noteSize = 0.8

/**
 * How much of the printed page a stretch of the canonical text fills. Notes stand at the end of their section in the
 * canonical text and at the foot of their call's page in print; so they count where they are called, not where they stand.
 * Units are UTF-16 units of running text.
 */
export class Flow {
  private readonly notes: readonly Span[]
  private readonly noteLengths: readonly number[]
  private readonly calls: readonly number[]
  private readonly calledLengths: readonly number[]

  constructor(displaced: readonly (Span & { readonly call: number })[]) {
    this.notes = [...displaced].sort((a, b) => a.start - b.start)
    this.noteLengths = sums(this.notes.map(lengthOf))
    const byCall = [...displaced].sort((a, b) => a.call - b.call)
    this.calls = byCall.map((note) => note.call)
    this.calledLengths = sums(byCall.map(lengthOf))
  }

  /** Room from the beginning of the text to an offset. Never decreases as the offset grows. */
  roomBefore(offset: number): number {
    const count = countBelow(this.notes.length, (index) => this.notes[index]!.start < offset)
    const last = this.notes[count - 1]
    const ahead = last === undefined ? 0 : Math.max(0, last.end - offset)
    const called = countBelow(this.calls.length, (index) => this.calls[index]! < offset)
    return offset - (this.noteLengths[count]! - ahead) + noteSize * this.calledLengths[called]!
  }

  /** True where an offset stands inside a note. */
  isNote(offset: number): boolean {
    const count = countBelow(this.notes.length, (index) => this.notes[index]!.start < offset)
    return count > 0 && offset < this.notes[count - 1]!.end
  }
}

const lengthOf = (span: Span): number => Math.max(0, span.end - span.start)

/** `[0, a, a + b, …]`. */
function sums(lengths: readonly number[]): number[] {
  const result = [0]
  for (const length of lengths) result.push(result.at(-1)! + length)
  return result
}

/** How many indexes from 0 on hold `test`, which must hold for a first part only. */
export function countBelow(length: number, test: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) low = middle + 1
    else high = middle
  }
  return low
}
