import type { PlainLine } from './plain-line.ts'

/** "1 Salt .... 3      8 Glass .... 21": an entry with its page, a gap, and another entry with its page. */
const pair =
  /^(\s*\S.{2,}?(?: {2,}| ?(?:\. ?){2,}| )(?:\d{1,4}|[ivxlc]{1,7})) {2,}(?=\S*[\p{L}\d]\S* .*?(?: {2,}| ?(?:\. ?){2,}| )(?:\d{1,4}|[ivxlc]{1,7})\s*$)/u

/** Fewer lines of that look may be a table, or titles that end with a number. */
const fewest = 3
/** No line of a contents page is longer; looking further costs time that grows with the square of its length. */
const longest = 240

/**
 * The lines of a contents page set in two columns, in the order they are read: the left one down to its end, then the
 * right one. Any other page is given back as it is. A line that wraps is cut where right columns begin; one alone belongs to the right column where it begins at
 * or behind the place where right columns begin.
 */
export function inReadingOrder(lines: readonly PlainLine[]): readonly PlainLine[] {
  const gaps = lines.map((line) => (line.text.length > longest ? null : pair.exec(line.text)))
  const pairs = gaps.filter((gap) => gap !== null)
  if (pairs.length < fewest || pairs.length * 3 < lines.length) return lines
  const edge = pairs.reduce((least, gap) => Math.min(least, gap[0].length), Infinity)
  const [left, right]: [PlainLine[], PlainLine[]] = [[], []]
  lines.forEach((line, index) => {
    const gap = gaps[index] ?? null
    if (gap !== null) {
      left.push(cut(line, 0, gap[1]!.length))
      right.push(cut(line, gap[0].length, line.text.length))
    } else if (/^\s*/.exec(line.text)![0].length >= edge - 1) right.push(line)
    else if (/\S.* {2}$/.test(line.text.slice(0, edge)) && /^\S/.test(line.text.slice(edge))) {
      left.push(cut(line, 0, line.text.slice(0, edge).trimEnd().length))
      right.push(cut(line, edge, line.text.length))
    } else left.push(line)
  })
  return [...left, ...right]
}

function cut(line: PlainLine, from: number, to: number): PlainLine {
  return {
    ...line,
    text: line.text.slice(from, to),
    offsets: line.offsets.slice(from, to),
    italic: line.italic.slice(from, to),
    start: line.offsets[from]!,
    end: line.offsets[to - 1]! + 1,
    opens: line.opens && from === 0,
  }
}
