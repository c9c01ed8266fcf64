import type { ReactNode } from 'react'
import type { Excerpt } from '../../core/protocol/search.ts'

/** An excerpt with what was found marked in it. Ranges that overlap or lie outside are left out. */
export function ExcerptText({ excerpt: { text, matches } }: { readonly excerpt: Excerpt }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of matches) {
    if (start < at || end <= start || end > text.length) continue
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
