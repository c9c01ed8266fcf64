import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Span } from '../../core/structure/structure.ts'
import { Finder, matchesWithin, matchFrom, type FindQuery } from './find.ts'
import type { ReadableText } from './readable-text.ts'
import type { ReadingView } from './reading-view.ts'

/** At most so many matches are drawn at a time; all are counted. */
const mostDrawn = 400
/** A long text is searched only once the typing rests, ms. */
const typingPause = 120

export interface Find {
  /** Null while the bar is closed. */
  readonly query: FindQuery | null
  readonly asked: number
  readonly matches: readonly Span[]
  /** Zero-based; -1 where nothing was found. */
  readonly index: number
  open(): void
  close(): void
  setQuery(query: FindQuery): void
  go(step: 1 | -1): void
}

/** Finding in the text: what is asked, what was found, and the match that is looked at. `near` is the stretch around what is in sight. */
export function useFind(text: ReadableText, view: RefObject<ReadingView | null>, near: Span): Find {
  const finder = useRef<{ of: ReadableText; finder: Finder } | null>(null)
  const [query, setQuery] = useState<FindQuery | null>(null)
  const [asked, setAsked] = useState(0)
  const [{ matches, index }, setFound] = useState<{ matches: readonly Span[]; index: number }>(nothing)
  /** Where the search began: the first match is looked for from there, and closing goes back there. */
  const began = useRef(0)
  /** True once the person went from match to match: closing then stays there. */
  const moved = useRef(false)

  useEffect(() => {
    if (query === null || query.text.trim() === '') return
    const timer = setTimeout(() => {
      if (finder.current?.of !== text) finder.current = { of: text, finder: new Finder(text.canonical.text) }
      const found = finder.current.finder.find(query)
      const first = found.length === 0 ? -1 : matchFrom(found, began.current)
      setFound({ matches: found, index: first })
      if (found[first] !== undefined) view.current?.reveal(found[first])
    }, typingPause)
    return () => clearTimeout(timer)
  }, [query, text, view])

  const active = query !== null && query.text.trim() !== ''
  const drawn = useMemo(
    () => (active ? matchesWithin(matches, near, mostDrawn) : []),
    [active, matches, near],
  )
  useEffect(() => {
    view.current?.cue({ found: drawn, current: active ? (matches[index] ?? null) : null })
  }, [drawn, active, matches, index, view])

  return {
    query,
    asked,
    matches: active ? matches : [],
    index: active ? index : -1,
    setQuery,
    open() {
      setAsked((times) => times + 1)
      if (query !== null) return
      const reading = view.current
      began.current = reading?.offsetAtTop() ?? 0
      moved.current = false
      const selected = reading?.selection() ?? null
      const words =
        selected !== null && selected.end - selected.start < 100
          ? text.canonical.text.slice(selected.start, selected.end)
          : ''
      setQuery({ text: words, matchCase: false, wholeWord: false })
    },
    close() {
      const match = matches[index]
      setQuery(null)
      setFound(nothing)
      const reading = view.current
      if (reading === null) return
      if (match !== undefined && active && moved.current) reading.setCaret(match.start)
      else reading.scrollToTop(began.current)
      reading.focus()
    },
    go(step) {
      if (matches.length === 0) return
      moved.current = true
      const next = (index + step + matches.length) % matches.length
      setFound({ matches, index: next })
      view.current?.reveal(matches[next]!)
    },
  }
}

const nothing: { matches: readonly Span[]; index: number } = { matches: [], index: -1 }
