import { isBlank } from './lines.ts'
import type { Line } from './source.ts'
import { indentOf } from './text-block.ts'

/** Longer lines were never printed as one: a page's measure is 40 to 90 characters, two columns of a broadsheet 160. */
const longestPrinted = 160

/**
 * The measure: the width in characters that a text's lines were broken to, or null where most of the text is
 * *reflowed* (one line a paragraph). It is the ninth decile of the lines that have another line right below them.
 */
export function measureOf(lines: readonly Line[]): number | null {
  let all = 0
  let printed = 0
  const counts = new Uint32Array(longestPrinted + 1)
  let counted = 0
  for (const [index, line] of lines.entries()) {
    const length = line.text.length
    all += length
    const next = lines[index + 1]
    if (length > longestPrinted || length < 20 || line.text.trimStart().includes('\t')) continue
    if (next === undefined || isBlank(next)) continue
    printed += length
    counts[length]! += 1
    counted += 1
  }
  if (counted < 3 || printed < all * 0.3) return null
  let rest = counted / 10
  for (let length = longestPrinted; length > 0; length--) {
    rest -= counts[length]!
    if (rest <= 0) return length
  }
  return null
}

/** True where a line goes to the right margin: the first word of the next line had no room on it. */
export function isFull(line: string, next: string, measure: number): boolean {
  const length = line.trimEnd().length
  if (length >= measure * 0.88) return true
  const word = /^\s*(\S{1,40})/.exec(next)?.[1] ?? ''
  return length >= measure * 0.5 && length + 1 + word.length > measure * 0.96
}

/** True where lines are one broken paragraph: nearly all but the last go to the margin, theirs or the page's. */
export function isBroken(lines: readonly string[], measure: number | null): boolean {
  if (lines.length < 2) return false
  if (lines.some((line) => line.trimStart().includes('\t') || line.length > longestPrinted)) return false
  const widest = Math.max(...lines.slice(0, 2000).map((line) => line.trimEnd().length))
  const width = measure !== null && widest >= measure * 0.85 ? measure : widest
  // A narrower column (a quotation set in) proves itself by more lines only: two short lines are an address.
  if (width !== measure && (lines.length < 3 || width < 30 || looksLikeVerse(lines))) return false
  const full = lines.slice(0, -1).filter((line, index) => isFull(line, lines[index + 1]!, width)).length
  return full >= (lines.length - 1) * 0.7
}

/** True where nearly every line begins with a capital and no line but the last is set to the margin: verse, a list of names. */
function looksLikeVerse(lines: readonly string[]): boolean {
  const high = lines.filter((line) => /^\s*["'“‘«]?\p{Lu}/u.test(line)).length
  return high >= lines.length * 0.75
}

/** The indent most lines have: the page's left margin. */
export function marginOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const indent = Math.min(indentOf(line.text), 60)
    counts.set(indent, (counts.get(indent) ?? 0) + 1)
  }
  let margin = 0
  let most = 0
  for (const [indent, count] of counts) {
    if (count > most || (count === most && indent < margin)) [margin, most] = [indent, count]
  }
  return margin
}
