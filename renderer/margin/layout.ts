/** Something to stand beside a line. */
export interface Wish {
  /** Where its upper edge wants to be, CSS pixels. */
  readonly top: number
  readonly height: number
  /** How much its wish counts; 1 unless said otherwise. */
  readonly weight?: number
}

/**
 * Upper edges for notes in a column: in the order given, at least `gap` apart, none above `first`, and with
 * the smallest weighted sum of squared distances from where each wants to be.
 *
 * Taking from each wish the room that those before it need turns "do not overlap" into "do not decrease", so
 * this is isotonic regression, solved by pooling adjacent violators: notes that would overlap form a block,
 * and a block stands at the weighted mean of its wishes. Linear in the number of notes.
 */
export function layOut(wishes: readonly Wish[], gap: number, first = 0): number[] {
  const blocks: { mean: number; weight: number; count: number }[] = []
  const room: number[] = []
  let before = 0
  for (const { top, height, weight = 1 } of wishes) {
    room.push(before)
    let block = { mean: top - before, weight, count: 1 }
    while (blocks.length > 0 && blocks.at(-1)!.mean >= block.mean) block = pooled(blocks.pop()!, block)
    blocks.push(block)
    before += height + gap
  }
  return blocks
    .flatMap(({ mean, count }) => Array.from({ length: count }, () => Math.max(first, mean)))
    .map((top, index) => top + room[index]!)
}

function pooled(
  a: { mean: number; weight: number; count: number },
  b: { mean: number; weight: number; count: number },
): { mean: number; weight: number; count: number } {
  const weight = a.weight + b.weight
  return { mean: (a.mean * a.weight + b.mean * b.weight) / weight, weight, count: a.count + b.count }
}
