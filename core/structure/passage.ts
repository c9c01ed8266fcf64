import type { SourceSpan } from './source.ts'
import { TracedText } from './traced-text.ts'

/** A stretch of source as one passage: its lines trimmed, with `glue` between them, blank lines left out. */
export function passageOf(source: string, { start, end }: SourceSpan, glue: ' ' | '\n' = ' '): TracedText {
  const parts: (TracedText | string)[] = []
  let from = start
  const text = source.slice(start, end)
  for (const line of text.split(/[\n\r\v\f\u0085\u2028\u2029]/)) {
    const part = TracedText.of(source, { start: from, end: from + line.length }).trim()
    from += line.length + 1
    if (part.text === '') continue
    if (parts.length > 0) parts.push(glue)
    parts.push(part)
  }
  return TracedText.join(parts)
}
