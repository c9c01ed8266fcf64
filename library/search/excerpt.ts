import type { Excerpt } from '../../core/protocol/search.ts'
import { fold, words } from './fold.ts'

/** About a line and a half of the window's search list, UTF-16 units. */
const length = 180

/**
 * The stretch of a passage that shows the most of what was looked for, with every match marked. `terms` are folded
 * words of the index (what the query's words, beginnings and near spellings matched).
 */
export function excerptOf(text: string, terms: ReadonlySet<string>): Excerpt & { readonly first: number } {
  const found = words(text).filter(({ word }) => terms.has(fold(word)))
  const start = bestWindow(found, text.length)
  const from = start === 0 ? 0 : snapToSpace(text, start)
  const to = from + length >= text.length ? text.length : snapToSpace(text, from + length)
  const before = from > 0 ? '… ' : ''
  const after = to < text.length ? ' …' : ''
  const matches = found
    .filter((match) => match.start >= from && match.end <= to)
    .map((match) => [match.start - from + before.length, match.end - from + before.length] as const)
  const shown = text.slice(from, to).replace(/[\n\t]/g, ' ')
  return { text: before + shown + after, matches, first: found[0]?.start ?? 0 }
}

/** Start of the window that holds the most matches; the first such. */
function bestWindow(found: readonly { start: number; end: number }[], total: number): number {
  let best = { count: 0, start: 0 }
  let low = 0
  for (const [high, match] of found.entries()) {
    while (match.end - found[low]!.start > length - 40) low++
    if (high - low + 1 > best.count) best = { count: high - low + 1, start: found[low]!.start }
  }
  return total <= length ? 0 : Math.max(0, Math.min(best.start - 40, total - length))
}

function snapToSpace(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return space > at - 25 && space >= 0 ? space + 1 : at
}
