import type { Line } from './source.ts'

/** What stands for a form feed: a line of its own, so that a page end is never inside a line. */
export const formFeed = '\f'

/** Every line end of Unicode (UAX #14, class BK, CR, LF, NL) and the form feed. */
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

/**
 * The lines of a source, without their line ends. A form feed is a line of its own. `line.text` is always
 * `source.slice(line.start, line.end)`.
 */
export function readLines(source: string): Line[] {
  const lines: Line[] = []
  const push = (start: number, end: number) => lines.push({ start, end, text: source.slice(start, end) })
  let start = 0
  lineEnd.lastIndex = 0
  for (let match = lineEnd.exec(source); match !== null; match = lineEnd.exec(source)) {
    const feed = match[0] === formFeed
    // "text\f": the line ends here; "\n\f" and "\f\n" are one page end without a blank line.
    const empty = match.index === start
    const afterFeed = lines.at(-1)?.text === formFeed && lines.at(-1)!.end === start
    if (!empty || !(feed || afterFeed)) push(start, match.index)
    if (feed) push(match.index, match.index + 1)
    start = match.index + match[0].length
  }
  if (start < source.length) push(start, source.length)
  return lines
}

/** True for a line that shows nothing: white space and characters without a glyph only. */
export function isBlank(line: Line): boolean {
  return line.text !== formFeed && !/[^\s\p{Cc}\u00ad\u200b-\u200f\u2060\ufeff]/u.test(line.text)
}
